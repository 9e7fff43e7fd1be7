import { systemActor } from '#lib/actor.ts'
import { addHours } from '#lib/day.ts'
import { newId } from '#lib/ids.ts'
import { organisationBySlug } from '#modules/organisations/index.ts'
import { newToken } from '#platform/secrets.ts'
import type { UseCase } from '#platform/use-case.ts'
import { endSessions, findMembers } from '../store/accounts.ts'
import { closeOldRecoveries, insertRecovery } from '../store/recovery.ts'
import { endLimited, worksElsewhere } from '../store/sign-in.ts'

const hoursOfLink = 24

export interface OperatorRecovery {
  readonly organisation: string
  readonly email: string
  /** Who opens it: a name that the organisation knows. */
  readonly operator: string
  /** Who asked, and how it was made sure that it is them. */
  readonly reason: string
}

export type Opened = { readonly link: string; readonly expiresAt: string; readonly told: number }

/**
 * The last way: whoever runs the server opens the account of somebody whom no two colleagues can help any more. Every
 * session ends, it stands in the log, and each member of the organisation is told by whom and why. A sentence where it
 * is refused.
 */
export async function recoverByOperator(use: UseCase, asked: OperatorRecovery): Promise<Opened | string> {
  const organisation = await organisationBySlug(use, asked.organisation)
  if (!organisation) return `--organisation: there is no organisation “${asked.organisation}”.`
  await use.become(systemActor(organisation.id))
  const members = (await findMembers(use.db, organisation.id)).filter(one => one.active)
  const lost = members.find(one => one.email.toLowerCase() === asked.email.toLowerCase())
  if (!lost) return `--email: no active member of “${asked.organisation}” has this address.`
  const helpers = members.filter(
    one =>
      one.user_id !== lost.user_id &&
      one.roles.some(role => role === 'supervisor' || role === 'administrator'),
  )
  if (helpers.length >= 2)
    return `${helpers.length} others of “${asked.organisation}” are supervisors or administrators: two of them open it in the app, under Members.`
  if (await worksElsewhere(use.db, lost.user_id, organisation.id))
    return '--email: this person also works for another organisation, whose files the link would open. Two colleagues there, or a new account.'
  const { token, hash } = newToken()
  const expiresAt = addHours(use.now, hoursOfLink)
  await closeOldRecoveries(use.db, organisation.id, lost.user_id, use.now)
  await insertRecovery(use.db, {
    organisation_id: organisation.id,
    id: newId(),
    user_id: lost.user_id,
    operator: asked.operator,
    operator_reason: asked.reason,
    asked_at: use.now,
    confirmed_at: use.now,
    token_hash: hash,
    expires_at: expiresAt,
  })
  await endSessions(use.db, lost.user_id, use.now, {})
  await endLimited(use.db, lost.user_id)
  use.audit({
    action: 'accounts.recover_by_operator',
    thing: 'user',
    thingId: lost.user_id,
    details: { operator: asked.operator, reason: asked.reason },
  })
  return { link: `/app/recovery#${token}`, expiresAt, told: members.length }
}
