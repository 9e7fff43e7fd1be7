import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Day, type Instant, instant } from '#lib/day.ts'
import { mayContact, mayUse, numberEnd, type SafeWay } from './safe-way.ts'

const always: SafeWay = {
  kind: 'phone',
  days: [],
  fromMinute: null,
  toMinute: null,
  messagesOnly: false,
  safeUntil: null,
  ended: false,
}
const at = (text: string) => instant(text)
const dushanbe = 'Asia/Dushanbe'

test('a way without limits may be used', () => {
  expect(mayUse(always, at('2026-11-22T03:00:00Z'), dushanbe)).toEqual({ may: true })
})

test('the person’s own evening counts, not the worker’s', () => {
  const evening = { ...always, fromMinute: 20 * 60, toMinute: 22 * 60 }
  const moment = at('2026-11-22T16:30:00Z')
  expect(mayUse(evening, moment, dushanbe)).toEqual({ may: true }) // 21:30
  expect(mayUse(evening, moment, 'Europe/Moscow')).toEqual({ may: false, reason: 'not_this_hour' }) // 19:30
})

test('a night shift runs past midnight and belongs to the day it began', () => {
  const night = { ...always, days: [6], fromMinute: 22 * 60, toMinute: 6 * 60 }
  const sunday = (utc: string) => mayUse(night, at(`2026-11-22T${utc}:00Z`), 'UTC')
  expect(mayUse(night, at('2026-11-21T23:00:00Z'), 'UTC').may).toBe(true)
  expect(sunday('05:59').may).toBe(true)
  expect(sunday('06:00').may).toBe(false)
  expect(sunday('23:00')).toEqual({ may: false, reason: 'not_this_day' })
})

test('a way is safe through its last day and not after it', () => {
  const way = { ...always, safeUntil: '2026-11-22' as Day }
  expect(mayUse(way, at('2026-11-22T18:59:00Z'), dushanbe).may).toBe(true)
  expect(mayUse(way, at('2026-11-22T19:00:00Z'), dushanbe)).toEqual({ may: false, reason: 'no_longer_safe' })
})

test('messages only means no call', () => {
  const way = { ...always, messagesOnly: true }
  expect(mayUse(way, at('2026-11-22T08:00:00Z'), dushanbe, 'call')).toEqual({
    may: false,
    reason: 'messages_only',
  })
  expect(mayUse(way, at('2026-11-22T08:00:00Z'), dushanbe, 'message').may).toBe(true)
})

const way = fc.record<SafeWay>({
  kind: fc.constantFrom('phone', 'messenger', 'trusted_person', 'in_person', 'none'),
  days: fc.uniqueArray(fc.integer({ min: 1, max: 7 })),
  fromMinute: fc.option(fc.integer({ min: 0, max: 1439 })),
  toMinute: fc.integer({ min: 1, max: 1440 }),
  messagesOnly: fc.boolean(),
  safeUntil: fc.constantFrom(null, '2026-06-01' as Day, '2027-01-01' as Day),
  ended: fc.boolean(),
})
const moment = fc
  .date({ min: new Date('2026-01-01T00:00:00Z'), max: new Date('2027-12-31T00:00:00Z'), noInvalidDate: true })
  .map(date => date.toISOString() as Instant)

test('whatever the hours, an ended, outdated or forbidden way is never usable', () => {
  fc.assert(
    fc.property(
      way,
      moment,
      fc.constantFrom('Asia/Dushanbe', 'Europe/Moscow', 'Asia/Almaty'),
      (one, now, zone) => {
        if (!mayUse(one, now, zone).may) return
        expect(one.ended).toBe(false)
        expect(one.kind).not.toBe('none')
        expect(one.messagesOnly).toBe(false)
        if (one.safeUntil) expect(now.slice(0, 10) <= one.safeUntil).toBe(true)
      },
    ),
  )
})

test('beside “do not contact me” no way is usable', () => {
  fc.assert(
    fc.property(fc.array(way), way, moment, (others, one, now) => {
      const ways = [...others, one, { ...always, kind: 'none' as const }]
      expect(mayContact(ways, one, now, dushanbe).may).toBe(false)
    }),
  )
})

test('only the last two figures of a number are shown', () => {
  expect(numberEnd('+992 90 123-45-67')).toBe('67')
})
