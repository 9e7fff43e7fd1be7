import { isLocale } from '#i18n/locales.ts'
import type { InputOf } from '#lib/contract.ts'
import { readReference } from '#lib/ids.ts'
import { ownOrganisation } from '#modules/organisations/index.ts'
import type { UseCase } from '#platform/use-case.ts'
import { words } from '#platform/words.ts'
import { placeName, placeNames } from '../content.ts'
import type * as contract from '../contract.ts'
import { type Asked, leastScore, matcher, type Scored } from '../domain/match.ts'
import { goodEnough, lookupStages } from '../domain/names/keys.ts'
import type { Sex } from '../domain/person.ts'
import { readSex } from '../domain/sex-word.ts'
import type { CandidateRow } from '../store/search.ts'
import * as store from '../store/search.ts'
import { namesOf } from './summaries.ts'

/** Rows looked at in one stage; more share a name than anybody could read through. */
const mostRows = 3000

interface Found {
  readonly row: CandidateRow
  readonly scored: Scored
}

/** Persons by name in any spelling, best first, with why. Recorded: who asked, what for, whom it showed. */
export async function searchPeople(use: UseCase, input: InputOf<typeof contract.searchPeople>) {
  const found = await find(use, {
    name: input.name,
    birthYear: input.birthYear,
    sex: input.sex === null ? null : readSex(input.sex),
    district: input.district,
  })
  const shown = found
    .filter(({ scored }) => scored.score >= leastScore)
    .sort((a, b) => b.scored.score - a.scored.score || (a.row.id < b.row.id ? -1 : 1))
    .slice(0, input.limit)
  use.audit({
    action: 'people.search',
    thing: 'person',
    thingId: null,
    details: { purpose: input.purpose, found: shown.length, personIds: shown.map(({ row }) => row.id) },
  })
  const refs = await store.findSourceRefs(
    use.db,
    ownOrganisation(use),
    shown.map(({ row }) => row.id),
  )
  return { results: shown.map(one => resultOf(use, one, refs.get(one.row.id) ?? null)) }
}

async function find(use: UseCase, asked: Asked): Promise<Found[]> {
  const reference = readReference(asked.name)
  const known = reference && (await store.findByReference(use.db, ownOrganisation(use), reference))
  if (known) return [{ row: known, scored: { score: 1, match: 'same', why: ['same_reference'] } }]
  const judge = matcher(asked)
  const found = new Map<string, Found>()
  let best = 0
  for (const [stage, keys] of lookupStages(asked.name).entries()) {
    for (const row of await store.findByNameKeys(use.db, keys, mostRows)) {
      if (found.has(row.id)) continue
      const scored = judge(candidateOf(row, asked))
      found.set(row.id, { row, scored })
      best = Math.max(best, scored.score)
    }
    if (goodEnough(stage, best)) break
  }
  return [...found.values()]
}

const candidateOf = (row: CandidateRow, asked: Asked) => ({
  names: namesOf(row),
  birthYear: row.birth_year,
  sex: row.sex as Sex | null,
  districts:
    asked.district === null ? [] : [...(row.place_text ? [row.place_text] : []), ...placeNames(row.place_id)],
})

function resultOf(use: UseCase, { row, scored }: Found, sourceRef: string | null) {
  const locale = isLocale(use.actor.locale) ? use.actor.locale : 'en'
  const t = words(locale)
  return {
    id: row.id,
    ref: sourceRef ?? row.reference,
    reference: row.reference,
    name: namesOf(row)[0]?.text ?? '',
    score: scored.score,
    match: scored.match,
    why: scored.why.map(code => t(`people.why.${code}`)),
    whyCodes: [...scored.why],
    sex: row.sex as Sex | null,
    birthYear: row.birth_year,
    place: row.place_text ?? placeName(row.place_id, locale),
  }
}
