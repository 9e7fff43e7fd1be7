import fc from 'fast-check'
import { expect, test } from 'vitest'
import { beginningOf, near } from './near.ts'

test('a word with another ending is the same word, another word is not', () => {
  expect(near('konsulstvo', 'konsulstva')).toBe(true)
  expect(near('kons', 'konsulstva')).toBe(true)
  expect(near('kon', 'koni')).toBe(true)
  expect(near('konsultatsia', 'konsulstva')).toBe(false)
})

test('whatever is near begins as the index is asked for', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b'), minLength: 1, maxLength: 12 })
  fc.assert(
    fc.property(word, word, (typed, key) => {
      if (near(typed, key)) expect(key.startsWith(beginningOf(typed))).toBe(true)
    }),
    { numRuns: 2000 },
  )
})
