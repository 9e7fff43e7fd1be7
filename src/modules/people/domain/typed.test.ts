import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { newReference } from '#lib/ids.ts'
import { readingsOf, readTyped } from './typed.ts'

const read = (text: string) => readTyped(text, 2026)

describe('one box', () => {
  test.each([
    ['Каримова Зулфия 1990', { words: ['Каримова', 'Зулфия'], birthYear: 1990 }],
    ['1990 г.р. Каримова', { words: ['Каримова'], birthYear: 1990 }],
    ['Karimova, Zulfiya (12.05.1990)', { words: ['Karimova,', 'Zulfiya'], birthYear: 1990 }],
    ['1990-05-12 Karimova', { words: ['Karimova'], birthYear: 1990 }],
    ['Зулфия 36 лет', { words: ['Зулфия'], birthYear: 1990 }],
    ['Зулфия +992 90 123 45 67', { words: ['Зулфия'], phone: '+992 90 123 45 67' }],
    ['(992) 901-23-45-67', { phone: '992) 901-23-45-67', words: [] }],
    ['۰۹۰۱۲۳۴۵۶۷ محمد', { phone: '0901234567', words: ['محمد'] }],
    ['паспорт A1234567', { paperNumber: 'A1234567', words: ['паспорт'] }],
    ['AN 1234567', { paperNumber: 'AN1234567' }],
    ['400123456', { paperNumber: '400123456', phone: '400123456' }],
    ['Toʻxtayeva O.', { words: ['Toʻxtayeva', 'O.'] }],
    ['', { words: [], birthYear: null, phone: null, references: [] }],
  ])('%s', (text, meant) => {
    expect(read(text)).toMatchObject(meant)
  })

  test('a reference is known with and without its dash, in small letters', () => {
    const reference = newReference(below => 28 % below)
    expect(read(`Каримова ${reference}`)).toMatchObject({ references: [reference], words: ['Каримова'] })
    expect(read(reference.toLowerCase()).references).toEqual([reference])
  })

  test('a year nobody can be born in is no birth year', () => {
    expect(read('Karimov 2031').birthYear).toBeNull()
  })

  test('anything at all is read, quickly and without failing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), text => {
        expect(read(text).words.join('').length).toBeLessThanOrEqual(200)
      }),
      { numRuns: 300 },
    )
  })
})

test('a place among the words is read both ways, and never more than three ways', () => {
  const isPlace = (words: string) => ['Рашт', 'Вахш', 'Ош', 'Кара Кул'].includes(words)
  expect(readingsOf(['Каримов', 'Рашт', 'Али'], isPlace)).toEqual([
    { name: 'Каримов Рашт Али', district: null },
    { name: 'Каримов Али', district: 'Рашт' },
  ])
  expect(readingsOf(['Рашт'], isPlace)).toHaveLength(1)
  expect(readingsOf(['Кара', 'Кул', 'Ош', 'Вахш', 'Рашт'], isPlace)).toHaveLength(3)
})
