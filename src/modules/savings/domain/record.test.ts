import { describe, expect, it } from 'vitest'
import { loanFundCash, openLoans, principalOf, savingsOf, socialFundCash, stampsOf } from './book.ts'
import { previewShareOut } from './closing.ts'
import { constitution } from './constitution.ts'
import { indicators } from './indicators.ts'
import type { Happening } from './journal.ts'
import { balance, profit, trialBalance } from './ledger.ts'
import type { MeetingStep } from './meeting.ts'
import { apply, rebuild } from './record.ts'
import { catchUpPrice, leavingClaim, netAssetValue } from './saving.ts'

const rules = constitution({
  loans: { rate: { num: 10, den: 100 } },
  socialFund: { mode: 'both', perMeeting: 20 },
})
const nobody = { absent: [], late: [], excused: [], represented: [] }

/** A group in its first meeting, with a short way to go on: `at` takes the step, `tell` records what happens. */
function aGroup(constitutionUsed = rules, members = ['A', 'B', 'C']) {
  const book = rebuild([])
  let next = 1
  const group = {
    book,
    tell(happening: Happening) {
      const id = `e${next++}`
      apply(book, { id, ...happening })
      return id
    },
    at(step: MeetingStep) {
      group.tell({ kind: 'step_taken', step, reason: 'short test' })
      return group
    },
    meet(number: number) {
      if (book.meeting) {
        group.at('close').tell({ kind: 'meeting_closed' })
      }
      group.tell({ kind: 'meeting_opened', number, rollCall: nobody })
      return group
    },
    save(...stamps: number[]) {
      group.at('shares')
      for (const [index, count] of stamps.entries()) {
        if (count > 0) group.tell({ kind: 'saved', member: members[index] as string, stamps: count })
      }
      return group
    },
  }
  group.tell({ kind: 'cycle_opened', constitution: constitutionUsed })
  for (const member of members) group.tell({ kind: 'member_joined', member })
  return group.meet(1)
}

describe('the journal', () => {
  it('takes the same event twice without a change, and refuses another under its id', () => {
    const { book } = aGroup().at('shares')
    const event = { id: 'x', kind: 'saved', member: 'A', stamps: 2 } as const
    expect([apply(book, event), apply(book, event)]).toEqual(['applied', 'already'])
    expect(() => apply(book, { ...event, stamps: 3 })).toThrow('savings.same_id_other_content')
    expect(savingsOf(book, 'A')).toBe(200)
  })

  it('corrects by an event of its own: both stay readable and the money is as before', () => {
    const group = aGroup().at('shares')
    const wrong = group.tell({ kind: 'saved', member: 'A', stamps: 5 })
    group.tell({ kind: 'corrected', corrects: wrong, reason: 'wrong passbook stamped' })
    group.tell({ kind: 'saved', member: 'B', stamps: 5 })
    expect([stampsOf(group.book, 'A'), stampsOf(group.book, 'B'), loanFundCash(group.book)]).toEqual([
      0, 5, 500,
    ])
    expect(group.book.ledger.postings.filter(posting => posting.corrects === wrong)).toHaveLength(1)
    expect(() => group.tell({ kind: 'corrected', corrects: wrong, reason: 'again' })).toThrow(
      'already_corrected',
    )
  })

  it('does not correct what later events rest on: the box would be short', () => {
    const group = aGroup().at('shares')
    const saved = group.tell({ kind: 'saved', member: 'A', stamps: 5 })
    group.at('lend').tell({ kind: 'loan_given', member: 'A', loan: 'l', amount: 400, periods: 3 })
    expect(() => group.tell({ kind: 'corrected', corrects: saved, reason: 'late' })).toThrow(
      'not_enough_money',
    )
    expect(loanFundCash(group.book)).toBe(100)
  })

  it('refuses wholly or not at all', () => {
    const group = aGroup().save(5, 5)
    const before = structuredClone({ balances: group.book.ledger.balances, loans: group.book.loans })
    group.at('lend')
    expect(() =>
      group.tell({ kind: 'loan_given', member: 'A', loan: 'l', amount: 1600, periods: 3 }),
    ).toThrow('loan_not_allowed')
    expect({ balances: group.book.ledger.balances, loans: group.book.loans }).toEqual(before)
  })
})

describe('a meeting', () => {
  it('only goes forward, takes each thing at its step, and says why a step was left out', () => {
    const group = aGroup().at('shares')
    expect(() => group.tell({ kind: 'step_taken', step: 'social' })).toThrow('step_backwards')
    expect(() => group.tell({ kind: 'social_paid', member: 'A', amount: 20 })).toThrow('wrong_step')
    expect(() => group.tell({ kind: 'step_taken', step: 'count_out' })).toThrow('skipped_without_reason')
    expect(group.book.meeting?.skipped.map(skip => skip.step)).toContain('unlock')
  })

  it('cannot be opened twice, nor before the one already held', () => {
    const group = aGroup().meet(4)
    expect(() => group.tell({ kind: 'meeting_opened', number: 5, rollCall: nobody })).toThrow('meeting_open')
    group.at('close').tell({ kind: 'meeting_closed' })
    expect(() => group.tell({ kind: 'meeting_opened', number: 4, rollCall: nobody })).toThrow('out_of_order')
  })

  it('keeps money rules for the whole cycle', () => {
    const group = aGroup()
    group.at('close').tell({ kind: 'meeting_closed' })
    const dearer = constitution({ savings: { price: 200 } })
    expect(() => group.tell({ kind: 'rules_changed', constitution: dearer })).toThrow('rules_fixed_in_cycle')
  })

  it('books a box that does not agree before money moves, with two who counted', () => {
    const group = aGroup().save(5, 5).meet(2).at('count_in')
    const counted = { kind: 'box_counted', place: 'cash:loan_fund', counted: 990 } as const
    expect(() => group.tell({ ...counted, counters: ['A'], difference: { to: 'group' } })).toThrow(
      'counters_not_two',
    )
    expect(() => group.tell({ ...counted, counters: ['A', 'B'], difference: { to: 'none' } })).toThrow(
      'not_balanced',
    )
    group.tell({ ...counted, counters: ['A', 'B'], difference: { to: 'group' } })
    expect([loanFundCash(group.book), profit(group.book.ledger), trialBalance(group.book.ledger)]).toEqual([
      990, -10, 0,
    ])
  })
})

describe('coming and going', () => {
  // A and B save 500 each, 100 of donations come in: NAV 1,100 over 10 stamps.
  const richer = () => {
    const group = aGroup().save(5, 5)
    group.at('expenses').tell({ kind: 'donation_received', amount: 105, to: 'cash:loan_fund', what: 'seed' })
    return group.meet(2).at('shares')
  }

  it('a newcomer buys catch-up shares at their value, rounded up', () => {
    const group = richer()
    expect([netAssetValue(group.book), catchUpPrice(group.book)]).toEqual([1105, 111])
    group.tell({ kind: 'catch_up_bought', member: 'C', stamps: 3 })
    expect([savingsOf(group.book, 'C'), stampsOf(group.book, 'C')]).toEqual([333, 3])
  })

  it('who leaves gets the price paid; who dies or moves abroad the value, rounded down', () => {
    const { book } = richer()
    expect(leavingClaim(book, 'A', 'own_wish').payout).toBe(500)
    expect(leavingClaim(book, 'A', 'died').payout).toBe(552)
  })

  it('debts are netted, and what is not covered stays a loan of the former member', () => {
    const group = aGroup().save(5, 5)
    group.at('lend').tell({ kind: 'loan_given', member: 'A', loan: 'l', amount: 700, periods: 3 })
    group.meet(2).at('shares').tell({ kind: 'member_left', member: 'A', why: 'own_wish' })
    const [loan] = openLoans(group.book, 'A')
    expect(loan && principalOf(group.book, loan)).toBe(200)
    expect([stampsOf(group.book, 'A'), savingsOf(group.book, 'A'), trialBalance(group.book.ledger)]).toEqual([
      0, 0, 0,
    ])
    expect(() => group.tell({ kind: 'saved', member: 'A', stamps: 1 })).toThrow('member_left')
  })

  it('a leaver bears his part of a loss', () => {
    const group = aGroup().save(5, 5)
    group.at('expenses').tell({ kind: 'expense_paid', amount: 100, from: 'cash:loan_fund', what: 'box' })
    expect(leavingClaim(group.meet(2).book, 'A', 'own_wish').payout).toBe(450)
  })
})

describe('loans in the book', () => {
  it('a top-up closes the old loan with part of the new money', () => {
    const group = aGroup().save(5, 5, 5)
    group.at('lend').tell({ kind: 'loan_given', member: 'A', loan: 'old', amount: 500, periods: 3 })
    group.meet(2).at('repay').tell({ kind: 'charges_levied', moment: 'before_payments' })
    group
      .at('lend')
      .tell({ kind: 'loan_given', member: 'A', loan: 'new', amount: 900, periods: 3, replaces: 'old' })
    // 550 of the 900 pay the old loan off; 350 are handed over: 1,500 - 500 - 350.
    expect(openLoans(group.book).map(loan => [loan.id, loan.replaces])).toEqual([['new', 'old']])
    expect([loanFundCash(group.book), profit(group.book.ledger)]).toEqual([650, 50])
  })

  it('a write-off loses the principal, waives the charges, and a later recovery is income', () => {
    const group = aGroup().save(5, 5)
    group.at('lend').tell({ kind: 'loan_given', member: 'A', loan: 'l', amount: 600, periods: 3 })
    group.meet(2).at('repay').tell({ kind: 'charges_levied', moment: 'before_payments' })
    expect(() => group.tell({ kind: 'charges_levied', moment: 'before_payments' })).toThrow('already_levied')
    group.tell({ kind: 'loan_written_off', loan: 'l', reason: 'died without heirs' })
    expect([profit(group.book.ledger), openLoans(group.book).length]).toEqual([-600, 0])
    group.tell({ kind: 'loan_recovered', member: 'A', amount: 250 })
    expect(profit(group.book.ledger)).toBe(-350)
    expect(indicators(group.book).writeOffRate).toMatchObject({ numerator: 600, denominator: 600 })
  })

  it('what was written off and who left is told of the running cycle, assets as their average at each close', () => {
    const group = aGroup().save(5, 5, 5)
    group.at('lend').tell({ kind: 'loan_given', member: 'A', loan: 'l', amount: 600, periods: 3 })
    group.meet(2).at('shares').tell({ kind: 'member_left', member: 'C', why: 'own_wish' })
    group.at('repay').tell({ kind: 'loan_written_off', loan: 'l', reason: 'by vote' })
    expect(indicators(group.book).dropOut).toMatchObject({ numerator: 1, denominator: 3 })
    expect(indicators(group.book).returnOnAssets).toMatchObject({ numerator: -600, denominator: 1500 })
    group.at('share_out').tell({ kind: 'shared_out', exact: true, carryOver: 0 })
    group.at('close').tell({ kind: 'meeting_closed' })
    expect(indicators(group.book).writeOffRate).toMatchObject({ numerator: 600, denominator: 600 })
    group.tell({ kind: 'cycle_opened', constitution: rules })
    expect(indicators(group.book).dropOut).toMatchObject({ numerator: 0, denominator: 2 })
    expect(indicators(group.book).writeOffRate).toMatchObject({ numerator: 0, denominator: 0 })
  })

  it('a rescheduled loan keeps its old date and stays at risk', () => {
    const group = aGroup().save(5, 5)
    group.at('lend').tell({ kind: 'loan_given', member: 'A', loan: 'l', amount: 600, periods: 1 })
    group
      .meet(2)
      .at('repay')
      .tell({ kind: 'loan_rescheduled', loan: 'l', periods: 4, reason: 'harvest failed' })
    expect(group.book.loans.get('l')).toMatchObject({ dueAt: 6, rescheduled: [{ dueAt: 2 }] })
    expect(indicators(group.book).portfolioAtRisk).toMatchObject({ numerator: 600, denominator: 600 })
    expect(indicators(group.book).membersWithLoans).toMatchObject({ numerator: 1, denominator: 3 })
  })

  it('the social fund may lend without charge, from its own compartment only', () => {
    const group = aGroup().at('social')
    for (const member of ['A', 'B', 'C']) group.tell({ kind: 'social_paid', member, amount: 20 })
    expect(() => group.tell({ kind: 'social_lent', member: 'A', loan: 's', amount: 61, periods: 2 })).toThrow(
      'not_enough',
    )
    group.tell({ kind: 'social_lent', member: 'A', loan: 's', amount: 50, periods: 2 })
    group.meet(2).at('social').tell({ kind: 'social_repaid', loan: 's', amount: 80 })
    expect([socialFundCash(group.book), balance(group.book.ledger, 'social_loan:s')]).toEqual([60, 0])
  })
})

describe('the end of a cycle', () => {
  it('waits until the bank is empty and outside loans are paid', () => {
    const group = aGroup().save(5, 5).at('expenses')
    group.tell({ kind: 'money_moved', from: 'cash:loan_fund', to: 'bank', amount: 300 })
    group.at('share_out')
    expect(() => group.tell({ kind: 'shared_out', carryOver: 0 })).toThrow('bank_not_empty')
    group.tell({ kind: 'money_moved', from: 'bank', to: 'cash:loan_fund', amount: 300 })
    expect(previewShareOut(group.book).fund).toBe(1000)
    group.tell({ kind: 'shared_out', carryOver: 100 })
    expect([loanFundCash(group.book), trialBalance(group.book.ledger)]).toEqual([100, 0])
    expect(group.book.divisions.at(-1)?.division).toMatchObject({ fund: 900, valuePerShare: 90 })
  })

  it('shares nothing with who left during the cycle, and writes off what they still owe', () => {
    const equal = constitution({ shareOut: { mode: 'equal' }, loans: { rate: { num: 10, den: 100 } } })
    const group = aGroup(equal).save(5, 5, 2)
    group.at('lend').tell({ kind: 'loan_given', member: 'A', loan: 'l', amount: 600, periods: 3 })
    group.meet(2).at('shares').tell({ kind: 'member_left', member: 'A', why: 'own_wish' })
    // A's 500 are netted: 100 are still owed and lost. Box 600; B and C saved 700: a loss, borne by shares: 600 / 7 = 85.
    group.at('share_out').tell({ kind: 'shared_out', carryOver: 0 })
    const lines = group.book.divisions.at(-1)?.division.lines
    expect(lines?.map(line => [line.payout, line.writtenOff])).toEqual([
      [0, 100],
      [425, 0],
      [170, 0],
    ])
    expect([loanFundCash(group.book), trialBalance(group.book.ledger)]).toEqual([5, 0])
  })

  it('may give the odd units by lot', () => {
    const byLot = constitution({ shareOut: { remainderTo: 'members_by_lot' } })
    const group = aGroup(byLot).save(1, 1, 1).at('expenses')
    group.tell({ kind: 'expense_paid', amount: 1, from: 'cash:loan_fund', what: 'pen' })
    group.at('share_out').tell({ kind: 'shared_out', carryOver: 0, lot: ['C', 'A', 'B'] })
    const division = group.book.divisions.at(-1)?.division
    expect(division?.lines.map(line => line.payout)).toEqual([100, 99, 100])
    expect([division?.remainder, loanFundCash(group.book)]).toEqual([0, 0])
  })
})
