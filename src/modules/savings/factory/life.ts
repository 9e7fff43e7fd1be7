import { type Book, openLoans } from '../domain/book.ts'
import type { Happening } from '../domain/journal.ts'
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
  const absent = members.filter(() => roll.chance(10))
  const late = members.filter(member => !absent.includes(member) && roll.chance(10))
  const rollCall = { absent, late, excused: [], represented: [] }
  return { kind: 'meeting_opened', number: book.lastNumber + 1, rollCall }
}

function atStep(book: Book, step: string, roll: Roll, members: readonly string[]): Happening | null {
  const member = roll.pick(members)
  switch (step) {
    case 'unlock':
      return { kind: 'box_unlocked', holders: ['K1', 'K2', 'K3'], witness: null }
    case 'open':
      return { kind: 'fine_raised', member, code: 'late', amount: 10, fund: 'loan_fund' }
    case 'fines':
      return { kind: 'fine_paid', member, amount: 10 }
    case 'social':
      return roll.chance(80)
        ? { kind: 'social_paid', member, amount: 20 }
        : { kind: 'social_granted', member, amount: 30 }
    case 'shares':
      return { kind: 'saved', member, stamps: 1 + roll.whole(5) }
    case 'repay':
      if (roll.chance(20)) return { kind: 'charges_levied', moment: 'before_payments' }
      return openLoans(book, member).length > 0
        ? { kind: 'loan_paid', member, amount: 50 + roll.whole(200) }
        : null
    case 'lend':
      return {
        kind: 'loan_given',
        ...{ member, loan: `l${book.seen.size}`, amount: 100 + roll.whole(400), periods: 3 },
      }
    case 'share_out':
      return { kind: 'shared_out', carryOver: 0 }
    default:
      return null
  }
}
