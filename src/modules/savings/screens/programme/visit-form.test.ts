import { expect, test } from 'vitest'
import type { Translate } from '#i18n/translate.ts'
import type { Day } from '#lib/day.ts'
import { blankVisit, seenOf, type VisitDraft, wrongIn } from './visit-form.ts'

const today = '2026-11-22' as Day
const t: Translate = key => key
const wrong = (part: Partial<VisitDraft>) =>
  Object.entries(wrongIn({ ...blankVisit(today), ...part }, today, t)).flatMap(([name, said]) =>
    said ? [name] : [],
  )

test('what the server would refuse is said at its field, and nothing typed is dropped in silence', () => {
  expect(wrong({})).toEqual([])
  expect(wrong({ membersCounted: ' 12 ', womenCounted: '12', presentCounted: '13' })).toEqual([])
  expect(seenOf({ ...blankVisit(today), membersCounted: ' 12 ' }, today).membersCounted).toBe(12)
  expect(wrong({ presentCounted: 'most' })).toEqual(['presentCounted'])
  expect(wrong({ presentCounted: '1000' })).toEqual(['presentCounted'])
  expect(wrong({ membersCounted: '9', womenCounted: '10' })).toEqual(['womenCounted'])
  expect(wrong({ womenCounted: '0' })).toEqual(['membersCounted'])
  expect(wrong({ passbooksSeen: '3', passbooksWrong: '4' })).toEqual(['passbooksWrong'])
  expect(wrong({ madeOn: '2026-11-23' as Day })).toEqual(['madeOn'])
  expect(wrong({ nextOn: today })).toEqual(['nextOn'])
  expect(wrong({ nextOn: '2026-11-23' as Day })).toEqual([])
})
