import { addMonths, type Day, isDay } from '#lib/day.ts'
import { dayNumber } from '#lib/day-number.ts'
import { parseAmount } from '#lib/money.ts'
import type { PayDayLaw } from './check-law.ts'
import { amountOf } from './draft.ts'
import { versionOn } from './law.ts'
import { currencyOf, type WageCountry, type WageSheet, wageCountries } from './sheet.ts'

// The five questions of the public page, read into the same sheet as a claim of a case.

/** As it came with the form, field by field; nothing of it is kept anywhere else. */
export type Typed = Readonly<Record<string, string>>

/** Part payments that may be told. */
export const paidRows = [1, 2, 3] as const

/** Every field the form may carry; anything else that is sent is dropped. */
export const wageFields: readonly string[] = [
  'country',
  'pay',
  'from',
  'to',
  'day',
  'month',
  ...paidRows.flatMap(n => [`sum${n}`, `on${n}`]),
]

/** How many months back, the present one included, may be chosen. */
export const monthsBack = 60

export type Problem =
  | 'required'
  | 'not_one_of'
  | 'not_an_amount'
  | 'too_small'
  | 'not_a_day'
  | 'in_the_future'
  | 'before_begin'

export interface WageForm {
  /** Null where something is missing or makes no sense. */
  readonly sheet: WageSheet | null
  /** By field: what is wrong with it. */
  readonly problems: Readonly<Record<string, Problem>>
  /** The law whose latest pay day was taken, where the worker did not know the day. */
  readonly assumed: PayDayLaw | null
}

/** The months one may choose from, the present one first: `2026-11`. */
export function monthsToChoose(today: Day): string[] {
  const first = `${today.slice(0, 7)}-01` as Day
  return Array.from({ length: monthsBack }, (_, n) => addMonths(first, -n).slice(0, 7))
}

/** The rule that says by when pay must come; null where it may not be relied on today. */
export function payDayLaw(country: string | undefined, today: Day, laws: readonly PayDayLaw[]) {
  const own = laws.filter(one => one.country === country)
  const law = versionOn(own, dayNumber(today))?.version ?? null
  return law && today <= law.review_by ? law : null
}

/** The day of a month, or its last one where it is shorter. */
function dayOfMonth(month: string, number: number): Day {
  const first = `${month}-01` as Day
  const day = dayNumber(first) + number - 1
  const next = addMonths(first, 1)
  return day < dayNumber(next)
    ? (`${month}-${String(number).padStart(2, '0')}` as Day)
    : (Temporal.PlainDate.from(next).subtract({ days: 1 }).toString() as Day)
}

/** The claim that the answers make: a debt for each month (its id), what was paid counted to the oldest first. */
export function readWageForm(typed: Typed, today: Day, laws: readonly PayDayLaw[]): WageForm {
  const problems: Record<string, Problem> = {}
  const country = wageCountries.find(one => one === typed.country) ?? null
  if (!country) problems.country = typed.country ? 'not_one_of' : 'required'
  const pay = sumOf(typed, 'pay', country, problems)
  if (pay === null) problems.pay ??= 'required'
  const [from, to] = periodOf(typed, today, problems)
  const assumed = typed.day ? null : payDayLaw(country ?? undefined, today, laws)
  const day = typed.day ? Number(typed.day) : (assumed?.day ?? null)
  if (country && day === null) problems.day = 'required'
  if (typed.day && !/^([1-9]|[12]\d|3[01])$/.test(typed.day)) problems.day = 'not_one_of'
  const paid = paymentsOf(typed, country, today, problems)
  if (!country || pay === null || day === null || Object.keys(problems).length > 0)
    return { sheet: null, problems, assumed }
  const ahead = assumed || typed.month !== 'same' ? 1 : 0
  const months = monthsBetween(from, to)
  const debts = months.map(month => {
    const due = dayOfMonth(addMonths(`${month}-01` as Day, ahead).slice(0, 7), day)
    return { id: month, due, left: units(pay, country) }
  })
  const parts = oldestFirst(
    debts,
    paid.map(one => ({ ...one, units: units(one.amount, country) })),
  )
  const sheet: WageSheet = {
    country,
    asOf: today,
    rounding: 'once',
    debts: debts.map(({ id, due }) => ({
      id,
      label: null,
      kind: 'wage',
      due,
      amount: pay,
      agreedDailyPercent: null,
      payments: parts.filter(part => part.debt === id).map(({ date, amount }) => ({ date, amount })),
    })),
    work: [],
    months: [],
    taxStatus: null,
    dismissedOn: null,
  }
  return { sheet, problems, assumed }
}

type Problems = Record<string, Problem>

function sumOf(typed: Typed, name: string, country: WageCountry | null, problems: Problems): string | null {
  const text = typed[name]?.trim()
  if (!text) return null
  const amount = amountOf(text, currencyOf[country ?? 'RU'])
  if (amount === null) problems[name] = 'not_an_amount'
  else if (Number(amount) === 0) problems[name] = 'too_small'
  else return amount
  return null
}

function periodOf(typed: Typed, today: Day, problems: Problems): [string, string] {
  const choice = monthsToChoose(today)
  const [from, to] = (['from', 'to'] as const).map(name => {
    const month = typed[name] ?? ''
    if (!choice.includes(month)) problems[name] = month === '' ? 'required' : 'not_one_of'
    return month
  }) as [string, string]
  if (!problems.from && !problems.to && to < from) problems.to = 'before_begin'
  return [from, to]
}

interface Paid {
  readonly date: Day
  readonly amount: string
}

function paymentsOf(typed: Typed, country: WageCountry | null, today: Day, problems: Problems): Paid[] {
  return paidRows.flatMap(n => {
    const [sum, on] = [`sum${n}`, `on${n}`]
    const amount = sumOf(typed, sum, country, problems)
    const given = typed[on]?.trim() ?? ''
    if (!typed[sum]?.trim() && given === '') return []
    if (amount === null) problems[sum] ??= 'required'
    const date = writtenDay(given)
    if (given === '') problems[on] = 'required'
    else if (date === null || date < '1991-01-01') problems[on] = 'not_a_day'
    else if (date > today) problems[on] = 'in_the_future'
    return amount !== null && date !== null ? [{ date, amount }] : []
  })
}

/** A day as a date field sends it, or as people write it: 2.3.2026. */
function writtenDay(given: string): Day | null {
  const written = /^(\d{1,2})[./-](\d{1,2})[./-](\d{4})$/.exec(given)
  const iso = written
    ? `${written[3]}-${written[2]?.padStart(2, '0')}-${written[1]?.padStart(2, '0')}`
    : given
  return isDay(iso) ? iso : null
}

function monthsBetween(from: string, to: string): string[] {
  const months: string[] = []
  for (let day = `${from}-01` as Day; day.slice(0, 7) <= to; day = addMonths(day, 1))
    months.push(day.slice(0, 7))
  return months
}

interface Open {
  readonly id: string
  left: number
}

/** Each payment in the order of its day to the oldest month that is still open; a surplus stays with the last month. */
function oldestFirst(debts: Open[], payments: readonly (Paid & { readonly units: number })[]) {
  const parts: { debt: string; date: Day; amount: string }[] = []
  for (const { date, units: whole } of [...payments].sort((a, b) => (a.date < b.date ? -1 : 1))) {
    let rest = whole
    debts.forEach((debt, n) => {
      const part = n === debts.length - 1 ? rest : Math.min(rest, debt.left)
      rest -= part
      debt.left -= part
      if (part > 0) parts.push({ debt: debt.id, date, amount: decimal(part) })
    })
  }
  return parts
}

/** The amount was read before. */
const units = (amount: string, country: WageCountry): number =>
  parseAmount(amount, currencyOf[country]) as number

const decimal = (amount: number): string =>
  `${Math.trunc(amount / 100)}.${String(amount % 100).padStart(2, '0')}`
