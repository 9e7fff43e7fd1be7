import * as v from 'valibot'
import { type Day, type Instant, isDay } from './day.ts'

/**
 * A route as data: what validates at the door, what the OpenAPI description says and what the browser calls are this one
 * object. Input is one flat object; parts named in the path travel there, the rest in the query (GET) or the body.
 */
export interface Route<
  Input extends v.GenericSchema = v.GenericSchema,
  Reply extends v.GenericSchema = v.GenericSchema,
> {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** Below `/api/v1`, parts in braces: `/cases/{id}/notes`. */
  readonly path: string
  /** One word for route, permission, event and audit line: `cases.open`. */
  readonly action: string
  readonly summary: string
  readonly input: Input
  readonly reply: Reply
  /** 200 unless said otherwise. */
  readonly status?: 200 | 201 | 202 | 204
  /** Who may call without being signed in. */
  readonly open?: true
  /** Calls a minute from one address (and, when signed in, one session); none unless said. */
  readonly limitPerMinute?: number
  /** A reply that is not JSON: a file to save. The service returns a `Download`. */
  readonly download?: string
  /** Bytes a body may have; 1 MB unless said otherwise. */
  readonly bodyLimit?: number
}

export type InputOf<R extends Route> = v.InferOutput<R['input']>
export type SentOf<R extends Route> = v.InferInput<R['input']>
export type ReplyOf<R extends Route> = v.InferOutput<R['reply']>

export function route<I extends v.GenericSchema, O extends v.GenericSchema>(
  definition: Route<I, O>,
): Route<I, O> {
  return definition
}

/** The names in braces of a path. */
export function pathParts(path: string): string[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map(match => match[1] as string)
}

// The pieces that contracts are made of. Each carries a stable code; screens translate `problem.<code>`.

export const id = v.pipe(v.string(), v.uuid('not_an_id'))

export const calendarDay = v.pipe(
  v.string(),
  v.check(isDay, 'not_a_day'),
  v.transform(text => text as Day),
)

export const moment = v.pipe(
  v.string(),
  v.isoTimestamp('not_a_moment'),
  v.transform(text => text as Instant),
)

/** What people type: trimmed, in one normal form of Unicode, without control characters, not empty. */
export function text(max: number) {
  return v.pipe(v.string(), v.transform(cleanText), v.minLength(1, 'required'), v.maxLength(max, 'too_long'))
}

/** The same, where an empty field means "nothing said" and becomes null. */
export function optionalText(max: number) {
  return v.optional(
    v.nullable(
      v.pipe(
        v.string(),
        v.transform(cleanText),
        v.maxLength(max, 'too_long'),
        v.transform(cleaned => (cleaned === '' ? null : cleaned)),
      ),
    ),
    null,
  )
}

export function maybe<S extends v.GenericSchema>(schema: S) {
  return v.optional(v.nullable(schema), null)
}

export function list<S extends v.GenericSchema>(schema: S, max: number) {
  return v.optional(v.pipe(v.array(schema), v.maxLength(max, 'too_many')), [])
}

export function oneOf<const T extends readonly string[]>(values: T) {
  return v.picklist(values, 'not_one_of')
}

/** A whole number that may arrive as text in a query. */
export function whole(min: number, max: number) {
  return v.pipe(
    v.union([v.number(), v.pipe(v.string(), v.regex(/^-?\d{1,15}$/), v.transform(Number))], 'not_a_number'),
    v.integer('not_whole'),
    v.minValue(min, 'too_small'),
    v.maxValue(max, 'too_big'),
  )
}

/** Yes or no, which may arrive as text in a query. */
export const flag = v.pipe(
  v.union([v.boolean(), v.picklist(['true', 'false', '1', '0'])], 'not_yes_or_no'),
  v.transform(value => value === true || value === 'true' || value === '1'),
)

/** What every list takes. */
export const paging = {
  limit: v.optional(whole(1, 200), 50),
  cursor: v.optional(v.pipe(v.string(), v.maxLength(500))),
}

/** What every list answers; `next` is the cursor of the next page, null at the end. */
export function pageOf<S extends v.GenericSchema>(item: S) {
  return v.object({ items: v.array(item), next: v.nullable(v.string()) })
}

/** ISO 3166, two capital letters. */
export const country = v.pipe(v.string(), v.regex(/^[A-Z]{2}$/, 'not_a_country'))

/** ISO 639, two or three small letters. */
export const language = v.pipe(v.string(), v.regex(/^[a-z]{2,3}$/, 'not_a_language'))

/** ISO 4217. */
export const currency = v.pipe(v.string(), v.regex(/^[A-Z]{3}$/, 'not_a_currency'))

/** Which version of a record a change was made on; another one meanwhile is a conflict. */
export const version = whole(1, 2_000_000_000)

// Control characters but tab and line break, invisible joiners, and marks that turn the direction of text around.
const unseen = /[\p{Cc}\u200b\u2028\u2029\ufeff\u202a-\u202e\u2066-\u2069]/gu

function cleanText(raw: string): string {
  return raw
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    .replace(unseen, mark => (mark === '\n' || mark === '\t' ? mark : ''))
    .toWellFormed()
    .trim()
}
