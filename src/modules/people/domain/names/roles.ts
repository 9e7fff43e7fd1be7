import { family, father, given, type Part, type Spot } from './name.ts'

/**
 * Decides which word is the given name, the family name, the father's name, as far as endings, marks and order tell;
 * what they leave open stays open (a sum of roles).
 */
export function assignRoles(spots: readonly Spot[]): Part[] {
  const fixed = withInitials(spots, spots.map(fixedRole))
  const bare = spots.map((_, at) => at).filter(at => fixed[at] === 0)
  const ofFather = zodaOfFather(spots, fixed)
  const beside = fixed.includes(family) && ofFather < 0
  const bareRoles = beside
    ? besideFamily(bare.length, fixed.includes(father))
    : withoutFamily(spots, bare, fixed)
  // Asef Hadjiyev: one of two words that end like a family name is the given name all the same.
  const bothFamilies = fixed.length === 2 && fixed.every(role => role === family)
  return spots.map((spot, at) => {
    const told = fixed[at] === 0 ? bareRoles[bare.indexOf(at)]! : fixed[at]!
    const open = at === ofFather || isSecondFamily(at, fixed)
    const roles = open ? family | father : bothFamilies ? given | family : told
    return { ...spot.word, sex: spot.marked ?? spot.word.sex, roles }
  })
}

/** Муртазоқулӣ Рӯзибой Исмоилзода: a last word in -zoda behind two bare ones may be the father's in the new Tajik way. */
function zodaOfFather(spots: readonly Spot[], fixed: readonly number[]): number {
  const last = spots.length - 1
  const behindTwo = last === 2 && fixed[0] === 0 && fixed[1] === 0
  return behindTwo && spots[last]!.word.suffix === 'zoda' ? last : -1
}

function fixedRole(spot: Spot): number {
  if (spot.marked || spot.word.ending === 'father') return father
  if (spot.word.ending === 'family') return family
  return 0
}

/** Of two initials the first is the given name's; one initial beside a full given name is the father's. */
function withInitials(spots: readonly Spot[], fixed: readonly number[]): number[] {
  const bare = spots.filter((spot, at) => !spot.word.initial && fixed[at] === 0).length
  const named = bare >= 2 || (bare === 1 && fixed.includes(family))
  let seen = named ? 1 : 0
  return spots.map((spot, at) => {
    if (!spot.word.initial) return fixed[at]!
    seen++
    return seen === 1 ? given : father
  })
}

/** Красимир Георгиев Ципов: of two words with family endings the one behind may be the father's. */
function isSecondFamily(at: number, fixed: readonly number[]): boolean {
  const families = fixed.filter(role => role === family).length
  return fixed[at] === family && families > 1 && fixed.length > 2 && at > 0
}

function besideFamily(bare: number, hasFather: boolean): number[] {
  return Array.from({ length: bare }, (_, at) => (at === 0 ? given : hasFather ? given : given | father))
}

function withoutFamily(spots: readonly Spot[], bare: readonly number[], fixed: readonly number[]): number[] {
  const open = given | family
  const byComma = bare.some(at => spots[at]!.beforeComma) && bare.some(at => !spots[at]!.beforeComma)
  if (byComma)
    return bare.map((at, nth) => (spots[at]!.beforeComma ? family : nth > 1 ? given | father : given))
  const capitals = bare.filter(at => spots[at]!.capitals)
  if (capitals.length === 1 && bare.length > 1)
    return bare.map((at, nth) =>
      spots[at]!.capitals ? family : nth > (spots[bare[0]!]!.capitals ? 1 : 0) ? given | father : given,
    )
  const fatherAt = fixed.indexOf(father)
  if (bare.length === 2 && fatherAt > bare[1]!) return [family, given]
  if (bare.length === 2 && fatherAt > bare[0]! && fatherAt < bare[1]!) return [given, family]
  return bare.map((_, nth) => (nth < 2 ? open : open | father))
}
