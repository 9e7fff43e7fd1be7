import type { Instant } from '#lib/day.ts'
import type { UseCase } from '#platform/use-case.ts'
import type { Proposal, ServiceCard } from '../contract.ts'
import { type Candidate, generalNeeds, rank, type Wish } from '../domain/rank.ts'
import { findEntries, type Question } from '../store/search.ts'
import * as store from '../store/services.ts'
import { type CardParts, cardParts, cardsOf } from './cards.ts'
import { taxonomyOf } from './content.ts'
import { openingOf, wallClock } from './hours.ts'
import { distanceKm, pathOf, placesOf } from './places.ts'

/**
 * For whom services are looked for: needs by code, the place by id (else the country, ISO), languages in the person's
 * order, `at` now unless said.
 */
export interface ProposalQuery {
  readonly needCodes: readonly string[]
  readonly placeId?: string | null
  readonly country?: string | null
  readonly languages?: readonly string[]
  readonly targetGroups?: readonly string[]
  readonly citizenships?: readonly string[]
  readonly sex?: 'female' | 'male' | null
  readonly at?: Instant | null
  readonly limit?: number
}

/** Services that fit, best first, each with its reasons as codes and numbers; only what the actor may see. */
export async function proposeServices(use: UseCase, query: ProposalQuery): Promise<Proposal[]> {
  const at = query.at ?? use.now
  const limit = query.limit ?? 10
  const places = await placesOf(use.db)
  const wish = await wishOf(use, query, pathOf(places, query.placeId ?? null, query.country ?? null), at)
  const wanted = [
    ...new Set(wish.needCodes.flatMap(code => [code, generalNeeds[code.split('.')[0]!] ?? code])),
  ].map(code => `n:${code}`)
  const here = query.placeId ? places.byId.get(query.placeId) : undefined
  const found = await judged(use, await candidates(use, wanted, wish), wish, here)
  // Services of the same area only, which may know more, are asked for where too few do just this.
  if (found.length < limit) {
    const known = new Set(found.map(({ row }) => row.id))
    const others = await candidates(
      use,
      wish.areaCodes.map(code => `a:${code}`),
      wish,
    )
    found.push(
      ...(await judged(
        use,
        others.filter(row => !known.has(row.id)),
        wish,
        here,
      )),
    )
  }
  const best = found.slice(0, limit)
  const cards = await cardsOf(
    use,
    best.map(({ row }) => row),
    at,
  )
  return best.map(({ score, reasons, distance }, index) => ({
    service: cards[index]!,
    score,
    distanceKm: distance === null ? null : Math.round(distance),
    reasons: reasons.map(reason => ({ ...reason })),
  }))
}

/**
 * A first sieve; the ranking judges. The best of each level of the place, those who can be called from anywhere, and
 * those who speak the person's language: enough that nobody who would stand among the first ten is missed.
 */
async function candidates(use: UseCase, wanted: readonly string[], wish: Wish): Promise<store.ServiceRow[]> {
  if (wanted.length === 0) return []
  const questions: Question[] = []
  const ask = (most: number, ...all: string[][]) =>
    questions.push({ all: [wanted, ...all.filter(tags => tags.length > 0)], most })
  const at = wish.path.map(id => [`s:${id}`, `p:${id}`])
  const inCountry = at[0] ?? []
  for (const tags of at) ask(40, tags)
  if (at.length > 0) ask(30, ['s:*'])
  else ask(80)
  const [language] = wish.languages
  if (language) ask(40, inCountry, [`l:${language}`])
  if (wish.citizenships.length > 0)
    ask(
      40,
      inCountry,
      wish.citizenships.map(code => `c:${code}`),
    )
  const entries = await findEntries(use.db, questions, true)
  return store.findServices(
    use.db,
    entries.map(({ id }) => id),
  )
}

async function judged(use: UseCase, rows: readonly store.ServiceRow[], wish: Wish, here: Point | undefined) {
  if (rows.length === 0) return []
  const parts = await cardParts(
    use,
    rows.map(row => row.id),
  )
  const clock = wallClock(wish.at)
  const byId = new Map(
    rows.map(row => [row.id, { row, distance: nearest(here, parts.locations.get(row.id) ?? []) }]),
  )
  const candidates = [...byId.values()].map(({ row, distance }) =>
    candidateOf(use, row, parts, distance, clock),
  )
  return rank(candidates, wish).map(ranked => ({ ...ranked, ...byId.get(ranked.id)! }))
}

export async function propose(use: UseCase, query: ProposalQuery) {
  return { items: await proposeServices(use, query) }
}

/** One service as a list shows it, for another module; null where there is none or the actor may not see it. */
export async function serviceById(use: UseCase, id: string): Promise<ServiceCard | null> {
  return (await servicesById(use, [id])).get(id) ?? null
}

/** Several at once, by id; those that are not there or not to be seen are missing. */
export async function servicesById(use: UseCase, ids: readonly string[]): Promise<Map<string, ServiceCard>> {
  const cards = await cardsOf(use, await store.findServices(use.db, ids))
  return new Map(cards.map(card => [card.id, card]))
}

async function wishOf(
  use: UseCase,
  query: ProposalQuery,
  path: readonly string[],
  at: Instant,
): Promise<Wish> {
  const { areas } = await taxonomyOf(use)
  return {
    needCodes: query.needCodes,
    areaCodes: [...new Set(query.needCodes.flatMap(code => areas.get(code) ?? []))],
    path,
    languages: query.languages ?? [],
    targetGroups: query.targetGroups ?? [],
    citizenships: query.citizenships ?? [],
    sex: query.sex ?? null,
    at,
  }
}

interface Point {
  readonly latitude: number | null
  readonly longitude: number | null
}

function nearest(place: Point | undefined, locations: readonly Point[]): number | null {
  const here = pointOf(place)
  const distances = locations.flatMap(one => {
    const there = pointOf(one)
    return here && there ? [distanceKm(here, there)] : []
  })
  return distances.length > 0 ? Math.min(...distances) : null
}

const pointOf = (point: Point | undefined) =>
  point && point.latitude !== null && point.longitude !== null
    ? { latitude: point.latitude, longitude: point.longitude }
    : null

function candidateOf(
  use: UseCase,
  row: store.ServiceRow,
  { places, partners, schedules, capacities, locations }: CardParts,
  distance: number | null,
  clock: ReturnType<typeof wallClock>,
): Candidate {
  const capacity = capacities.get(row.id)?.[0]
  return {
    id: row.id,
    needCodes: row.need_codes,
    areaCodes: row.area_codes,
    targetGroups: row.target_groups,
    languages: row.languages,
    eligibleSex: row.eligible_sex as Candidate['eligibleSex'],
    citizenships: row.citizenships,
    remote: row.remote,
    servedPlaces: row.served_places,
    locationPaths: (locations.get(row.id) ?? []).map(
      location => (location.place_id && places.byId.get(location.place_id)?.path) || [location.country],
    ),
    distanceKm: distance,
    opening: openingOf(schedules.get(row.id) ?? [], clock(row.time_zone)),
    available: capacity?.available ?? null,
    capacityUpdated: (capacity?.updated ?? null) as Instant | null,
    verifiedAt: row.last_verified_at as Instant | null,
    partner: row.owner_id !== null && partners.has(row.owner_id),
    own: row.owner_id !== null && row.owner_id === use.actor.organisationId,
    confidential: row.confidential_place,
  }
}
