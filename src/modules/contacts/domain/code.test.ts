import fc from 'fast-check'
import { expect, test } from 'vitest'
import { newReference } from '#lib/ids.ts'
import { readCode, secretFrom, showCode } from './code.ts'

const bytes = fc.uint8Array({ minLength: 16, maxLength: 32 })

test('a code is read again however it was typed', () => {
  fc.assert(
    fc.property(bytes, random => {
      const code = { reference: newReference(), secret: secretFrom(random) }
      const shown = showCode(code)
      expect(shown).toMatch(/^(\w{4} ){3}\w{4}$/)
      for (const typed of [
        shown,
        shown.toLowerCase(),
        shown.replaceAll(' ', ''),
        ` ${shown.replaceAll(' ', '-')}. `,
      ])
        expect(readCode(typed)).toEqual(code)
      // Typed with the Cyrillic letters that look the same.
      const cyrillic = [...shown].map(
        letter => ({ A: 'А', B: 'В', E: 'Е', K: 'К', M: 'М', T: 'Т' })[letter] ?? letter,
      )
      expect(readCode(cyrillic.join(''))).toEqual(code)
    }),
  )
})

test('one wrong letter or digit is noticed before anything is looked up', () => {
  const alphabet = '23456789ABCDEFGHJKMNPQRSTVWXY'
  fc.assert(
    fc.property(bytes, fc.nat(15), fc.constantFrom(...alphabet), (random, at, letter) => {
      const plain = showCode({ reference: newReference(), secret: secretFrom(random) }).replaceAll(' ', '')
      fc.pre(plain[at] !== letter)
      expect(readCode(plain.slice(0, at) + letter + plain.slice(at + 1))).toBeNull()
    }),
  )
})

test('anything else is no code', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 200 }), typed => readCode(typed) === null || typed.length >= 16),
  )
})
