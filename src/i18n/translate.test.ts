import { expect, test } from 'vitest'
import type { MessageKey } from './keys.gen.ts'
import type { Locale } from './locales.ts'
import { createTranslator, type Messages } from './translate.ts'

/** These tests use keys of their own, which no catalogue has. */
function translator(
  locale: Locale,
  messages: Messages,
  fallback?: Messages,
  onMissing?: (key: string) => void,
) {
  const t = createTranslator(locale, messages, fallback, onMissing)
  return (key: string, params?: Record<string, string | number>) => t(key as MessageKey, params)
}

test('a placeholder takes the value given, a number as the reader writes it', () => {
  const t = translator('ru', { 'a.b': '{name}: {sum}, {name}' })
  expect(t('a.b', { name: 'Зебо', sum: 1234.5 })).toBe('Зебо: 1\u00a0234,5, Зебо')
})

test('a placeholder without a value stays visible, and a value cannot smuggle in another', () => {
  const t = translator('en', { 'a.b': 'Hello {name} and {constructor}' })
  expect(t('a.b')).toBe('Hello {name} and {constructor}')
  expect(t('a.b', { name: '{constructor} $&' })).toBe('Hello {constructor} $& and {constructor}')
})

test('the form follows the count', () => {
  const t = translator('ru', {
    d_one: '{count} день',
    d_few: '{count} дня',
    d_many: '{count} дней',
    d_other: '{count} дня',
  })
  expect([1, 2, 5, 21, 1.5].map(count => t('d', { count })).join(', ')).toBe(
    '1 день, 2 дня, 5 дней, 21 день, 1,5 дня',
  )
  const tajik = translator('tg', { d_other: '{count} рӯз' })
  expect(tajik('d', { count: 1 })).toBe('1 рӯз')
})

test('a count does not disturb a message that has no forms, and a code that ends like a form is a key', () => {
  const t = translator('en', { plain: '{count} in all', 'need.legal_other': 'Other legal help' })
  expect(t('plain', { count: 3 })).toBe('3 in all')
  expect(t('need.legal_other')).toBe('Other legal help')
})

test('a key without words falls back to English, then to itself, and is reported', () => {
  const missing: string[] = []
  const english = { hello: 'Hello', n_one: '{count} day', n_other: '{count} days' }
  const t = translator('ru', { known: 'Да' }, english, key => missing.push(key))
  expect([t('known'), t('hello'), t('n', { count: 22 }), t('nowhere')]).toEqual([
    'Да',
    'Hello',
    '22 days',
    'nowhere',
  ])
  expect(missing).toEqual(['hello', 'n', 'nowhere'])
  expect(t('toString')).toBe('toString')
})
