import fc from 'fast-check'
import { expect, test } from 'vitest'
import { indexKeys, lookupStages } from './keys.ts'
import { scoreNames } from './score.ts'

const words = [
  'Карим',
  'Rahimov',
  'Саидович',
  'Şəhla',
  'Айбек',
  'уулу',
  'Ҳусан',
  'Юсуфӣ',
  'Jarbabaev',
  'qizi',
  'Xolida',
  'SK',
  'А.',
  'محمد',
  'رحیمی',
  'Sher-aliev',
  'Abdul',
  'Rahmon',
  'Гүлнара',
  'Maxim',
  'Schuchrat',
  'Ли',
]
const aName = fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 5 }).map(list => list.join(' '))
const anything = fc.oneof(aName, fc.string({ unit: 'grapheme', maxLength: 200 }))
const someFacts = fc.record(
  {
    birthYear: fc.integer({ min: 1930, max: 2025 }),
    sex: fc.constantFrom('m' as const, 'f' as const),
    district: fc.constantFrom('Osh', 'Rasht'),
  },
  { requiredKeys: [] },
)

test('a score is symmetric and between 0 and 1', () => {
  fc.assert(
    fc.property(anything, anything, someFacts, someFacts, (one, other, query, candidate) => {
      const there = scoreNames(one, other, { query, candidate }).score
      expect(there).toBeGreaterThanOrEqual(0)
      expect(there).toBeLessThanOrEqual(1)
      expect(scoreNames(other, one, { query: candidate, candidate: query }).score).toBeCloseTo(there, 9)
    }),
    { numRuns: 1500 },
  )
})

test('two pairings that are equally good give one score, whichever name is asked for', () => {
  const [one, other] = ['SK Карим محمد', 'А. محمد Карим']
  expect(scoreNames(one, other).score).toBe(scoreNames(other, one).score)
})

const given = [
  'Карим',
  'Саодат',
  'Şəhla',
  'Айбек',
  'Ҳусан',
  'Jamshid',
  'Gulnoza',
  'محمد',
  'Xolida',
  'Schuchrat',
]
const families = [
  'Rahimov',
  'Каримова',
  'Jarbabaev',
  'Раҳмонзода',
  'Öwezow',
  'Məmmədova',
  'Abdoullaïev',
  'Toʻxtayev',
  'Мырзабеков',
]
const fathers = ['Саидович', 'Рустамовна', 'Bakhtiyorovich', 'Azizovna']
const aPerson = fc.tuple(
  fc.constantFrom(...given),
  fc.constantFrom(...families),
  fc.option(fc.constantFrom(...fathers), { nil: undefined }),
)

test('one’s own name scores 1 and is found by its own keys at the first stage', () => {
  fc.assert(
    fc.property(aPerson, parts => {
      const name = parts.filter(part => part !== undefined).join(' ')
      expect(scoreNames(name, name).score).toBe(1)
      const keys = new Set(indexKeys(name))
      expect(lookupStages(name)[0]!.every(key => keys.has(key))).toBe(true)
    }),
  )
})

test('the order of words does not matter', () => {
  fc.assert(
    fc.property(aPerson, aPerson, ([given, family, father], [otherGiven, otherFamily, otherFather]) => {
      const join = (...parts: (string | undefined)[]) => parts.filter(part => part !== undefined).join(' ')
      const one = scoreNames(join(family, given, father), join(otherFamily, otherGiven, otherFather)).score
      const other = scoreNames(join(given, father, family), join(otherFamily, otherGiven, otherFather)).score
      expect(other).toBeCloseTo(one, 9)
    }),
  )
})

test('no text makes keys or stages fail, however long or odd', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 3000 }), text => {
      expect(indexKeys(text).length).toBeLessThan(1200)
      expect(lookupStages(text).length).toBeLessThanOrEqual(4)
    }),
  )
})
