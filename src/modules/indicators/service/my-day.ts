import { hasRole } from '#lib/actor.ts'
import { dueCases } from '#modules/cases/index.ts'
import { dueContacts } from '#modules/contacts/index.ts'
import { dueReferrals } from '#modules/referrals/index.ts'
import { dueQuestions } from '#modules/tracing/index.ts'
import type { UseCase } from '#platform/use-case.ts'
import { type DayItem, inOrder } from '../domain/my-day.ts'
import { needName } from './labels.ts'

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
    items.push(
      ...(await dueReferrals(use)).map(({ referralId, needCode, partner, ...rest }) => ({
        ...rest,
        id: referralId,
        // The need and the other organisation: no more than the receiver sees before accepting.
        title: `${needName(use, needCode)} · ${partner}`,
      })),
    )
    items.push(...(await dueQuestions(use)).map(({ partner, ...rest }) => ({ ...rest, title: partner })))
  }
  use.audit({ action: 'indicators.my_day', thing: 'my_day', thingId: null, details: { shown: items.length } })
  return { items: inOrder(items) }
}
