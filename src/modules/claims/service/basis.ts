import type { UseCase } from '#platform/use-case.ts'
import { claimBasis } from '../content/checks.ts'

/** The law and the tables as data, for a browser that computes by itself. */
export async function readBasis(_use: UseCase) {
  const { basis, digest } = await claimBasis()
  const countries = [basis.wages.RU, basis.wages.KZ]
  return {
    digest,
    laws: countries.map(({ law }) => ({
      ...law,
      delay: [...law.delay],
      work: law.work.map(one => ({ ...one, tiers: [...one.tiers] })),
    })),
    tables: [...basis.wages.RU.tables.values()].map(({ table }) => ({ ...table, rows: [...table.rows] })),
    checks: {
      limitation: [...basis.checks.limitation],
      tax: basis.checks.tax.map(law => ({ ...law, statuses: [...law.statuses], scale: [...law.scale] })),
      minimumWageLaw: [...basis.checks.minimumWageLaw],
      minimumWages: [...basis.checks.minimumWages],
      maintenance: basis.checks.maintenance.map(law => ({
        ...law,
        shares: [...law.shares],
      })),
    },
  }
}
