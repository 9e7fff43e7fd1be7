import { ownOrganisation } from '#modules/organisations/index.ts'
import type { UseCase } from '#platform/use-case.ts'
import { placeNames } from '../content.ts'
import { type Asked, leastScore, matcher, type Scored } from '../domain/match.ts'
import { beginsWith } from '../domain/names/begins.ts'
import { goodEnough, lookupStages, ownKeys, wholeKeys } from '../domain/names/keys.ts'
import type { Name } from '../domain/names/name.ts'
import { parseName } from '../domain/names/parts.ts'
import { signatureOf } from '../domain/names/signature.ts'
import { readSketch } from '../domain/names/sketch.ts'
import type { Sex } from '../domain/person.ts'
import { type CandidateName, findCandidates } from '../store/name-index.ts'
import { amongRestricted } from './restricted.ts'

/**
 * Names looked at in one look-up, and in all those of a question (each may still look at `leastNames`): more share a key
 * than anybody could read through, and a look is a page of memory each. Of them the likeliest are weighed.
 */
const mostNames = 3000
const mostInAll = 4000
const leastNames = 500
const mostWeighed = 120
/** Looked through for a word that is still being typed: each has to be read. */
const mostBegun = 1000

export interface Candidate {
  readonly personId: string
  readonly score: number
  readonly why: Scored['why']
}

/** `cut`: more names carried the keys than were looked at. */
export interface Candidates {
  readonly best: readonly Candidate[]
  readonly cut: boolean
}

/**
 * Persons whose name is worth showing, best first; each by the best of all names they have or had. `mostStages` bounds the
 * work where a text is read in several ways.
 */
export async function candidatesFor(use: UseCase, asked: Asked, mostStages = 4): Promise<Candidates> {
  const name = parseName(asked.name)
  const found = new Map<string, Scored>()
  const judge = matcher(asked)
  let best = 0
  let cut = false
  let left = mostInAll
  for (const [stage, keys] of lookupStages(name).slice(0, mostStages).entries()) {
    const most = Math.max(leastNames, Math.min(mostNames, left))
    const looked = await lookUp(use, asked, name, { stage, keys, most, kept: mostWeighed })
    cut ||= looked.cut
    left -= looked.looked
    for (const one of looked.names) {
      const scored = judge(candidateOf(one))
      keepBetter(found, one.personId, scored)
      if (scored.score > best) best = scored.score
    }
    if (goodEnough(stage, best)) break
  }
  return { best: inOrder(found), cut }
}

/** While the last of two words is being typed: persons with the first word whose other name begins like this. */
export async function candidatesBeginning(
  use: UseCase,
  asked: Asked,
  beginning: string,
): Promise<Candidates> {
  const letter = [...beginning][0] ?? ''
  const begun = { ...asked, name: `${asked.name} ${letter}.` }
  const name = parseName(begun.name)
  const judge = matcher(begun)
  const found = new Map<string, Scored>()
  const keys = lookupStages(name)[0] ?? []
  const { names, cut } = await lookUp(use, begun, name, {
    stage: -1,
    keys,
    most: mostBegun,
    kept: mostBegun,
  })
  for (const one of names) {
    if (!beginsWith(readSketch(one.sketch), beginning)) continue
    const scored = judge(candidateOf(one))
    keepBetter(found, one.personId, { score: scored.score, why: () => [...scored.why(), 'begins_so'] })
  }
  return { best: inOrder(found), cut }
}

/**
 * Whose file may be a second one of this person, best first: what the queue of duplicates starts from (`compare` in
 * `domain/compare.ts` judges each pair). By every name the person has or had.
 */
export async function candidatesOfPerson(
  use: UseCase,
  person: { readonly id: string; readonly names: readonly { readonly text: string }[] } & Omit<Asked, 'name'>,
): Promise<readonly Candidate[]> {
  const { id, names, birthYear, sex, district } = person
  const found = new Map<string, Scored>()
  for (const { text } of names) {
    const { best } = await candidatesFor(use, { name: text, birthYear, sex, district })
    for (const { personId, score, why } of best) keepBetter(found, personId, { score, why })
  }
  found.delete(id)
  return inOrder(found)
}

interface LookUp {
  readonly stage: number
  readonly keys: readonly number[]
  readonly most: number
  readonly kept: number
}

async function lookUp(use: UseCase, asked: Asked, name: Name, { stage, keys, most, kept }: LookUp) {
  const organisationId = ownOrganisation(use)
  const asking = findCandidates(use.db, {
    whole: stage === 0 ? ownKeys(organisationId, wholeKeys(name, asked.birthYear)) : [],
    keys: ownKeys(organisationId, keys),
    signature: signatureOf(name),
    birthYear: asked.birthYear,
    district: asked.district,
    most,
    kept,
  })
  // Once is enough: they are all of them, whatever the keys.
  const [found, restricted] = await Promise.all([asking, stage > 0 ? [] : amongRestricted(use)])
  return restricted.length === 0 ? found : { ...found, names: [...found.names, ...restricted] }
}

function keepBetter(found: Map<string, Scored>, personId: string, scored: Scored): void {
  const before = found.get(personId)
  if (before === undefined || scored.score > before.score) found.set(personId, scored)
}

function inOrder(found: ReadonlyMap<string, Scored>): Candidate[] {
  return [...found]
    .filter(([, { score }]) => score >= leastScore)
    .sort((a, b) => b[1].score - a[1].score || (a[0] < b[0] ? -1 : 1))
    .map(([personId, { score, why }]) => ({ personId, score, why }))
}

const candidateOf = ({ placeId, placeText, sex, ...same }: CandidateName) => ({
  ...same,
  sex: sex as Sex | null, // The table lets in nothing else.
  districts: [...(placeText ? [placeText] : []), ...placeNames(placeId)],
})
