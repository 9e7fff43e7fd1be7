import type { InputOf } from '#lib/contract.ts'
import { notFound } from '#lib/refusal.ts'
import type { UseCase } from '#platform/use-case.ts'
import type * as contract from '../contract.ts'
import type { ServiceCard } from '../contract.ts'
import { leastScore, matchScore, namedShare, type Understood } from '../domain/match.ts'
import { mayWrite } from '../domain/policy.ts'
import { refuse } from '../domain/refusals.ts'
import { findEntries, findEntryIds, type Question } from '../store/search.ts'
import { findSchedules, findService, findServices, findZones } from '../store/services.ts'
import * as write from '../store/write.ts'
import { cardsOf } from './cards.ts'
import { remember } from './history.ts'
import { openingOf, wallClock } from './hours.ts'
import { pathOf, placesOf } from './places.ts'
import { type Reader, understand } from './understand.ts'

type Query = InputOf<typeof contract.search>

/** More than this is not counted: nobody leafs that far. */
const mostCounted = 1000

/** What a search may be narrowed to; empty lists and null: not narrowed. */
export interface Filter {
  readonly needCodes: readonly string[]
  /** From the country down to the place. */
  readonly path: readonly string[]
  readonly languages: readonly string[]
  readonly kind: string | null
  readonly unverified: boolean
}

/** Services by typed words (names of services and organisations, and the needs that the words mean) and by filters. */
export async function searchServices(
  use: UseCase,
  query: Query,
): Promise<{ items: ServiceCard[]; total: number }> {
  const places = await placesOf(use.db)
  const filter = { ...query, path: pathOf(places, query.placeId, query.country) }
  const languages = [...new Set([...query.languages, use.actor.locale])]
  const ranked = await rankedIds(use, query.q, filter, { languages, citizenships: [], path: [] })
  const at = query.at ?? use.now
  if (!query.openNow)
    return { items: await cards(use, ranked.slice(0, query.limit), at), total: ranked.length }
  const open = await openOf(use, ranked.slice(0, 500), at)
  return { items: await cards(use, open.slice(0, query.limit), at), total: open.length }
}

/** Those that are open at this moment, in the order given. */
export async function openOf(use: UseCase, ids: readonly string[], at: UseCase['now']): Promise<string[]> {
  const zones = new Map((await findZones(use.db, ids)).map(row => [row.id, row.time_zone]))
  const schedules = Map.groupBy(await findSchedules(use.db, ids), row => row.service_id)
  const clock = wallClock(at)
  return ids.filter(id => {
    const zone = zones.get(id)
    return zone && openingOf(schedules.get(id) ?? [], clock(zone)).state === 'open'
  })
}

/** Ids of the services that fit, best first, at most a thousand; only those that the actor may see. */
export async function rankedIds(
  use: UseCase,
  q: string | null,
  filter: Filter,
  reader: Reader,
): Promise<string[]> {
  if (q !== null) return (await rankedByWords(use, q, filter, reader)).map(({ id }) => id)
  return findEntryIds(use.db, { all: filterTags(filter), most: mostCounted })
}

/** The same for typed words, each with how much of them stands in its names, 0 to 1. */
export async function rankedByWords(use: UseCase, q: string, filter: Filter, reader: Reader) {
  const asked = await understand(use, q, await placesOf(use.db), reader)
  const entries = await findEntries(use.db, questionsOf(asked, filterTags(filter)), false)
  return entries
    .map(({ id, tags, quality }) => ({
      id,
      score: matchScore(tags, quality, asked),
      named: namedShare(tags, asked),
    }))
    .filter(({ score }) => score > leastScore)
    .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
}

function filterTags({ needCodes, path, languages, kind, unverified }: Filter): string[][] {
  const here = path.at(-1)
  return [
    needCodes.map(code => `n:${code}`),
    here ? [...path.map(id => `s:${id}`), 's:*', `p:${here}`] : [],
    languages.map(code => `l:${code}`),
    kind ? [`k:${kind}`] : [],
    unverified ? ['u'] : [],
  ].filter(tags => tags.length > 0)
}

/** The best of each thing that the words may mean, so that none of them crowds out the others. */
function questionsOf(asked: Understood, base: readonly (readonly string[])[]): Question[] {
  const questions: Question[] = []
  const ask = (most: number, ...all: (readonly string[])[]) =>
    questions.push({ all: [...base, ...all], most })
  for (const words of asked.readings) {
    const lists = words
      .filter(({ worth, tags }) => worth > 0.5 && tags.size > 0)
      .map(({ tags }) => [...tags.keys()])
      .slice(0, 5)
    if (lists.length > 1) ask(40, ...lists)
    for (const list of lists) ask(20, list)
    if (lists.length > 2) for (const [i, list] of lists.slice(1).entries()) ask(15, lists[i]!, list)
  }
  const levels = asked.placeTags.length > 1 ? [asked.placeTags.slice(1).flat()] : []
  if (asked.placeTags[0]) levels.push([...asked.placeTags[0]])
  const surest = [...asked.needs].sort((a, b) => b[1] - a[1]).slice(0, 4)
  for (const [n, [code]] of surest.entries()) {
    const need = [`n:${code}`]
    for (const tags of levels) ask(30, need, tags)
    if (n > 1) ask(15, need)
    else {
      if (asked.citizenTags.length > 0) ask(30, need, asked.citizenTags)
      const [language] = asked.languageTags
      if (language) ask(20, need, [language])
      ask(30, need)
    }
  }
  return questions
}

async function cards(use: UseCase, ids: readonly string[], at: UseCase['now']): Promise<ServiceCard[]> {
  const rows = new Map((await findServices(use.db, ids)).map(row => [row.id, row]))
  return cardsOf(
    use,
    ids.flatMap(id => rows.get(id) ?? []),
    at,
  )
}

/** Says that an entry was checked today. */
export async function verifyEntry(
  use: UseCase,
  { thing, id }: { thing: 'service' | 'organization'; id: string },
) {
  const row = thing === 'service' ? await findService(use.db, id) : await write.findOrganization(use.db, id)
  if (!row) throw notFound()
  if (!mayWrite(use.actor, row.owner_id)) throw refuse('directory.not_your_entry')
  await write.verify(use.db, thing, id, use.now, use.actor.userId)
  const before = { lastVerifiedAt: row.last_verified_at }
  await remember(use, {
    thing,
    id,
    owner: row.owner_id,
    action: 'verify',
    before,
    after: { lastVerifiedAt: use.now },
  })
  use.audit({ action: 'directory.verify', thing, thingId: id })
  return null
}
