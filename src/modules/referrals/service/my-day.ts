import { instant } from '#lib/day.ts'
import { organisationById, ownOrganisation } from '#modules/organisations/index.ts'
import type { UseCase } from '#platform/use-case.ts'
import { findWaiting, type WaitingRow } from '../store/my-day.ts'

/** A referral that waits for an answer: ours to give (`referral_in`) or theirs (`referral_out`). `due`: a moment. */
export interface DueReferral {
  readonly kind: 'referral_in' | 'referral_out'
  readonly referralId: string
  readonly needCode: string
  readonly partner: string
  readonly due: string
  readonly urgency: 'now' | 'today' | 'soon'
  readonly why: 'overdue' | 'waits_for_us' | 'waits_for_them' | 'more_asked'
}

/** What referrals ask of this actor today. */
export async function dueReferrals(use: UseCase): Promise<DueReferral[]> {
  const rows = await findWaiting(use.db, ownOrganisation(use), use.now)
  const senders = new Map<string, string>()
  for (const id of new Set(rows.filter(row => row.incoming).map(row => row.sender_id)))
    senders.set(id, (await organisationById(use, id))?.name ?? '')
  return rows.map(row => {
    const due = instant(row.answer_due) as string
    const late = Date.parse(due) < Date.parse(use.now)
    return {
      kind: row.incoming ? 'referral_in' : 'referral_out',
      referralId: row.id,
      needCode: row.need_code,
      partner: row.partner ?? senders.get(row.sender_id) ?? '',
      due,
      urgency: row.urgency === 'danger_now' ? 'now' : row.urgency === 'today' ? 'today' : 'soon',
      why: reasonOf(row, late),
    }
  })
}

function reasonOf({ status, incoming }: WaitingRow, late: boolean): DueReferral['why'] {
  if (status === 'more_asked') return 'more_asked'
  if (!incoming) return 'waits_for_them'
  return late ? 'overdue' : 'waits_for_us'
}
