import { describe, expect, it } from 'vitest'
import { aGroup, nobody } from '../factory/first-group.ts'
import { loanFundCash, openLoans, principalOf, savingsOf, stampsOf } from './book.ts'
import { constitution } from './constitution.ts'
import { profit, trialBalance } from './ledger.ts'
import { apply } from './record.ts'
import { catchUpPrice, leavingClaim, netAssetValue } from './saving.ts'

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
