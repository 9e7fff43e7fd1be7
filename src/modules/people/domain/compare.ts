import type { Day } from '#lib/day.ts'
import { sameDistrict } from './district.ts'
import type { Facts } from './names/facts.ts'
import type { Name } from './names/name.ts'
import { parseName } from './names/parts.ts'
import type { Reason } from './names/reasons.ts'
import { type Judged, maybeName, nameScorer, sameName } from './names/score.ts'
import type { PersonName, Sex } from './person.ts'

/** What two files are compared by. */
export interface ComparedPerson {
  readonly names: readonly Pick<PersonName, 'text'>[]
  readonly birthDay: Day | null
  readonly birthYear: number | null
  readonly sex: Sex | null
  /** The place in every way we can name it; empty where nothing is known. */
  readonly districts: readonly string[]
  /** Ids of mother and father, where their files are linked. */
  readonly parentIds: readonly string[]
}

/**
 * `same`: probably one person in two files. `twin`: born the same day to the same parents under another given name;
 * `sibling`: the same parents, born apart. `near`: alike, but neither.
 */
export type ComparedKind = 'same' | 'twin' | 'sibling' | 'near'

export interface Compared {
  /** 0 to 1, as a search gives it; symmetric. */
  readonly score: number
  readonly reasons: readonly ComparedReason[]
  readonly kind: ComparedKind
}

export type ComparedReason = Reason | 'shared_phone' | 'shared_paper'

/** Numbers that stand in both files; they were compared where they are kept. */
export interface SharedNumbers {
  readonly phone: boolean
  readonly paper: boolean
}

const nothingShared: SharedNumbers = { phone: false, paper: false }

/** Names of one person looked at: who has more has them all written alike. */
const mostNames = 8

/** How surely two files are one person's, why, and whether they look like brothers or sisters instead. Never merges. */
export function compare(
  one: ComparedPerson,
  other: ComparedPerson,
  shared: SharedNumbers = nothingShared,
): Compared {
  return withNumbers(compareNames(one, other), shared)
}

// A paper is one person's, whatever the names say: many here changed theirs. Mistakes of copying are left to who looks.
const leastOfPaper = 0.85
// A telephone halves what is missing, where the names allow it.
const saidByPhone = 0.5

/**
 * A number of a paper makes a pair by itself. A telephone does not, because families share one: it makes up for a slip in
 * the name, or for a family name that changed, where the given name and the year agree.
 */
function withNumbers(named: Compared, { phone, paper }: SharedNumbers): Compared {
  const has = (...wanted: ComparedReason[]) => wanted.some(reason => named.reasons.includes(reason))
  const reasons: ComparedReason[] = [
    ...(paper ? ['shared_paper' as const] : []),
    ...(phone ? ['shared_phone' as const] : []),
    ...named.reasons,
  ]
  if (paper) return { score: Math.max(named.score, leastOfPaper), reasons, kind: 'same' }
  const sameGiven = has('given_agrees', 'given_variant', 'given_spelled_alike', 'same_name')
  const alike = named.score >= maybeName || has('same_birth_year')
  if (!phone || named.kind === 'twin' || named.kind === 'sibling' || !sameGiven || !alike)
    return { ...named, reasons }
  if (has('birth_year_differs', 'sex_differs', 'name_sex_differs', 'given_differs', 'father_differs'))
    return { ...named, reasons }
  return { score: named.score + (1 - named.score) * saidByPhone, reasons, kind: 'same' }
}

function compareNames(one: ComparedPerson, other: ComparedPerson): Compared {
  const facts = factsOf(one, other)
  const others = namesOf(other)
  let best: Judged = { score: 0, why: () => [] }
  for (const name of namesOf(one)) {
    const score = nameScorer(name, facts.one)
    for (const candidate of others) {
      const judged = score(candidate, facts.other)
      if (judged.score > best.score) best = judged
    }
  }
  const reasons = best.why()
  return { score: best.score, reasons, kind: kindOf(one, other, best.score, reasons) }
}

const namesOf = (person: ComparedPerson): Name[] =>
  person.names.slice(0, mostNames).map(({ text }) => parseName(text))

function factsOf(one: ComparedPerson, other: ComparedPerson): { one: Facts; other: Facts } {
  const place = one.districts[0]
  const bothPlaced = place !== undefined && other.districts.length > 0
  const isSame = one.districts.some(mine => other.districts.some(theirs => sameDistrict(mine, theirs)))
  const shared = (person: ComparedPerson): Facts => ({
    ...(person.birthYear === null ? {} : { birthYear: person.birthYear }),
    ...(person.sex === 'female' ? { sex: 'f' } : person.sex === 'male' ? { sex: 'm' } : {}),
  })
  // What one file is silent on speaks neither for nor against.
  const known = (person: ComparedPerson, beside: ComparedPerson): Facts => {
    const { birthYear, sex } = shared(person)
    const there = shared(beside)
    return {
      ...(birthYear !== undefined && there.birthYear !== undefined ? { birthYear } : {}),
      ...(sex !== undefined && there.sex !== undefined ? { sex } : {}),
    }
  }
  return {
    one: { ...known(one, other), ...(bothPlaced ? { district: place } : {}) },
    other: { ...known(other, one), ...(bothPlaced ? { district: isSame ? place : `≠ ${place}` } : {}) },
  }
}

function kindOf(
  one: ComparedPerson,
  other: ComparedPerson,
  score: number,
  reasons: readonly Reason[],
): ComparedKind {
  const has = (...wanted: Reason[]) => wanted.some(reason => reasons.includes(reason))
  const otherGiven =
    has('given_differs') ||
    (has('given_missing') && !has('given_agrees', 'given_variant', 'given_spelled_alike'))
  const sameFamily = has('family_agrees', 'family_variant', 'family_spelled_alike')
  const sameParents =
    one.parentIds.some(id => other.parentIds.includes(id)) ||
    (sameFamily && has('father_agrees', 'father_spelled_alike'))
  if (otherGiven && sameParents) return bornTogether(one, other) ? 'twin' : 'sibling'
  if (otherGiven && sameFamily && sameBirthDay(one, other)) return 'twin'
  return score >= sameName && !otherGiven ? 'same' : 'near'
}

const sameBirthDay = (one: ComparedPerson, other: ComparedPerson): boolean =>
  one.birthDay !== null && one.birthDay === other.birthDay

/** By the day where both are known, else by the year. */
function bornTogether(one: ComparedPerson, other: ComparedPerson): boolean {
  if (one.birthDay !== null && other.birthDay !== null) return one.birthDay === other.birthDay
  return one.birthYear !== null && one.birthYear === other.birthYear
}
