import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Indicator, riskLevels, type TriageAnswer, triage, triageAnswers } from './triage.ts'

const indicators = fc.uniqueArray(
  fc.record({
    code: fc.string({ minLength: 1, maxLength: 6 }),
    weight: fc.constantFrom(...riskLevels),
    sign: fc.constantFrom('yes' as const, 'no' as const, 'listen' as const),
  }),
  { selector: one => one.code, maxLength: 12 },
)
const asked = indicators.chain(all =>
  fc.tuple(
    fc.constant(all),
    fc.array(fc.constantFrom(...triageAnswers), { minLength: all.length, maxLength: all.length }),
  ),
)
const answersOf = (all: readonly Indicator[], given: readonly TriageAnswer[]) =>
  Object.fromEntries(all.map((one, index) => [one.code, given[index] as TriageAnswer]))
const rank = (level: (typeof riskLevels)[number]) => riskLevels.indexOf(level)

test('the level is that of the gravest sign, and every sign is among the reasons', () => {
  fc.assert(
    fc.property(asked, ([all, given]) => {
      const answers = answersOf(all, given)
      const { level, reasons } = triage(all, answers)
      const signs = all.filter(one => answers[one.code] === (one.sign === 'no' ? 'no' : 'yes'))
      expect([...reasons].sort()).toEqual(signs.map(one => one.code).sort())
      expect(rank(level)).toBe(Math.min(rank('information'), ...signs.map(one => rank(one.weight))))
    }),
  )
})

test('one more sign never makes a case less urgent', () => {
  fc.assert(
    fc.property(asked, fc.nat(), ([all, given], pick) => {
      if (!all.length) return
      const answers = answersOf(all, given)
      const chosen = all[pick % all.length] as Indicator
      const more = { ...answers, [chosen.code]: chosen.sign === 'no' ? ('no' as const) : ('yes' as const) }
      expect(rank(triage(all, more).level)).toBeLessThanOrEqual(rank(triage(all, answers).level))
    }),
  )
})

test('what was skipped or is not known is neither a sign nor a reassurance: it stays to be asked', () => {
  fc.assert(
    fc.property(indicators, fc.constantFrom('unknown' as const, 'skipped' as const), (all, answer) => {
      const result = triage(
        all,
        answersOf(
          all,
          all.map(() => answer),
        ),
      )
      expect(result).toMatchObject({ level: 'information', reasons: [] })
      expect(result).toEqual(triage(all, {}))
      const urgent = all.filter(({ weight }) => weight === 'danger_now' || weight === 'today')
      expect(result.askAgain).toEqual(urgent.map(one => one.code))
    }),
  )
})

test('the result says no number: there is no score to show', () => {
  expect(Object.values(triage([], {})).some(value => typeof value === 'number')).toBe(false)
})
