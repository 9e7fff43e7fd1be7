import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { newId } from '#lib/ids.ts'
import { readMessage } from './messages.ts'
import { evaluate, newKey } from './oprf.ts'
import { dueOf, isListed, limits, quarterOf } from './question.ts'
import { listInputs, questionInputs, tagsOf } from './tags.ts'

const keys = fc.uniqueArray(fc.stringMatching(/^[_a-z]{2,5}\.[_a-z]{2,5}$/), { minLength: 1, maxLength: 6 })
const year = fc.integer({ min: 1920, max: 2020 })

describe('what goes to who is asked', () => {
  const from = newId()
  const wire = (key: string, nameKeys: readonly string[], born: number) =>
    JSON.stringify({
      v: 1,
      type: 'question',
      id: newId(),
      from,
      key: newId(),
      kind: 'looked_for',
      tags: tagsOf(key, questionInputs(nameKeys, born, 2)),
      due: '2026-12-06T07:00:00.000Z',
    })

  test('has one shape, whoever is looked for: twelve different tags in the order of their size', () => {
    fc.assert(
      fc.property(keys, year, (nameKeys, born) => {
        const { tags } = readMessage('question', wire(newKey(), nameKeys, born))
        expect(tags).toHaveLength(limits.tags)
        expect(new Set(tags).size).toBe(limits.tags)
        expect(tags).toEqual([...tags].sort((a, b) => (BigInt(a) < BigInt(b) ? -1 : 1)))
      }),
      { numRuns: 12 },
    )
  })

  test('is worth nothing without the key: whoever guesses the name right makes none of its tags with a key of their own', () => {
    fc.assert(
      fc.property(keys, year, (nameKeys, born) => {
        const { tags } = readMessage('question', wire(newKey(), nameKeys, born))
        const guessed = newKey()
        const tried = questionInputs(nameKeys, born, 2).map(input => evaluate(guessed, input))
        expect(tried.filter(tag => tags.includes(tag))).toEqual([])
      }),
      { numRuns: 8 },
    )
  })
})

test('the two meet exactly if they share a key of the name and the years are at most one apart', () => {
  const key = newKey()
  fc.assert(
    fc.property(
      keys,
      keys,
      year,
      fc.integer({ min: -3, max: 3 }),
      fc.boolean(),
      (mine, theirs, born, by, shared) => {
        const listed = shared ? [...new Set([mine[0] as string, ...theirs])].slice(0, limits.listed) : theirs
        const asked = mine.slice(0, limits.asked)
        const wanted = Math.abs(by) <= 1 && asked.some(one => listed.includes(one))
        const tags = new Set(tagsOf(key, questionInputs(mine, born, 2)))
        const meets = listInputs(listed, born + by, 2).some(input => tags.has(evaluate(key, input)))
        expect(meets).toBe(wanted)
      },
    ),
    { numRuns: 12 },
  )
})

test('keys of another way to read names never meet, and nobody is listed without a year', () => {
  expect(listInputs(['a.b'], 1990, 2)).not.toEqual(listInputs(['a.b'], 1990, 3))
  expect(listInputs(['a.b'], null, 2)).toEqual([])
})

test('a restricted person is listed only where it was said, whoever does not wish it never', () => {
  expect(isListed({ restricted: false, choice: 'usual' })).toBe(true)
  expect(isListed({ restricted: true, choice: 'usual' })).toBe(false)
  expect(isListed({ restricted: true, choice: 'in' })).toBe(true)
  expect(isListed({ restricted: false, choice: 'out' })).toBe(false)
})

test('all questions of a day are answered in one moment; keys change with the quarter', () => {
  const moment = fc.integer({ min: 0, max: 86_399 })
  fc.assert(
    fc.property(moment, moment, (one, other) => {
      const at = (second: number) => new Date(Date.UTC(2026, 10, 22, 0, 0, second)).toISOString() as never
      expect(dueOf(at(one))).toBe(dueOf(at(other)))
    }),
  )
  expect(dueOf('2026-11-22T23:59:59.000Z' as never)).toBe('2026-12-06T07:00:00.000Z')
  expect(['01', '03', '04', '12'].map(month => quarterOf(`2026-${month}-15T00:00:00.000Z` as never))).toEqual(
    ['2026-1', '2026-1', '2026-2', '2026-4'],
  )
})
