import fc from 'fast-check'
import { expect, it } from 'vitest'
import { runs } from '../factory.ts'
import { ceilPart, floorPart, floorTo, percentText, whole } from './amount.ts'

const part = fc.tuple(
  fc.oneof(fc.nat(1_000_000), fc.nat(Number.MAX_SAFE_INTEGER)),
  fc.nat(1_000_000),
  fc.integer({ min: 1, max: 1_000_000 }),
  fc.constantFrom(1, 5, 100, 500),
)

it('a part is exact until it is rounded once: down, or up for a price', () => {
  fc.assert(
    fc.property(part, ([value, num, den, unit]) => {
      const scaled = { num: num % (den + 1), den }
      const exact = (BigInt(value) * BigInt(scaled.num)) / (BigInt(den) * BigInt(unit))
      expect(BigInt(floorPart(value, scaled, unit))).toBe(exact * BigInt(unit))
      const up = BigInt(ceilPart(value % 2 ** 50, scaled, unit)) * BigInt(den)
      const product = BigInt(value % 2 ** 50) * BigInt(scaled.num)
      expect(up >= product && up - BigInt(den) * BigInt(unit) < product).toBe(true)
    }),
    runs(5000),
  )
})

it('rounds a loss away from the group, not into it', () => {
  expect([floorTo(299, 100), floorTo(300, 100), floorTo(-1, 100)]).toEqual([200, 300, -100])
})

it('says percents to the nearest hundredth', () => {
  expect(percentText(29, 30)).toBe('96.67')
  expect(percentText(10, 92)).toBe('10.87')
  expect(percentText(1, 800)).toBe('0.13')
  expect(percentText(-1, 3)).toBe('-33.33')
  expect(percentText(-1, 1_000_000)).toBe('0.00')
  expect(percentText(0, 5)).toBe('0.00')
  expect(percentText(5, 0)).toBeNull()
})

it('refuses what cannot be counted exactly', () => {
  expect(() => whole(2 ** 53)).toThrow('amount_too_large')
  expect(() => whole(0.5)).toThrow('not_whole')
  expect(() => whole(Number.NaN)).toThrow('amount_too_large')
})
