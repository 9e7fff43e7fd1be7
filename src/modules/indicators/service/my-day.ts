import { hasRole } from '#lib/actor.ts'
import { instant } from '#lib/day.ts'
import { dueCases } from '#modules/cases/index.ts'
import { dueContacts } from '#modules/contacts/index.ts'
import type { UseCase } from '#platform/use-case.ts'
import { type DayItem, type DayUrgency, inOrder } from '../domain/my-day.ts'
import { findWaitingReferrals, type WaitingReferral } from '../store.ts'
import { labelOf, localeOf } from './labels.ts'

/** What needs this actor now: each module is asked for its own part, and says it in its own words. */
export async function readMyDay(use: UseCase): Promise<{ items: DayItem[] }> {
  const worksOnCases = hasRole(use.actor, 'caseworker', 'lawyer', 'supervisor')
  const items: DayItem[] = (await dueContacts(use)).map(({ contactId, dueAt, ...rest }) => ({
    ...rest,
    id: contactId,
    due: dueAt,
  }))
  if (worksOnCases) {
    items.push(...(await dueCases(use)).map(({ caseId, ...rest }) => ({ ...rest, id: caseId })))
    items.push(...(await findWaitingReferrals(use.db, use.now)).map(row => referralItem(use, row)))
  }
  use.audit({ action: 'indicators.my_day', thing: 'my_day', thingId: null, details: { shown: items.length } })
  return { items: inOrder(items) }
}

/** The need and the other organisation: what the receiver sees before accepting is no more than that. */
function referralItem(use: UseCase, row: WaitingReferral): DayItem {
  const need = labelOf(localeOf(use.actor.locale), 'need', row.title_code)
  const due = instant(row.answer_due) as string
  const late = Date.parse(due) < Date.parse(use.now)
  const urgency: DayUrgency =
    row.urgency === 'danger_now' ? 'now' : row.urgency === 'today' ? 'today' : 'soon'
  return {
    kind: row.incoming ? 'referral_in' : 'referral_out',
    id: row.id,
    title: `${need} · ${row.partner}`,
    due,
    urgency,
    why: row.more_asked
      ? 'more_asked'
      : row.incoming
        ? late
          ? 'overdue'
          : 'waits_for_us'
        : 'waits_for_them',
  }
}
