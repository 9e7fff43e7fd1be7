import { expect, it } from 'vitest'
import { annualised, asPercent, combine, type Ratio } from './indicators.ts'

const figure = (numerator: number, denominator: number): Ratio => ({
  definition: 'd',
  numerator,
  denominator,
})

it('figures of many groups are a ratio of sums, and say how many groups are missing', () => {
  // 1 of 2 and 90 of 100: 91 / 102 = 89.22%, not the mean of 50% and 90%.
  const { ratio, missing } = combine([figure(1, 2), figure(90, 100), null])
  expect([ratio && asPercent(ratio), missing]).toEqual(['89.22', 1])
})

it('figures by different definitions are not added up', () => {
  expect(combine([figure(1, 2), { ...figure(1, 2), definition: 'other' }]).ratio).toBeNull()
})

it('nothing is divided by zero', () => {
  expect(asPercent(figure(0, 0))).toBeNull()
  expect(combine([null]).ratio).toBeNull()
})

it('a year is 52 weeks, simple interest', () => {
  expect(asPercent(annualised(figure(10, 100), 26))).toBe('20.00')
})
