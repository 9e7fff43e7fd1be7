import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { instant } from '#lib/day.ts'
import { isLate } from './domain/late.ts'
import { type Kept, noteVerified, standingOf, toRemove } from './service/place.ts'

const day = (back: number) => new Date(Date.UTC(2026, 10, 22) - back * 86_400_000).toISOString().slice(0, 10)
const kept = (backs: readonly number[]): Kept[] =>
  backs.map(back => ({ file: day(back), day: day(back), bytes: 1 }))

test('two weeks of days and a year of months are kept, older ones go', () => {
  const all = kept(Array.from({ length: 800 }, (_, back) => back))
  const removed = new Set(toRemove(all, day(0)).map(one => one.file))
  const left = all.filter(one => !removed.has(one.file)).map(one => one.day)
  expect(left.slice(0, 15)).toEqual(all.slice(0, 15).map(one => one.day))
  expect(left.slice(15).every(one => one.endsWith('-01'))).toBe(true)
  expect(left.slice(15)).toHaveLength(12)
})

test('where no new ones come, the last three stay however old they are', () => {
  expect(toRemove(kept([900, 901, 902, 903]), day(0)).map(one => one.file)).toEqual([day(903)])
})

test('the directory says when the newest was made and when one was last opened; nothing there is never', () => {
  const never = { madeAt: null, verifiedAt: null }
  const place = mkdtempSync(join(tmpdir(), 'hamroh-standing-'))
  expect([standingOf(null), standingOf(join(place, 'not-there')), standingOf(place)]).toEqual(
    Array(3).fill(never),
  )
  for (const night of ['20T01-40-00-000Z', '22T01-40-07-123Z', '21T01-40-00-000Z'])
    writeFileSync(join(place, `hamroh-2026-11-${night}.backup`), '')
  writeFileSync(join(place, 'hamroh-2026-11-23T01-40-00-000Z.backup.part'), '')
  expect(standingOf(place)).toEqual({ madeAt: '2026-11-22T01:40:07.123Z', verifiedAt: null })
  noteVerified(join(place, 'hamroh-2026-11-20T01-40-00-000Z.backup'), '2026-11-22T09:00:00.000Z')
  expect(standingOf(place).verifiedAt).toBe('2026-11-22T09:00:00.000Z')
  writeFileSync(join(place, 'last-verified.json'), '{"at":')
  expect(standingOf(place).verifiedAt).toBeNull()
  rmSync(place, { recursive: true })
})

test('a backup is late after two days, and where there is none', () => {
  const made = instant('2026-11-22T01:40:00Z')
  expect(isLate(made, instant('2026-11-24T01:40:00Z'))).toBe(false)
  expect(isLate(made, instant('2026-11-24T01:40:00.001Z'))).toBe(true)
  expect(isLate(null, made)).toBe(true)
})
