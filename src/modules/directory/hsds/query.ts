import type { Kysely } from 'kysely'
import * as v from 'valibot'
import { flag, id, maybe, optionalText, whole } from '#lib/contract.ts'
import { isDay } from '#lib/day.ts'
import { invalid } from '#lib/refusal.ts'
import { foldings, wordsOf } from '#platform/content/fold-word.ts'
import { fieldProblems } from '#platform/http/problem.ts'
import { placesOf } from '../service/places.ts'
import { findPostalCode, type ListFilter, type ListName, type Near } from '../store/hsds-lists.ts'
import type { Tables } from '../tables.gen.ts'
import type { Depth } from './lists.ts'

export const perPage = { usual: 50, most: 1000 }

/** A day, or a moment with or without its distance from UTC (in an address a + arrives as a space). */
const changedAfter = v.pipe(
  v.string(),
  v.transform(text => text.trim().replace(/ (?=\d\d:?\d\d$)/, '+')),
  v.regex(/^\d{4}-\d\d-\d\d([T ]\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d(:?\d\d)?)?)?$/i, 'not_a_moment'),
  v.transform(text =>
    /[Zz]$|[+-]\d\d(:?\d\d)?$/.test(text.slice(10))
      ? text
      : text.length === 10
        ? `${text}T00:00:00Z`
        : `${text}Z`,
  ),
  // 30 February is a day that the browser's own reading of dates moves to March.
  v.check(text => isDay(text.slice(0, 10)) && !Number.isNaN(Date.parse(normalOffset(text))), 'not_a_moment'),
  v.transform(text => ceiling(normalOffset(text))),
)
const normalOffset = (text: string) =>
  text
    .replace(' ', 'T')
    .replace(/([+-]\d\d)$/, '$1:00')
    .replace(/([+-]\d\d)(\d\d)$/, '$1:$2')

/** Moments are told in milliseconds, so they are compared in milliseconds. */
function ceiling(text: string): string {
  const whole = Date.parse(text)
  const rest = /\.\d{3}(\d+)/.exec(text)?.[1]
  return new Date(whole + (rest && /[1-9]/.test(rest) ? 1 : 0)).toISOString()
}

const everywhere = {
  search: optionalText(200),
  page: maybe(whole(1, 1_000_000)),
  per_page: maybe(whole(1, perPage.most)),
  format: v.optional(v.picklist(['json', 'ndjson'], 'not_one_of'), 'json'),
  /** Our own: what `Link: rel="next"` names, so that no change in between moves a page. */
  after: maybe(whole(0, Number.MAX_SAFE_INTEGER)),
}
const taxonomic = { taxonomy_term_id: maybe(id), taxonomy_id: maybe(id) }
const yes = v.optional(flag, false)
const of = {
  service: v.object({
    ...everywhere,
    ...taxonomic,
    organization_id: maybe(id),
    modified_after: maybe(changedAfter),
    minimal: yes,
    full: yes,
  }),
  organization: v.object({
    ...everywhere,
    ...taxonomic,
    organization_id: maybe(id),
    modified_after: maybe(changedAfter),
    full_service: yes,
    full: yes,
  }),
  service_at_location: v.object({
    ...everywhere,
    ...taxonomic,
    organization_id: maybe(id),
    modified_after: maybe(changedAfter),
    full: yes,
    postcode: optionalText(80),
    proximity: maybe(whole(0, 20_000_000)),
  }),
  taxonomy: v.object(everywhere),
  taxonomy_term: v.object({ ...everywhere, taxonomy_id: maybe(id), top_only: yes, parent_id: maybe(id) }),
}

export interface ListQuery {
  readonly filter: ListFilter
  readonly depth: Depth
  readonly page: number
  readonly perPage: number | null
  readonly after: number | null
  readonly ndjson: boolean
}

/** What a list was asked for; every mistake is told by the name of its parameter. */
export async function readListQuery(
  db: Kysely<Tables>,
  name: ListName,
  given: Readonly<Record<string, unknown>>,
): Promise<ListQuery> {
  const present = Object.fromEntries(
    Object.entries(given).filter(([, value]) => value !== '' && value !== null),
  )
  const parsed = v.safeParse(of[name], present)
  if (!parsed.success) throw invalid(...fieldProblems(parsed.issues))
  // Each list has its own parameters; those of another one are simply not there.
  const query = parsed.output as Partial<
    v.InferOutput<
      typeof of.service & typeof of.service_at_location & typeof of.organization & typeof of.taxonomy_term
    >
  > &
    v.InferOutput<typeof of.taxonomy>
  if (query.proximity != null && query.postcode == null) throw invalid({ path: 'postcode', code: 'required' })
  const byIndex = name !== 'taxonomy' && name !== 'taxonomy_term'
  const words = query.search === null ? null : wordsOf(query.search)
  return {
    filter: {
      words: byIndex && words ? words.flatMap(wordQuery) : null,
      plainWords: byIndex || !query.search ? null : query.search.toLowerCase().split(/\s+/),
      termId: query.taxonomy_term_id ?? null,
      taxonomyId: query.taxonomy_id ?? null,
      organizationId: query.organization_id ?? null,
      parentId: query.parent_id ?? null,
      topOnly: query.top_only ?? false,
      modifiedAfter: query.modified_after ?? null,
      near: query.postcode == null ? null : await nearOf(db, query.postcode, query.proximity ?? null),
    },
    depth: {
      full: query.full ?? false,
      minimal: query.minimal ?? false,
      fullService: query.full_service ?? false,
    },
    page: query.page ?? 1,
    perPage: query.per_page,
    after: query.after,
    ndjson: query.format === 'ndjson',
  }
}

/** A typed word as a question to the index: what begins with one of its foldings. Single letters say nothing. */
function wordQuery(word: string): string[] {
  const spellings = foldings(word).filter(one => one.length > 1)
  return spellings.length > 0 ? [spellings.map(one => `'${one}':*`).join(' | ')] : []
}

/** A postal code, or (our own) the id of a place: most villages have no code. */
async function nearOf(db: Kysely<Tables>, postcode: string, metres: number | null): Promise<Near> {
  const place = (await placesOf(db)).byId.get(postcode)
  if (place)
    return {
      placeId: place.id,
      postalCode: null,
      path: place.path,
      latitude: place.latitude,
      longitude: place.longitude,
      metres,
    }
  const postalCode = postcode.toUpperCase().replaceAll(' ', '')
  return { placeId: null, postalCode, ...(await findPostalCode(db, postalCode)), metres }
}
