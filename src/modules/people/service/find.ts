import type { InputOf } from '#lib/contract.ts'
import { ownOrganisation } from '#modules/organisations/index.ts'
import type { UseCase } from '#platform/use-case.ts'
import { isPlace } from '../content.ts'
import type * as contract from '../contract.ts'
import { type Asked, maybeScore, type WhyCode } from '../domain/match.ts'
import { readingsOf, readTyped, type Typed } from '../domain/typed.ts'
import * as store from '../store/search.ts'
import { type Candidate, type Candidates, candidatesBeginning, candidatesFor } from './candidates.ts'
import { foundOf, resultOf } from './found.ts'
import { restrictedByPaper } from './restricted.ts'
import { recordSearch } from './search.ts'
import { numberKey, personsWithNumber } from './ways.ts'

/** One box: whoever has the number, paper or reference that was typed, then whoever the words fit, best first. */
export async function findPeople(
  use: UseCase,
  { text, limit, purpose }: InputOf<typeof contract.findPeople>,
) {
  const typed = readTyped(text, Number(use.now.slice(0, 4)))
  const known = await knownBy(use, typed)
  const named = await namedSo(use, typed)
  const all = merge(known, named.best)
  const shown = await foundOf(use, all.slice(0, limit))
  recordSearch(use, purpose, shown)
  const narrow = tooMany(all, named.cut, limit) ? narrowing(typed, named.reading?.district ?? null) : []
  const results = shown.map(one => resultOf(use, one))
  return {
    // Of many who are as likely none is very likely the one.
    results: narrow.length === 0 ? results : results.map(asMaybe),
    understood: {
      name: named.reading?.name ?? '',
      place: named.reading?.district ?? null,
      birthYear: typed.birthYear,
      phone: typed.phone !== null,
      number: typed.paperNumber !== null,
    },
    narrow,
  }
}

const asMaybe = (one: ReturnType<typeof resultOf>) =>
  one.match === 'same' && !one.whyCodes.some(code => sureSigns.has(code))
    ? { ...one, match: 'maybe' as const }
    : one

const sureSigns: ReadonlySet<string> = new Set(['same_reference', 'same_phone', 'same_paper', 'same_case'])

/** Persons found by what only they carry; each is as sure as can be. */
async function knownBy(use: UseCase, typed: Typed): Promise<Candidate[]> {
  const organisationId = ownOrganisation(use)
  const found: Candidate[] = []
  const add = (ids: readonly string[], why: WhyCode) =>
    found.push(...ids.map(personId => ({ personId, score: 1, why: () => [why] })))
  for (const reference of typed.references) {
    const row = await store.findByReference(use.db, organisationId, reference)
    if (row) add([row.id], 'same_reference')
    add(await store.findByCase(use.db, reference), 'same_case')
  }
  const key = typed.phone === null ? null : await numberKey(use, typed.phone)
  if (key !== null) add(await personsWithNumber(use, key), 'same_phone')
  if (typed.paperNumber !== null) {
    add(await store.findByPaper(use.db, typed.paperNumber), 'same_paper')
    add(await restrictedByPaper(use, typed.paperNumber), 'same_paper')
  }
  return found
}

interface Named extends Candidates {
  /** The reading that fits best: all words a name, or one of them a place. */
  readonly reading: ReturnType<typeof readingsOf>[number] | null
}

const nobody: Named = { best: [], cut: false, reading: null }

async function namedSo(use: UseCase, typed: Typed): Promise<Named> {
  if (typed.words.length === 0) return nobody
  let best = nobody
  for (const reading of readingsOf(typed.words, isPlace)) {
    const asked: Asked = { ...reading, birthYear: typed.birthYear, sex: null }
    // With a place taken out the name is meant as it stands, or nearly.
    const found = await candidatesFor(use, asked, reading.district === null ? 4 : 2)
    const isBetter = best.reading === null || (found.best[0]?.score ?? 0) > (best.best[0]?.score ?? 0)
    best = isBetter
      ? { ...found, best: merge(found.best, best.best), reading }
      : { ...best, best: merge(best.best, found.best) }
  }
  const begun = await beginningSo(use, typed, best)
  return begun ?? best
}

/** The last of two words may be half typed: looked at only where nothing fits as it stands. */
async function beginningSo(use: UseCase, typed: Typed, so: Named): Promise<Named | null> {
  const [first, last] = typed.words
  const isHalf = typed.open && typed.words.length === 2 && first && last && !last.endsWith('.')
  if (!isHalf || (so.best[0]?.score ?? 0) >= maybeScore) return null
  const asked: Asked = { name: first, birthYear: typed.birthYear, sex: null, district: null }
  const found = await candidatesBeginning(use, asked, last)
  return found.best.length > 0 ? { ...found, best: merge(found.best, so.best), reading: so.reading } : null
}

/** Each person once, with the better score; best first, equally good ones in the order given. */
function merge(first: readonly Candidate[], second: readonly Candidate[]): Candidate[] {
  const byId = new Map<string, Candidate>()
  for (const one of [...first, ...second]) {
    const before = byId.get(one.personId)
    if (!before || one.score > before.score) byId.set(one.personId, one)
  }
  return [...byId.values()].sort((a, b) => b.score - a.score)
}

/** How near to the best a person must come to be as likely; told apart only by knowing more. */
const asLikely = 0.1

function tooMany(all: readonly Candidate[], cut: boolean, limit: number): boolean {
  const least = Math.max(maybeScore, (all[0]?.score ?? 0) - asLikely)
  return all.filter(one => one.score >= least).length > (cut ? 1 : limit)
}

function narrowing(typed: Typed, place: string | null): (typeof contract.narrowBy)[number][] {
  const words = typed.words.length - (place === null ? 0 : 1)
  return [
    ...(words < 2 ? ['name' as const] : []),
    ...(typed.birthYear === null ? ['birth_year' as const] : []),
    ...(words === 2 ? ['father' as const] : []),
    ...(place === null ? ['place' as const] : []),
  ]
}
