import type { Instant } from '#lib/day.ts'
import type { Opening } from './opening.ts'

/** What the ranking knows of a service; distances in kilometres, `now`-relative facts already worked out. */
export interface Candidate {
  readonly id: string
  readonly needCodes: readonly string[]
  readonly areaCodes: readonly string[]
  readonly targetGroups: readonly string[]
  readonly languages: readonly string[]
  readonly eligibleSex: 'female' | 'male' | null
  readonly citizenships: readonly string[]
  readonly remote: boolean
  /** Ids of places (or country codes) served; none: wherever it can be reached from its location. */
  readonly servedPlaces: readonly string[]
  /** Places of its locations, each from the country down. */
  readonly locationPaths: readonly (readonly string[])[]
  readonly distanceKm: number | null
  readonly opening: Opening
  readonly available: number | null
  readonly capacityUpdated: Instant | null
  readonly verifiedAt: Instant | null
  readonly partner: boolean
  readonly own: boolean
  readonly confidential: boolean
}

/** For whom a service is looked for. `areaCodes`: the areas that the needs belong to. */
export interface Wish {
  readonly needCodes: readonly string[]
  readonly areaCodes: readonly string[]
  /** From the country down to the place itself; empty when nothing is known. */
  readonly path: readonly string[]
  readonly languages: readonly string[]
  readonly targetGroups: readonly string[]
  readonly sex: 'female' | 'male' | null
  readonly citizenships: readonly string[]
  readonly at: Instant
}

export const reasonCodes = [
  'need',
  'need_general',
  'need_area',
  'serves_place',
  'near',
  'same_region',
  'same_country',
  'remote',
  'language',
  'no_common_language',
  'target_group',
  'for_women',
  'for_citizens',
  'open',
  'opens',
  'hours_unknown',
  'free_places',
  'full',
  'verified',
  'verified_long_ago',
  'not_verified',
  'partner',
  'own',
  'confidential_place',
] as const
export type ReasonCode = (typeof reasonCodes)[number]

/** Why a service stands where it stands; the screen makes a sentence of code and value. `good` false: a drawback. */
export interface Reason {
  readonly code: ReasonCode
  /** A code (need, language, place, group) or a number (kilometres, free places, days), as the reason needs. */
  readonly value: string | number | null
  readonly good: boolean
}

export interface Ranked {
  readonly id: string
  /** 0 to 1, for ordering and a bar; not a probability. */
  readonly score: number
  readonly reasons: readonly Reason[]
}

const weights = {
  need: 0.42,
  place: 0.24,
  language: 0.1,
  group: 0.07,
  opening: 0.06,
  capacity: 0.04,
  verified: 0.04,
  partner: 0.03,
}

interface Part {
  readonly share: number
  readonly reasons: readonly Reason[]
}
const nothing: Part = { share: 0, reasons: [] }
const part = (share: number, code: ReasonCode, value: Reason['value'] = null, good = true): Part => ({
  share,
  reasons: [{ code, value, good }],
})

/** The services that fit, best first, equal ones in the order of their ids; those that cannot serve the person are left out. */
export function rank(candidates: readonly Candidate[], wish: Wish): Ranked[] {
  return candidates
    .flatMap(candidate => judge(candidate, wish) ?? [])
    .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))
}

/**
 * Null where the service cannot serve this person: other sex, other citizenship, other place, no shared need. A consulate
 * helps its citizens in one country: with neither known it would be one of a hundred all over the world.
 */
export function judge(candidate: Candidate, wish: Wish): Ranked | null {
  if (candidate.eligibleSex !== null && wish.sex !== null && candidate.eligibleSex !== wish.sex) return null
  if (!citizensFit(candidate, wish)) return null
  const need = byNeed(candidate, wish)
  const place = byPlace(candidate, wish)
  if (need === null || place === null) return null
  const parts: readonly (readonly [keyof typeof weights, Part])[] = [
    ['need', need],
    ['place', place],
    ['language', byLanguage(candidate, wish)],
    ['group', byGroup(candidate, wish)],
    ['opening', byOpening(candidate)],
    ['capacity', byCapacity(candidate)],
    ['verified', byVerification(candidate, wish.at)],
    ['partner', byPartner(candidate)],
  ]
  const score = parts.reduce((sum, [name, { share }]) => sum + weights[name] * share, 0)
  const reasons = parts.flatMap(([, one]) => one.reasons)
  if (candidate.confidential) reasons.push({ code: 'confidential_place', value: null, good: true })
  return { id: candidate.id, score: Math.round(score * 10_000) / 10_000, reasons }
}

function citizensFit({ citizenships }: Candidate, wish: Wish): boolean {
  if (citizenships.length === 0) return true
  if (wish.citizenships.length === 0) return wish.path.length > 0
  return citizenships.some(one => wish.citizenships.includes(one))
}

/** Services that take the whole kind of need: a general lawyer for anything legal. */
export const generalNeeds: Readonly<Record<string, string>> = {
  legal: 'legal.advice',
  health: 'health.doctor',
  shelter: 'shelter.safe_place',
}

function byNeed({ needCodes, areaCodes }: Candidate, wish: Wish): Part | null {
  if (wish.needCodes.length === 0) return nothing
  const met = wish.needCodes.filter(code => needCodes.includes(code))
  if (met.length > 0) {
    const share = 0.75 + (0.25 * met.length) / wish.needCodes.length
    return { share, reasons: met.map(code => ({ code: 'need', value: code, good: true })) }
  }
  const general = wish.needCodes.find(code => needCodes.includes(generalNeeds[code.split('.')[0]!] ?? ''))
  if (general !== undefined) return part(0.55, 'need_general', general)
  const area = wish.areaCodes.find(code => areaCodes.includes(code))
  return area === undefined ? null : part(0.2, 'need_area', area, false)
}

function byPlace(candidate: Candidate, { path }: Wish): Part | null {
  const { servedPlaces, remote, distanceKm, locationPaths, citizenships } = candidate
  if (path.length === 0)
    return remote ? part(0.6, 'remote') : { share: citizenships.length > 0 ? 0.1 : 0.5, reasons: [] }
  // The deeper the area that names the place, the closer the service is to it.
  const depth = path.findLastIndex(id => servedPlaces.includes(id))
  const near =
    distanceKm === null ? null : part(Math.max(0.3, 1 - distanceKm / 300), 'near', Math.round(distanceKm))
  const shared = Math.max(-1, ...locationPaths.map(own => sharedDepth(own, path)))
  if (servedPlaces.length > 0 && depth < 0) {
    if (shared >= 1) return part(0.25, 'same_region', path[shared]!)
    // Of the person no more is known than the country; somewhere in it is better than nowhere.
    return shared === path.length - 1 ? part(0.2, 'same_country', path[0]!) : null
  }
  if (depth < 0 && !remote && shared < 0) return null
  const serves = depth >= 0 ? part(0.6 + (0.4 * depth) / path.length, 'serves_place', path[depth]!) : nothing
  const there =
    shared >= 1
      ? part(0.55 + 0.1 * shared, 'same_region', path[shared]!)
      : shared === 0
        ? part(0.3, 'same_country', path[0]!)
        : nothing
  const called = remote ? part(0.5, 'remote') : nothing
  const good = [serves, near ?? there, called].filter(one => one.share > 0)
  // Far away is no help, unless one can call.
  const far = !remote && distanceKm !== null && distanceKm > 300 ? 0.6 : 1
  return {
    share: Math.min(1, far * Math.max(...good.map(one => one.share))),
    reasons: good.flatMap(one => one.reasons),
  }
}

function sharedDepth(a: readonly string[], b: readonly string[]): number {
  let depth = -1
  while (a[depth + 1] !== undefined && a[depth + 1] === b[depth + 1]) depth++
  return depth
}

function byLanguage({ languages }: Candidate, wish: Wish): Part {
  if (wish.languages.length === 0 || languages.length === 0) return { share: 0.5, reasons: [] }
  const index = wish.languages.findIndex(code => languages.includes(code))
  if (index < 0) return part(0, 'no_common_language', null, false)
  return part(index === 0 ? 1 : 0.7, 'language', wish.languages[index]!)
}

function byGroup(candidate: Candidate, wish: Wish): Part {
  const met = wish.targetGroups.filter(code => candidate.targetGroups.includes(code))
  const women = candidate.eligibleSex === 'female' && wish.sex === 'female'
  const citizens = candidate.citizenships.find(code => wish.citizenships.includes(code))
  const reasons: Reason[] = met.map(code => ({ code: 'target_group', value: code, good: true }))
  if (women) reasons.push({ code: 'for_women', value: null, good: true })
  if (citizens) reasons.push({ code: 'for_citizens', value: citizens, good: true })
  if (reasons.length > 0) return { share: 1, reasons }
  // A service for everybody is better than one for other groups.
  return { share: candidate.targetGroups.length === 0 ? 0.5 : 0.2, reasons }
}

function byOpening({ opening }: Candidate): Part {
  if (opening.state === 'open') return part(1, 'open')
  if (opening.state === 'unknown') return part(0.3, 'hours_unknown', null, false)
  return part(opening.opens === null ? 0 : 0.4, 'opens', null, false)
}

function byCapacity({ available, capacityUpdated }: Candidate): Part {
  if (available === null || capacityUpdated === null) return { share: 0.5, reasons: [] }
  return available > 0 ? part(1, 'free_places', available) : part(0, 'full', 0, false)
}

const aDay = 86_400_000

function byVerification({ verifiedAt }: Candidate, at: Instant): Part {
  if (verifiedAt === null) return part(0, 'not_verified', null, false)
  const days = Math.max(0, Math.floor((Date.parse(at) - Date.parse(verifiedAt)) / aDay))
  return days <= 180
    ? part(1, 'verified', days)
    : part(Math.max(0.1, 1 - days / 730), 'verified_long_ago', days, false)
}

function byPartner({ partner, own }: Candidate): Part {
  if (partner) return part(1, 'partner')
  return own ? part(0.7, 'own') : nothing
}
