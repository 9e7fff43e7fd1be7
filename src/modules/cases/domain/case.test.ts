import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Day } from '#lib/day.ts'
import {
  afterCover,
  afterHandOver,
  approveClosing,
  type CaseStatus,
  caseStatuses,
  close,
  hold,
  isOutcome,
  needStatuses,
  reopen,
  resume,
  titleOf,
  wakes,
} from './case.ts'

const state = (status: CaseStatus, closingBy: string | null = null) => ({ status, closingBy })
const today = '2026-12-01' as Day

test('a case closes exactly when every need has an outcome', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...needStatuses)), fc.boolean(), (statuses, needsApproval) => {
      const needs = statuses.map((status, index) => ({ id: String(index), status }))
      const closing = () => close(state('open'), needs, needsApproval)
      if (statuses.every(isOutcome)) expect(closing()).toBe(needsApproval ? 'closing_requested' : 'closed')
      else expect(closing).toThrow('cases.needs_without_outcome')
    }),
  )
})

test('a closed case cannot be closed again, nor put on hold; only a closed one is reopened', () => {
  expect(() => close(state('closed'), [], false)).toThrow('cases.already_closed')
  expect(() => hold(state('closed'), '2027-01-01' as Day, today)).toThrow('cases.already_closed')
  for (const status of caseStatuses) {
    if (status === 'closed') expect(reopen(state(status))).toBe('open')
    else expect(() => reopen(state(status))).toThrow('cases.not_closed')
  }
})

test('nobody approves the closing they asked for', () => {
  expect(approveClosing(state('closing_requested', 'a'), 'b')).toBe('closed')
  expect(() => approveClosing(state('closing_requested', 'a'), 'a')).toThrow('cases.own_closing')
  expect(() => approveClosing(state('open'), 'b')).toThrow('cases.no_closing_asked')
})

test('a case on hold wakes on its day, not before, and is held only until a day to come', () => {
  expect(wakes('on_hold', '2026-12-02' as Day, today)).toBe(false)
  expect(wakes('on_hold', today, today)).toBe(true)
  expect(wakes('open', today, today)).toBe(false)
  expect(() => hold(state('open'), today, today)).toThrow('cases.day_is_past')
  expect(() => resume(state('open'))).toThrow('cases.not_on_hold')
})

test('whoever is responsible always works on the file, and a file never loses everybody by a hand-over', () => {
  const people = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd'), { minLength: 1, maxLength: 3 })
  fc.assert(
    fc.property(people, fc.constantFrom('a', 'b', 'c', 'd'), fc.boolean(), (workerIds, to, cover) => {
      const responsibleId = workerIds[0] ?? null
      const after = afterHandOver({ responsibleId, workerIds }, responsibleId, to, cover)
      expect(after.workerIds).toContain(to)
      expect(after.workerIds).toContain(after.responsibleId)
      expect(after.responsibleId).toBe(cover ? responsibleId : to)
      const back = afterCover(after, to)
      expect(back.length).toBeGreaterThan(0)
      if (cover && !workerIds.includes(to)) expect([...back].sort()).toEqual([...workerIds].sort())
    }),
  )
})

test('a title says who, where and what, and never a name', () => {
  const words = {
    female: 'Woman',
    male: 'Man',
    person: 'Person',
    list: (items: readonly string[]) => items.join(' and '),
  }
  const parts = {
    ownTitle: null,
    sex: 'female' as const,
    age: 31,
    place: 'Samara',
    needs: ['Unpaid wages', 'Passport'],
  }
  expect(titleOf(parts, words)).toBe('Woman, 31, Samara: unpaid wages and passport')
  expect(titleOf({ ...parts, sex: null, age: null, place: null, needs: [] }, words)).toBe('Person')
  const nobody = { ...parts, sex: null, age: null, place: null }
  expect(titleOf(nobody, words)).toBe('Unpaid wages and passport')
  expect(titleOf({ ...parts, ownTitle: 'Canteen' }, words)).toBe('Canteen')
})
