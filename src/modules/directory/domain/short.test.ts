import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readShort, shortOf } from './short.ts'

test('a short sign leads back to the end of its id, in capital letters too', () => {
  fc.assert(
    fc.property(fc.uuid(), id => {
      expect(shortOf(id)).toMatch(/^[a-hjkmnp-z2-9]{10}$/)
      expect(readShort(shortOf(id).toUpperCase())).toBe(id.slice(-12))
    }),
  )
})

test('what is no short sign leads nowhere', () => {
  for (const wrong of ['', 'abc', 'abcdefghi0', '9999999999', 'abcdefghjkm'])
    expect(readShort(wrong)).toBeNull()
})
