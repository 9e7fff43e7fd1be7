import * as v from 'valibot'
import { type Day, isDay } from '#lib/day.ts'
import { isCurrency } from '#lib/money.ts'
import type { RateRow, RateTable } from '../domain/rates.ts'

const day = v.pipe(
  v.string(),
  v.check(isDay, 'is no day'),
  v.transform(text => text as Day),
)
const decimalText = v.pipe(v.string(), v.regex(/^\d+(\.\d+)?$/, 'is no decimal number'))
const dated = {
  rule: v.pipe(v.string(), v.regex(/^[a-z]{2}\.[a-z0-9_.]+$/)),
  from: v.nullable(day),
  to: v.nullable(day),
  review_by: day,
  confidence: v.picklist(['high', 'medium', 'low']),
  source: v.pipe(v.string(), v.minLength(3)),
  checked: day,
}

export const wageLaw = v.object({
  countries: v.array(
    v.object({
      country: v.picklist(['RU', 'KZ']),
      currency: v.custom<'RUB' | 'KZT'>(value => typeof value === 'string' && isCurrency(value)),
      basis: v.picklist(['each_day', 'payment_day']),
      delay: v.array(
        v.object({
          ...dated,
          table: v.string(),
          divisor: v.pipe(v.number(), v.integer()),
          factor: decimalText,
        }),
      ),
      work: v.array(
        v.object({
          ...dated,
          kind: v.picklist(['overtime', 'rest_day', 'night']),
          tiers: v.array(v.object({ hours: v.nullable(decimalText), times: decimalText })),
          doubt: v.nullable(v.picklist(['base_disputed'])),
        }),
      ),
      planned: v.array(v.record(v.string(), v.unknown())),
    }),
  ),
})

const csvRow = v.object({
  effective_from: v.string(),
  effective_to: v.optional(v.string(), ''),
  rate_percent: v.union([v.literal(''), decimalText]),
  status: v.pipe(
    v.string(),
    v.regex(/^(supported(_to_\d{4}-\d{2}-\d{2})?|date_unverified|missing|equals_key_rate)$/),
  ),
  confidence: v.picklist(['high', 'medium', 'low', '']),
  source_ids: v.string(),
  last_verified: v.string(),
})

/** A rate table from its rows as text; a row that only points at another table is not a level of this one. */
export function rateTable(id: string, title: string, rows: readonly unknown[]): RateTable {
  return {
    id,
    title,
    rows: rows.map((raw, index): RateRow => {
      const parsed = v.safeParse(csvRow, raw)
      if (!parsed.success) {
        const issue = parsed.issues[0]
        throw new Error(`${id}.csv, line ${index + 2}: ${v.getDotPath(issue) ?? ''} ${issue.message}`)
      }
      const row = parsed.output
      const orNull = (text: string): Day | null => (text === '' ? null : v.parse(day, text))
      const known = row.status.startsWith('supported') || row.status === 'date_unverified'
      return {
        from: orNull(row.effective_from),
        to: orNull(row.effective_to),
        percent: known && row.rate_percent !== '' ? row.rate_percent : null,
        status: known ? (row.status === 'date_unverified' ? 'date_unverified' : 'supported') : 'missing',
        confidence: row.confidence === '' ? null : row.confidence,
        sources: row.source_ids,
        checked: orNull(row.last_verified),
      }
    }),
  }
}
