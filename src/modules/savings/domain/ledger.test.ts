import fc from 'fast-check'
import { expect, it } from 'vitest'
import { runs } from '../factory.ts'
import {
  type Account,
  balance,
  emptyLedger,
  type Posting,
  post,
  reversal,
  transfer,
  trialBalance,
} from './ledger.ts'

const posting = (id: string, entries: Posting['entries'], counts: Posting['counts'] = []): Posting => ({
  ...{ id, meeting: 1, entries, counts, corrects: null },
})
const saved = (id: string, amount: number) => posting(id, transfer('shares:A', 'cash:loan_fund', amount))

it('a posting that does not sum to zero is refused and leaves no trace', () => {
  const ledger = emptyLedger()
  const lame = posting('p', [{ account: 'cash:loan_fund', amount: 5 }])
  expect(() => post(ledger, lame)).toThrow('savings.books_not_balanced')
  expect(() =>
    post(
      ledger,
      posting('q', [
        { account: 'bank', amount: 0.5 },
        { account: 'bank', amount: -0.5 },
      ]),
    ),
  ).toThrow('not_whole')
  expect(ledger).toEqual(emptyLedger())
})

it('the box cannot pay what is not in it', () => {
  const ledger = emptyLedger()
  post(ledger, saved('p', 100))
  expect(() => post(ledger, posting('q', transfer('cash:loan_fund', 'expense', 101)))).toThrow(
    'not_enough_money',
  )
  expect(() => post(ledger, posting('q', [], [{ account: 'stamps:A', amount: -1 }]))).toThrow('below_zero')
  expect(balance(ledger, 'cash:loan_fund')).toBe(100)
})

it('sums that cannot be counted exactly are refused', () => {
  const ledger = emptyLedger()
  post(ledger, saved('p', Number.MAX_SAFE_INTEGER))
  expect(() => post(ledger, saved('q', 1))).toThrow('savings.amount_too_large')
})

it('the same posting again changes nothing; the same id with another content is refused', () => {
  const ledger = emptyLedger()
  expect([post(ledger, saved('p', 100)), post(ledger, saved('p', 100))]).toEqual(['posted', 'already'])
  expect(() => post(ledger, saved('p', 200))).toThrow('savings.same_id_other_content')
  expect(balance(ledger, 'cash:loan_fund')).toBe(100)
})

it('any postings leave the books at zero, and their reversals leave every account at zero', () => {
  const accounts: Account[] = [
    'cash:loan_fund',
    'cash:social',
    'shares:A',
    'social_fund',
    'loan:l',
    'income:charge',
    'expense',
  ]
  const account = fc.constantFrom(...accounts)
  const moves = fc.array(fc.tuple(account, account, fc.nat(1000)), { maxLength: 30 })
  fc.assert(
    fc.property(moves, list => {
      const ledger = emptyLedger()
      for (const [index, [from, to, amount]] of list.entries()) {
        try {
          post(ledger, posting(`p${index}`, transfer(from, to, amount)))
        } catch {
          // Refused: then nothing may have changed, which the sums below would show.
        }
        if (trialBalance(ledger) !== 0 || balance(ledger, 'cash:loan_fund') < 0) expect.fail(`p${index}`)
      }
      for (const { id } of [...ledger.postings].reverse()) post(ledger, reversal(ledger, `r${id}`, id, 2))
      expect([...ledger.balances.values()].every(amount => amount === 0)).toBe(true)
    }),
    runs(3000),
  )
})
