import { plus, total, whole } from './amount.ts'
import { refuse } from './refusals.ts'

/** Money accounts of one group. `cash:loan_fund` and `cash:social` are two compartments of the box and never mix. */
export type Account =
  | 'cash:loan_fund'
  | 'cash:social'
  | 'bank'
  | 'wallet'
  | `loan:${string}`
  | `social_loan:${string}`
  | `debt:${string}`
  | `shares:${string}`
  | `payable:${string}`
  | 'social_fund'
  | 'tokens'
  | 'external_loan'
  | 'suspense'
  | ResultAccount
  | 'rounding_carry'

export type ResultAccount = (typeof resultAccounts)[number]

/** What makes the group's profit or loss of a cycle; emptied by the share-out. */
export const resultAccounts = [
  'income:charge',
  'income:fines',
  'income:recovered',
  'income:surplus',
  'income:donation',
  'expense',
  'loss:writeoff',
  'loss:shortage',
] as const

/**
 * What is counted beside the money: stamps, charges and fines that are due but not income (cash basis), social
 * contributions in arrears, and `sum:` totals that never go back to zero.
 */
export type Counter =
  | `stamps:${string}`
  | `charge_due:${string}`
  | `late:${string}`
  | `fine_due:${FineFund}:${string}`
  | `social_due:${string}`
  | `charge_paid:${string}`
  | `sum:${SumName}`
export type FineFund = 'loan_fund' | 'social_fund'
export type SumName =
  | 'stamps'
  | 'savings'
  | 'fines'
  | 'charges'
  | 'profit'
  | 'disbursed'
  | 'written_off'
  | 'expected'
  | 'present'
  | 'represented'

/** Debit positive, credit negative, in the smallest unit of the group's currency. */
export interface Entry<Name extends string = Account> {
  readonly account: Name
  readonly amount: number
}

/** One event's effect: `entries` sum to zero, `counts` need not. `corrects` names the posting it takes back. */
export interface Posting {
  readonly id: string
  readonly meeting: number
  readonly entries: readonly Entry[]
  readonly counts: readonly Entry<Counter>[]
  readonly corrects: string | null
}

export interface Ledger {
  readonly balances: Map<Account, number>
  readonly counters: Map<Counter, number>
  readonly postings: Posting[]
  readonly byId: Map<string, Posting>
  readonly corrected: Set<string>
}

export function emptyLedger(): Ledger {
  return {
    balances: new Map(),
    counters: new Map(),
    postings: [],
    byId: new Map(),
    corrected: new Set(),
  }
}

/** Debit balance; what a member or the social fund owns is therefore negative here. */
export function balance(ledger: Ledger, account: Account): number {
  return ledger.balances.get(account) ?? 0
}

export function counter(ledger: Ledger, name: Counter): number {
  return ledger.counters.get(name) ?? 0
}

/** Moves money from one account to another: a debit of `to` and a credit of `from`. */
export function transfer(from: Account, to: Account, amount: number): Entry[] {
  return amount === 0
    ? []
    : [
        { account: to, amount },
        { account: from, amount: -amount },
      ]
}

/**
 * Writes a posting, or nothing at all: entries must sum to zero and no account or counter may cross its floor. The same
 * posting again changes nothing (`already`); the same id with other content is refused.
 */
export function post(ledger: Ledger, posting: Posting): 'posted' | 'already' {
  const known = ledger.byId.get(posting.id)
  if (known) {
    if (JSON.stringify(known) === JSON.stringify(posting)) return 'already'
    throw refuse('savings.same_id_other_content', { id: posting.id })
  }
  if (total(posting.entries.map(entry => whole(entry.amount))) !== 0) {
    throw refuse('savings.books_not_balanced', { id: posting.id })
  }
  const balances = changed(ledger.balances, posting.entries)
  const counters = changed(ledger.counters, posting.counts)
  for (const [account, amount] of balances) holdFloor(account, amount)
  for (const [name, amount] of counters) {
    if (amount < 0 && !name.startsWith('sum:')) throw refuse('savings.below_zero', { account: name })
  }
  for (const [account, amount] of balances) ledger.balances.set(account, amount)
  for (const [name, amount] of counters) ledger.counters.set(name, amount)
  ledger.postings.push(posting)
  ledger.byId.set(posting.id, posting)
  return 'posted'
}

/** The exact opposite of an earlier posting, as a posting of its own: both stay readable. */
export function reversal(ledger: Ledger, id: string, corrects: string, meeting: number): Posting {
  const original = ledger.byId.get(corrects)
  if (!original) throw refuse('savings.nothing_to_correct', { id: corrects })
  if (ledger.corrected.has(corrects)) throw refuse('savings.already_corrected', { id: corrects })
  return {
    id,
    meeting,
    entries: original.entries.map(opposite),
    counts: original.counts.map(opposite),
    corrects,
  }
}

/** Sum of all accounts: zero, always. */
export function trialBalance(ledger: Ledger): number {
  return total(ledger.balances.values())
}

/** Income less expenses and losses of the running cycle, cash basis. */
export function profit(ledger: Ledger): number {
  return -total(resultAccounts.map(account => balance(ledger, account))) || 0
}

function opposite<Name extends string>(entry: Entry<Name>): Entry<Name> {
  return { account: entry.account, amount: -entry.amount }
}

function changed<Name extends string>(
  before: ReadonlyMap<Name, number>,
  entries: readonly Entry<Name>[],
): Map<Name, number> {
  const after = new Map<Name, number>()
  for (const { account, amount } of entries) {
    after.set(account, plus(after.get(account) ?? before.get(account) ?? 0, amount))
  }
  return after
}

/** Boxes and debts to the group cannot fall below zero, nor can what the group owes to somebody. */
function holdFloor(account: Account, amount: number): void {
  const kind = account.split(':', 1)[0] as string
  if (ownedByGroup.has(kind) && amount < 0) {
    const cash = kind === 'cash' || kind === 'bank' || kind === 'wallet'
    throw refuse(cash ? 'savings.not_enough_money' : 'savings.below_zero', { account, missing: -amount })
  }
  if (owedByGroup.has(kind) && amount > 0) throw refuse('savings.below_zero', { account, missing: amount })
}

const ownedByGroup = new Set(['cash', 'bank', 'wallet', 'loan', 'social_loan', 'debt'])
const owedByGroup = new Set([
  'shares',
  'payable',
  'social_fund',
  'tokens',
  'external_loan',
  'suspense',
  'rounding_carry',
])
