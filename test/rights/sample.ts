import * as v from 'valibot'
import { newId } from '#lib/ids.ts'

// Values that some leaf of some contract takes; the first that fits is used.
const leaves: readonly unknown[] = [
  'TJ',
  'tg',
  'TJS',
  '2026-11-22',
  '2026-11-22T10:00:00.000Z',
  '+992 90 000 00 02',
  'sample@example.org',
  'Asia/Dushanbe',
  'https://example.org',
  'legal.wages',
  'a-sample-text-that-is-long-enough',
  '2026-Q3',
  '100.00',
  'a'.repeat(64),
  1000,
  1,
  0,
  true,
  null,
]

interface Schema extends v.GenericSchema {
  readonly entries?: Readonly<Record<string, Schema>>
  readonly options?: readonly unknown[]
  readonly item?: Schema
  readonly wrapped?: Schema
  readonly literal?: unknown
  readonly pipe?: readonly Schema[]
}

/** The least input that a contract takes: what it asks for and nothing more. Null where none could be made. */
export function sampleOf(input: v.GenericSchema, given: Readonly<Record<string, unknown>>): object | null {
  const entries = (input as Schema).entries ?? {}
  const made = Object.entries(entries)
    .filter(([name, schema]) => name in given || !isOptional(schema))
    .map(([name, schema]) => [name, name in given ? given[name] : sampleValue(schema)])
  const sample = Object.fromEntries(made)
  return v.safeParse(input, sample).success ? sample : null
}

const isOptional = ({ type }: Schema) => type === 'optional' || type === 'nullish'

function sampleValue(schema: Schema): unknown {
  const base = schema.pipe?.[0] ?? schema
  const candidates = [
    ...(base.type === 'picklist' ? (base.options ?? []) : []),
    ...(base.type === 'object' && base.entries ? [objectOf(base.entries)] : []),
    ...(base.type === 'array' && base.item ? [[], [sampleValue(base.item)]] : []),
    ...(base.type === 'literal' ? [base.literal] : []),
    ...(base.type === 'record' ? [{}] : []),
    ...(base.type === 'nullable' ? [null] : []),
    ...leaves,
    // Last, for a text takes an id as well.
    newId(),
  ]
  return candidates.find(one => v.safeParse(schema, one).success)
}

const objectOf = (entries: Readonly<Record<string, Schema>>) =>
  Object.fromEntries(
    Object.entries(entries)
      .filter(([, schema]) => !isOptional(schema))
      .map(([name, schema]) => [name, sampleValue(schema)]),
  )
