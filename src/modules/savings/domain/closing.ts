import { plus, total } from './amount.ts'
import {
  type Book,
  chargeDueOf,
  type Draft,
  fineDue,
  isGone,
  loanFundCash,
  memberOf,
  openLoans,
  principalOf,
  rulesOf,
  savingsOf,
  stampsOf,
} from './book.ts'
import type { Constitution, Rounding } from './constitution.ts'
import type { HappeningOf } from './journal.ts'
import {
  balance,
  type Counter,
  counter,
  type Entry,
  profit,
  type ResultAccount,
  resultAccounts,
  transfer,
} from './ledger.ts'
import { requireStep } from './meeting.ts'
import { refuse } from './refusals.ts'
import { type Claimant, type Division, divide, type ShareOutLine } from './share-out.ts'

export type HowDivided = Pick<HappeningOf<'shared_out'>, 'carryOver' | 'exact' | 'rounding'>

/** The division as it would be now: what the sheet shows before anybody is paid. `carryOver` stays out of the fund. */
export function previewShareOut(book: Book, how: HowDivided = { carryOver: 0, exact: true }): Division {
  const rules = rulesOf(book)
  const claimants = [...book.members.keys()].map(member => claimantOf(book, member))
  return divide(loanFundCash(book) - how.carryOver, claimants, {
    mode: rules.shareOut.mode,
    rounding: roundingOf(rules, how),
    cashUnit: rules.cashUnit,
    shortWhenRounded: !how.exact,
  })
}

/** Savings of any amount have no share whose value could be announced. */
export function roundingOf(rules: Constitution, { rounding }: Pick<HowDivided, 'rounding'>): Rounding {
  return rules.savings.mode === 'amount' ? 'floor_member' : (rounding ?? rules.shareOut.rounding)
}

/** Whether so much would be left over that the group should look at the other rounding: more than 1 in 200 of the fund. */
export const leavesMuch = ({ remainder, fund }: Division): boolean => remainder * 200 > fund

/** Closes the cycle: debts set off or written off, results closed, members paid, the remainder on a line of its own. */
export function shareOut(book: Book, event: HappeningOf<'shared_out'>): Draft {
  const meeting = requireStep(book.meeting, 'share_out')
  holdPreconditions(book, event.carryOver)
  const exactly = previewShareOut(book, event)
  const division = withLot(exactly, event.lot, rulesOf(book).cashUnit)
  const toSocial = rulesOf(book).shareOut.remainderTo === 'social_fund' ? division.remainder : 0
  const drafts = division.lines.map(line => settle(book, line))
  const result = profit(book.ledger) - total(division.lines.map(line => line.writtenOff))
  const setOffIncome = total(division.lines.map(line => plus(line.setOff.charge, incomeOfFines(book, line))))
  const entries = [
    ...drafts.flatMap(draft => draft.entries),
    ...closeResults(book, division),
    ...transfer('cash:loan_fund', 'cash:social', toSocial),
    ...transfer('social_fund', 'rounding_carry', toSocial),
  ]
  return {
    entries: [...entries, ...transferCarry(division, entries)],
    counts: [
      ...drafts.flatMap(draft => draft.counts),
      { account: 'sum:profit', amount: plus(result, setOffIncome) },
    ],
    after() {
      book.divisions.push({
        cycle: book.cycle,
        meeting: meeting.number,
        carryOver: event.carryOver,
        division,
      })
      for (const member of book.members.values()) book.members.set(member.id, { ...member, inDefault: false })
    },
  }
}

function claimantOf(book: Book, member: string): Claimant {
  const loans = openLoans(book, member)
  return {
    member,
    stamps: stampsOf(book, member),
    savings: savingsOf(book, member),
    principal: total(loans.map(loan => principalOf(book, loan))),
    charge: total(loans.map(loan => chargeDueOf(book, loan))),
    fines: plus(fineDue(book, member, 'loan_fund'), balance(book.ledger, `debt:${member}`)),
    socialFines: fineDue(book, member, 'social_fund'),
    chargesPaid: counter(book.ledger, `charge_paid:${member}`),
    former: isGone(memberOf(book, member)),
  }
}

/** One member: shares closed, debts cleared against the claim, the rest paid out. */
function settle(book: Book, line: ShareOutLine): { entries: Entry[]; counts: Entry<Counter>[] } {
  const { member, setOff } = line
  const loans = openLoans(book, member)
  const owing = `payable:${member}` as const
  // A named person's debt for a shortage counts as a fine in the division, but it is an asset, not income.
  const debt = balance(book.ledger, `debt:${member}`)
  const debtSetOff = Math.min(debt, setOff.fines)
  const entries: Entry[] = [
    ...transfer(owing, `shares:${member}`, savingsOf(book, member)),
    ...loans.flatMap(loan => transfer(`loan:${loan.id}`, owing, principalOf(book, loan))),
    ...transfer(owing, 'loss:writeoff', line.writtenOff),
    ...transfer('income:charge', owing, setOff.charge),
    ...transfer(`debt:${member}`, owing, debtSetOff),
    ...transfer('income:fines', owing, setOff.fines - debtSetOff),
    ...transfer('social_fund', owing, setOff.socialFines),
    ...transfer('cash:loan_fund', 'cash:social', setOff.socialFines),
    ...transfer('cash:loan_fund', owing, line.payout),
  ]
  const counts: Entry<Counter>[] = [
    { account: `stamps:${member}`, amount: -line.stamps },
    ...loans.map(loan => ({ account: `charge_due:${loan.id}` as const, amount: -chargeDueOf(book, loan) })),
    { account: `fine_due:loan_fund:${member}`, amount: -fineDue(book, member, 'loan_fund') },
    { account: `fine_due:social_fund:${member}`, amount: -fineDue(book, member, 'social_fund') },
    { account: `charge_paid:${member}`, amount: -counter(book.ledger, `charge_paid:${member}`) },
    { account: 'sum:charges', amount: setOff.charge },
    { account: 'sum:fines', amount: setOff.fines - debtSetOff + setOff.socialFines },
    { account: 'sum:written_off', amount: line.writtenOff },
  ]
  return { entries, counts: counts.filter(entry => entry.amount !== 0) }
}

/** All results go to zero. What set-offs and write-offs of this very posting added to them goes with them. */
function closeResults(book: Book, { lines }: Division): Entry[] {
  const added = new Map<ResultAccount, number>([
    ['income:charge', -total(lines.map(line => line.setOff.charge))],
    ['loss:writeoff', total(lines.map(line => line.writtenOff))],
    ['income:fines', -total(lines.map(line => incomeOfFines(book, line)))],
  ])
  return resultAccounts
    .map(account => ({ account, amount: -(balance(book.ledger, account) + (added.get(account) ?? 0)) }))
    .filter(entry => entry.amount !== 0)
}

function incomeOfFines(book: Book, line: ShareOutLine): number {
  return line.setOff.fines - Math.min(balance(book.ledger, `debt:${line.member}`), line.setOff.fines)
}

/** Each member's profit or loss, and what the group keeps: the counterpart that makes the posting sum to zero. */
function transferCarry(division: Division, entries: readonly Entry[]): Entry[] {
  const open = new Map<string, number>()
  for (const { account, amount } of entries) open.set(account, plus(open.get(account) ?? 0, amount))
  const profits: Entry[] = division.lines.map(line => {
    const account = `payable:${line.member}` as const
    return { account, amount: -(open.get(account) ?? 0) }
  })
  const rest = -total([...entries, ...profits].map(entry => entry.amount))
  const all: Entry[] = [...profits, { account: 'rounding_carry', amount: rest }]
  return all.filter(entry => entry.amount !== 0)
}

/** Units of the remainder drawn by lot in public: one cash unit each in the order drawn, round after round. */
function withLot(division: Division, lot: readonly string[] | undefined, unit: number): Division {
  if (!lot || lot.length === 0 || division.remainder < unit) return division
  const units = (division.remainder - (division.remainder % unit)) / unit
  const extra = new Map<string, number>()
  for (const [index, member] of lot.entries()) {
    const won = Math.floor(units / lot.length) + (index < units % lot.length ? 1 : 0)
    extra.set(member, won * unit)
  }
  const lines = division.lines.map(line => {
    const won = extra.get(line.member) ?? 0
    return { ...line, claim: line.claim + won, payout: line.payout + won }
  })
  const given = total(
    lines.map((line, index) => line.payout - (division.lines[index] as ShareOutLine).payout),
  )
  return { ...division, lines, remainder: division.remainder - given }
}

function holdPreconditions(book: Book, carryOver: number): void {
  const { ledger } = book
  if (balance(ledger, 'bank') !== 0 || balance(ledger, 'wallet') !== 0) throw refuse('savings.bank_not_empty')
  for (const account of ['external_loan', 'tokens', 'suspense'] as const) {
    if (balance(ledger, account) !== 0) throw refuse('savings.group_still_owes', { account })
  }
  if (carryOver < 0 || carryOver > loanFundCash(book)) throw refuse('savings.carry_over_above_cash')
}
