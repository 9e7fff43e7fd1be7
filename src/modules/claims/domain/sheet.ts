import type { Day } from '#lib/day.ts'
import { type Currency, parseAmount } from '#lib/money.ts'
import type { MaintenanceCountry, TaxStatus } from './check-law.ts'
import type { Claim } from './claim.ts'
import { type Fraction, parseDecimal } from './fraction.ts'
import type { WorkKind } from './law.ts'
import type { MaintenanceClaim } from './maintenance.ts'
import type { PaidMonth } from './pay-checks.ts'

export const debtKinds = ['wage', 'leave_pay', 'dismissal_pay'] as const
export type DebtKind = (typeof debtKinds)[number]
export const wageCountries = ['RU', 'KZ'] as const
export type WageCountry = (typeof wageCountries)[number]
export const roundings = ['once', 'each_line'] as const

/** What was entered of a claim for wages, as it is kept and sent: amounts are decimal text in the money of the country. */
export interface WageSheet {
  readonly country: WageCountry
  readonly asOf: Day
  readonly rounding: (typeof roundings)[number]
  readonly debts: readonly SheetDebt[]
  readonly work: readonly SheetWork[]
  /** Months paid in full, for the checks of the minimum wage and of tax. */
  readonly months: readonly SheetMonth[]
  readonly taxStatus: TaxStatus | null
  readonly dismissedOn: Day | null
}

export interface SheetDebt {
  readonly id: string
  /** What it is, in the worker's words: "May", "second half of June". */
  readonly label: string | null
  readonly kind: DebtKind
  readonly due: Day
  readonly amount: string
  readonly agreedDailyPercent: string | null
  readonly payments: readonly { readonly date: Day; readonly amount: string }[]
}

export interface SheetWork {
  readonly date: Day
  readonly kind: WorkKind
  readonly hours: string
  readonly hourlyRate: string
  readonly paid: string
}

export interface SheetMonth {
  readonly month: string
  readonly gross: string
  readonly withheld: string | null
}

export interface MaintenanceSheet {
  readonly country: MaintenanceCountry
  readonly children: number
  readonly asOf: Day
  readonly fixed: string | null
  readonly writOn: Day | null
  readonly debtorHid: boolean
  readonly months: readonly {
    readonly month: string
    readonly income: string | null
    readonly minimumWage: string | null
    readonly paid: string
  }[]
}

export const currencyOf: Readonly<Record<MaintenanceCountry, Currency>> = {
  RU: 'RUB',
  KZ: 'KZT',
  KG: 'KGS',
  TJ: 'TJS',
  UZ: 'UZS',
}

/** The claim that the computation takes; the sheet was checked at the door. */
export function claimOf(sheet: WageSheet): Claim {
  const units = unitsOf(currencyOf[sheet.country])
  return {
    country: sheet.country,
    currency: currencyOf[sheet.country],
    asOf: sheet.asOf,
    rounding: sheet.rounding,
    debts: sheet.debts.map(({ id, due, amount, agreedDailyPercent }) => ({
      id,
      due,
      amount: units(amount),
      agreedDailyPercent,
    })),
    payments: sheet.debts.flatMap(debt =>
      debt.payments.map(({ date, amount }) => ({ debt: debt.id, date, amount: units(amount) })),
    ),
    work: sheet.work.map(({ date, kind, hours, hourlyRate, paid }) => ({
      date,
      kind,
      hours: parseDecimal(hours) as Fraction,
      hourlyRate: units(hourlyRate),
      paid: units(paid),
    })),
  }
}

export function paidMonthsOf(sheet: WageSheet): PaidMonth[] {
  const units = unitsOf(currencyOf[sheet.country])
  return sheet.months.map(({ month, gross, withheld }) => ({
    month,
    gross: units(gross),
    withheld: withheld === null ? null : units(withheld),
  }))
}

export function maintenanceOf(sheet: MaintenanceSheet): MaintenanceClaim {
  const units = unitsOf(currencyOf[sheet.country])
  const known = (text: string | null) => (text === null ? null : units(text))
  const { country, children, asOf, writOn, debtorHid } = sheet
  return {
    country,
    children,
    asOf,
    writOn,
    debtorHid,
    fixed: known(sheet.fixed),
    months: sheet.months.map(({ month, income, minimumWage, paid }) => ({
      month,
      income: known(income),
      minimumWage: known(minimumWage),
      paid: units(paid),
    })),
  }
}

const unitsOf = (currency: Currency) => (text: string) => {
  const units = parseAmount(text, currency)
  if (units === null) throw new RangeError('an amount that was not checked')
  return BigInt(units)
}
