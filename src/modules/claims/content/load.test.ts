import { expect, test } from 'vitest'
import { addDays, type Day } from '#lib/day.ts'
import { dayNumber } from '#lib/day-number.ts'
import { rateOn } from '../domain/rates.ts'
import { loadClaimBasis } from './load.ts'

test('the Russian rates follow each other without gap or overlap, to the last day known', async () => {
  const { tables } = await loadClaimBasis('RU')
  for (const id of ['ru_refinancing_rate', 'ru_key_rate']) {
    const rows = tables.get(id)?.table.rows.filter(row => row.status === 'supported') ?? []
    expect(rows.length).toBeGreaterThan(3)
    rows.slice(1).forEach((row, index) => {
      expect(row.from).toBe(addDays(rows[index]?.to as Day, 1))
    })
  }
  expect(tables.get('ru_key_rate')?.table.rows.at(-1)).toMatchObject({ from: '2026-09-09', percent: null })
})

test('a day is given the rate of its row, and none where the table has none', async () => {
  const key = (await loadClaimBasis('RU')).tables.get('ru_key_rate')
  const on = (day: string) => (key ? (rateOn(key, dayNumber(day as Day))?.text ?? null) : undefined)
  expect([on('2022-02-27'), on('2022-02-28'), on('2022-04-10'), on('2022-04-11')]).toEqual([
    '9.5',
    '20',
    '20',
    '17',
  ])
  expect([on('2013-09-12'), on('2026-09-08'), on('2026-09-09'), on('2030-01-01')]).toEqual([
    null,
    '14',
    null,
    null,
  ])
})

test('each version of the law names a rate table that exists', async () => {
  for (const country of ['RU', 'KZ'] as const) {
    const { law, tables } = await loadClaimBasis(country)
    for (const version of law.delay) expect([...tables.keys()]).toContain(version.table)
  }
})
