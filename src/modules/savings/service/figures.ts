import { total } from '../domain/amount.ts'
import { type Book, currentMembers, savingsOf } from '../domain/book.ts'
import { type Indicators, indicators } from '../domain/indicators.ts'
import { closingBalances } from '../domain/record.ts'

/** What a group's organisation may see while the group has not voted otherwise: sums of the whole group. */
export interface Figures {
  readonly members: number
  readonly savings: number
  readonly loanFund: number
  readonly socialFund: number
  readonly lent: number
  readonly stamps: number
  readonly cycle: number
  readonly indicators: Indicators
}

export function figuresOf(book: Book): Figures {
  const members = currentMembers(book)
  return {
    members: members.length,
    savings: total(members.map(member => savingsOf(book, member.id))),
    ...closingBalances(book),
    cycle: book.cycle,
    indicators: indicators(book),
  }
}
