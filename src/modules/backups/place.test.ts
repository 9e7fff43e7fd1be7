import { expect, test } from 'vitest'
import { type Kept, toRemove } from './service/place.ts'

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
