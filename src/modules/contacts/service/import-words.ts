import { locales } from '#i18n/locales.ts'
import { searchNeeds } from '#platform/content/search-needs.ts'
import type { Vocabulary } from '../domain/import-row.ts'
import { countries } from './countries.ts'
import { taxonomy } from './taxonomy.ts'

/** What the words of a log are looked up in: exactly first, then as an operator's typing is. */
export function vocabulary(locale: string): Vocabulary {
  const { needs } = taxonomy()
  const byName = new Map<string, string>()
  for (const { code, name } of needs) {
    byName.set(code, code)
    for (const one of Object.values(name)) byName.set(one.toLowerCase(), code)
  }
  const countryCodes = new Map<string, string>()
  for (const one of locales)
    for (const { code, name } of countries(one))
      countryCodes.set(name.toLowerCase(), code).set(code.toLowerCase(), code)
  const seen = new Map<string, string | null>()
  const need = (text: string): string | null => {
    const plain = text.toLowerCase()
    const known = byName.get(plain) ?? seen.get(plain)
    if (known !== undefined) return known
    const found = searchNeeds(taxonomy(), text, 1)[0]?.need.code ?? null
    seen.set(plain, found)
    return found
  }
  return {
    need,
    country: text => countryCodes.get(text.toLowerCase().trim()) ?? null,
    countryNames: countries(locale).map(({ name }) => name),
    needNames: needs.map(({ name }) => name[locale as keyof typeof name] ?? name.en),
  }
}
