import fc from 'fast-check'
import { expect, test } from 'vitest'
import { aGroupPhone, holdMeeting } from '../seed/phone.ts'
import { canonical, digest } from './canonical.ts'
import type { Entry } from './entry.ts'
import { isSigned, publicKey, sign } from './group-key.ts'
import { readLog } from './group-log.ts'

const shuffled = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(shuffled)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, part]) => [key, shuffled(part)]),
  )
}

test('a value has one text, whatever the order of its keys, and it reads back as the same value', () => {
  const plain = fc.jsonValue({ noUnicodeString: false, depthSize: 'small' } as never)
  fc.assert(
    fc.property(plain, value => {
      let text: string
      try {
        text = canonical(value)
      } catch {
        return // fractions and half letters are refused
      }
      expect(canonical(shuffled(value))).toBe(text)
      expect(digest(JSON.parse(text))).toBe(digest(value))
    }),
    { numRuns: 100 },
  )
})

test('what could be written in two ways, or not be kept, is refused', () => {
  for (const value of [0.5, Number.NaN, 2 ** 60, 'a\u0000', 'half \ud800', { k: () => 1 }])
    expect(() => canonical(value)).toThrow()
  expect(canonical({ b: -0, a: undefined, c: 'ӯ' })).toBe('{"b":0,"c":"ӯ"}')
})

test('no line of a log can be changed, left out, doubled, moved or put in unseen', () => {
  const phone = aGroupPhone()
  holdMeeting(phone)
  const lines = phone.log.entries
  const at = fc.integer({ min: 1, max: lines.length - 2 })
  const spoil: ((index: number) => Entry[])[] = [
    index => lines.filter((_, here) => here !== index),
    index => [...lines.slice(0, index), lines[index] as Entry, ...lines.slice(index)],
    index => [
      ...lines.slice(0, index),
      lines[index + 1] as Entry,
      lines[index] as Entry,
      ...lines.slice(index + 2),
    ],
    index => lines.map((line, here) => (here === index ? { ...line, at: '2020-01-01T00:00:00.000Z' } : line)),
    index => lines.map((line, here) => (here === index ? { ...line, device: 'another' } : line)),
  ]
  expect(readLog(phone.group, lines).broken).toBeNull()
  fc.assert(
    fc.property(at, fc.constantFrom(...spoil), (index, make) => {
      expect(readLog(phone.group, make(index)).broken?.entry.seq).toBeGreaterThanOrEqual(index)
    }),
    { numRuns: 60 },
  )
})

test('only who has the group’s secret can say what only the group can say', () => {
  const secret = new Uint8Array(32).fill(3)
  const said = { what: 'take_over', group: 'g', prev: 'p', device: 'd' } as const
  const signature = sign(secret, said)
  expect(isSigned(publicKey(secret), said, signature)).toBe(true)
  expect(isSigned(publicKey(secret), { ...said, device: 'other' }, signature)).toBe(false)
  expect(isSigned(publicKey(new Uint8Array(32).fill(4)), said, signature)).toBe(false)
  expect(isSigned('not a key', said, signature)).toBe(false)
})
