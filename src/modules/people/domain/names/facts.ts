import type { Sex } from './lexicon.ts'
import type { Reason } from './reasons.ts'

/** What is known of a person beside the name. `district` is compared as written: give both sides the same code or word. */
export interface Facts {
  readonly birthYear?: number | undefined
  readonly sex?: Sex | undefined
  readonly district?: string | undefined
}

export interface Weighed {
  readonly sum: number
  readonly most: number
  readonly why: readonly Reason[]
}

// Log-odds in the unit of the name's weights: how much more often the same person shows it than two who share a name.
const birthYear = { same: 2.6, near: 0.9, differs: -3.2, unknown: 1.5 }
const district = { same: 1.4, differs: -0.7, unknown: 0.7 }
const sex = { same: 0.6, differs: -4, unknown: 0.4 }

export function compareFacts(one: Facts, other: Facts): Weighed {
  const parts = [
    compareYears(one.birthYear, other.birthYear),
    compareDistricts(one, other),
    compareSexes(one.sex, other.sex),
  ]
  return {
    sum: parts.reduce((sum, part) => sum + part.sum, 0),
    most: parts.reduce((sum, part) => sum + part.most, 0),
    why: parts.flatMap(part => part.why),
  }
}

const silent: Weighed = { sum: 0, most: 0, why: [] }

function compareYears(one: number | undefined, other: number | undefined): Weighed {
  if (one === undefined && other === undefined) return silent
  if (one === undefined || other === undefined) return weighed(birthYear.unknown, birthYear.same)
  const apart = Math.abs(one - other)
  if (apart === 0) return weighed(birthYear.same, birthYear.same, 'same_birth_year')
  if (apart === 1) return weighed(birthYear.near, birthYear.same, 'birth_year_off_by_one')
  return weighed(birthYear.differs, birthYear.same, 'birth_year_differs')
}

function compareDistricts(one: Facts, other: Facts): Weighed {
  if (!one.district && !other.district) return silent
  if (!one.district || !other.district) return weighed(district.unknown, district.same)
  const same = one.district.trim().toLowerCase() === other.district.trim().toLowerCase()
  return same
    ? weighed(district.same, district.same, 'same_district')
    : weighed(district.differs, district.same, 'district_differs')
}

function compareSexes(one: Sex | undefined, other: Sex | undefined): Weighed {
  if (one === undefined && other === undefined) return silent
  if (one === undefined || other === undefined) return weighed(sex.unknown, sex.same)
  return one === other
    ? weighed(sex.same, sex.same, 'same_sex')
    : weighed(sex.differs, sex.same, 'sex_differs')
}

function weighed(sum: number, most: number, why?: Reason): Weighed {
  return { sum, most, why: why ? [why] : [] }
}
