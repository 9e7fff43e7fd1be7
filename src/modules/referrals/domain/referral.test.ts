import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isOver, type Move, mayMove, moves, type ReferralStatus, statuses } from './referral.ts'

const allMoves = Object.keys(moves) as Move[]

test('a referral that has ended moves no more, whatever anybody tries', () => {
  for (const status of ['declined', 'returned', 'withdrawn', 'done'] as const) {
    expect(isOver(status)).toBe(true)
    for (const move of allMoves) {
      expect(mayMove(status, move, 'sender')).toBe(false)
      expect(mayMove(status, move, 'receiver')).toBe(false)
    }
  }
})

test('only the receiver answers, only the sender withdraws', () => {
  expect(mayMove('sent', 'accept', 'sender')).toBe(false)
  expect(mayMove('sent', 'withdraw', 'receiver')).toBe(false)
  expect(mayMove('accepted', 'withdraw', 'sender')).toBe(true)
})

test('any sequence of moves that are allowed ends at most once, and is accepted at most once before it ends', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...allMoves), { maxLength: 30 }), tried => {
      let status: ReferralStatus = 'sent'
      let accepted = 0
      let ended = 0
      for (const move of tried) {
        if (!mayMove(status, move, moves[move].side)) continue
        status = moves[move].to
        if (status === 'accepted') accepted++
        if (isOver(status)) ended++
      }
      expect(accepted).toBeLessThanOrEqual(1)
      expect(ended).toBeLessThanOrEqual(1)
      expect(statuses).toContain(status)
    }),
  )
})
