import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, type Day, day } from '#lib/day.ts'
import { type Consent, consentPurposes, consentScopes, covers, type Disclosure, standing } from './consent.ts'

const today = day('2026-11-22')
const consent: Consent = {
  scopes: ['identity', 'story'],
  recipientId: 'lawyers',
  recipientName: null,
  purpose: 'referral',
  givenOn: today,
  until: addDays(today, 90),
  withdrawn: false,
}
const wanted: Disclosure = { scopes: ['identity'], recipientId: 'lawyers', purpose: 'referral', on: today }

test('what was agreed to is covered', () => {
  expect(covers(consent, wanted)).toBe(true)
  expect(covers(consent, { ...wanted, on: consent.until })).toBe(true)
})

test('a recipient named in words is the same however it is capitalised and spaced', () => {
  const named = { ...consent, recipientId: null, recipientName: 'Embassy  of Tajikistan' }
  const asked = { ...wanted, recipientId: null, recipientName: 'embassy of tajikistan' }
  expect(covers(named, asked)).toBe(true)
  expect(covers(named, { ...asked, recipientName: 'embassy' })).toBe(false)
  expect(covers(named, wanted)).toBe(false)
})

const days = fc.integer({ min: -400, max: 400 }).map(offset => addDays(today, offset))
const scopes = fc.uniqueArray(fc.constantFrom(...consentScopes), { minLength: 1 })
const someone = fc.constantFrom(
  { recipientId: 'lawyers', recipientName: null },
  { recipientId: 'hotline', recipientName: null },
  { recipientId: null, recipientName: 'Embassy' },
  { recipientId: null, recipientName: 'Village council' },
)
const anyConsent: fc.Arbitrary<Consent> = fc
  .tuple(scopes, someone, fc.constantFrom(...consentPurposes), days, fc.nat(300), fc.boolean())
  .map(([some, who, purpose, givenOn, length, withdrawn]) => ({
    ...who,
    scopes: some,
    purpose,
    givenOn,
    until: addDays(givenOn, length),
    withdrawn,
  }))
const anyWish: fc.Arbitrary<Disclosure> = fc
  .tuple(scopes, someone, fc.constantFrom(...consentPurposes), days)
  .map(([some, who, purpose, on]) => ({ ...who, scopes: some, purpose, on }))

test('an expired, withdrawn or narrower consent never covers, nor one for somebody or something else', () => {
  fc.assert(
    fc.property(anyConsent, anyWish, (given, wish) => {
      if (!covers(given, wish)) return
      expect(given.withdrawn).toBe(false)
      expect(given.givenOn <= wish.on && wish.on <= given.until).toBe(true)
      expect(wish.scopes.filter(scope => !given.scopes.includes(scope))).toEqual([])
      expect([given.recipientId, given.purpose]).toEqual([wish.recipientId, wish.purpose])
    }),
    { numRuns: 2000 },
  )
})

test('exactly what was agreed is covered on each of its days, and with one scope more on none', () => {
  fc.assert(
    fc.property(anyConsent, fc.nat(300), fc.constantFrom(...consentScopes), (given, offset, more) => {
      const { withdrawn: _, ...rest } = given
      const on = addDays(given.givenOn, offset) as Day
      const wish = { ...rest, on }
      expect(covers({ ...given, withdrawn: false }, wish)).toBe(on <= given.until)
      if (!given.scopes.includes(more)) {
        expect(covers(given, { ...wish, scopes: [...given.scopes, more] })).toBe(false)
      }
    }),
  )
})

test('a reader is told how a consent stands', () => {
  expect(standing(consent, today)).toBe('holds')
  expect(standing(consent, addDays(today, 91))).toBe('over')
  expect(standing(consent, addDays(today, -1))).toBe('not_yet')
  expect(standing({ ...consent, withdrawn: true }, today)).toBe('withdrawn')
})
