import { sameDistrict } from './district.ts'
import type { Facts } from './names/facts.ts'
import { parseName } from './names/parts.ts'
import type { Reason } from './names/reasons.ts'
import { maybeName, nameScorer, sameName } from './names/score.ts'
import { readSketch } from './names/sketch.ts'
import type { Sex } from './person.ts'

/** More reasons than the matcher of names knows. */
export type WhyCode =
  | Reason
  | 'other_name'
  | 'same_reference'
  | 'same_phone'
  | 'same_paper'
  | 'same_case'
  | 'begins_so'

export interface Asked {
  readonly name: string
  readonly birthYear: number | null
  readonly sex: Sex | null
  readonly district: string | null
}

/** One name of a person, as the index of names keeps it. */
export interface Candidate {
  readonly sketch: string
  /** Which of the person's names: 0 is the one to use. */
  readonly nth: number
  readonly birthYear: number | null
  readonly sex: Sex | null
  /** The place in every way we can name it: as written, and the names of the place and what it lies in. */
  readonly districts: readonly string[]
}

/** `same`: warn before a second file is made. `maybe`: show. `weak`: only where nothing better is found. */
export type Match = 'same' | 'maybe' | 'weak'

export interface Scored {
  /** 0 to 1. */
  readonly score: number
  /** What agreed and what did not; put together only when asked for. */
  readonly why: () => readonly WhyCode[]
}

/** From here up a result is shown as one that may fit. */
export const maybeScore = maybeName

/** Below this a result says nothing to anybody. */
export const leastScore = 0.25

/** A judge of candidates for one question. */
export function matcher(asked: Asked): (candidate: Candidate) => Scored {
  const known: Facts = {
    ...(asked.birthYear === null ? {} : { birthYear: asked.birthYear }),
    ...sexFact(asked.sex),
    ...(asked.district === null ? {} : { district: asked.district }),
  }
  const score = nameScorer(parseName(asked.name), known)
  const isSame = districtJudge(asked.district)
  return candidate => {
    const judged = score(readSketch(candidate.sketch), factsOf(candidate, asked, isSame))
    const why = () => (candidate.nth === 0 ? judged.why() : ['other_name' as const, ...judged.why()])
    return { score: judged.score, why }
  }
}

/** A few hundred places come again and again among thousands of candidates: each is compared once. */
function districtJudge(asked: string | null): (districts: readonly string[]) => boolean {
  const known = new Map<string, boolean>()
  return districts => {
    const key = districts.join('\t')
    const found = known.get(key)
    if (found !== undefined) return found
    const same = asked !== null && districts.some(one => sameDistrict(asked, one))
    known.set(key, same)
    return same
  }
}

/** What a score means to a person: see `Match`. */
export function matchOf(score: number): Match {
  if (score >= sameName) return 'same'
  return score >= maybeName ? 'maybe' : 'weak'
}

/** What the question leaves open counts neither for nor against a candidate that says it. */
function factsOf(
  { birthYear, sex, districts }: Candidate,
  asked: Asked,
  isSame: (districts: readonly string[]) => boolean,
): Facts {
  return {
    ...(birthYear === null || asked.birthYear === null ? {} : { birthYear }),
    ...(asked.sex === null ? {} : sexFact(sex)),
    ...(asked.district === null || districts.length === 0
      ? {}
      : { district: isSame(districts) ? asked.district : `≠ ${districts[0]}` }),
  }
}

function sexFact(sex: Sex | null): Pick<Facts, 'sex'> {
  return sex === 'female' ? { sex: 'f' } : sex === 'male' ? { sex: 'm' } : {}
}
