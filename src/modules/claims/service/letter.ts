import { dayIn } from '#lib/day.ts'
import type { Currency } from '#lib/money.ts'
import type { UseCase } from '#platform/use-case.ts'
import { claimBasis } from '../content/checks.ts'
import { maintenanceFigures, type WageFigures, wageFigures } from '../domain/figures.ts'
import type { Dated } from '../domain/law.ts'
import { currencyOf, type MaintenanceSheet, type WageSheet } from '../domain/sheet.ts'
import { mustSee } from './claims.ts'

/** Money is in whole minor units; days are calendar days. */
export interface ClaimForLetter {
  readonly id: string
  readonly caseId: string
  readonly personId: string | null
  readonly kind: 'wage' | 'maintenance'
  readonly country: string
  readonly currency: Currency
  readonly opponent: string | null
  readonly asOf: string
  readonly principal: number
  readonly compensation: number
  readonly workOwed: number
  readonly total: number
  readonly unknownFrom: string | null
  readonly debts: readonly { id: string; label: string; due: string; amount: number; paid: number }[]
  readonly lines: readonly {
    debt: string
    from: string
    to: string
    days: number
    base: number
    ratePercent: string
    divisor: number
    factor: string
    amount: number
  }[]
  readonly work: readonly {
    date: string
    kind: string
    hours: string
    hourlyRate: number
    due: number | null
    paid: number
    owed: number | null
  }[]
  readonly months: readonly {
    month: string
    income: number | null
    due: number | null
    paid: number
    balance: number
  }[]
  readonly children: number | null
  /** The rules and tables it rests on, in the version used. */
  readonly citations: readonly { rule: string; source: string; checked: string | null; from: string | null }[]
}

/** Another module's question: a claim with every line of its computation, as the letters print it. */
export async function claimForLetter(use: UseCase, id: string): Promise<ClaimForLetter> {
  const row = await mustSee(use, id)
  const { basis } = await claimBasis()
  const common = {
    id: row.id,
    caseId: row.case_id,
    personId: row.person_id,
    country: row.country,
    opponent: row.opponent,
    asOf: row.as_of,
    unknownFrom: row.unknown_from,
  }
  // The sheet passed its schema when it was written.
  if (row.kind === 'maintenance') {
    const sheet = row.sheet as MaintenanceSheet
    const result = maintenanceFigures(sheet, basis)
    return {
      ...common,
      kind: 'maintenance',
      currency: currencyOf[sheet.country],
      principal: Number(result.total),
      compensation: 0,
      workOwed: 0,
      total: Number(result.total),
      debts: [],
      lines: [],
      work: [],
      months: result.lines
        .filter(line => !line.tooOld)
        .map(line => ({
          month: line.month,
          income: line.income === null ? null : Number(line.income),
          due: line.due === null ? null : Number(line.due),
          paid: Number(line.paid),
          balance: Number(line.balance),
        })),
      children: sheet.children,
      citations: result.laws.map(citationOf),
    }
  }
  const sheet = row.sheet as WageSheet
  const figures = wageFigures(sheet, dayIn(use.now, use.actor.timeZone), basis)
  return { ...common, ...wageFacts(sheet, figures) }
}

/** A computed claim for wages as letters print it; `nameOf` names a debt that has no name of its own. */
export function wageFacts(
  sheet: WageSheet,
  { result, workOwed, courtDays }: WageFigures,
  nameOf: (debt: string) => string = () => '',
) {
  const limits = courtDays.flatMap(day => (day.law ? [day.law] : []))
  return {
    kind: 'wage' as const,
    country: sheet.country,
    asOf: sheet.asOf,
    unknownFrom: result.unknownFrom,
    currency: currencyOf[sheet.country],
    principal: Number(result.principalOwed),
    compensation: Number(result.compensation),
    workOwed: Number(workOwed),
    total: Number(result.total),
    debts: sheet.debts.map(debt => ({
      id: debt.id,
      label: debt.label ?? nameOf(debt.id),
      due: debt.due,
      amount: units(debt.amount),
      paid: debt.payments.reduce((sum, payment) => sum + units(payment.amount), 0),
    })),
    lines: result.lines.map(line => ({
      debt: line.debt,
      from: line.from,
      to: line.to,
      days: line.days,
      base: Number(line.base),
      ratePercent: line.ratePercent,
      divisor: line.divisor,
      factor: line.factor,
      amount: Number(line.amount),
    })),
    work: result.work.map((line, index) => ({
      date: line.date,
      kind: line.kind,
      hours: sheet.work[index]?.hours ?? '',
      hourlyRate: units(sheet.work[index]?.hourlyRate ?? '0'),
      due: line.due === null ? null : Number(line.due),
      paid: Number(line.paid),
      owed: line.owed === null ? null : Number(line.owed),
    })),
    months: [],
    children: null,
    citations: [
      ...result.citations.map(one => ({ ...one, from: null })),
      ...[...new Set(limits)].map(citationOf),
    ],
  }
}

const citationOf = ({ rule, source, checked, from }: Dated) => ({ rule, source, checked, from })

/** Decimal text with at most two places, as the sheet keeps it. */
function units(text: string): number {
  const [whole = '0', decimals = ''] = text.split('.')
  return Number(whole + decimals.padEnd(2, '0'))
}
