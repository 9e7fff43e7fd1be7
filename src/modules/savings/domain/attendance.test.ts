import { expect, it } from 'vitest'
import { aGroup } from '../factory/first-group.ts'
import { payingMembers } from './attendance.ts'
import { counter } from './ledger.ts'

function aMeetingWithout(...absent: string[]) {
  const group = aGroup().at('close')
  group.tell({ kind: 'meeting_closed' })
  const rollCall = { absent, late: [], excused: [], represented: ['C'] }
  group.tell({ kind: 'meeting_opened', number: group.book.lastNumber + 1, rollCall })
  const attendance = () => [
    counter(group.book.ledger, 'sum:present'),
    counter(group.book.ledger, 'sum:represented'),
  ]
  return { group, attendance, before: attendance() }
}

it('counts who comes after the roll call as present, late, and among those who pay', () => {
  const { group, attendance, before } = aMeetingWithout('A', 'B')
  const [present = 0, represented = 0] = before
  expect(payingMembers(group.book)).not.toContain('A')
  group.tell({ kind: 'came_late', member: 'A', was: 'absent' })
  expect(attendance()).toEqual([present + 1, represented])
  expect(group.book.meeting?.rollCall).toMatchObject({ absent: ['B'], late: ['A'] })
  expect(payingMembers(group.book)).toContain('A')
  // Who sent her money and comes after all is counted once.
  group.tell({ kind: 'came_late', member: 'C', was: 'represented' })
  expect(attendance()).toEqual([present + 2, represented - 1])
  expect(() => group.tell({ kind: 'came_late', member: 'A', was: 'absent' })).toThrow('entry_invalid')
})

it('takes a wrong tap back in the same meeting, and never in a later one', () => {
  const { group, attendance, before } = aMeetingWithout('A')
  const wrong = group.tell({ kind: 'came_late', member: 'A', was: 'absent' })
  group.tell({ kind: 'corrected', corrects: wrong, reason: 'it was her sister' })
  expect(attendance()).toEqual(before)
  expect(group.book.meeting?.rollCall).toMatchObject({ absent: ['A'], late: [] })
  const again = group.tell({ kind: 'came_late', member: 'A', was: 'absent' })
  group.tell({ kind: 'step_taken', step: 'close', reason: 'short' })
  group.tell({ kind: 'meeting_closed' })
  const rollCall = { absent: ['A'], late: [], excused: [], represented: [] }
  group.tell({ kind: 'meeting_opened', number: group.book.lastNumber + 1, rollCall })
  expect(() => group.tell({ kind: 'corrected', corrects: again, reason: 'too late' })).toThrow(
    'cannot_be_corrected',
  )
})
