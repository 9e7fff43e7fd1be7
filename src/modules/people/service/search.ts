import { isLocale } from '#i18n/locales.ts'
import type { InputOf } from '#lib/contract.ts'
import { readReference } from '#lib/ids.ts'
import { ownOrganisation } from '#modules/organisations/index.ts'
import type { UseCase } from '#platform/use-case.ts'
import { words } from '#platform/words.ts'
import { placeName, placeNames } from '../content.ts'
import type * as contract from '../contract.ts'
import { type Asked, leastScore, matcher, matchOf, type Scored, type WhyCode } from '../domain/match.ts'
import { goodEnough, lookupStages, ownKeys, wholeKeys } from '../domain/names/keys.ts'
import { parseName } from '../domain/names/parts.ts'
import type { Sex } from '../domain/person.ts'
import { readSex } from '../domain/sex-word.ts'
import { type CandidateName, findCandidates } from '../store/name-index.ts'
import type { FoundRow } from '../store/search.ts'
import * as store from '../store/search.ts'
import { namesOf } from './summaries.ts'

/** Names looked at in one stage; more share a key than anybody could read through. */
const mostNames = 1500

interface Found {
  readonly row: FoundRow
  readonly score: number
  readonly why: readonly WhyCode[]
}

/** Persons by name in any spelling, best first, with why. Recorded: who asked, what for, whom it showed. */
export async function searchPeople(use: UseCase, input: InputOf<typeof contract.searchPeople>) {
  const { name, birthYear, district, limit, purpose } = input
  const sex = input.sex === null ? null : readSex(input.sex)
  const shown = await findByName(use, { name, birthYear, sex, district }, limit)
  use.audit({
    action: 'people.search',
    thing: 'person',
    thingId: null,
    details: { purpose, found: shown.length, personIds: shown.map(({ row }) => row.id) },
  })
  return { results: shown.map(one => resultOf(use, one)) }
}

async function findByName(use: UseCase, asked: Asked, limit: number): Promise<Found[]> {
  const organisationId = ownOrganisation(use)
  const reference = readReference(asked.name)
  const known = reference && (await store.findByReference(use.db, organisationId, reference))
  if (known) return [{ row: known, score: 1, why: ['same_reference'] }]
  const best = (await candidatesFor(use, asked)).slice(0, limit)
  const rows = await store.findShown(
    use.db,
    organisationId,
    best.map(one => one.personId),
  )
  const byId = new Map(rows.map(row => [row.id, row]))
  return best.flatMap(({ personId, scored }) => {
    const row = byId.get(personId)
    return row ? [{ row, score: scored.score, why: scored.why() }] : []
  })
}

interface Candidate {
  readonly personId: string
  readonly scored: Scored
}

/** Persons whose name is worth showing, best first; each by the best of all names they have or had. */
async function candidatesFor(use: UseCase, asked: Asked): Promise<Candidate[]> {
  const organisationId = ownOrganisation(use)
  const judge = matcher(asked)
  const name = parseName(asked.name)
  const whole = ownKeys(organisationId, wholeKeys(name, asked.birthYear))
  const found = new Map<string, Scored>()
  let best = 0
  for (const [stage, keys] of lookupStages(name).entries()) {
    const names = await findCandidates(use.db, {
      whole: stage === 0 ? whole : [],
      keys: ownKeys(organisationId, keys),
      most: mostNames,
      withPlace: asked.district !== null,
    })
    for (const one of names) {
      const scored = judge(candidateOf(one))
      const before = found.get(one.personId)
      if (before === undefined || scored.score > before.score) found.set(one.personId, scored)
      if (scored.score > best) best = scored.score
    }
    if (goodEnough(stage, best)) break
  }
  return [...found]
    .filter(([, { score }]) => score >= leastScore)
    .sort((a, b) => b[1].score - a[1].score || (a[0] < b[0] ? -1 : 1))
    .map(([personId, scored]) => ({ personId, scored }))
}

const candidateOf = ({ placeId, placeText, sex, ...same }: CandidateName) => ({
  ...same,
  sex: sex as Sex | null, // The table lets in nothing else.
  districts: [...(placeText ? [placeText] : []), ...placeNames(placeId)],
})

function resultOf(use: UseCase, { row, score, why }: Found) {
  const locale = isLocale(use.actor.locale) ? use.actor.locale : 'en'
  const t = words(locale)
  return {
    id: row.id,
    ref: row.source_ref ?? row.reference,
    reference: row.reference,
    name: namesOf(row)[0]?.text ?? '',
    score,
    match: matchOf(score),
    why: why.map(code => t(`people.why.${code}`)),
    whyCodes: [...why],
    sex: row.sex as Sex | null,
    birthYear: row.birth_year,
    place: row.place_text ?? placeName(row.place_id, locale),
  }
}
