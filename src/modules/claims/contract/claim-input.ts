import * as v from 'valibot'
import { type Day, isDay } from '#lib/day.ts'
import { type Currency, currencies, exponent, isCurrency, parseAmount } from '#lib/money.ts'
import type { Claim } from '../domain/claim.ts'
import { compare, type Fraction, parseDecimal, zero } from '../domain/fraction.ts'
import { workKinds } from '../domain/law.ts'

/** What a debt may be: pay, leave pay and the last pay have due days of their own in the law; penalties are no debt here. */
export const debtKinds = ['wage', 'leave_pay', 'dismissal_pay'] as const
const countryCurrency = { RU: 'RUB', KZ: 'KZT' } as const

export interface InputProblem {
  path: string
  message: string
}

const text = v.pipe(
  v.string('must be text'),
  v.trim(),
  v.minLength(1, 'must not be empty'),
  v.maxLength(200, 'is too long'),
)
const dayField = v.pipe(
  v.string('must be a day like "2025-05-15"'),
  v.check(isDay, 'is not a day of the calendar (year-month-day, like "2025-05-15")'),
  v.check(
    value => !isDay(value) || (value >= '1991-01-01' && value <= '2100-12-31'),
    'must lie between 1991 and 2100',
  ),
  v.transform(value => value as Day),
)
const decimalShape = 'must be a decimal number in quotation marks, like "45000.00"'
const amount = v.pipe(
  v.string(decimalShape),
  v.regex(/^-?\d+(\.\d+)?$/, decimalShape),
  v.check(value => !/\d{14}/.test(value.split('.')[0] ?? ''), 'is too large'),
  v.check(value => !value.startsWith('-'), 'must not be negative'),
)
const hours = v.pipe(
  v.string('must be a decimal number in quotation marks, like "3" or "1.5"'),
  v.regex(/^-?\d{1,3}(\.\d+)?$/, 'must be a decimal number, like "3" or "1.5"'),
  v.check(value => !/^-/.test(value), 'must not be negative'),
  v.check(value => !/\.\d{5,}$/.test(value), 'has too many decimals (at most 4)'),
  v.check(value => Number(value) <= 24, 'must not be more than 24'),
)
const dailyPercent = v.pipe(
  v.string('must be a decimal number in quotation marks, like "0.1"'),
  v.regex(/^\d{1,3}(\.\d{1,6})?$/, 'must be a decimal number, percent a day, like "0.1"'),
)
const oneOf = <const T extends readonly string[]>(values: T) =>
  v.picklist(values, `must be one of ${values.map(value => `"${value}"`).join(', ')}`)

const notAnObject = 'must be an object'
const debt = v.object(
  {
    id: text,
    kind: v.optional(oneOf(debtKinds), 'wage'),
    due: dayField,
    amount,
    agreedDailyPercent: v.optional(dailyPercent),
  },
  notAnObject,
)
const payment = v.object({ debt: text, date: dayField, amount }, notAnObject)
const work = v.object(
  {
    date: dayField,
    kind: oneOf(workKinds),
    hours,
    hourlyRate: amount,
    paid: v.optional(amount, '0'),
  },
  notAnObject,
)
const list = <const S extends v.GenericSchema>(item: S) => v.optional(v.array(item, 'must be a list'), [])

export const claimInput = v.object({
  country: oneOf(['RU', 'KZ']),
  currency: v.pipe(v.string('must be text'), v.check(isCurrency, `must be one of ${currencies.join(', ')}`)),
  asOf: dayField,
  rounding: v.optional(oneOf(['once', 'each_line']), 'once'),
  debts: list(debt),
  payments: list(payment),
  work: list(work),
})

/** The claim, or everything that is wrong with it, by path; fields nobody knows are told apart. */
export function parseClaim(raw: unknown): {
  claim: Claim | null
  problems: InputProblem[]
  unknownFields: string[]
} {
  if (!isLoose(raw)) {
    return {
      claim: null,
      problems: [{ path: '', message: 'must be an object with the fields of a claim' }],
      unknownFields: [],
    }
  }
  const parsed = v.safeParse(claimInput, raw)
  const problems = (parsed.issues ?? []).map(issue => ({
    path: pathOf(issue.path),
    message: issue.received === 'undefined' ? 'is missing' : issue.message,
  }))
  problems.push(...problemsBetweenFields(raw, new Set(problems.map(problem => problem.path))))
  const claim = parsed.success && problems.length === 0 ? toClaim(parsed.output) : null
  return { claim, problems, unknownFields: unknownFields(raw) }
}

function pathOf(path: readonly v.IssuePathItem[] | undefined): string {
  return (path ?? []).reduce(
    (text, { key }) =>
      typeof key === 'number' ? `${text}[${key}]` : text ? `${text}.${String(key)}` : String(key),
    '',
  )
}

type Loose = Readonly<Record<string, unknown>>
const isLoose = (value: unknown): value is Loose =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const items = (value: unknown): { item: Loose; index: number }[] =>
  Array.isArray(value) ? value.flatMap((item, index) => (isLoose(item) ? [{ item, index }] : [])) : []

/** Works on the raw input, so that these problems are told together with those of shape. */
function problemsBetweenFields(raw: unknown, faulty: ReadonlySet<string>): InputProblem[] {
  if (!isLoose(raw)) return []
  const problems: InputProblem[] = []
  const say = (path: string, message: string) => {
    if (!faulty.has(path)) problems.push({ path, message })
  }
  const country = raw.country === 'RU' || raw.country === 'KZ' ? raw.country : null
  const currency = typeof raw.currency === 'string' && isCurrency(raw.currency) ? raw.currency : null
  const expected: Currency | null = country && countryCurrency[country]
  if (expected && currency && currency !== expected) {
    say('currency', `claims under the law of ${country} are computed in ${expected}, not ${currency}`)
  }
  if (raw.debts === undefined && raw.work === undefined) say('debts', 'is missing, and so is "work"')
  const ids = new Set<unknown>()
  for (const { item, index } of items(raw.debts)) {
    const id = typeof item.id === 'string' ? item.id.trim() : item.id
    if (typeof id === 'string' && ids.has(id)) say(`debts[${index}].id`, `"${id}" is the id of another debt`)
    ids.add(id)
    if (raw.country === 'KZ' && item.agreedDailyPercent !== undefined) {
      say(`debts[${index}].agreedDailyPercent`, 'is known only for claims under the law of RU')
    }
  }
  for (const { item, index } of items(raw.payments)) {
    const debtOf = item.debt
    if (typeof debtOf === 'string' && debtOf.trim() && !ids.has(debtOf.trim())) {
      say(`payments[${index}].debt`, `there is no debt with the id "${debtOf}"`)
    }
  }
  for (const [path, value] of amountsOf(raw)) {
    if (faulty.has(path) || typeof value !== 'string' || !currency) continue
    if ((value.split('.')[1] ?? '').length > exponent(currency)) {
      say(path, `has too many decimals (${currency} has ${exponent(currency)})`)
    } else if (parseAmount(value, currency) === null) say(path, 'is too large')
  }
  for (const { item, index } of items(raw.work)) {
    const value = typeof item.hours === 'string' ? parseDecimal(item.hours) : null
    if (value && compare(value, zero) === 0) say(`work[${index}].hours`, 'must be more than 0')
  }
  return problems
}

function amountsOf(raw: Loose): [path: string, value: unknown][] {
  return [
    ...items(raw.debts).map(
      ({ item, index }) => [`debts[${index}].amount`, item.amount] as [string, unknown],
    ),
    ...items(raw.payments).map(
      ({ item, index }) => [`payments[${index}].amount`, item.amount] as [string, unknown],
    ),
    ...items(raw.work).flatMap(({ item, index }) =>
      ['hourlyRate', 'paid'].map(field => [`work[${index}].${field}`, item[field]] as [string, unknown]),
    ),
  ]
}

const knownFields = {
  '': Object.keys(claimInput.entries),
  debts: Object.keys(debt.entries),
  payments: Object.keys(payment.entries),
  work: Object.keys(work.entries),
}

function unknownFields(raw: unknown): string[] {
  if (!isLoose(raw)) return []
  const unknown = Object.keys(raw).filter(key => !knownFields[''].includes(key))
  for (const name of ['debts', 'payments', 'work'] as const) {
    for (const { item, index } of items(raw[name])) {
      for (const key of Object.keys(item)) {
        if (!knownFields[name].includes(key)) unknown.push(`${name}[${index}].${key}`)
      }
    }
  }
  return unknown
}

function toClaim(input: v.InferOutput<typeof claimInput>): Claim {
  const currency = input.currency as Currency
  const units = (value: string) => BigInt(parseAmount(value, currency) as number)
  return {
    country: input.country,
    currency,
    asOf: input.asOf,
    rounding: input.rounding,
    debts: input.debts.map(item => ({
      id: item.id,
      due: item.due,
      amount: units(item.amount),
      agreedDailyPercent: item.agreedDailyPercent ?? null,
    })),
    payments: input.payments.map(item => ({ ...item, amount: units(item.amount) })),
    work: input.work.map(item => ({
      date: item.date,
      kind: item.kind,
      hours: parseDecimal(item.hours) as Fraction,
      hourlyRate: units(item.hourlyRate),
      paid: units(item.paid),
    })),
  }
}
