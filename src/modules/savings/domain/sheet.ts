import { type RatioCode, ratioCodes, type SumKey } from './performance.ts'

/** Columns of an export that are recorded, not computed. */
export const itemCodes = [
  'name',
  'village',
  'district',
  'kind',
  'agent',
  'formed_on',
  'cycle',
  'cycle_began',
  'last_on',
  'days_since',
  'is_stale',
  'visited_on',
  'currency',
  'members',
  'start_members',
  'gone',
  'women',
  'counted_on',
  'expected',
  'present',
  'represented',
  'savings',
  'profit',
  'liquid',
  'social_fund',
  'loans',
  'lent',
  'at_risk',
  'disbursed',
  'written_off',
] as const
export type ItemCode = (typeof itemCodes)[number]

/** Who a line is about; left out of a sheet that goes to somebody else. */
export const namingItems: readonly ItemCode[] = ['name', 'village', 'agent']

/** Ratios that say something of one group; how many groups an agent has does not. */
export const lineRatios = ratioCodes.filter(
  code => code !== 'groups_per_agent' && code !== 'members_per_agent',
)

/** Items that are amounts of money. */
export const moneyItems: readonly ItemCode[] = [
  ...(['savings', 'profit', 'liquid', 'social_fund', 'lent', 'at_risk', 'disbursed', 'written_off'] as const),
]

/** Items whose sum over all groups stands in the last line. */
export const summedItems: Readonly<Partial<Record<ItemCode, SumKey>>> = {
  ...({ members: 'members', start_members: 'start_members', gone: 'gone', women: 'women' } as const),
  ...({ expected: 'expected', present: 'present', represented: 'represented' } as const),
  ...({ savings: 'savings', profit: 'profit', liquid: 'liquid', social_fund: 'social_fund' } as const),
  ...({ loans: 'loans', lent: 'lent', at_risk: 'at_risk', disbursed: 'disbursed' } as const),
  written_off: 'written_off',
}

/**
 * Fewer borrowers than this, and what is said of loans is said of a person: left out of a sheet without names, with what is
 * left in the fund, from which the loans could be computed.
 */
export const fewest = 5
export const aboutLoans: ReadonlySet<ItemCode | RatioCode> = new Set([
  ...([
    'loans',
    'lent',
    'liquid',
    'at_risk',
    'with_loans',
    'average_loan',
    'loans_to_fund',
    'loans_to_assets',
  ] as const),
])
