import { expect, test } from 'vitest'
import {
  amountOf,
  emptyMaintenance,
  emptyWages,
  nextDebt,
  readMaintenance,
  readWages,
  wagesDraft,
} from './draft.ts'

const typed = { ...emptyWages('RU', '2026-08-31', 'd1') }
const row = (given: object) => ({
  id: 'd1',
  label: '',
  kind: 'wage' as const,
  due: '2026-05-15',
  amount: '45 000,50',
  agreed: '',
  payments: [{ date: '', amount: '' }],
  ...given,
})

test('amounts are taken as people type them', () => {
  expect(['45 000,5', '45\u00a0000.50', "1'000", '0'].map(text => amountOf(text, 'RUB'))).toEqual([
    '45000.5',
    '45000.50',
    '1000',
    '0',
  ])
  expect(['', '-5', '1.234', '1,2,3', 'пять', '12345678901'].map(text => amountOf(text, 'RUB'))).toEqual(
    Array(6).fill(null),
  )
})

test('an empty row is nothing, a half one is named by its cell, a full one becomes a debt', () => {
  expect(readWages(typed)).toMatchObject({ sheet: null, faults: new Set() })
  const half = readWages({
    ...typed,
    debts: [row({ due: '', payments: [{ date: '2026-06-01', amount: 'x' }] })],
  })
  expect(half.sheet).toBeNull()
  expect([...half.faults].sort()).toEqual(['debts.0.due', 'debts.0.payments.0.amount'])
  expect(readWages({ ...typed, debts: [row({}), row({ due: '', amount: '' })] }).sheet?.debts).toEqual([
    expect.objectContaining({ due: '2026-05-15', amount: '45000.50', payments: [] }),
  ])
})

test('the next row is a month later with the same sum; a kept sheet comes back as it was', () => {
  expect(nextDebt([row({ due: '2026-01-31' })], 'd2')).toMatchObject({
    due: '2026-02-28',
    amount: '45 000,50',
  })
  const { sheet } = readWages({ ...typed, debts: [row({ agreed: '0,1' })] })
  if (!sheet) throw new Error('it should have been read')
  expect(readWages(wagesDraft(sheet, null, [])).sheet).toEqual(sheet)
})

test('a rate of the contract is for Russia alone', () => {
  const kazakh = readWages({ ...typed, country: 'KZ', debts: [row({ agreed: '0.1' })] })
  expect(kazakh.sheet?.debts[0]?.agreedDailyPercent).toBeNull()
})

test('a month twice, or no number of children, is named', () => {
  const month = { month: '2026-05', income: '100', minimumWage: '', paid: '' }
  const read = readMaintenance({
    ...emptyMaintenance('TJ', '2026-08-31'),
    children: '0',
    months: [month, month],
  })
  expect([...read.faults].sort()).toEqual(['children', 'months.1.month'])
})
