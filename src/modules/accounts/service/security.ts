import { notFound } from '#lib/refusal.ts'
import { ownOrganisation } from '#modules/organisations/index.ts'
import type { UseCase } from '#platform/use-case.ts'
import { findMembers } from '../store/accounts.ts'
import { findSecurityLines, markOperatorTold, markTold } from '../store/recovery.ts'
import { asSystem } from './as-system.ts'

export async function noticeRead(use: UseCase, { id }: { id: string }) {
  const userId = use.actor.userId as string
  let told = await markOperatorTold(use.db, id, use.now)
  if (!told)
    await asSystem(use, async () => {
      told = await markTold(use.db, userId, id, use.now)
    })
  if (!told) throw notFound()
  use.audit({ action: 'accounts.told', thing: 'user', thingId: userId })
  return null
}

/** What a person should know of the own account; the rest of the log is of no help here. */
const worthTelling = [
  'sign_in',
  'sign_in_failed',
  'change_password',
  'second_factor',
  'add_passkey',
  'remove_passkey',
  'link',
  'ask_recovery',
  'confirm_recovery',
  'recover',
  'recover_by_operator',
  'update_member',
  'end_session',
]

export async function readSecurity(use: UseCase) {
  const userId = use.actor.userId as string
  const names = new Map(
    (await findMembers(use.db, ownOrganisation(use))).map(one => [one.user_id, one.name] as const),
  )
  const lines = (await findSecurityLines(use.db, userId)).filter(({ action }) =>
    worthTelling.includes(action.replace('accounts.', '')),
  )
  return {
    items: lines.slice(0, 30).map(({ id, at, action, actor_id }) => ({
      id,
      at,
      what: action.replace('accounts.', ''),
      by: actor_id ? (names.get(actor_id) ?? null) : null,
      byMe: actor_id === userId,
    })),
  }
}
