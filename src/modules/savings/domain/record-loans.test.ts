import { describe, expect, it } from 'vitest'
import { aGroup, rules } from '../factory/first-group.ts'
import { loanFundCash, openLoans, socialFundCash } from './book.ts'
import { previewShareOut } from './closing.ts'
import { constitution } from './constitution.ts'
import { indicators } from './indicators.ts'
import { balance, profit, trialBalance } from './ledger.ts'

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
