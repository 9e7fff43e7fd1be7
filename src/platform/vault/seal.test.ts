import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { newId } from '#lib/ids.ts'
import { readKeys } from './master.ts'
import { openRows } from './open-rows.ts'
import { isSealed, open, parse, SealBroken, seal } from './seal.ts'

const anyText = fc.oneof(
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 300 }),
  fc.constantFrom('Мадинаҳон', 'qoʻllab-quvvatlash', 'a', 'enc', ':::'),
)
const aKey = () => ({ id: newId(), key: randomBytes(32) })
const place = () => ({ column: 'cases.note.text', row: newId() })

describe('what is sealed', () => {
  test('opens to what it was, and shows nothing of it', () => {
    fc.assert(
      fc.property(anyText, text => {
        const key = aKey()
        const sealed = seal(key, place(), text)
        expect(isSealed(sealed)).toBe(true)
        expect(open(key.key, parse(sealed))).toBe(text)
        const payload = sealed.split(':').at(-1) ?? ''
        const bytes = Buffer.from(payload, 'base64url')
        expect(sealed).not.toBe(text)
        if (Buffer.byteLength(text) >= 4) {
          expect(bytes.includes(Buffer.from(text))).toBe(false)
          expect(payload.includes(text)).toBe(false)
        }
      }),
    )
  })

  test('is another each time, and its length tells the length only to 64 bytes', () => {
    const key = aKey()
    const at = place()
    expect(seal(key, at, 'same')).not.toBe(seal(key, at, 'same'))
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 59 }), length => {
        expect(seal(key, at, 'x'.repeat(length)).length).toBe(seal(key, at, 'x').length)
      }),
    )
  })

  test('does not open with another key, at another place, or after one bit was changed', () => {
    fc.assert(
      fc.property(anyText, fc.nat(), (text, n) => {
        const key = aKey()
        const sealed = seal(key, place(), text)
        const parts = sealed.split(':')
        expect(() => open(aKey().key, parse(sealed))).toThrow(SealBroken)
        for (const [index, other] of [
          [2, newId()],
          [3, 'cases.note.kind'],
          [4, 'j'],
        ] as const) {
          const moved = parts.with(index, other).join(':')
          expect(() => open(key.key, parse(moved))).toThrow(SealBroken)
        }
        const bytes = Buffer.from(parts.at(-1) ?? '', 'base64url')
        const at = n % bytes.length
        bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at)
        expect(() => open(key.key, parse(parts.with(5, bytes.toString('base64url')).join(':')))).toThrow(
          SealBroken,
        )
      }),
    )
  })

  test('a row that carries another row’s value, or the value of another column, does not open', async () => {
    const key = aKey()
    const [mine, theirs] = [newId(), newId()]
    const text = seal(key, { column: 'cases.note.text', row: mine }, 'words')
    const none = async () => []
    await expect(openRows([{ id: theirs, text }], none)).rejects.toThrow(SealBroken)
    await expect(openRows([{ id: mine, other: text }], none)).rejects.toThrow(SealBroken)
    await expect(openRows([{ id: theirs, notes: [{ id: theirs, text }] }], none)).rejects.toThrow(SealBroken)
    // Whose key was destroyed is empty.
    const row = { id: mine, notes: [{ text }] }
    await openRows([row], none)
    expect(row.notes[0]?.text).toBe('')
  })
})

test('master keys that cannot be used are refused, the first of several is in use', () => {
  expect(() => readKeys('short')).toThrow(/32 bytes/)
  expect(() => readKeys('')).toThrow(/32 bytes/)
  const [a, b] = [randomBytes(32).toString('base64'), randomBytes(32).toString('base64')]
  expect(readKeys(`${a},${b}`).current).toBe(readKeys(`${a}\n`).current)
  expect(readKeys(`${a}, ${b}`).byId.size).toBe(2)
})
