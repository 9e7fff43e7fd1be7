import { sql } from 'kysely'
import type { UseCase } from '#platform/use-case.ts'
import { staleAfterDays, staleBefore } from '../domain/silence.ts'
import { todayOf } from './programme.ts'

/**
 * Open groups of the organisation in one currency, for its report. `members`, `savings` and `lent` are those of the
 * latest meeting known of the `known` groups, of which `stale` are old; women as counted at visits to `womenGroups`.
 */
interface SavingsTotals {
  readonly currency: string
  readonly groups: number
  readonly known: number
  readonly stale: number
  readonly members: number
  readonly women: number
  readonly womenOf: number
  readonly womenGroups: number
  readonly savings: number
  readonly lent: number
}

/** For those who may see the organisation's figures; the database judges that itself. */
async function savingsTotals(use: UseCase): Promise<SavingsTotals[]> {
  const { rows } = await sql<{
    currency: string
    groups: number
    known: number
    stale: number
    members: number
    women: number
    women_of: number
    women_groups: number
    savings: number
    lent: number
  }>`select * from savings.totals(${staleBefore(todayOf(use))}::date) order by groups desc`.execute(use.db)
  return rows.map(({ women_of: womenOf, women_groups: womenGroups, ...row }) => ({
    ...{ currency: row.currency, groups: row.groups, known: row.known, stale: row.stale },
    ...{ members: row.members, women: row.women, womenOf, womenGroups, savings: row.savings, lent: row.lent },
  }))
}

export async function readTotals(use: UseCase) {
  const currencies = await savingsTotals(use)
  const groups = currencies.reduce((n, one) => n + one.groups, 0)
  use.audit({ action: 'savings.totals', thing: 'savings_group', thingId: null, details: { groups } })
  return { asOf: todayOf(use), staleAfterDays, currencies }
}
