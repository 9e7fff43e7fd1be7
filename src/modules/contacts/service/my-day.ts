import { formatList } from '#i18n/format.ts'
import { isLocale } from '#i18n/locales.ts'
import { dayIn, instant } from '#lib/day.ts'
import { ownOrganisation } from '#modules/organisations/index.ts'
import type { UseCase } from '#platform/use-case.ts'
import type { Urgency } from '../domain/urgency.ts'
import * as store from '../store/my-day.ts'
import { personLabels } from './caller.ts'
import { taxonomy } from './taxonomy.ts'

/** A contact that waits for somebody: `dueAt` is when the call was promised, or since when a request waits. */
export interface DueContact {
  readonly kind: 'call_back' | 'web_request'
  readonly contactId: string
  readonly title: string
  readonly dueAt: string
  readonly urgency: Urgency
  readonly why: 'overdue' | 'due_today' | 'danger_now' | 'unanswered'
}

/** What the contacts of the organisation ask of this actor today: promised calls, and requests from the web. */
export async function dueContacts(use: UseCase): Promise<DueContact[]> {
  const organisation = ownOrganisation(use)
  const me = use.actor.userId ?? ''
  const { timeZone } = use.actor
  const calls = await store.findDueCalls(use.db, organisation, me, dayIn(use.now, timeZone), timeZone)
  const requests = await store.findUnanswered(use.db, organisation, me)
  const labels = await personLabels(
    use,
    calls.map(call => call.person_id),
  )
  const title = (row: store.WaitingContact) =>
    (row.person_id && labels.get(row.person_id)) || needNames(use, row.needs)
  return [
    ...calls.map(row => ({
      kind: 'call_back' as const,
      contactId: row.id,
      title: title(row),
      dueAt: instant(row.due_at) as string,
      urgency: row.urgency as Urgency,
      why: Date.parse(row.due_at) < Date.parse(use.now) ? ('overdue' as const) : ('due_today' as const),
    })),
    ...requests.map(row => ({
      kind: 'web_request' as const,
      contactId: row.id,
      title: title(row),
      dueAt: instant(row.due_at) as string,
      urgency: row.urgency as Urgency,
      why: row.urgency === 'now' ? ('danger_now' as const) : ('unanswered' as const),
    })),
  ]
}

function needNames(use: UseCase, codes: readonly string[]): string {
  const locale = isLocale(use.actor.locale) ? use.actor.locale : 'en'
  const names = codes.map(code => taxonomy().needs.find(need => need.code === code)?.name[locale] ?? code)
  return formatList(locale, names.slice(0, 3))
}
