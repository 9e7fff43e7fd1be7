import { expect, test } from 'vitest'
import { meetingKeys } from './meeting.ts'

const meets = (one: string, other: string) => {
  const keys = new Set(meetingKeys(other, 6))
  return meetingKeys(one, 4).some(key => keys.has(key))
}

test.each([
  ['Ҷамшед Намунаев', 'Djamchid Namounaev'],
  ['Муҳаммад Фозилов', 'Fozilzoda Magomed Saidovich'],
  ['Карим Раҳимов', 'Rahimov Karim'],
  ['Зарина Намунаева', 'НАМУНАЕВА ЗАРИНА РУСТАМОВНА'],
])('%s and %s meet', (one, other) => expect(meets(one, other)).toBe(true))

test.each([
  ['Ҷамшед Намунаев', 'Рустам Намунаев'],
  ['Карим Раҳимов', 'Карим Фозилов'],
])('%s and %s do not', (one, other) => expect(meets(one, other)).toBe(false))

test('one word is too little to ask by', () => {
  expect(meetingKeys('Ҷамшед', 4)).toEqual([])
  expect(meetingKeys('', 4)).toEqual([])
})
