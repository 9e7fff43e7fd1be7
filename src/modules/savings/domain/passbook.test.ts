import { expect, test } from 'vitest'
import { aGroupPhone, holdMeeting } from '../seed/phone.ts'
import { meetingSoFar, passbooks, standingEvents, standingOf } from './passbook.ts'

test('a passbook has a line for each meeting of the cycle and ends where the book stands', () => {
  const phone = aGroupPhone()
  for (let n = 0; n < 4; n++) holdMeeting(phone)
  const books = passbooks(phone.log.entries)
  expect([...books.keys()]).toEqual(phone.members)
  for (const [member, lines] of books) {
    expect(lines.map(line => line.meeting)).toEqual([1, 2, 3, 4])
    expect(lines.at(-1)?.balance).toEqual(standingOf(phone.log.log.book, member))
    expect(lines.reduce((sum, line) => sum + line.saved, 0)).toBe(lines.at(-1)?.balance.savings)
    const borrowed = lines.reduce((sum, line) => sum + line.borrowed - line.repaid, 0)
    expect(borrowed).toBe(lines.at(-1)?.balance.loan)
  }
  expect([...books.values()].flat().some(line => line.repaid > 0)).toBe(true)
})

test('what was taken back in the meeting stays readable and counts no more', () => {
  const phone = aGroupPhone()
  phone.write({
    ...{ kind: 'meeting_opened', number: 1 },
    rollCall: { absent: [], late: [], excused: [], represented: [] },
  })
  phone.write({ kind: 'step_taken', step: 'shares', reason: 'test' })
  const wrong = phone.write({ kind: 'saved', member: 'm1', stamps: 5 })
  phone.write({ kind: 'corrected', corrects: wrong.event.id, reason: 'wrong member' })
  phone.write({ kind: 'saved', member: 'm2', stamps: 5 })
  const { entries } = phone.log
  expect(standingEvents(entries, 'saved').map(one => one.member)).toEqual(['m2'])
  expect(
    meetingSoFar(entries)
      .filter(one => one.takenBack)
      .map(one => one.entry),
  ).toEqual([wrong])
})
