import * as v from 'valibot'
import { oneOf } from '#lib/contract.ts'
import { currencies } from '#lib/money.ts'
import { fieldKinds, languages, letterCountries, tables } from '../domain/template.ts'

// Letters and what they are made of, as they travel.

const text = v.object(v.entriesFromList(languages, v.string()))
const run = v.object({ text: v.string(), blank: v.optional(v.literal(true)) })
const row = v.object({ label: v.string(), value: run })
const piece = v.variant('kind', [
  v.object({ kind: v.literal('heading'), text: v.string() }),
  v.object({ kind: v.literal('text'), runs: v.array(run) }),
  v.object({ kind: v.literal('facts'), rows: v.array(row) }),
  v.object({ kind: v.literal('list'), items: v.array(v.array(run)) }),
  v.object({
    kind: v.literal('table'),
    caption: v.string(),
    head: v.array(v.string()),
    figures: v.array(v.boolean()),
    rows: v.array(v.array(v.string())),
  }),
])

export const filledLetter = v.object({
  language: oneOf(languages),
  to: v.nullable(row),
  from: v.array(row),
  title: v.string(),
  notice: v.nullable(v.string()),
  pieces: v.array(piece),
  date: row,
  signature: v.string(),
  small: v.array(v.string()),
})

const countries = v.optional(v.array(oneOf(letterCountries)))
const block = v.variant('kind', [
  v.object({ kind: v.literal('text'), countries, text }),
  v.object({ kind: v.literal('facts'), countries, fields: v.array(v.string()) }),
  v.object({ kind: v.literal('story'), countries, field: v.string() }),
  v.object({ kind: v.literal('law'), countries, rules: v.array(v.string()) }),
  v.object({ kind: v.literal('table'), countries, table: oneOf(tables) }),
  v.object({ kind: v.literal('asks'), countries, items: v.array(text) }),
  v.object({ kind: v.literal('attached'), countries, items: v.array(text) }),
])

export const templateView = v.object({
  code: v.string(),
  title: text,
  about: text,
  to: v.nullable(v.string()),
  from: v.array(v.string()),
  countries: v.array(oneOf(letterCountries)),
  language: oneOf(['office', 'person']),
  needs: v.array(v.string()),
  claim: v.nullable(oneOf(['wage', 'maintenance', 'any'])),
  blocks: v.array(block),
  digest: v.string(),
})

export const stockView = v.object({
  phrases: v.array(v.object({ code: v.string(), text })),
  fields: v.array(
    v.object({
      code: v.string(),
      kind: oneOf(fieldKinds),
      known: v.nullable(v.string()),
      label: text,
      hint: text,
    }),
  ),
  codes: v.array(v.object({ code: v.string(), name: text })),
  rules: v.array(
    v.object({
      id: v.string(),
      code: v.string(),
      article: v.string(),
      versions: v.array(
        v.object({
          from: v.nullable(v.string()),
          to: v.nullable(v.string()),
          status: oneOf(['in_force', 'ended', 'announced', 'bill', 'unverified']),
          confidence: oneOf(['high', 'medium', 'low']),
          source: v.string(),
          checked: v.string(),
          review_by: v.string(),
          digest: v.string(),
        }),
      ),
    }),
  ),
})

const nullable = v.nullable(v.number())

/** A claim with every line, as letters print it. */
export const claimFacts = v.object({
  kind: oneOf(['wage', 'maintenance']),
  country: v.string(),
  currency: oneOf(currencies),
  asOf: v.string(),
  principal: v.number(),
  compensation: v.number(),
  workOwed: v.number(),
  total: v.number(),
  unknownFrom: v.nullable(v.string()),
  debts: v.array(
    v.object({ id: v.string(), label: v.string(), due: v.string(), amount: v.number(), paid: v.number() }),
  ),
  lines: v.array(
    v.object({
      debt: v.string(),
      from: v.string(),
      to: v.string(),
      days: v.number(),
      base: v.number(),
      ratePercent: v.string(),
      divisor: v.number(),
      factor: v.string(),
      amount: v.number(),
    }),
  ),
  work: v.array(
    v.object({
      date: v.string(),
      kind: v.string(),
      hours: v.string(),
      hourlyRate: v.number(),
      due: nullable,
      paid: v.number(),
      owed: nullable,
    }),
  ),
  months: v.array(
    v.object({ month: v.string(), income: nullable, due: nullable, paid: v.number(), balance: v.number() }),
  ),
  citations: v.array(
    v.object({
      rule: v.string(),
      source: v.string(),
      checked: v.nullable(v.string()),
      from: v.nullable(v.string()),
    }),
  ),
})

/** One answer in one form, or in each language. */
export const knownFacts = v.record(v.string(), v.union([v.string(), text]))
