import { expect, test } from 'vitest'
import { sameDistrict } from './district.ts'
import { readRow } from './import-row.ts'
import { describe as describePerson, identityOf, scriptOf } from './person.ts'
import { otherSide, relationKinds } from './relation.ts'

test('a row is read as tables of the region write it', () => {
  const raw = {
    ref: 7,
    name: ' Каримова  Зулфия ',
    otherNames: 'Zulfiya;;Каримзода Зулфия',
    birthYear: '1990',
    sex: 'Жен.',
  }
  const read = readRow(raw, 2026)
  expect(read).toMatchObject({ row: { ref: '7', birthYear: 1990, sex: 'female', district: null } })
  expect('row' in read && read.row.names.map(({ text, script }) => `${text} ${script}`)).toEqual([
    'Каримова Зулфия Cyrl',
    'Zulfiya Latn',
    'Каримзода Зулфия Cyrl',
  ])
})

test('all that is wrong with a row is said, once for each field', () => {
  const read = readRow({ name: '123', birthYear: 2050, sex: '?', otherNames: {} }, 2026)
  expect('problems' in read && read.problems.map(problem => problem.field)).toEqual([
    'ref',
    'name',
    'otherNames',
    'birthYear',
    'sex',
  ])
  expect('problems' in readRow([], 2026)).toBe(true)
})

test('one district is known under its names in any letters, two are not taken for one', () => {
  expect(sameDistrict('ноҳияи Восеъ', 'Vose district')).toBe(true)
  expect(sameDistrict('Хуҷанд', 'Khujand shahri')).toBe(true)
  expect(sameDistrict('Ошская область', 'Ош')).toBe(false)
  expect(sameDistrict('Рашт', 'Восеъ')).toBe(false)
  expect(sameDistrict('', '')).toBe(false)
})

test('a person without a name is called by sex and age', () => {
  const unknown = { sex: null, birthYear: null, birthDay: null, ageBand: null }
  const on = '2026-11-22' as Parameters<typeof describePerson>[1]
  expect(describePerson({ ...unknown, sex: 'female', birthYear: 1995 }, on)).toMatchObject({
    who: 'woman',
    age: 31,
  })
  expect(describePerson({ ...unknown, sex: 'male', birthYear: 2015 }, on)).toMatchObject({
    who: 'boy',
    age: 11,
  })
  expect(describePerson({ ...unknown, ageBand: '14_17' }, on)).toMatchObject({ who: 'child', age: null })
})

test('half a name is not a name', () => {
  expect(identityOf([])).toBe('anonymous')
  expect(identityOf([{ text: 'Зарина' }])).toBe('partly')
  expect(identityOf([{ text: 'Зарина' }, { text: 'Zarina Aliyeva' }])).toBe('named')
  expect(scriptOf('…')).toBe('Zyyy')
})

test('every relation has another side', () => {
  for (const kind of relationKinds) {
    for (const sex of ['female', 'male', 'other', null] as const) expect(otherSide(kind, sex)).toBeTruthy()
  }
  expect(otherSide('husband', 'female')).toBe('wife')
  expect(otherSide('child', null)).toBe('parent')
})
