import { addMonths, type Day, isDay } from '#lib/day.ts'
import type { Currency } from '#lib/money.ts'
import { parseAmount } from '#lib/money.ts'
import type { MaintenanceCountry, TaxStatus } from './check-law.ts'
import type { WorkKind } from './law.ts'
import type { Evidence } from './record.ts'
import {
  currencyOf,
  type DebtKind,
  type MaintenanceSheet,
  type SheetDebt,
  type WageCountry,
  type WageSheet,
} from './sheet.ts'

// What is being typed, as text; a draft is kept on the device and becomes a sheet when it makes sense.

export interface WageDraft {
  readonly country: WageCountry
  readonly asOf: string
  readonly opponent: string
  readonly rounding: WageSheet['rounding']
  readonly debts: readonly DebtDraft[]
  readonly work: readonly WorkDraft[]
  readonly months: readonly MonthDraft[]
  readonly taxStatus: TaxStatus | ''
  readonly dismissedOn: string
  readonly evidence: readonly Evidence[]
}
export interface DebtDraft {
  readonly id: string
  readonly label: string
  readonly kind: DebtKind
  readonly due: string
  readonly amount: string
  readonly agreed: string
  readonly payments: readonly { readonly date: string; readonly amount: string }[]
}
export interface WorkDraft {
  readonly date: string
  readonly kind: WorkKind
  readonly hours: string
  readonly rate: string
  readonly paid: string
}
export interface MonthDraft {
  readonly month: string
  readonly gross: string
  readonly withheld: string
}

export interface MaintenanceDraft {
  readonly country: MaintenanceCountry
  readonly asOf: string
  readonly opponent: string
  readonly children: string
  readonly fixed: string
  readonly writOn: string
  readonly debtorHid: boolean
  readonly months: readonly {
    readonly month: string
    readonly income: string
    readonly minimumWage: string
    readonly paid: string
  }[]
  readonly evidence: readonly Evidence[]
}

export interface Read<S> {
  /** Null where something does not make sense yet. */
  readonly sheet: S | null
  /** Which cells do not: `debts.0.amount`. */
  readonly faults: ReadonlySet<string>
}

/** `45 000,5` as people type it → `45000.5`; null where it is no amount. */
export function amountOf(typed: string, currency: Currency): string | null {
  const text = typed.replaceAll(/[\s\u00a0\u202f']/g, '').replace(',', '.')
  const units = /^\d{1,10}(\.\d{1,2})?$/.test(text) ? parseAmount(text, currency) : null
  return units === null ? null : text
}

const decimalOf = (typed: string): string | null => {
  const text = typed.trim().replace(',', '.')
  return /^\d{1,3}(\.\d{1,4})?$/.test(text) ? text : null
}

type Fault = (path: string) => void

/** Empty rows are left out; of the others each cell that makes no sense is named. */
export function readWages(draft: WageDraft): Read<WageSheet> {
  const faults = new Set<string>()
  const fault: Fault = path => faults.add(path)
  const money = moneyReader(currencyOf[draft.country], fault)
  const asOf = dayOf(draft.asOf, 'asOf', fault)
  const debts = draft.debts.flatMap((row, n) =>
    row.due || row.amount || row.label
      ? [debtOf({ ...row, agreed: draft.country === 'RU' ? row.agreed : '' }, `debts.${n}`, money, fault)]
      : [],
  )
  const work = draft.work.flatMap((row, n) => {
    if (!row.date && !row.hours && !row.rate) return []
    const hours = decimalOf(row.hours)
    if (hours === null || Number(hours) <= 0 || Number(hours) > 24) fault(`work.${n}.hours`)
    return [
      {
        date: dayOf(row.date, `work.${n}.date`, fault),
        kind: row.kind,
        hours: hours ?? '0',
        hourlyRate: money(row.rate, `work.${n}.rate`),
        paid: row.paid ? money(row.paid, `work.${n}.paid`) : '0',
      },
    ]
  })
  const months = draft.months.flatMap((row, n) => {
    if (!row.month && !row.gross) return []
    if (!isDay(`${row.month}-01`)) fault(`months.${n}.month`)
    const withheld = row.withheld ? money(row.withheld, `months.${n}.withheld`) : null
    return [{ month: row.month, gross: money(row.gross, `months.${n}.gross`), withheld }]
  })
  const dismissedOn = draft.dismissedOn ? dayOf(draft.dismissedOn, 'dismissedOn', fault) : null
  const { country, rounding, taxStatus } = draft
  const empty = debts.length === 0 && work.length === 0
  return {
    faults,
    sheet:
      faults.size || empty
        ? null
        : { country, asOf, rounding, debts, work, months, taxStatus: taxStatus || null, dismissedOn },
  }
}

type MoneyReader = (typed: string, path: string) => string

function moneyReader(currency: Currency, fault: Fault): MoneyReader {
  return (typed, path) => {
    const amount = amountOf(typed, currency)
    if (amount === null) fault(path)
    return amount ?? '0'
  }
}

/** The cast: a text that is no day is named as a fault, and a sheet with faults is not used. */
function dayOf(typed: string, path: string, fault: Fault): Day {
  if (!isDay(typed) || typed < '1991-01-01' || typed > '2100-12-31') fault(path)
  return typed as Day
}

function debtOf(row: DebtDraft, path: string, money: MoneyReader, fault: Fault): SheetDebt {
  const agreed = row.agreed ? decimalOf(row.agreed) : null
  if (row.agreed && agreed === null) fault(`${path}.agreed`)
  return {
    id: row.id,
    label: row.label.trim() || null,
    kind: row.kind,
    due: dayOf(row.due, `${path}.due`, fault),
    amount: money(row.amount, `${path}.amount`),
    agreedDailyPercent: agreed,
    payments: row.payments.flatMap((one, n) =>
      one.date || one.amount
        ? [
            {
              date: dayOf(one.date, `${path}.payments.${n}.date`, fault),
              amount: money(one.amount, `${path}.payments.${n}.amount`),
            },
          ]
        : [],
    ),
  }
}

export function readMaintenance(draft: MaintenanceDraft): Read<MaintenanceSheet> {
  const faults = new Set<string>()
  const fault: Fault = path => faults.add(path)
  const money = moneyReader(currencyOf[draft.country], fault)
  const children = Number(draft.children)
  if (!/^\d{1,2}$/.test(draft.children) || children < 1 || children > 20) fault('children')
  const seen = new Set<string>()
  const months = draft.months.flatMap((row, n) => {
    if (!row.month && !row.income && !row.paid) return []
    if (!isDay(`${row.month}-01`) || seen.has(row.month)) fault(`months.${n}.month`)
    seen.add(row.month)
    const known = (typed: string, path: string) => (typed ? money(typed, `months.${n}.${path}`) : null)
    return [
      {
        month: row.month,
        income: known(row.income, 'income'),
        minimumWage: known(row.minimumWage, 'minimumWage'),
        paid: known(row.paid, 'paid') ?? '0',
      },
    ]
  })
  const asOf = dayOf(draft.asOf, 'asOf', fault)
  const fixed = draft.fixed ? money(draft.fixed, 'fixed') : null
  const writOn = draft.writOn ? dayOf(draft.writOn, 'writOn', fault) : null
  const { country, debtorHid } = draft
  return {
    faults,
    sheet:
      faults.size || !months.length ? null : { country, children, asOf, fixed, writOn, debtorHid, months },
  }
}

const noPayment = { date: '', amount: '' }

/** One row more: a month after the last, with the same sum. Two rows of one month follow each other likewise. */
export function nextDebt(rows: readonly DebtDraft[], id: string): DebtDraft {
  const last = rows[rows.length - 1]
  const base = { id, label: '', agreed: last?.agreed ?? '', payments: [noPayment] }
  if (!last || !isDay(last.due)) return { ...base, kind: 'wage', due: '', amount: last?.amount ?? '' }
  return { ...base, kind: last.kind, due: addMonths(last.due, 1), amount: last.amount }
}

export const nextMonth = (month: string): string =>
  isDay(`${month}-01`) ? addMonths(`${month}-01` as Day, 1).slice(0, 7) : ''

export function emptyWages(country: WageCountry, asOf: string, id: string): WageDraft {
  return {
    country,
    asOf,
    opponent: '',
    rounding: 'once',
    debts: [{ id, label: '', kind: 'wage', due: '', amount: '', agreed: '', payments: [noPayment] }],
    work: [],
    months: [],
    taxStatus: '',
    dismissedOn: '',
    evidence: [],
  }
}

export function emptyMaintenance(country: MaintenanceCountry, asOf: string): MaintenanceDraft {
  return {
    country,
    asOf,
    opponent: '',
    children: '1',
    fixed: '',
    writOn: '',
    debtorHid: false,
    months: [{ month: '', income: '', minimumWage: '', paid: '' }],
    evidence: [],
  }
}

/** A kept sheet, to be changed. */
export function wagesDraft(
  sheet: WageSheet,
  opponent: string | null,
  evidence: readonly Evidence[],
): WageDraft {
  return {
    ...sheet,
    opponent: opponent ?? '',
    evidence,
    taxStatus: sheet.taxStatus ?? '',
    dismissedOn: sheet.dismissedOn ?? '',
    debts: sheet.debts.map(debt => ({
      ...debt,
      label: debt.label ?? '',
      agreed: debt.agreedDailyPercent ?? '',
      payments: debt.payments.length ? debt.payments : [noPayment],
    })),
    work: sheet.work.map(({ hourlyRate, ...row }) => ({ ...row, rate: hourlyRate })),
    months: sheet.months.map(row => ({ ...row, withheld: row.withheld ?? '' })),
  }
}

export function maintenanceDraft(
  sheet: MaintenanceSheet,
  opponent: string | null,
  evidence: readonly Evidence[],
): MaintenanceDraft {
  return {
    ...sheet,
    opponent: opponent ?? '',
    evidence,
    children: String(sheet.children),
    fixed: sheet.fixed ?? '',
    writOn: sheet.writOn ?? '',
    months: sheet.months.map(row => ({
      month: row.month,
      income: row.income ?? '',
      minimumWage: row.minimumWage ?? '',
      paid: row.paid,
    })),
  }
}
