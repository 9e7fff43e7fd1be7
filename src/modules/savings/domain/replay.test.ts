import { describe, expect, it } from 'vitest'
import { parseReplay } from '../contract.ts'
import { replay } from './replay.ts'

interface Change {
  constitution?: Record<string, unknown>
  members?: string[]
  meetings: Record<string, unknown>[]
}

const vsla = {
  ...{ savingsMode: 'shares', sharePrice: 100, minShares: 0, maxShares: 5, socialFundPerMeeting: 0 },
  serviceCharge: { method: 'declining', rate: { num: 10, den: 100 } },
  ...{ loanCapTimesSavings: 3, fines: { late: 10, absent: 20 }, cashUnit: 1 },
}

function played({ constitution = {}, members = ['A', 'B'], meetings }: Change) {
  const numbered = meetings.map((meeting, index) => ({ number: index + 1, ...meeting }))
  return replay(
    parseReplay({
      currency: 'KGS',
      constitution: { ...vsla, ...constitution },
      members,
      meetings: numbered,
    }),
  )
}

const lend = (amount: number, periods = 3) => [{ member: 'A', amount, periods }]
const pay = (cash: number) => [{ member: 'A', cash }]
const bothSave = { shares: { A: 5, B: 5 } }

describe('service charges', () => {
  // A and B save 500 each: 1,000 in the box. A borrows 600 and pays 250, 250, 250 …
  const chargesOf = (method: string, cash: number[], rules: Record<string, unknown> = {}) =>
    played({
      constitution: { serviceCharge: { method, rate: { num: 10, den: 100 } }, ...rules },
      meetings: [
        { ...bothSave, loanRequests: lend(600) },
        ...cash.map(amount => ({ payments: amount ? pay(amount) : [] })),
      ],
    }).meetings.map(({ outstanding, chargesDue, loanFundCash }) => [
      outstanding.A ?? 0,
      chargesDue.A ?? 0,
      loanFundCash,
    ])

  it('fixed at the start: 10% of 600 for 3 periods is 180, whenever it is paid', () => {
    // 250: 180 charge + 70 principal → 530 left. 250 → 280. 300: 280, and 20 are handed back: 400+250+250+280 = 1,180.
    expect(chargesOf('flat_upfront', [250, 250, 300])).toEqual([
      [600, 180, 400],
      [530, 0, 650],
      [280, 0, 900],
      [0, 0, 1180],
    ])
  })

  it('flat: 60 for every period that the loan is open', () => {
    // 250: 60 + 190 → 410. 250: 60 + 190 → 220. 250: 60 + 190 → 30. 100: 60 + 30, 10 handed back.
    expect(chargesOf('flat_periodic', [250, 250, 250, 100])).toEqual([
      [600, 0, 400],
      [410, 0, 650],
      [220, 0, 900],
      [30, 0, 1150],
      [0, 0, 1240],
    ])
  })

  it('declining: on what is still owed, and an unpaid charge stays due without growing', () => {
    // 60 due, nothing paid. Again 60: 120 due, 250 pays it and 130 → 470. Then 47: 250 pays it and 203 → 267.
    expect(chargesOf('declining', [0, 250, 250])).toEqual([
      [600, 0, 400],
      [600, 60, 400],
      [470, 0, 650],
      [267, 0, 900],
    ])
  })

  it('rollover: what is left after the payment grows by the rate, charges included', () => {
    // 600 + 60 = 660. Nothing paid: 660 + 66 = 726. 250 paid: 126 charge + 124 → 476 left, + 47 (47.6 down) = 523.
    // 600 paid: 47 + 476 = 523, 77 handed back; nothing is left to grow.
    expect(chargesOf('rollover', [0, 250, 600])).toEqual([
      [600, 60, 400],
      [600, 126, 400],
      [476, 47, 650],
      [0, 0, 1173],
    ])
  })

  it('a charge is rounded down to the smallest note, and may fall to nothing', () => {
    // 10% of 600 is 60: with notes of 50 it is 50; with notes of 100 nothing.
    expect(chargesOf('declining', [0], { cashUnit: 50 })[1]).toEqual([600, 50, 400])
    expect(chargesOf('declining', [0], { cashUnit: 100 })[1]).toEqual([600, 0, 400])
  })

  it('a payment smaller than the charge pays charge only, or principal only where the group says so', () => {
    expect(chargesOf('declining', [40])[1]).toEqual([600, 20, 440])
    expect(chargesOf('declining', [40], { paymentOrder: ['principal', 'charge'] })[1]).toEqual([560, 60, 440])
    // 660 owed, 66 paid: in proportion 6 of charge and 60 of principal.
    expect(chargesOf('declining', [66], { paymentOrder: 'pro_rata' })[1]).toEqual([540, 54, 466])
  })
})

describe('loan requests', () => {
  const decide = (meetings: Record<string, unknown>[], constitution = {}) =>
    played({ meetings, constitution })
      .meetings.at(-1)
      ?.loanDecisions.map(({ reason }) => reason)

  it('exactly three times the savings is allowed, one unit more is not', () => {
    const rich = { shares: { A: 1, B: 5 } }
    expect(decide([{ ...rich, loanRequests: lend(300) }])).toEqual([null])
    expect(decide([{ ...rich, loanRequests: lend(301) }])).toEqual(['above_savings_cap'])
  })

  it('the shares of the same meeting count, and what is already borrowed counts against', () => {
    const first = { ...bothSave, loanRequests: lend(900) }
    expect(decide([first, { shares: { A: 5, B: 5 }, loanRequests: lend(1100) }])).toEqual([null])
    expect(decide([first, { shares: { B: 5 }, loanRequests: lend(601) }])).toEqual(['above_savings_cap'])
  })

  it('no more than is in the box, in the order of asking', () => {
    const two = [...lend(800), { member: 'B', amount: 300 }, { member: 'B', amount: 200 }]
    expect(decide([{ ...bothSave, loanRequests: two }])).toEqual([null, 'above_fund_cash', null])
  })

  it('not to a member in default, nor on the day of the share-out, nor against limits the group has set', () => {
    expect(decide([{ ...bothSave, defaults: ['A'], loanRequests: lend(10) }])).toEqual(['in_default'])
    expect(decide([{ ...bothSave, shareOut: true, loanRequests: lend(10) }])).toEqual(['share_out_today'])
    expect(decide([{ ...bothSave, loanRequests: lend(10, 4) }], { maxLoanPeriods: 3 })).toEqual([
      'term_too_long',
    ])
    const twice = [{ ...bothSave, loanRequests: [...lend(10), ...lend(10)] }]
    expect(decide(twice, { simultaneousLoans: 1 })).toEqual([null, 'too_many_loans'])
    expect(decide(twice)).toEqual([null, null])
  })
})

describe('fines and the social fund', () => {
  it('a fine is income when it is paid, not when it is raised', () => {
    const { meetings, totals } = played({
      meetings: [{ ...bothSave, late: ['A'], absent: ['B'], finesPaid: { A: 10 } }, { finesPaid: { B: 15 } }],
    })
    expect(meetings.map(meeting => meeting.loanFundCash)).toEqual([1010, 1025])
    expect(totals.fines).toBe(25)
  })

  it('a fine can belong to the social fund', () => {
    const { meetings } = played({
      constitution: { finesGoTo: 'social_fund' },
      meetings: [{ late: ['A'], finesPaid: { A: 10 } }],
    })
    expect(meetings[0]).toMatchObject({ loanFundCash: 0, socialFundCash: 10 })
  })

  it('those present contribute; with back-pay the absent make good when they come again', () => {
    const meetings = [{ absent: ['B'] }, {}]
    const social = (backPay: boolean) =>
      played({
        constitution: { socialFundPerMeeting: 20, socialFundBackPay: backPay },
        meetings,
      }).meetings.map(meeting => meeting.socialFundCash)
    expect(social(false)).toEqual([20, 60])
    expect(social(true)).toEqual([20, 80])
  })

  it('a grant above the balance is not paid, and never from the other compartment', () => {
    const grants = [
      { member: 'A', amount: 41 },
      { member: 'B', amount: 40 },
    ]
    const { meetings } = played({
      constitution: { socialFundPerMeeting: 20 },
      meetings: [{ ...bothSave, socialGrants: grants }],
    })
    expect(meetings[0]).toMatchObject({ loanFundCash: 1000, socialFundCash: 0 })
  })
})

describe('share-out', () => {
  it('sets a debt off against the shares and divides to the last unit', () => {
    // Savings 1,000; A borrows 600 and never pays: 60 charge. Box 400. F = 400 + 660 = 1,060; v = 1,060 / 10 = 106.
    // A: 5 × 106 = 530 < 660, so A is short: v = 400 / 5 = 80; set-off 5 × 80 = 400, written off 600 - 400 = 200.
    const { shareOut, totals, indicators } = played({
      meetings: [
        { ...bothSave, loanRequests: lend(600) },
        { defaults: ['A'], shareOut: true },
      ],
    })
    expect(shareOut).toEqual({
      ...{ fund: 800, shares: 10, valuePerShare: 80, remainder: 0, socialFundKept: 0 },
      payouts: { A: 0, B: 400 },
      setOff: { A: 400 },
      writtenOff: { A: 200 },
      chargesWaived: { A: 60 },
    })
    expect(totals).toEqual({ shares: 10, savings: 1000, fines: 0, serviceCharges: 0 })
    // Loss 200 on savings of 1,000.
    expect(indicators.returnOnSavingsPercent).toBe('-20.00')
  })

  it('a debt smaller than the shares is set off in full, its charge becomes income', () => {
    // A borrows 200: 20 charge. Box 800, F = 800 + 220 = 1,020, v = 102. A: 510 - 220 = 290. B: 510.
    const { shareOut, indicators } = played({
      meetings: [{ ...bothSave, loanRequests: lend(200) }, { shareOut: true }],
    })
    expect(shareOut).toMatchObject({
      fund: 1020,
      valuePerShare: 102,
      payouts: { A: 290, B: 510 },
      setOff: { A: 220 },
    })
    expect(indicators.returnOnSavingsPercent).toBe('2.00')
  })

  it('the remainder opens the next cycle and is divided with it', () => {
    // 3 members, 1 share each of 100; fines 200 - 199 … : 20 of fines: F = 320, v = 106, remainder 2. Then again 3 × 100
    // and 302 in the box: v = 100, remainder 2.
    const members = ['A', 'B', 'C']
    const shares = { A: 1, B: 1, C: 1 }
    const { meetings, shareOut, totals } = played({
      members,
      meetings: [
        { shares, late: ['A', 'B'], finesPaid: { A: 10, B: 10 }, shareOut: true },
        { shares },
        { shareOut: true },
      ],
    })
    expect(meetings.map(meeting => meeting.loanFundCash)).toEqual([2, 302, 2])
    expect(shareOut).toMatchObject({ fund: 302, valuePerShare: 100, remainder: 2 })
    expect(totals).toEqual({ shares: 6, savings: 600, fines: 20, serviceCharges: 0 })
  })

  it('pays only what the notes can pay, and never rounds up', () => {
    // F = 320 with notes of 50 over 3 shares: v = 100, remainder 20.
    const { shareOut } = played({
      constitution: { cashUnit: 50 },
      members: ['A', 'B', 'C'],
      meetings: [
        { shares: { A: 1, B: 1, C: 1 }, late: ['A', 'B'], finesPaid: { A: 10, B: 10 }, shareOut: true },
      ],
    })
    expect(shareOut).toMatchObject({ valuePerShare: 100, payouts: { A: 100, B: 100, C: 100 }, remainder: 20 })
  })
})

describe('other ways of saving', () => {
  it('in a self-help group all who are present bring the fixed saving, and nothing is divided unless asked', () => {
    const rules = { savingsMode: 'fixed', fixedSaving: 50, sharePrice: undefined }
    const running = played({ constitution: rules, meetings: [{}, { absent: ['B'] }] })
    expect(running.meetings.map(meeting => meeting.loanFundCash)).toEqual([100, 150])
    expect(running.totals).toMatchObject({ shares: 3, savings: 150 })
    expect(running.shareOut).toBeNull()
    const divided = played({ constitution: rules, meetings: [{}, { absent: ['B'], shareOut: true }] })
    // B's fine of 20 was never paid: it is set off. F = 150 + 20 = 170 over 3 savings: 56 each, 2 remain; B 56 - 20.
    expect(divided.shareOut).toMatchObject({
      fund: 170,
      payouts: { A: 112, B: 36 },
      setOff: { B: 20 },
      remainder: 2,
    })
  })

  it('in amount mode the fund is divided by the money saved', () => {
    // Savings 300 and 100, fine 10: F = 410. A: 410 × 300 / 400 = 307.5 → 307. B: 102.5 → 102. Remainder 1.
    const { shareOut, totals } = played({
      constitution: { savingsMode: 'amount' },
      meetings: [{ savings: { A: 300, B: 100 }, late: ['A'], finesPaid: { A: 10 }, shareOut: true }],
    })
    expect(shareOut).toMatchObject({ fund: 410, shares: 0, valuePerShare: null, payouts: { A: 307, B: 102 } })
    expect(shareOut?.remainder).toBe(1)
    expect(totals).toMatchObject({ shares: 0, savings: 400 })
  })

  it('withdrawn shares are paid at the price paid and leave their profit behind', () => {
    const { meetings, totals } = played({ meetings: [bothSave, { shareWithdrawals: { B: 2 } }] })
    expect(meetings[1]?.loanFundCash).toBe(800)
    expect(totals).toMatchObject({ shares: 8, savings: 800 })
  })
})

describe('indicators', () => {
  it('attendance is those present over those expected, late ones included', () => {
    // 2 members, 3 meetings, one absence: 5 / 6 = 83.33%.
    const { indicators } = played({ meetings: [{ late: ['A'] }, { absent: ['B'] }, {}] })
    expect(indicators).toEqual({ attendancePercent: '83.33', returnOnSavingsPercent: null })
  })

  it('a group that never met has no attendance', () => {
    expect(played({ meetings: [] }).indicators.attendancePercent).toBeNull()
  })
})
