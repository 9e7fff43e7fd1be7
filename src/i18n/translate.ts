import { formatNumber } from './format.ts'
import type { MessageKey } from './keys.gen.ts'
import type { Locale } from './locales.ts'
import { pluralCategory } from './plural.ts'

export type { MessageKey }
export type Messages = Readonly<Record<string, string>>
export type Translate = (key: MessageKey, params?: Record<string, string | number>) => string

/**
 * Words by key. `{name}` is filled from `params`, numbers in the reader's way of writing them (so a year, which takes
 * no grouping, is passed as text). A number called `count` chooses among `key_one`, `key_few`, `key_many`, `key_other`.
 * A key without words is looked up in `fallback` (English), then shown as it is and told to `onMissing`.
 */
export function createTranslator(
  locale: Locale,
  messages: Messages,
  fallback: Messages = {},
  onMissing?: (key: string) => void,
): Translate {
  return (key: string, params = {}) => {
    let text = find(locale, messages, key, params.count)
    if (text === undefined) {
      onMissing?.(key)
      text = find('en', fallback, key, params.count)
    }
    return text === undefined ? key : fill(locale, text, params)
  }
}

function find(
  locale: Locale,
  messages: Messages,
  key: string,
  count: string | number | undefined,
): string | undefined {
  if (typeof count === 'number') {
    const form = own(messages, `${key}_${pluralCategory(locale, count)}`)
    if (form !== undefined) return form
  }
  return own(messages, key) ?? own(messages, `${key}_other`)
}

function fill(locale: Locale, text: string, params: Record<string, string | number>): string {
  return text.replace(/\{(\w+)\}/g, (placeholder, name: string) => {
    const value = Object.hasOwn(params, name) ? params[name] : undefined
    if (value === undefined) return placeholder
    return typeof value === 'number' ? formatNumber(locale, value) : value
  })
}

function own(messages: Messages, key: string): string | undefined {
  return Object.hasOwn(messages, key) ? messages[key] : undefined
}
