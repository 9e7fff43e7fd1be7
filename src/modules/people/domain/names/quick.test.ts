import fc from 'fast-check'
import { expect, test } from 'vitest'
import { align } from './align.ts'
import { parseName } from './parts.ts'
import { quickAligner } from './quick.ts'
import { readSketch, sketchOf } from './sketch.ts'

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
  'SK',
  'А.',
  'محمد',
  'Sher-aliev',
  'Abdul',
  'Rahmon',
  'Гүлнара',
  'Ли',
  'Исмоилзода',
  'KARIMOVA',
  'Каримова,',
]
const aName = fc.array(fc.constantFrom(...words), { maxLength: 5 }).map(list => parseName(list.join(' ')))

test('the quick sum is the sum of the alignment, for any names, one after the other', () => {
  fc.assert(
    fc.property(aName, fc.array(aName, { minLength: 1, maxLength: 6 }), (query, candidates) => {
      const weigh = quickAligner(query)
      for (const candidate of candidates) {
        const { sum, most } = weigh(candidate)
        const aligned = align(query, candidate)
        expect(sum).toBeCloseTo(aligned.sum, 9)
        expect(most).toBeCloseTo(aligned.most, 9)
      }
    }),
    { numRuns: 600 },
  )
})

test('a name read from its sketch is the name it was made from', () => {
  fc.assert(
    fc.property(aName, name => {
      const again = readSketch(sketchOf(name))
      expect(again).toEqual(name)
    }),
    { numRuns: 300 },
  )
})
