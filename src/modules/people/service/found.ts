import { isLocale } from '#i18n/locales.ts'
import { ownOrganisation } from '#modules/organisations/index.ts'
import type { UseCase } from '#platform/use-case.ts'
import { words } from '#platform/words.ts'
import { placeName } from '../content.ts'
import { matchOf, type WhyCode } from '../domain/match.ts'
import { nameToUse, type Sex } from '../domain/person.ts'
import { type FoundRow, findShown } from '../store/search.ts'
import type { Candidate } from './candidates.ts'
import { namesOf } from './summaries.ts'

export interface Found {
  readonly row: FoundRow
  readonly score: number
  readonly why: readonly WhyCode[]
}

/** The rows behind candidates, as far as the actor may see them, in the same order. */
export async function foundOf(use: UseCase, candidates: readonly Candidate[]): Promise<Found[]> {
  if (candidates.length === 0) return []
  const ids = candidates.map(one => one.personId)
  const byId = new Map((await findShown(use.db, ownOrganisation(use), ids)).map(row => [row.id, row]))
  return candidates.flatMap(({ personId, score, why }) => {
    const row = byId.get(personId)
    return row ? [{ row, score, why: why() }] : []
  })
}

/** One result as it leaves, with the reasons in the reader's language. Never a former name: only the one to use. */
export function resultOf(use: UseCase, { row, score, why }: Found) {
  const locale = isLocale(use.actor.locale) ? use.actor.locale : 'en'
  const t = words(locale)
  return {
    id: row.id,
    ref: row.source_ref ?? row.reference,
    reference: row.reference,
    name: nameToUse(namesOf(row))?.text ?? '',
    score,
    match: matchOf(score),
    why: why.map(code => t(`people.why.${code}`)),
    whyCodes: [...why],
    sex: row.sex as Sex | null,
    birthYear: row.birth_year,
    place: row.place_text ?? placeName(row.place_id, locale),
  }
}
