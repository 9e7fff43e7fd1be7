import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compareUrgency, judgeUrgency, type UrgencyInput } from './urgency.ts'

const need = fc.record({
  code: fc.constantFrom('legal.wages', 'health.emergency', 'shelter.night', 'education.language'),
  urgent: fc.boolean(),
})
const sign = fc.record({
  code: fc.constantFrom('isolation', 'violence', 'deception', 'child_at_risk'),
  weight: fc.constantFrom('danger_now', 'today', 'lawyer', 'information'),
})
const input: fc.Arbitrary<UrgencyInput> = fc.record({
  dangerNow: fc.boolean(),
  needs: fc.array(need, { maxLength: 4 }),
  signs: fc.array(sign, { maxLength: 4 }),
  ageBand: fc.constantFrom(null, 'under_14', '14_17', '25_34', '65_over'),
})

test('another need or sign never makes it less urgent, and never takes a reason away', () => {
  fc.assert(
    fc.property(input, need, sign, (given, oneNeed, oneSign) => {
      const before = judgeUrgency(given)
      const after = judgeUrgency({
        ...given,
        needs: [...given.needs, oneNeed],
        signs: [...given.signs, oneSign],
      })
      expect(compareUrgency(after.urgency, before.urgency)).toBeLessThanOrEqual(0)
      expect(after.reasons).toEqual(expect.arrayContaining([...before.reasons]))
    }),
  )
})

test('whatever is more than usual says why, and danger now is always now', () => {
  fc.assert(
    fc.property(input, given => {
      const { urgency, reasons } = judgeUrgency(given)
      expect(reasons.length === 0).toBe(urgency === 'usual')
      if (given.dangerNow) expect(urgency).toBe('now')
    }),
  )
})

test('the order in which things were noticed does not matter', () => {
  fc.assert(
    fc.property(input, given => {
      const turned = { ...given, needs: [...given.needs].reverse(), signs: [...given.signs].reverse() }
      expect(judgeUrgency(turned)).toEqual(judgeUrgency(given))
    }),
  )
})

test('a child who asks for anything is looked at today', () => {
  const child = judgeUrgency({ dangerNow: false, needs: [], signs: [], ageBand: '14_17' })
  expect(child).toEqual({ urgency: 'today', reasons: ['child'] })
})
