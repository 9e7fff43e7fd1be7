import * as v from 'valibot'
import { type Day, isDay } from '#lib/day.ts'
import { type Currency, isCurrency } from '#lib/money.ts'
import { maintenanceCountries, taxStatuses } from '../domain/check-law.ts'
import { workKinds } from '../domain/law.ts'

// The law and the tables as they travel to the browser, and as the pack is checked when it is read.

const day = v.pipe(
  v.string(),
  v.check(isDay, 'is no day'),
  v.transform(text => text as Day),
)
const decimal = v.pipe(v.string(), v.regex(/^\d+(\.\d+)?$/, 'is no decimal number'))
const confidence = v.picklist(['high', 'medium', 'low'])
const currency = v.custom<Currency>(value => typeof value === 'string' && isCurrency(value))
const dated = {
  rule: v.pipe(v.string(), v.regex(/^[a-z]+\.[a-z0-9_.]+$/)),
  from: v.nullable(day),
  to: v.nullable(day),
  review_by: day,
  confidence,
  source: v.pipe(v.string(), v.minLength(3)),
  checked: day,
}
const share = v.pipe(v.string(), v.regex(/^\d\/\d$/))

const limitation = v.object({
  ...dated,
  country: v.picklist(['RU', 'KZ']),
  claim: v.picklist(['pay', 'dismissal']),
  months: v.pipe(v.number(), v.integer(), v.minValue(1)),
  first: v.nullable(v.picklist(['commission'])),
})
const tax = v.object({
  ...dated,
  country: v.literal('RU'),
  statuses: v.array(v.picklist(taxStatuses)),
  scale: v.array(v.object({ upTo: v.nullable(decimal), rate: v.nullable(decimal) })),
})
const minimumWageLaw = v.object({ ...dated, country: v.literal('RU') })
const maintenance = v.object({
  ...dated,
  country: v.picklist(maintenanceCountries),
  currency,
  shares: v.pipe(v.array(share), v.length(3)),
  floor: v.nullable(v.object({ perChild: decimal })),
  yearsBack: v.nullable(v.number()),
})

/** `content/rates/claim-checks.yaml`. */
export const checkLaw = v.object({
  limitation: v.array(limitation),
  tax: v.array(tax),
  minimum_wage: v.array(minimumWageLaw),
  maintenance: v.array(maintenance),
})

/** `content/rates/pay-day.yaml`. */
export const payDayFile = v.object({
  pay_day: v.array(
    v.object({
      ...dated,
      country: v.picklist(['RU', 'KZ']),
      day: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(28)),
    }),
  ),
})

const rateRow = v.object({
  from: v.nullable(day),
  to: v.nullable(day),
  percent: v.nullable(decimal),
  status: v.picklist(['supported', 'date_unverified', 'missing']),
  confidence: v.nullable(confidence),
  sources: v.string(),
  checked: v.nullable(day),
})

const countryLaw = v.object({
  country: v.picklist(['RU', 'KZ']),
  currency,
  basis: v.picklist(['each_day', 'payment_day']),
  delay: v.array(v.object({ ...dated, table: v.string(), divisor: v.number(), factor: decimal })),
  work: v.array(
    v.object({
      ...dated,
      kind: v.picklist(workKinds),
      tiers: v.array(v.object({ hours: v.nullable(decimal), times: decimal })),
      doubt: v.nullable(v.picklist(['base_disputed'])),
    }),
  ),
})

/** Everything a browser needs to compute a claim by itself. */
export const basisView = v.object({
  digest: v.string(),
  laws: v.array(countryLaw),
  tables: v.array(v.object({ id: v.string(), title: v.string(), rows: v.array(rateRow) })),
  checks: v.object({
    limitation: v.array(limitation),
    tax: v.array(tax),
    minimumWageLaw: v.array(minimumWageLaw),
    minimumWages: v.array(
      v.object({
        country: v.string(),
        currency,
        from: v.string(),
        to: v.nullable(v.string()),
        value: decimal,
        sources: v.string(),
      }),
    ),
    maintenance: v.array(maintenance),
  }),
})
