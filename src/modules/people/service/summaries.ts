import { isLocale } from '#i18n/locales.ts'
import { type Day, dayIn } from '#lib/day.ts'
import { ownOrganisation } from '#modules/organisations/index.ts'
import type { UseCase } from '#platform/use-case.ts'
import { words } from '#platform/words.ts'
import { type AgeBand, describe, nameToUse, type PersonName, type Sex } from '../domain/person.ts'
import { findSummaries, type SummaryRow } from '../store/people.ts'

export type PersonSummary = ReturnType<typeof summaryOf>

/**
 * Another module's question: who are these persons, in one line each. Persons the actor may not see are not in the
 * answer. The label is the name, or "Woman, 31" in the actor's language; never a telephone number. A file that was merged
 * into another answers under its own id with who the person is in the kept one.
 */
export async function personSummaries(
  use: UseCase,
  ids: readonly string[],
): Promise<Map<string, PersonSummary>> {
  if (ids.length === 0) return new Map()
  const rows = await findSummaries(use.db, ownOrganisation(use), [...new Set(ids)])
  const kept = await keptOf(use, rows)
  return new Map(
    rows.flatMap(row => {
      const shown = row.kept_id === null ? row : kept.get(row.kept_id)
      return shown ? [[row.id, summaryOf(use, shown)] as const] : []
    }),
  )
}

async function keptOf(use: UseCase, rows: readonly SummaryRow[]): Promise<Map<string, SummaryRow>> {
  const ids = [...new Set(rows.flatMap(row => row.kept_id ?? []))]
  if (ids.length === 0) return new Map()
  const kept = await findSummaries(use.db, ownOrganisation(use), ids)
  return new Map(kept.map(row => [row.id, row]))
}

export function summaryOf(use: UseCase, row: SummaryRow) {
  return {
    id: row.id,
    reference: row.reference,
    label: labelOf(use, row),
    sex: row.sex as Sex | null,
    birthYear: row.birth_year,
    citizenships: row.citizenships,
    restricted: row.restricted,
  }
}

export const namesOf = (row: { names: unknown }) => row.names as readonly PersonName[]

/** Today where the actor is. */
export const today = (use: UseCase): Day => dayIn(use.now, use.actor.timeZone)

function labelOf(use: UseCase, row: SummaryRow): string {
  const name = nameToUse(namesOf(row))
  if (name) return name.text
  const t = words(isLocale(use.actor.locale) ? use.actor.locale : 'en')
  const { who, age, band } = describe(
    {
      sex: row.sex as Sex | null,
      birthYear: row.birth_year,
      birthDay: row.birth_day as Day | null,
      ageBand: row.age_band as AgeBand | null,
    },
    today(use),
  )
  const noun = t(`people.who.${who}`)
  if (age !== null) return t('people.label.age', { who: noun, age: String(age) })
  return band ? t('people.label.age', { who: noun, age: t(`people.age_band.${band}`) }) : noun
}
