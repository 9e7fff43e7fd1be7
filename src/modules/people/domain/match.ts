import { sameDistrict } from './district.ts'
import type { Facts } from './names/facts.ts'
import { parseName } from './names/parts.ts'
import type { Reason } from './names/reasons.ts'
import { maybeName, sameName, scoreNames } from './names/score.ts'
import type { PersonName, Sex } from './person.ts'

/** Two more reasons than the matcher of names knows. */
export type WhyCode = Reason | 'other_name' | 'same_reference'

export interface Asked {
  readonly name: string
  readonly birthYear: number | null
  readonly sex: Sex | null
  readonly district: string | null
}

export interface Candidate {
  readonly names: readonly Pick<PersonName, 'text'>[]
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
  readonly match: Match
  readonly why: readonly WhyCode[]
}

/** Below this a result says nothing to anybody. */
export const leastScore = 0.25

/** A judge of candidates for one question: the best of all names a person has or had. */
export function matcher(asked: Asked): (candidate: Candidate) => Scored {
  const query = parseName(asked.name)
  const known: Facts = {
    ...(asked.birthYear === null ? {} : { birthYear: asked.birthYear }),
    ...sexFact(asked.sex),
    ...(asked.district === null ? {} : { district: asked.district }),
  }
  return candidate => {
    const facts = { query: known, candidate: factsOf(candidate, asked) }
    let best: Scored = { score: 0, match: 'weak', why: [] }
    for (const [at, { text }] of candidate.names.entries()) {
      const { score, why } = scoreNames(query, text, facts)
      if (score > best.score)
        best = { score, match: matchOf(score), why: at === 0 ? why : ['other_name', ...why] }
    }
    return best
  }
}

/** What a score means to a person: see `Match`. */
export function matchOf(score: number): Match {
  if (score >= sameName) return 'same'
  return score >= maybeName ? 'maybe' : 'weak'
}

/** What the question leaves open counts neither for nor against a candidate that says it. */
function factsOf(candidate: Candidate, asked: Asked): Facts {
  const { birthYear, sex, districts } = candidate
  return {
    ...(birthYear === null || asked.birthYear === null ? {} : { birthYear }),
    ...(asked.sex === null ? {} : sexFact(sex)),
    ...(asked.district === null ? {} : districtFact(asked.district, districts)),
  }
}

function sexFact(sex: Sex | null): Pick<Facts, 'sex'> {
  return sex === 'female' ? { sex: 'f' } : sex === 'male' ? { sex: 'm' } : {}
}

function districtFact(asked: string, districts: readonly string[]): Pick<Facts, 'district'> {
  const [first] = districts
  if (first === undefined) return {}
  return { district: districts.some(one => sameDistrict(asked, one)) ? asked : `≠ ${first}` }
}
