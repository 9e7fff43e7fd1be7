import type { Day } from '#lib/day.ts'
import type { CheckBasis } from './check-law.ts'
import type { ClaimBasis, ClaimResult } from './claim.ts'
import { computeClaim } from './compute.ts'
import { type CourtDay, lastCourtDay } from './limitation.ts'
import { computeMaintenance, type MaintenanceResult } from './maintenance.ts'
import { checkMonths, type MonthCheck } from './pay-checks.ts'
import { claimOf, type MaintenanceSheet, maintenanceOf, paidMonthsOf, type WageSheet } from './sheet.ts'

/** All that claims are computed from: the law and the tables of each country, and what they are checked against. */
export interface Basis {
  readonly wages: Readonly<Record<'RU' | 'KZ', ClaimBasis>>
  readonly checks: CheckBasis
}

export interface WageFigures {
  readonly result: ClaimResult
  readonly months: readonly MonthCheck[]
  readonly courtDays: readonly CourtDay[]
  /** The part of the total that is pay for overtime, rest days and nights. */
  readonly workOwed: bigint
}

/** Everything the screen and the letters show of a claim for wages; the same in the browser and on the server. */
export function wageFigures(sheet: WageSheet, today: Day, basis: Basis): WageFigures {
  const result = computeClaim(claimOf(sheet), basis.wages[sheet.country])
  const { country } = sheet
  const courtDays = sheet.debts.map(({ id, due }) =>
    lastCourtDay({ country, claim: 'pay', from: due, debt: id }, today, basis.checks.limitation),
  )
  if (sheet.dismissedOn)
    courtDays.push(
      lastCourtDay(
        { country, claim: 'dismissal', from: sheet.dismissedOn, debt: null },
        today,
        basis.checks.limitation,
      ),
    )
  return {
    result,
    months: checkMonths(paidMonthsOf(sheet), sheet.taxStatus, country, basis.checks),
    courtDays,
    workOwed: result.work.reduce((sum, line) => sum + (line.owed ?? 0n), 0n),
  }
}

export function maintenanceFigures(sheet: MaintenanceSheet, basis: Basis): MaintenanceResult {
  return computeMaintenance(maintenanceOf(sheet), basis.checks.maintenance)
}
