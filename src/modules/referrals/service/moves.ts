import type { InputOf } from '#lib/contract.ts'
import { newId } from '#lib/ids.ts'
import { changedMeanwhile, forbidden, notFound } from '#lib/refusal.ts'
import type { UseCase } from '#platform/use-case.ts'
import type * as contract from '../contract.ts'
import { announced } from '../domain/events.ts'
import { isOver, type Move, moves, type ReferralStatus, type Side } from '../domain/referral.ts'
import { refuse } from '../domain/refusals.ts'
import * as store from '../store/referrals.ts'
import { isTaker, sideOf, viewOf } from './view.ts'

export const acceptReferral = async (use: UseCase, input: InputOf<typeof contract.acceptReferral>) =>
  viewOf(use, await move(use, 'accept', input, take(use, use.actor.name)))

export const declineReferral = async (use: UseCase, input: InputOf<typeof contract.declineReferral>) =>
  viewOf(use, await move(use, 'decline', input, ended(use, input)))

export const askMore = async (use: UseCase, input: InputOf<typeof contract.askMore>) =>
  viewOf(use, await move(use, 'ask_more', input))

export const giveMore = async (use: UseCase, input: InputOf<typeof contract.giveMore>) =>
  viewOf(use, await move(use, 'give_more', input))

export const returnReferral = async (use: UseCase, input: InputOf<typeof contract.returnReferral>) =>
  viewOf(use, await move(use, 'return', input, ended(use, input)))

export const reportOutcome = async (use: UseCase, input: InputOf<typeof contract.reportOutcome>) =>
  viewOf(use, await move(use, 'report', input, reported(use, input)))

export const withdrawReferral = async (use: UseCase, input: InputOf<typeof contract.withdrawReferral>) =>
  viewOf(use, await move(use, 'withdraw', input, ended(use, input)))

type Change = Parameters<typeof store.moveReferral>[4]

/** What changes with each kind of answer, besides the status. */
export const take = (use: UseCase, name: string): Change => ({
  accepted_by: use.actor.userId,
  accepted_by_name: name,
  receiver_worker_ids: use.actor.userId ? [use.actor.userId] : [],
  answered_at: use.now,
})

export const ended = (
  use: UseCase,
  { reason, note }: { reason?: string | undefined; note: string | null },
): Change => ({
  ended_at: use.now,
  reason: reason ?? 'other',
  reason_note: note,
})

export function reported(
  use: UseCase,
  {
    outcome,
    note,
    recovered,
  }: { outcome: string; note: string | null; recovered?: { amount: number; currency: string } | null },
): Change {
  return {
    ended_at: use.now,
    outcome,
    outcome_note: note,
    recovered_amount: recovered?.amount ?? null,
    recovered_currency: recovered?.currency ?? null,
  }
}

interface Answer {
  readonly id: string
  readonly version: number
  readonly note: string | null
}

/**
 * One step in a referral's life: only by the side whose turn it is, from a state that allows it, on the version that was
 * seen. `asSide` is the receiver's where somebody else records what a partner without an account has answered.
 */
export async function move(
  use: UseCase,
  what: Move,
  { id, version, note }: Answer,
  change: Change = {},
  asSide?: Side,
) {
  const row = await mustSee(use, id)
  const side = asSide ?? sideOf(use, row)
  const rule = moves[what]
  if (rule.side !== side) throw refuse('referrals.not_their_turn')
  if ((what === 'return' || what === 'report') && !asSide && !isTaker(use, row))
    throw forbidden(`referrals.${what}`)
  if (!rule.from.includes(row.status as ReferralStatus)) throw lateAnswer(row)
  const moved = await store.moveReferral(use.db, row, rule.from, version, {
    ...change,
    status: rule.to,
    changed_at: use.now,
  })
  if (!moved) throw await lost(use, id, version)
  await say(use, moved, messageKinds[what], note, side)
  tell(use, what, moved)
  return moved
}

const messageKinds: Readonly<Record<Move, string>> = {
  accept: 'accepted',
  decline: 'declined',
  ask_more: 'more_asked',
  give_more: 'more_given',
  return: 'returned',
  report: 'done',
  withdraw: 'withdrawn',
}

function lateAnswer({ status, accepted_by_name }: store.ReferralRow) {
  if (isOver(status as ReferralStatus)) return refuse('referrals.already_over', { state: status })
  return refuse('referrals.already_answered', { state: status, by: accepted_by_name })
}

/** Somebody was faster: the newer state says whether there is still something to decide. */
async function lost(use: UseCase, id: string, version: number) {
  const now = await mustSee(use, id)
  if (now.status === 'sent' || now.status === 'more_asked')
    return changedMeanwhile({ id, version }, await viewOf(use, now))
  return lateAnswer(now)
}

/** Each organisation's log and each one's file of it: ids and codes only. */
function tell(use: UseCase, what: Move, row: store.ReferralRow): void {
  const sides = [
    { organisationId: row.organisation_id, caseId: row.case_id, needId: row.need_id },
    ...(row.to_organisation_id
      ? [{ organisationId: row.to_organisation_id, caseId: row.receiver_case_id, needId: null }]
      : []),
  ]
  for (const { organisationId, caseId, needId } of sides) {
    use.audit({
      action: `referrals.${what}`,
      thing: 'referral',
      thingId: row.id,
      details: { status: row.status },
      organisationId,
    })
    use.announce(
      announced[what],
      {
        referralId: row.id,
        needCode: row.need_code,
        ...(caseId ? { caseId } : {}),
        ...(needId ? { needId } : {}),
        ...(row.outcome ? { outcome: row.outcome } : {}),
        ...(row.reason ? { reason: row.reason } : {}),
      },
      organisationId,
    )
  }
}

export async function say(
  use: UseCase,
  row: store.ReferralRow,
  kind: string,
  text: string | null,
  side?: Side | 'system',
) {
  await store.insertMessage(
    use.db,
    {
      organisation_id: row.organisation_id,
      id: newId(),
      referral_id: row.id,
      at: use.now,
      side: side ?? sideOf(use, row),
      author_id: use.actor.userId,
      author_name: side === 'system' ? '' : use.actor.kind === 'system' ? row.to_name : use.actor.name,
      kind,
      text,
    },
    row.restricted,
  )
}

export async function mustSee(use: UseCase, id: string): Promise<store.ReferralRow> {
  const row = await store.findReferral(use.db, id)
  if (!row) throw notFound()
  return row
}
