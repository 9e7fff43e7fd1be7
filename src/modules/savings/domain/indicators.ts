import { plus, times, total } from './amount.ts'
import {
  assetsOf,
  type Book,
  currentMembers,
  isGone,
  liquidOf,
  openLoans,
  principalOf,
  savingsOf,
  socialFundCash,
} from './book.ts'
import { counter, profit, type SumName } from './ledger.ts'
import { liveStamps, netAssetValue } from './saving.ts'

/**
 * A figure as a fraction of two sums. Never rounded, so that figures of many groups are added by their parts (ratios of
 * sums, never means of ratios). `definition` says which formula this is: definitions differ between organisations.
 */
export interface Ratio {
  readonly definition: string
  readonly numerator: number
  readonly denominator: number
}

export interface Indicators {
  readonly attendance: Ratio
  readonly represented: Ratio
  readonly membershipGrowth: Ratio
  readonly dropOut: Ratio
  readonly retention: Ratio
  readonly savingsPerMember: Ratio
  readonly returnOnSavings: Ratio
  readonly returnOnAssets: Ratio
  readonly profitPerMember: Ratio
  readonly membersWithLoans: Ratio
  readonly loanFundUtilisation: Ratio
  readonly averageLoan: Ratio
  readonly portfolioAtRisk: Ratio
  readonly writeOffRate: Ratio
  readonly shareValueNow: Ratio
  readonly assets: Ratio
  readonly assetsWithoutSocialFund: Ratio
  readonly socialFundPerMember: Ratio
  readonly fundPerMember: Ratio
  readonly loansPerMember: Ratio
}

export function indicators(book: Book): Indicators {
  const members = currentMembers(book).length
  const start = book.membersAtCycleStart
  const stayed = start.filter(id => currentMembers(book).some(member => member.id === id)).length
  const left = [...book.members.values()].filter(
    one => isGone(one) && !book.before.gone.includes(one.id),
  ).length
  const open = openLoans(book).filter(loan => principalOf(book, loan) > 0)
  const lent = total(open.map(loan => principalOf(book, loan)))
  const atRisk = open.filter(loan => book.held > loan.dueAt || loan.rescheduled.length > 0)
  const liquid = liquidOf(book)
  const savings = total(currentMembers(book).map(member => savingsOf(book, member.id)))
  const gained = profit(book.ledger)
  const assets = assetsOf(book)
  const { sum: assetsSum, closes } = book.assetsAtCloses
  return {
    attendance: ratio(
      'present/expected members, summed over meetings',
      sum(book, 'present'),
      sum(book, 'expected'),
    ),
    represented: ratio('represented/expected members', sum(book, 'represented'), sum(book, 'expected')),
    membershipGrowth: ratio('(now - at cycle start)/at cycle start', members - start.length, start.length),
    dropOut: ratio('left this cycle/(members now + left)', left, members + left),
    retention: ratio('members of the cycle start still in/members of the cycle start', stayed, start.length),
    savingsPerMember: ratio('price paid less withdrawals/members', savings, members),
    returnOnSavings: ratio('profit of the running cycle, cash basis/savings', gained, savings),
    returnOnAssets: ratio(
      'profit of the running cycle/average of assets at each close',
      times(gained, closes),
      assetsSum,
    ),
    profitPerMember: ratio('profit/members', gained, members),
    membersWithLoans: ratio(
      'members with principal/members',
      new Set(open.map(loan => loan.member)).size,
      members,
    ),
    loanFundUtilisation: ratio('principal/(principal + cash + bank + wallet)', lent, plus(lent, liquid)),
    averageLoan: ratio('principal/open loans', lent, open.length),
    portfolioAtRisk: ratio(
      'principal of loans past their last period or rescheduled/principal',
      total(atRisk.map(loan => principalOf(book, loan))),
      lent,
    ),
    writeOffRate: ratio(
      'written off this cycle/disbursed this cycle, by value',
      sum(book, 'written_off') - book.before.writtenOff,
      sum(book, 'disbursed') - book.before.disbursed,
    ),
    shareValueNow: ratio('NAV/live stamps', netAssetValue(book), liveStamps(book)),
    assets: ratio('loan fund + loans + social fund', assets, 1),
    assetsWithoutSocialFund: ratio('loan fund + loans', plus(liquid, lent), 1),
    socialFundPerMember: ratio('social fund cash/members', socialFundCash(book), members),
    fundPerMember: ratio('loan fund + loans/members', plus(liquid, lent), members),
    loansPerMember: ratio('open loans/members', open.length, members),
  }
}

function ratio(definition: string, numerator: number, denominator: number): Ratio {
  return { definition, numerator, denominator }
}

function sum(book: Book, name: SumName): number {
  return counter(book.ledger, `sum:${name}`)
}
