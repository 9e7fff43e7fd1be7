import { expect, it } from 'vitest'
import { aGroupPhone, holdMeeting } from '../seed/phone.ts'
import { leavesMuch } from './closing.ts'
import { heldDivisions, shownDivision } from './divisions.ts'

it('shows a division as it was made, with its day, its code and its rules, whatever was decided since', () => {
  const phone = aGroupPhone({ members: 5 })
  holdMeeting(phone)
  const { book } = phone.log.log
  phone.write({ kind: 'meeting_opened', number: book.lastNumber + 1, rollCall: nobody })
  phone.write({ kind: 'step_taken', step: 'share_out', reason: 'last meeting' })
  const usual = shownDivision(book, { carryOver: 0, exact: true })
  expect(usual).toMatchObject({ cycle: 1, made: null })
  const made = phone.write({ kind: 'shared_out', exact: true, carryOver: 0, rounding: 'floor_member' })
  phone.write({ kind: 'step_taken', step: 'close', reason: 'done' })
  phone.write({ kind: 'meeting_closed' })
  const rules = book.rules
  if (!rules) throw new Error('a book begins with its rules')
  const vote = { votesFor: 5, votesAgainst: 0 }
  phone.write({ kind: 'cycle_opened', constitution: { ...rules, cashUnit: rules.cashUnit * 7 }, vote })
  const [sheet, ...more] = heldDivisions(book, phone.log.entries)
  expect(more).toEqual([])
  expect(sheet).toMatchObject({
    ...{ cycle: 1, meeting: 2, rounding: 'floor_member', rules: { cashUnit: rules.cashUnit } },
    made: { at: made.at, hash: made.hash },
  })
  expect(sheet?.division.remainder).toBeLessThanOrEqual(usual.division.remainder)
  expect(sheet?.division.fund).toBe(usual.division.fund)
})

it('says when rounding by the value of a share leaves more than one in 200', () => {
  const part = { stamps: 1, valuePerShare: 1, level: { num: 1, den: 1 }, lines: [] }
  expect(leavesMuch({ ...part, fund: 1_568_400, remainder: 90 })).toBe(false)
  expect(leavesMuch({ ...part, fund: 1_568_400, remainder: 12_900 })).toBe(true)
  expect(leavesMuch({ ...part, fund: 0, remainder: 0 })).toBe(false)
})

const nobody = { absent: [], late: [], excused: [], represented: [] }
