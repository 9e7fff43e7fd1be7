import type { Aligned, Matched } from './align.ts'
import { family, father, given, type Name } from './name.ts'

/** Stable codes of what agreed and what did not; the words for them are in the module's messages. */
export type Reason =
  | 'same_name'
  | 'name_across_scripts'
  | 'given_agrees'
  | 'given_variant'
  | 'given_spelled_alike'
  | 'given_differs'
  | 'given_missing'
  | 'family_agrees'
  | 'family_variant'
  | 'family_spelled_alike'
  | 'family_differs'
  | 'family_missing'
  | 'father_agrees'
  | 'father_spelled_alike'
  | 'father_differs'
  | 'initial_agrees'
  | 'initial_differs'
  | 'name_sex_differs'
  | 'same_birth_year'
  | 'birth_year_off_by_one'
  | 'birth_year_differs'
  | 'same_district'
  | 'district_differs'
  | 'same_sex'
  | 'sex_differs'

/** What an alignment of two names says, in the order a reader wants it: whole, given, family, father, sex. */
export function reasonsOf(one: Name, other: Name, aligned: Aligned): Reason[] {
  const why = new Set<Reason>()
  const allAgree =
    aligned.pairs.length > 0 &&
    aligned.missing.length === 0 &&
    aligned.pairs.every(pair => pair.gain >= pair.most * 0.97)
  if (allAgree) why.add('same_name')
  if (one.script !== other.script && aligned.pairs.some(pair => pair.gain > pair.most / 2))
    why.add('name_across_scripts')
  const told = aligned.pairs.map(pair => reasonOfPair(pair)).sort((a, b) => rank(a) - rank(b))
  for (const reason of told) why.add(reason)
  for (const { part } of aligned.missing) {
    if (part.roles & father) continue
    why.add(part.roles === family || (part.roles & given) === 0 ? 'family_missing' : 'given_missing')
  }
  if (one.sex && other.sex && one.sex !== other.sex) why.add('name_sex_differs')
  return [...why]
}

function rank(reason: Reason): number {
  return ['given', 'family', 'father', 'initial'].findIndex(role => reason.startsWith(role))
}

function reasonOfPair({ one, other, gain, most }: Matched): Reason {
  if (one.initial || other.initial) return gain > 0 ? 'initial_agrees' : 'initial_differs'
  const role = roleOf(one.roles & other.roles || one.roles | other.roles)
  if (gain >= most * 0.97) return `${role}_agrees`
  if (gain <= most * 0.3) return `${role}_differs`
  if (role === 'father') return 'father_spelled_alike'
  return one.entries.some(entry => other.entries.includes(entry))
    ? `${role}_variant`
    : `${role}_spelled_alike`
}

function roleOf(roles: number): 'given' | 'family' | 'father' {
  if (roles === father) return 'father'
  return roles & given ? 'given' : 'family'
}
