import { beforeAll, expect, test } from 'vitest'
import { type Day, day } from '#lib/day.ts'
import { loadPack } from '../content/load.ts'
import { check } from './check.ts'
import { openPack, type RuleBook } from './compile.ts'
import type { PersonEvent } from './pack.ts'

// What the research says the pack must answer on days of the past, for somebody who came ten days before.
let book: RuleBook
beforeAll(async () => {
  book = openPack(await loadPack())
})

interface Snapshot {
  on: string
  citizenship: string
  to?: string
  came: string
  says: Record<string, string | null>
}

const snapshots: Snapshot[] = [
  {
    on: '2010-07-15',
    citizenship: 'KG',
    came: '2010-07-05',
    says: { stay: null, 'ru.patent.apply': 'unknown', 'ru.registration': 'unknown' },
  },
  {
    on: '2012-11-15',
    citizenship: 'TJ',
    came: '2012-11-05',
    says: { stay: null, 'ru.patent.apply': 'unknown' },
  },
  {
    on: '2014-06-02',
    citizenship: 'KG',
    came: '2014-05-23',
    says: { stay: '2014-08-20', 'ru.registration': '2014-06-03' },
  },
  {
    on: '2014-06-02',
    citizenship: 'TJ',
    came: '2014-05-23',
    says: { stay: '2014-08-20', 'ru.registration': '2014-06-07' },
  },
  {
    on: '2014-06-02',
    citizenship: 'UZ',
    came: '2014-05-23',
    says: { stay: '2014-08-20', 'ru.registration': '2014-06-03' },
  },
  { on: '2015-06-01', citizenship: 'KG', came: '2015-05-22', says: { 'ru.patent.apply': '2015-06-21' } },
  { on: '2015-06-01', citizenship: 'UZ', came: '2015-05-22', says: { 'ru.patent.apply': '2015-06-21' } },
  {
    on: '2015-09-01',
    citizenship: 'KG',
    came: '2015-08-22',
    says: {
      'ru.patent.apply': 'not_required',
      'ru.medical_check': 'not_required',
      'ru.registration': '2015-09-21',
    },
  },
  { on: '2017-10-01', citizenship: 'TJ', came: '2017-09-21', says: { 'ru.patent.apply': '2017-10-21' } },
  {
    on: '2022-01-15',
    citizenship: 'KG',
    came: '2022-01-05',
    says: {
      'ru.medical_check': '2022-02-04',
      'ru.fingerprints': '2022-02-04',
      'ru.patent.apply': 'not_required',
    },
  },
  {
    on: '2022-01-15',
    citizenship: 'UZ',
    came: '2022-01-05',
    says: {
      'ru.medical_check': '2022-02-04',
      'ru.registration': '2022-01-18',
      'ru.patent.apply': '2022-02-04',
    },
  },
  { on: '2022-07-01', citizenship: 'UZ', came: '2022-06-21', says: { 'ru.registration': '2022-07-06' } },
  { on: '2024-12-20', citizenship: 'KG', came: '2024-12-10', says: { stay: '2025-03-09' } },
  { on: '2025-01-10', citizenship: 'KG', came: '2024-12-31', says: { stay: '2025-03-30' } },
  {
    on: '2012-07-15',
    citizenship: 'KG',
    to: 'KZ',
    came: '2012-07-05',
    says: { 'kz.registration': '2012-07-10' },
  },
  {
    on: '2017-07-20',
    citizenship: 'KG',
    to: 'KZ',
    came: '2017-07-16',
    says: { 'kz.registration': '2017-08-15' },
  },
  {
    on: '2020-06-10',
    citizenship: 'KG',
    to: 'KZ',
    came: '2020-06-01',
    says: { 'kz.registration': 'not_required', 'kz.notice': '2020-06-04' },
  },
  { on: '2023-01-26', citizenship: 'UZ', to: 'KZ', came: '2023-01-16', says: { stay: null } },
  { on: '2023-01-27', citizenship: 'KG', to: 'KZ', came: '2023-01-27', says: { stay: '2023-04-26' } },
  {
    on: '2026-06-30',
    citizenship: 'UZ',
    to: 'KZ',
    came: '2026-06-30',
    says: { 'kz.registration': 'not_required' },
  },
  {
    on: '2026-07-01',
    citizenship: 'UZ',
    to: 'KZ',
    came: '2026-07-01',
    says: { 'kz.registration': 'unknown' },
  },
]

test.each(snapshots)(
  'on $on, for a citizen of $citizenship who came on $came',
  ({ on, citizenship, to, came, says }) => {
    const events: PersonEvent[] = [{ kind: 'entry', date: day(came) }]
    const answer = check(
      { citizenship, destination: to ?? 'RU', purpose: 'work', onDate: on as Day, events },
      book,
    )
    for (const [what, expected] of Object.entries(says)) {
      const duty = answer.obligations.find(({ id }) => id === what)
      const found = what === 'stay' ? answer.stay.lastLawfulDay : (duty?.deadline ?? duty?.status)
      expect(`${what} ${found}`).toBe(`${what} ${expected}`)
    }
  },
)
