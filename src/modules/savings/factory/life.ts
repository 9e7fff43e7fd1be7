import { type Book, openLoans } from '../domain/book.ts'
import type { Happening } from '../domain/journal.ts'
import { type Account, balance } from '../domain/ledger.ts'
import { meetingSteps } from '../domain/meeting.ts'
import { closingBalances } from '../domain/record.ts'

interface Roll {
  whole(below: number): number
  chance(percent: number): boolean
  pick<T>(items: readonly T[]): T
}

/** What a group might do next, from where its book stands. Its own rules may still refuse it. */
export function nextHappening(book: Book, roll: Roll, members: readonly string[]): Happening {
  const { meeting } = book
  if (!meeting) return betweenMeetings(book, roll, members)
  if (roll.chance(3)) {
    const wrong = roll.pick([...book.seen.keys()])
    return { kind: 'corrected', corrects: wrong, reason: 'counted wrongly' }
  }
  const [late] = meeting.rollCall.absent
  if (late && roll.chance(3)) return { kind: 'came_late', member: late, was: 'absent' }
  const inStep = roll.chance(65) ? atStep(book, meeting.step, roll, members) : null
  if (inStep) return inStep
  if (meeting.step === 'close') return { kind: 'meeting_closed', balances: closingBalances(book) }
  const next = meetingSteps[meetingSteps.indexOf(meeting.step) + 1] ?? 'close'
  const skipsShareOut = next === 'share_out' && !roll.chance(8)
  return { kind: 'step_taken', step: skipsShareOut ? 'count_out' : next }
}

function betweenMeetings(book: Book, roll: Roll, members: readonly string[]): Happening {
  const isOver = book.divisions.at(-1)?.cycle === book.cycle
  if (isOver && book.rules) return { kind: 'cycle_opened', constitution: book.rules }
  if (roll.chance(5)) return { kind: 'member_went_away', member: roll.pick(members) }
  if (roll.chance(4)) {
    const matter = { matter: 'other', what: 'a new lock' } as const
    return { kind: 'vote_taken', ...matter, votesFor: roll.whole(4), votesAgainst: roll.whole(4) }
  }
  const absent = members.filter(() => roll.chance(10))
  const late = members.filter(member => !absent.includes(member) && roll.chance(10))
  const rollCall = { absent, late, excused: [], represented: [] }
  return { kind: 'meeting_opened', number: book.lastNumber + 1, rollCall }
}

const byMember = { rounding: 'floor_member' } as const

function atStep(book: Book, step: string, roll: Roll, members: readonly string[]): Happening | null {
  const member = roll.pick(members)
  switch (step) {
    case 'unlock':
      return { kind: 'box_unlocked', holders: ['K1', 'K2', 'K3'], witness: null }
    case 'open':
      return { kind: 'fine_raised', member, code: 'late', amount: 10, fund: 'loan_fund' }
    case 'count_in':
    case 'count_out':
      return counted(book, roll, member)
    case 'fines':
      return roll.chance(80)
        ? { kind: 'fine_paid', member, amount: 10 }
        : { kind: 'debt_paid', member, amount: 5 + roll.whole(20) }
    case 'social':
      return roll.chance(80)
        ? { kind: 'social_paid', member, amount: 20 }
        : { kind: 'social_granted', member, amount: 30 }
    case 'shares':
      return saving(roll, member)
    case 'repay':
      return repaying(book, roll, member, roll.pick(members))
    case 'lend':
      return {
        kind: 'loan_given',
        ...{ member, loan: `l${book.seen.size + book.forgotten}`, amount: 100 + roll.whole(400), periods: 3 },
        ...(roll.chance(30) ? { guarantors: [roll.pick(members)] } : {}),
      }
    case 'expenses':
    case 'share_out':
      return step === 'share_out' && roll.chance(60)
        ? { kind: 'shared_out', exact: true, carryOver: 0, ...(roll.chance(30) ? byMember : {}) }
        : other(book, roll)
    default:
      return null
  }
}

function counted(book: Book, roll: Roll, member: string): Happening {
  const place = roll.pick(['cash:loan_fund', 'cash:social'] as const)
  const booked = balance(book.ledger, place)
  const found = roll.chance(70) ? booked : Math.max(0, booked + roll.whole(40) - 20)
  const to = roll.pick([{ to: 'group' }, { to: 'suspense' }, { to: 'member', member }] as const)
  const difference = found === booked ? ({ to: 'none' } as const) : to
  return { kind: 'box_counted', place, counted: found, counters: ['A', 'B'], difference }
}

function saving(roll: Roll, member: string): Happening {
  const stamps = 1 + roll.whole(5)
  const kind = roll.whole(100)
  if (kind < 3) {
    const why = roll.pick(['own_wish', 'moved_abroad', 'died', 'expelled'] as const)
    return { kind: 'member_left', member, why, vote: { votesFor: 2 + roll.whole(2), votesAgainst: 1 } }
  }
  if (kind < 10) return { kind: 'catch_up_bought', member, stamps }
  if (kind < 16) return { kind: 'shares_withdrawn', member, stamps: 1 }
  return { kind: 'saved', member, stamps }
}

function repaying(book: Book, roll: Roll, member: string, by: string): Happening | null {
  if (roll.chance(20)) return { kind: 'charges_levied', moment: 'before_payments' }
  const [loan] = openLoans(book, member)
  if (!loan) return roll.chance(10) ? { kind: 'loan_recovered', member, amount: 1 + roll.whole(50) } : null
  const kind = roll.whole(100)
  const vote = { votesFor: roll.whole(4), votesAgainst: roll.whole(2) }
  if (kind < 5) return { kind: 'loan_written_off', loan: loan.id, reason: 'by vote', vote }
  if (kind < 10) return { kind: 'loan_rescheduled', loan: loan.id, periods: 2, reason: 'by vote', vote }
  const paid = { kind: 'loan_paid', member, amount: 50 + roll.whole(200) } as const
  return kind < 20 ? { ...paid, by } : paid
}

/** Money that comes from outside or goes there; what is in the bank or owed to others mostly comes back. */
function other(book: Book, roll: Roll): Happening | null {
  const amount = 10 + roll.whole(90)
  const held = (account: Account) => Math.abs(balance(book.ledger, account))
  const back: (Happening | false)[] = [
    held('bank') > 0 && { kind: 'money_moved', from: 'bank', to: 'cash:loan_fund', amount: held('bank') },
    held('tokens') > 0 && { kind: 'tokens_redeemed', amount: held('tokens') },
    held('suspense') > 0 && {
      ...{ kind: 'surplus_settled', amount: held('suspense'), to: roll.pick(['group', 'owner'] as const) },
    },
    held('external_loan') > 0 && {
      ...{ kind: 'outside_loan_repaid', amount: held('external_loan'), charge: 5, from: 'cash:loan_fund' },
    },
  ]
  const open = back.filter(one => one !== false)
  if (open.length > 0 && roll.chance(70)) return roll.pick(open)
  return roll.pick<Happening>([
    { kind: 'expense_paid', amount, from: 'cash:loan_fund', what: 'notebook' },
    { kind: 'expense_paid', amount: 2, from: 'bank', what: 'fee' },
    { kind: 'donation_received', amount, to: 'cash:social', what: 'gift' },
    { kind: 'money_moved', from: 'cash:loan_fund', to: 'bank', amount },
    { kind: 'money_moved', from: 'cash:social', to: 'cash:loan_fund', amount },
    { kind: 'tokens_sold', amount },
    { kind: 'outside_loan_received', amount: amount * 10, to: 'cash:loan_fund' },
  ])
}
