/** By what groups can be told apart in figures. */
export const dimensions = ['agent', 'district', 'cycle', 'kind', 'age'] as const
export type Dimension = (typeof dimensions)[number]

/** Sums over groups, each group with its latest meeting known on the day; amounts of one currency. */
export interface Sums {
  /** All groups, those of which a meeting is known, and those whose last one is too long ago (or missing). */
  readonly groups: number
  readonly known: number
  readonly stale: number
  readonly stale_members: number
  readonly stale_savings: number
  readonly members: number
  readonly start_members: number
  readonly stayed: number
  readonly gone: number
  readonly borrowers: number
  readonly loans: number
  readonly savings: number
  readonly profit: number
  /** Profit x 365 and savings x days of the cycle so far: the parts of a year's return. */
  readonly profit_year: number
  readonly savings_days: number
  /** The average of the cycle's assets at each close x days of the cycle so far. */
  readonly assets_days: number
  readonly liquid: number
  readonly social_fund: number
  readonly lent: number
  readonly at_risk: number
  /** Of the meetings of the three months up to the day. */
  readonly expected: number
  readonly present: number
  readonly represented: number
  /** Of the running cycle. */
  readonly disbursed: number
  readonly written_off: number
  /** As counted at the last visit, of groups where somebody counted. */
  readonly women: number
  readonly women_of: number
  readonly women_groups: number
  /** Field agents, and what they accompany. */
  readonly agents: number
  readonly accompanied: number
  readonly accompanied_members: number
  readonly assets: number
  readonly grown: number
  readonly ever: number
  readonly fund: number
}
export type SumKey = keyof Sums

/** `money`: an amount a member or a loan; `times`: a plain number; else a share, shown in percent. */
export type RatioShape = 'percent' | 'money' | 'times'

interface RatioOf {
  readonly shape: RatioShape
  readonly numerator: SumKey
  readonly denominator: SumKey
}

const of = (numerator: SumKey, denominator: SumKey, shape: RatioShape = 'percent'): RatioOf => ({
  numerator,
  denominator,
  shape,
})

/**
 * The programme's indicators: numerators and denominators are added over groups before anything is divided. Formulas as
 * in `indicators.ts`; each has its definition in words (`savings.ratio.<code>.is`).
 */
export const ratios = {
  attendance: of('present', 'expected'),
  represented: of('represented', 'expected'),
  women: of('women', 'women_of'),
  retention: of('stayed', 'start_members'),
  growth: of('grown', 'start_members'),
  drop_out: of('gone', 'ever'),
  savings_per_member: of('savings', 'members', 'money'),
  return_on_savings: of('profit', 'savings'),
  year_return: of('profit_year', 'savings_days'),
  return_on_assets: of('profit_year', 'assets_days'),
  profit_per_member: of('profit', 'members', 'money'),
  fund_per_member: of('fund', 'members', 'money'),
  with_loans: of('borrowers', 'members'),
  loans_to_fund: of('lent', 'fund'),
  loans_to_assets: of('lent', 'assets'),
  average_loan: of('lent', 'loans', 'money'),
  at_risk: of('at_risk', 'lent'),
  written_off: of('written_off', 'disbursed'),
  social_per_member: of('social_fund', 'members', 'money'),
  groups_per_agent: of('accompanied', 'agents', 'times'),
  members_per_agent: of('accompanied_members', 'agents', 'times'),
} as const satisfies Readonly<Record<string, RatioOf>>
export type RatioCode = keyof typeof ratios
export const ratioCodes = Object.keys(ratios) as readonly RatioCode[] // the keys of the object above

export interface RatioView {
  readonly code: RatioCode
  readonly numerator: number
  readonly denominator: number
  /** Groups that gave nothing to it. */
  readonly missing: number
}

export function ratiosOf(sums: Sums): RatioView[] {
  return ratioCodes.map(code => {
    const { numerator, denominator } = ratios[code]
    const missing = code === 'women' ? sums.groups - sums.women_groups : sums.groups - sums.known
    return { code, numerator: sums[numerator], denominator: sums[denominator], missing }
  })
}

/** The ratio as a number: percent with one decimal, an amount in whole smallest units, or a number; null: nothing to divide by. */
export function ratioValue({ code, numerator, denominator }: Omit<RatioView, 'missing'>): number | null {
  if (denominator === 0) return null
  const { shape } = ratios[code]
  if (shape === 'money') return Math.round(numerator / denominator)
  return Math.round((numerator / denominator) * (shape === 'percent' ? 1000 : 10)) / 10
}

/** Whole years since a group began: the bands of `age`. */
export const ageBands = ['under_1', '1_2', '2_5', 'over_5'] as const
