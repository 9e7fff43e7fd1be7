import type { Currency } from '#lib/money.ts'
import type { UseCase } from '#platform/use-case.ts'
import { shownOf, threshold } from '../domain/suppress.ts'
import { countFigures } from '../store/claims.ts'

const lastDays = ['31', '30', '30', '31']

/** Only whole quarters, which do not overlap, so that no two of them can be subtracted from each other. */
export async function readFigures(use: UseCase, { quarter }: { quarter: string }) {
  const number = Number(quarter.at(-1))
  const month = (n: number) => `${quarter.slice(0, 4)}-${String(n).padStart(2, '0')}`
  const from = `${month(number * 3 - 2)}-01`
  const to = `${month(number * 3)}-${lastDays[number - 1]}`
  const rows = await countFigures(use.db, from, to)
  use.audit({ action: 'claims.figures', thing: 'figures', thingId: null, details: { quarter } })
  return {
    quarter,
    threshold,
    rows: rows.map(row => ({
      currency: row.currency as Currency,
      ...shownOf({
        claims: row.claims,
        claimsOpen: row.claims_open,
        claimed: row.claimed,
        paidClaims: row.paid_claims,
        paidOpen: row.paid_open,
        recovered: row.recovered,
      }),
    })),
  }
}
