import { expect, test } from 'vitest'
import { locales } from './locales.ts'
import { pluralCategory, pluralForms } from './plural.ts'

const numbers = [
  ...Array.from({ length: 1200 }, (_, n) => n),
  0.5,
  1.5,
  2.1,
  -1,
  -2,
  -5,
  1e6,
  1_000_001,
  1e15,
]

test.each(locales.filter(locale => locale !== 'tg'))(
  'numbers take the same form in %s as in Node',
  locale => {
    const node = new Intl.PluralRules(locale)
    expect(new Set<string>(pluralForms[locale])).toEqual(new Set(node.resolvedOptions().pluralCategories))
    for (const n of numbers) expect([n, pluralCategory(locale, n)]).toEqual([n, node.select(n)])
  },
)

test('in Tajik a counted noun has one form', () => {
  expect(pluralForms.tg).toEqual(['other'])
  for (const n of numbers) expect(pluralCategory('tg', n)).toBe('other')
})
