import { isLocale } from '#i18n/locales.ts'
import type { Day } from '#lib/day.ts'
import { ownOrganisation } from '#modules/organisations/index.ts'
import type { UseCase } from '#platform/use-case.ts'
import { words } from '#platform/words.ts'
import { placeNames } from '../content.ts'
import type { Compared, ComparedPerson, ComparedReason, SharedNumbers } from '../domain/compare.ts'
import type { Sex } from '../domain/person.ts'
import { type ComparedRow, findCompared, findParents, findSharing } from '../store/pairs.ts'
import { namesOf } from './summaries.ts'

/** Looked at of each file's own names; those of merged files come after. */
const facts = (row: ComparedRow, names: ComparedPerson['names'], parentIds: readonly string[]) => ({
  names,
  birthDay: row.birth_day as Day | null,
  birthYear: row.birth_year,
  sex: row.sex as Sex | null, // The table lets in nothing else.
  districts: districtsOf(row.place_text, row.place_id),
  parentIds,
})

export const districtsOf = (text: string | null, placeId: string | null): string[] => [
  ...(text ? [text] : []),
  ...placeNames(placeId),
]

/** These persons as they are compared, with the names of all their files; those the actor may not see are left out. */
export async function comparedPersons(
  use: UseCase,
  ids: readonly string[],
): Promise<Map<string, ComparedPerson>> {
  if (ids.length === 0) return new Map()
  const organisationId = ownOrganisation(use)
  const rows = await findCompared(use.db, organisationId, ids)
  const parents = await findParents(use.db, organisationId, ids)
  const own = rows.filter(row => row.kept_id === null)
  return new Map(
    own.map(row => {
      const files = [row, ...rows.filter(other => other.kept_id === row.id)]
      return [row.id, facts(row, files.flatMap(namesOf), parents.get(row.id) ?? [])]
    }),
  )
}

/** By person: who else carries a number of theirs. */
export async function sharedNumbers(
  use: UseCase,
  ids: readonly string[],
): Promise<Map<string, Map<string, SharedNumbers>>> {
  const shared = new Map<string, Map<string, SharedNumbers>>()
  for (const { person_id, other_id, phone, paper } of await findSharing(use.db, ids)) {
    const others = shared.get(person_id) ?? new Map<string, SharedNumbers>()
    shared.set(person_id, others.set(other_id, { phone, paper }))
  }
  return shared
}

/** A judgement as it leaves, with the reasons in the reader's language. */
export function judgedFor(use: UseCase, { kind, score }: Compared, reasons: readonly ComparedReason[]) {
  const t = words(isLocale(use.actor.locale) ? use.actor.locale : 'en')
  return { kind, score, why: reasons.map(code => t(`people.why.${code}`)) }
}
