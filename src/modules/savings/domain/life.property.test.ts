import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dice, members, world } from '../factory/chaos.ts'
import { nextHappening } from '../factory/life.ts'
import { runs } from '../factory.ts'
import { type Book, loanFundCash, openLoans, principalOf } from './book.ts'
import { copyOf, logFromCopy } from './book-copy.ts'
import { emptyLog, extend, type GroupLog } from './group-log.ts'
import { balance, profit, trialBalance } from './ledger.ts'
import { type PhoneLog, write } from './phone-log.ts'
import { netAssetValue } from './saving.ts'

/** A group's phone, and what might happen to it: everything that a group can meet, in any order its rules allow. */
function aLife(seed: number, length: number, look: (phone: PhoneLog) => void): PhoneLog {
  const roll = dice(seed)
  const phone = world(seed).phones[0]?.memory as PhoneLog
  for (let n = 0; n < length; n++) {
    const happening = nextHappening(phone.log.book, roll, members)
    try {
      write(phone, '2026-03-01T08:00:00.000Z', { id: `e${n}`, ...happening })
    } catch {
      continue // the group's rules refuse it; the book is as before
    }
    look(phone)
  }
  return phone
}

const anyLife = fc.record({ seed: fc.integer(), length: fc.integer({ min: 50, max: 600 }) })
const sumOf = ({ ledger }: Book, prefix: string) =>
  [...ledger.balances].reduce((sum, [name, amount]) => (name.startsWith(prefix) ? sum + amount : sum), 0)

describe('any life of a group, with bank, tokens, outside loans, guarantors, votes, counts that differ and members who leave', () => {
  it('keeps the books at zero, no place below zero, and both compartments equal to what they belong to', () => {
    fc.assert(
      fc.property(anyLife, ({ seed, length }) => {
        aLife(seed, length, ({ log: { book } }) => {
          const { ledger } = book
          expect(trialBalance(ledger)).toBe(0)
          for (const place of ['cash:loan_fund', 'cash:social', 'bank', 'wallet'] as const)
            expect(balance(ledger, place)).toBeGreaterThanOrEqual(0)
          expect(
            balance(ledger, 'cash:social') + sumOf(book, 'social_loan:') + balance(ledger, 'social_fund'),
          ).toBe(0)
          const lent = openLoans(book).reduce((sum, loan) => sum + principalOf(book, loan), 0)
          expect(lent).toBe(sumOf(book, 'loan:'))
          expect(netAssetValue(book)).toBe(
            loanFundCash(book) + balance(ledger, 'bank') + lent + balance(ledger, 'external_loan'),
          )
          const owned = -sumOf(book, 'shares:') + profit(ledger) - balance(ledger, 'rounding_carry')
          const owed = -balance(ledger, 'tokens') - balance(ledger, 'suspense')
          expect(netAssetValue(book) + sumOf(book, 'debt:')).toBe(owned + owed)
        })
      }),
      runs(25),
    )
  })

  it('goes on from a copy of its book as from the whole of it', () => {
    fc.assert(
      fc.property(anyLife, fc.nat(600), ({ seed, length }, at) => {
        let copied: GroupLog | null = null
        let lines = 0
        const phone = aLife(seed, length, ({ log }) => {
          if (++lines === at) copied = logFromCopy(copyOf(log), log.head)
        })
        const log = copied as GroupLog | null
        if (!log) return
        for (const entry of phone.entries.slice(log.head.seq)) {
          const reason = extend(log, entry, { trusted: true })
          // What is older than the copy remembers can only be taken back with the whole book: it says so, and changes nothing.
          if (reason) {
            expect(reason).toBe('savings.needs_whole_book')
            return
          }
        }
        expect(JSON.parse(copyOf(log))).toEqual(JSON.parse(copyOf(phone.log)))
        expect([...openLoans(log.book)]).toEqual(openLoans(phone.log.book))
      }),
      runs(25),
    )
  })

  it('throws a copy away that stands on another line, is of another group or is spoilt', () => {
    const { log } = aLife(1, 80, () => undefined)
    const text = copyOf(log)
    const { head } = log
    expect(logFromCopy(text, head)?.book.held).toBe(log.book.held)
    expect(logFromCopy(text, { ...head, hash: 'f'.repeat(64) })).toBeNull()
    expect(logFromCopy(text, { ...head, group: 'another' })).toBeNull()
    expect(logFromCopy(text.slice(0, -5), head)).toBeNull()
    expect(logFromCopy(text.replace(/"rules":\d+/, '"rules":0'), head)).toBeNull()
    expect(extend(emptyLog('group'), { ...head } as never)).not.toBeNull()
  })
})
