import { formatList } from '#i18n/format.ts'
import { isLocale } from '#i18n/locales.ts'
import type { Day } from '#lib/day.ts'
import { notFound } from '#lib/refusal.ts'
import { ownOrganisation } from '#modules/organisations/index.ts'
import type { UseCase } from '#platform/use-case.ts'
import { words } from '#platform/words.ts'
import { type CaseStatus, type NeedStatus, titleOf } from '../domain/case.ts'
import { dueState } from '../domain/plan.ts'
import { mayWork } from '../domain/policy.ts'
import type { RiskLevel } from '../domain/triage.ts'
import * as store from '../store/cases.ts'
import { findCasePage } from '../store/page.ts'
import { namesOf, rightsOf, todayOf } from './load.ts'
import { type PersonOfCase, type PersonSummary, personSummaries, personsOfCase } from './persons.ts'
import { needByCode, placeName } from './taxonomy.ts'

export type CaseSummary = Awaited<ReturnType<typeof summariesOf>>[number]

/** Rows as lists show them: two questions to other modules for all of them together. */
export async function summariesOf(use: UseCase, rows: readonly store.CaseLine[]) {
  if (!rows.length) return []
  const name = await namesOf(use)
  const persons = await personSummaries(use, [...new Set(rows.flatMap(row => row.person_ids.slice(0, 1)))])
  return rows.map(row => summaryOf(use, row, name, persons))
}

export function summaryOf(
  use: UseCase,
  row: store.CaseLine,
  name: Awaited<ReturnType<typeof namesOf>>,
  persons: ReadonlyMap<string, PersonSummary>,
) {
  const due = (row.status === 'closed' ? null : row.due_on) as Day | null
  return {
    id: row.id,
    reference: row.reference,
    status: row.status as CaseStatus,
    openedAt: row.opened_at,
    responsible: name(row.responsible_id),
    title: titleFor(use, row, persons.get(row.person_ids[0] ?? '')),
    restricted: row.restricted,
    risk: row.risk as RiskLevel | null,
    nextStep: row.next_step,
    nextStepOn: row.next_step_on,
    dueOn: due,
    due: due && dueState(due, todayOf(use)),
    holdUntil: row.hold_until,
    waiting: row.waiting,
    needCodes: row.need_codes,
    areas: row.areas,
    personIds: row.person_ids,
    teamId: row.team_id,
    changedAt: row.changed_at,
    version: row.version,
  }
}

/** In the reader's language, from fields: sex, age, place, needs. */
function titleFor(use: UseCase, row: store.CaseLine, person: PersonSummary | undefined): string {
  const locale = isLocale(use.actor.locale) ? use.actor.locale : 'en'
  const t = words(locale)
  const year = Number(todayOf(use).slice(0, 4))
  const needs = [...new Set(row.need_codes)].map(code => needByCode(code)?.name[locale] ?? code)
  return titleOf(
    {
      ownTitle: row.own_title,
      sex: person?.sex === 'female' || person?.sex === 'male' ? person.sex : null,
      age: person?.birthYear ? year - person.birthYear : null,
      place: placeName(row.place_id, locale),
      needs: needs.slice(0, 3),
    },
    {
      female: t('cases.title.female'),
      male: t('cases.title.male'),
      person: t('cases.title.person'),
      list: items => formatList(locale, items),
    },
  )
}

/** Another module's question: these cases in one line each. Those that the actor may not read are not in the answer. */
export async function caseSummaries(use: UseCase, ids: readonly string[]): Promise<Map<string, CaseSummary>> {
  if (!ids.length) return new Map()
  const rows = await store.findCases(use.db, ownOrganisation(use), [...new Set(ids)])
  return new Map((await summariesOf(use, rows)).map(summary => [summary.id, summary]))
}

/** Another module's question: which of these cases are restricted, so that what it holds of them is written sealed. */
export async function restrictedAmong(use: UseCase, ids: readonly string[]): Promise<ReadonlySet<string>> {
  if (!ids.length) return new Set()
  const rows = await store.findCases(use.db, ownOrganisation(use), [...new Set(ids)])
  return new Set(rows.filter(row => row.restricted).map(row => row.id))
}

export interface CaseForReferral {
  readonly id: string
  readonly reference: string
  readonly status: CaseStatus
  readonly restricted: boolean
  readonly version: number
  readonly responsibleId: string | null
  readonly workerIds: readonly string[]
  readonly teamId: string | null
  readonly placeId: string | null
  /** Each person once; `files`: every id under which they may be known, the one they are read under first. */
  readonly persons: readonly PersonOfCase[]
  readonly needs: readonly { readonly id: string; readonly code: string; readonly status: NeedStatus }[]
  /** Whether this actor works on the file, and so may refer from it. */
  readonly mayWork: boolean
}

/** Another module's question: the case to refer from, with persons and needs; not found where it may not be read. */
export async function caseToRefer(use: UseCase, id: string): Promise<CaseForReferral> {
  const page = await findCasePage(use.db, ownOrganisation(use), id, 0)
  if (!page) throw notFound()
  return {
    id: page.id,
    reference: page.reference,
    status: page.status as CaseStatus,
    restricted: page.restricted,
    version: page.version,
    responsibleId: page.responsible_id,
    workerIds: page.worker_ids,
    teamId: page.team_id,
    placeId: page.place_id,
    persons: await personsOfCase(use, page.persons),
    needs: page.needs.map(need => ({ id: need.id, code: need.code, status: need.status as NeedStatus })),
    mayWork: use.actor.kind === 'system' || mayWork(use.actor, rightsOf(page)),
  }
}
