import type { Locale } from './locales.ts'

export type PluralCategory = 'one' | 'few' | 'many' | 'other'

/**
 * The endings (`key_one`, `key_other` …) a language must give for a counted message. CLDR 48; it has no rule for
 * Tajik, whose nouns stay singular after a number, so there is one form.
 */
export const pluralForms: Record<Locale, readonly PluralCategory[]> = {
  en: ['one', 'other'],
  ru: ['one', 'few', 'many', 'other'],
  tg: ['other'],
  ky: ['one', 'other'],
  uz: ['one', 'other'],
  kk: ['one', 'other'],
}

/** Which form goes with a number, negative and broken ones too: in Russian 1 and 21 `one`, 2 `few`, 5 `many`, 1,5 `other`. */
export function pluralCategory(locale: Locale, n: number): PluralCategory {
  const size = Math.abs(n)
  if (locale === 'tg') return 'other'
  if (locale === 'ru') return russian(size)
  return size === 1 ? 'one' : 'other'
}

function russian(size: number): PluralCategory {
  if (!Number.isInteger(size)) return 'other'
  const last = size % 10
  const lastTwo = size % 100
  if (last === 1 && lastTwo !== 11) return 'one'
  return last >= 2 && last <= 4 && (lastTwo < 12 || lastTwo > 14) ? 'few' : 'many'
}
