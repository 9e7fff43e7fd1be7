/** The languages Hamroh speaks, in the order the language chooser shows them. `uz` is Uzbek in Latin letters. */
export const locales = ['en', 'ru', 'tg', 'ky', 'uz', 'kk'] as const
export type Locale = (typeof locales)[number]

/** Each language under the name its own speakers give it: what a language chooser shows. */
export const localeNames: Record<Locale, string> = {
  en: 'English',
  ru: 'Русский',
  tg: 'Тоҷикӣ',
  ky: 'Кыргызча',
  uz: 'Oʻzbekcha',
  kk: 'Қазақша',
}

export function isLocale(text: unknown): text is Locale {
  return typeof text === 'string' && (locales as readonly string[]).includes(text)
}

/** Codes that phones and old systems send: three letters (ISO 639-2), and country codes mistaken for languages. */
const aliases: Readonly<Record<string, Locale>> = {
  eng: 'en',
  rus: 'ru',
  tgk: 'tg',
  tj: 'tg',
  kir: 'ky',
  kg: 'ky',
  uzb: 'uz',
  kaz: 'kk',
  kz: 'kk',
}

/** What a language tag (`uz-Latn-UZ`, `tgk`, `KY_kg`) means here, or null. */
export function localeOf(tag: string): Locale | null {
  const language = tag.trim().toLowerCase().split(/[-_]/)[0] as string
  return isLocale(language) ? language : (Object.hasOwn(aliases, language) && aliases[language]) || null
}

/** The first of the reader's languages that Hamroh speaks; Russian, the region's second language, when none is. */
export function negotiate(acceptLanguage: string | undefined): Locale {
  const wishes = (acceptLanguage ?? '')
    .slice(0, 500)
    .split(',')
    .map(parseWish)
    .filter(wish => wish.quality > 0)
    .sort((a, b) => b.quality - a.quality)
  for (const { tag } of wishes) {
    const found = localeOf(tag)
    if (found) return found
  }
  return 'ru'
}

function parseWish(part: string): { tag: string; quality: number } {
  const [tag = '', ...parameters] = part.split(';').map(piece => piece.trim())
  const given = parameters.find(parameter => parameter.startsWith('q='))
  const quality = given ? Number(given.slice(2)) : 1
  return { tag, quality: quality >= 0 && quality <= 1 ? quality : 0 }
}
