import { plus } from './amount.ts'
import { type Book, currentMembers, type Draft, type Member, memberOf, rulesOf } from './book.ts'
import type { HappeningOf } from './journal.ts'
import type { Counter, Entry } from './ledger.ts'
import { isAbsent, isPresent, type Meeting, moved, openMeeting } from './meeting.ts'
import { refuse } from './refusals.ts'

/** Who is here when the meeting begins. Attendance is counted from this and from who comes later, never typed as a sum. */
export function open(book: Book, event: HappeningOf<'meeting_opened'>): Draft {
  if (book.meeting) throw refuse('savings.meeting_open', { number: book.meeting.number })
  const rules = rulesOf(book)
  if (book.divisions.at(-1)?.cycle === book.cycle)
    throw refuse('savings.no_open_meeting', { why: 'cycle closed' })
  if (event.number <= book.lastNumber) {
    throw refuse('savings.meeting_out_of_order', { number: event.number, after: book.lastNumber })
  }
  for (const list of Object.values(event.rollCall)) for (const member of list) memberOf(book, member)
  const expected = currentMembers(book).filter(member => isExpected(book, member))
  const counts: Entry<Counter>[] = [
    { account: 'sum:expected', amount: expected.length },
    { account: 'sum:present', amount: expected.filter(one => isPresent(event.rollCall, one.id)).length },
    { account: 'sum:represented', amount: event.rollCall.represented.length },
  ]
  if (rules.socialFund.backPay) {
    for (const member of expected) {
      counts.push({ account: `social_due:${member.id}`, amount: rules.socialFund.perMeeting })
    }
  }
  return {
    counts,
    after() {
      book.meeting = openMeeting(event.number, event.rollCall)
      book.lastNumber = event.number
      book.held = plus(book.held, 1)
    },
  }
}

const isExpected = (book: Book, { state }: Member): boolean =>
  state !== 'suspended' && (rulesOf(book).attendance.awayCounted || state !== 'away')

/** Who is in the room, or sent her money by somebody. */
export const payingMembers = (book: Book): string[] =>
  currentMembers(book).flatMap(({ id }) => (book.meeting && isAbsent(book.meeting.rollCall, id) ? [] : [id]))

/** Somebody who was not here at the roll call comes in while the meeting goes on: she was present, and late. */
export function comeLate(book: Book, { member, was }: HappeningOf<'came_late'>): Draft {
  const meeting = book.meeting
  if (!meeting) throw refuse('savings.no_open_meeting')
  if (!meeting.rollCall[was].includes(member)) throw refuse('savings.entry_invalid', { why: 'was here' })
  const counts: Entry<Counter>[] = []
  if (isExpected(book, memberOf(book, member))) counts.push({ account: 'sum:present', amount: 1 })
  if (was === 'represented') counts.push({ account: 'sum:represented', amount: -1 })
  return { counts, after: () => putOn(book, meeting, moved(meeting.rollCall, member, was, 'late')) }
}

/** What else goes back with that event: she stands where the roll call had her. In the same meeting only. */
export function leaveAgain(book: Book, { id, member, was }: HappeningOf<'came_late'> & { id: string }) {
  const { meeting } = book
  if (!meeting || book.ledger.byId.get(id)?.meeting !== book.held) {
    throw refuse('savings.cannot_be_corrected', { kind: 'came_late' })
  }
  return () => putOn(book, meeting, moved(meeting.rollCall, member, 'late', was))
}

function putOn(book: Book, meeting: Meeting, rollCall: Meeting['rollCall']): void {
  book.meeting = { ...meeting, rollCall }
}
