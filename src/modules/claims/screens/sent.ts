import type { SentOf } from '#lib/contract.ts'
import type { updateClaim } from '../contract.ts'
import type { Evidence } from '../domain/record.ts'
import type { MaintenanceSheet, WageSheet } from '../domain/sheet.ts'

type Fields = Omit<SentOf<typeof updateClaim>, 'id' | 'version' | 'personId'>

/** As the contract takes it: lists of its own. */
export function sent(given: {
  readonly wage: WageSheet | null
  readonly maintenance: MaintenanceSheet | null
  readonly opponent: string
  readonly evidence: readonly Evidence[]
}): Fields {
  const { wage, maintenance, opponent, evidence } = given
  return {
    opponent,
    evidence: [...evidence],
    wage: wage && {
      ...wage,
      debts: wage.debts.map(debt => ({ ...debt, payments: [...debt.payments] })),
      work: [...wage.work],
      months: [...wage.months],
    },
    maintenance: maintenance && { ...maintenance, months: [...maintenance.months] },
  }
}
