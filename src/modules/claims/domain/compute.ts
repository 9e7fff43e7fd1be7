import { dayNumber, dayOfNumber } from '#lib/day-number.ts'
import {
  type Citation,
  type Claim,
  type ClaimBasis,
  type ClaimResult,
  type Line,
  newTrail,
  type Payment,
  type Trail,
  warn,
} from './claim.ts'
import { linesByDay } from './delay-by-day.ts'
import { linesByPayment } from './delay-by-payment.ts'
import { roundHalfUp, sum } from './fraction.ts'
import { portionsOf } from './line.ts'
import type { Confidence, RateRow } from './rates.ts'
import { workLines } from './work.ts'

/** What is owed on the day `asOf`, line by line, with the law and the rates used. Computes no day it does not know. */
export function computeClaim(claim: Claim, basis: ClaimBasis): ClaimResult {
  const trail = newTrail()
  const asOf = dayNumber(claim.asOf)
  const lines: Line[] = []
  let principalOwed = 0n
  for (const payment of claim.payments) {
    if (dayNumber(payment.date) > asOf)
      warn(trail, 'payment_later', { debt: payment.debt, date: payment.date })
  }
  const payments = new Map<string, Payment[]>()
  for (const one of claim.payments) payments.set(one.debt, [...(payments.get(one.debt) ?? []), one])
  for (const debt of claim.debts) {
    if (dayNumber(debt.due) > asOf) {
      warn(trail, 'not_yet_due', { debt: debt.id, due: debt.due })
      continue
    }
    const { portions, surplus } = portionsOf(debt, payments.get(debt.id) ?? [], asOf)
    if (surplus > 0n) warn(trail, 'overpaid', { debt: debt.id })
    principalOwed += debt.amount - portions.reduce((total, portion) => total + portion.amount, 0n)
    const compute = basis.law.basis === 'each_day' ? linesByDay : linesByPayment
    lines.push(...compute(debt, portions, asOf, basis, trail))
  }
  const work = workLines(claim.work, claim.asOf, basis, trail)
  const once = roundHalfUp(sum(lines.map(line => line.exact)))
  const eachLine = lines.reduce((total, line) => total + line.amount, 0n)
  const compensation = claim.rounding === 'once' ? once : eachLine
  const owedForWork = work.reduce((total, line) => total + (line.owed ?? 0n), 0n)
  return {
    principalOwed,
    compensation,
    compensationEachLine: eachLine,
    lines,
    work,
    unknownFrom: trail.unknownFrom === null ? null : dayOfNumber(trail.unknownFrom),
    total: principalOwed + compensation + owedForWork,
    citations: citationsOf(trail, basis),
    warnings: trail.warnings,
  }
}

function citationsOf(trail: Trail, basis: ClaimBasis): Citation[] {
  const citations: Citation[] = [...trail.laws].map(law => ({
    rule: law.rule,
    source: law.source,
    checked: law.checked,
    confidence: law.confidence,
  }))
  const byTable = new Map<string, RateRow[]>()
  for (const [row, table] of trail.rows) byTable.set(table, [...(byTable.get(table) ?? []), row])
  for (const [table, rows] of byTable) {
    const sources = new Set(rows.flatMap(row => row.sources.split(';')))
    const title = basis.tables.get(table)?.table.title ?? table
    citations.push({
      rule: table,
      source: `${title}: ${[...sources].join(', ')}`,
      // The oldest check of the rows used; a row nobody has checked makes the whole table unchecked.
      checked: rows.some(row => row.checked === null)
        ? null
        : (rows.map(row => row.checked).sort()[0] ?? null),
      confidence: lowest(rows.map(row => row.confidence ?? 'low')),
    })
  }
  return citations
}

function lowest(levels: readonly Confidence[]): Confidence {
  return levels.includes('low') ? 'low' : levels.includes('medium') ? 'medium' : 'high'
}
