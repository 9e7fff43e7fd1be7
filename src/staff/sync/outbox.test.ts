import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Waiting } from './device.ts'
import { nextToSend } from './outbox.ts'

const item = (seq: number, chain: string, refused: boolean): Waiting => ({
  seq,
  chain,
  userId: 'u',
  key: String(seq),
  method: 'POST',
  url: '/api/v1/contacts',
  body: '{}',
  label: '',
  at: '',
  path: '/',
  draft: null,
  problem: refused ? { code: 'invalid', errors: [], instance: null } : null,
})

test('changes are sent in the order they were made', () => {
  expect(nextToSend([item(1, '', false), item(2, '', false)])?.seq).toBe(1)
  expect(nextToSend([])).toBeUndefined()
})

test('a refused change holds those behind it in its chain, and no others', () => {
  expect(nextToSend([item(1, 'a', true), item(2, 'a', false), item(3, 'b', false)])?.seq).toBe(3)
  expect(nextToSend([item(1, 'a', true), item(2, 'a', false)])).toBeUndefined()
})

test('whatever waits, nothing overtakes an earlier change of its own chain', () => {
  const boxes = fc
    .array(fc.record({ chain: fc.constantFrom('a', 'b', 'c'), refused: fc.boolean() }))
    .map(rows => rows.map(({ chain, refused }, index) => item(index + 1, chain, refused)))
  fc.assert(
    fc.property(boxes, box => {
      const next = nextToSend(box)
      if (!next)
        return box.every(one => box.some(other => other.chain === one.chain && other.problem !== null))
      return box.every(
        one => one.seq === next.seq || one.chain !== next.chain || Number(one.seq) > Number(next.seq),
      )
    }),
  )
})
