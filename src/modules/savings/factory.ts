import fc from 'fast-check'

/** A replay as the outside would send it: plain JSON, sound, with everything a group can do. For tests and benches. */
export interface SampleReplay {
  currency: string
  constitution: Record<string, unknown> & {
    sharePrice: number
    cashUnit: number
    serviceCharge: { method: string; rate: { num: number; den: number } }
  }
  members: string[]
  meetings: SampleMeeting[]
}

export interface SampleMeeting {
  number: number
  absent: string[]
  late: string[]
  shares: Record<string, number>
  finesPaid: Record<string, number>
  payments: { member: string; cash: number }[]
  socialPaid?: Record<string, number>
  socialGrants: { member: string; amount: number }[]
  shareWithdrawals: Record<string, number>
  loanRequests: { member: string; amount: number; periods: number }[]
  defaults: string[]
  shareOut: boolean
}

const names = ['A', 'B', 'C', 'D', 'E', 'F']

/** Any sound replay of up to six members and ten meetings, with or without share-outs in between. */
export const anyReplay: fc.Arbitrary<SampleReplay> = fc
  .record({
    size: fc.integer({ min: 1, max: names.length }),
    price: fc.constantFrom(50, 100, 333, 1000),
    method: fc.constantFrom('flat_upfront', 'flat_periodic', 'declining', 'rollover'),
    rate: fc.record({ num: fc.nat(35), den: fc.constantFrom(100, 97, 30) }),
    cashUnit: fc.constantFrom(1, 1, 5, 50),
    rounding: fc.constantFrom('floor_share_value', 'floor_member'),
    shareOutMode: fc.constantFrom('by_shares', 'by_shares', 'equal', 'return_charge_to_payer'),
    finesGoTo: fc.constantFrom('loan_fund', 'loan_fund', 'social_fund'),
    remainderTo: fc.constantFrom('next_cycle_loan_fund', 'next_cycle_loan_fund', 'social_fund'),
    socialFundBackPay: fc.boolean(),
    paymentOrder: fc.constantFrom<unknown>(['charge', 'principal'], ['principal', 'charge'], 'pro_rata'),
    meetings: fc.array(anyMeeting(), { minLength: 1, maxLength: 10 }),
  })
  .map(({ size, price, method, rate, meetings, ...rules }) => {
    const members = names.slice(0, size)
    const constitution = {
      ...rules,
      ...{ savingsMode: 'shares', sharePrice: price, minShares: 0, maxShares: 5, socialFundPerMeeting: 20 },
      serviceCharge: { method, rate },
      loanCapTimesSavings: 3,
      fines: { late: 10, absent: 20 },
    }
    return { currency: 'KGS', constitution, members, meetings: fit(members, meetings) }
  })

type LooseMeeting = Omit<SampleMeeting, 'number'>

function anyMeeting(): fc.Arbitrary<LooseMeeting> {
  const member = fc.constantFrom(...names)
  const some = <T>(one: fc.Arbitrary<T>, maxLength = 3) => fc.array(one, { maxLength })
  const byMember = (amount: fc.Arbitrary<number>) => fc.dictionary(member, amount, { maxKeys: names.length })
  return fc.record(
    {
      absent: some(member, 2),
      late: some(member, 2),
      shares: byMember(fc.nat(5)),
      finesPaid: byMember(fc.nat(40)),
      payments: some(fc.record({ member, cash: fc.oneof(fc.nat(3000), fc.nat(200)) })),
      socialPaid: byMember(fc.nat(40)),
      socialGrants: some(fc.record({ member, amount: fc.nat(150) }), 2),
      shareWithdrawals: byMember(fc.nat(2)),
      loanRequests: some(
        fc.record({
          member,
          amount: fc.integer({ min: 1, max: 6000 }),
          periods: fc.integer({ min: 1, max: 5 }),
        }),
      ),
      defaults: some(member, 1),
      shareOut: fc.oneof(
        { weight: 5, arbitrary: fc.constant(false) },
        { weight: 1, arbitrary: fc.constant(true) },
      ),
    },
    {
      requiredKeys: [
        ...(['absent', 'late', 'shares', 'finesPaid', 'payments', 'socialGrants'] as const),
        ...(['shareWithdrawals', 'loanRequests', 'defaults', 'shareOut'] as const),
      ],
    },
  ) as fc.Arbitrary<LooseMeeting> // fast-check marks the optional key as possibly undefined; it is left out instead
}

/** Keeps only what is sound: members of this group, one attendance list each, no more shares back than were bought. */
function fit(members: readonly string[], meetings: readonly LooseMeeting[]): SampleMeeting[] {
  const held = new Map<string, number>()
  return meetings.map((meeting, index) => {
    const known = (list: readonly string[]) => [...new Set(list)].filter(name => members.includes(name))
    const mine = <T extends { member: string }>(rows: readonly T[]) =>
      rows.filter(row => members.includes(row.member))
    const map = (amounts: Record<string, number>) =>
      Object.fromEntries(Object.entries(amounts).filter(([name]) => members.includes(name)))
    const absent = known(meeting.absent)
    const shares = map(meeting.shares)
    const shareWithdrawals: Record<string, number> = {}
    for (const name of members) {
      const now = (held.get(name) ?? 0) + (shares[name] ?? 0)
      const back = Math.min(meeting.shareWithdrawals[name] ?? 0, now)
      if (back > 0) shareWithdrawals[name] = back
      held.set(name, meeting.shareOut ? 0 : now - back)
    }
    return {
      number: index + 1,
      absent,
      late: known(meeting.late).filter(name => !absent.includes(name)),
      shares,
      finesPaid: map(meeting.finesPaid),
      payments: mine(meeting.payments),
      ...(meeting.socialPaid ? { socialPaid: map(meeting.socialPaid) } : {}),
      socialGrants: mine(meeting.socialGrants),
      shareWithdrawals,
      loanRequests: mine(meeting.loanRequests),
      defaults: known(meeting.defaults),
      shareOut: meeting.shareOut,
    }
  })
}

/** Runs of a property: a normal test run stays short, `HAMROH_LONG=1` asks for ten times as many. */
export function runs(normal: number): { numRuns: number } {
  return { numRuns: process.env.HAMROH_LONG === '1' ? normal * 10 : normal }
}
