import { showPhone } from '#lib/phone.ts'
import { notFound } from '#lib/refusal.ts'
import { consentsOf } from '#modules/people/index.ts'
import type { UseCase } from '#platform/use-case.ts'
import { refuse } from '../domain/refusals.ts'
import * as store from '../store/referrals.ts'
import type { Disclosure } from './compose.ts'
import { mustSee } from './moves.ts'
import { sideOf } from './view.ts'

/**
 * The whole number of a way that was told, to whoever took the referral: only when it is asked for, and written down at both
 * organisations. Until then they read its end, and how to use it without harm.
 */
export async function revealNumber(use: UseCase, { id, way }: { id: string; way: number }) {
  const row = await mustSee(use, id)
  if (sideOf(use, row) !== 'receiver') throw refuse('referrals.not_their_turn')
  if (row.status !== 'accepted' && row.status !== 'done')
    throw refuse('referrals.already_over', { state: row.status })
  const number = await numberOf(use, row, way)
  record(use, row, way)
  return { number, shown: shown(number) }
}

/** The same for a partner without an account, whose link was opened: Hamroh acts for the sender by now. */
export async function numberForPartner(use: UseCase, row: store.ReferralRow, way: number): Promise<string> {
  if (row.status !== 'accepted' || !(await isStillAgreed(use, row))) throw notFound()
  const number = await numberOf(use, row, way)
  record(use, row, way)
  return shown(number)
}

/** Whether the consent under which it was told holds today; what was told without one needs none. */
export async function isStillAgreed(use: UseCase, row: store.ReferralRow): Promise<boolean> {
  if (!row.consent_id || !row.person_id) return true
  const consents = await consentsOf(use, row.person_id)
  return consents.some(one => one.id === row.consent_id && one.standing === 'holds')
}

async function numberOf(use: UseCase, row: store.ReferralRow, way: number): Promise<string> {
  // It passed its schema when it was sent.
  const told = (await store.findDisclosure(use.db, row.id))?.content as Disclosure | undefined
  const number = told?.contactWays?.[way]?.number
  if (!number) throw notFound()
  return number
}

function record(use: UseCase, row: store.ReferralRow, way: number): void {
  const line = { action: 'referrals.reveal_number', thing: 'referral', thingId: row.id, details: { way } }
  use.audit(line)
  if (row.organisation_id !== use.actor.organisationId)
    use.audit({ ...line, organisationId: row.organisation_id })
}

const shown = (number: string) => (number.startsWith('+') ? showPhone(number) : number)
