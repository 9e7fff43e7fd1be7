import { expect, test } from 'vitest'
import { isLocale, localeNames, localeOf, locales, negotiate } from './locales.ts'

test('six languages, each with its own name', () => {
  expect(locales.map(locale => localeNames[locale]).join(' ')).toBe(
    'English Русский Тоҷикӣ Кыргызча Oʻzbekcha Қазақша',
  )
  expect(isLocale('tg')).toBe(true)
  expect(isLocale('fr')).toBe(false)
  expect(isLocale('toString')).toBe(false)
})

test.each([
  [undefined, 'ru'],
  ['', 'ru'],
  ['fr-FR,de;q=0.8', 'ru'],
  ['tg', 'tg'],
  ['tg-Cyrl-TJ,ru;q=0.9', 'tg'],
  ['fr,uz-UZ;q=0.7,en;q=0.8', 'en'],
  ['ru;q=0.1, ky;q=0.2', 'ky'],
  ['en;q=0, kk', 'kk'],
  ['EN_us', 'en'],
  ['en;q=2, uz;q=0.1', 'uz'],
  [',,;;q=,', 'ru'],
  ['constructor, tg;q=0.1', 'tg'],
] as const)('a reader who asks for %j gets %s', (header, expected) => {
  expect(negotiate(header)).toBe(expected)
})

test('codes of three letters, and of the country instead of the language, are understood', () => {
  const codes = ['tgk', 'tj', 'kir', 'kg', 'uzb', 'kaz', 'kz', 'rus', 'eng']
  expect(codes.map(localeOf)).toEqual(['tg', 'tg', 'ky', 'ky', 'uz', 'kk', 'kk', 'ru', 'en'])
  expect(localeOf('fra')).toBeNull()
})
