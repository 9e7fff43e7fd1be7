import { isLocale, type Locale, locales } from '#i18n/locales.ts'
import { createTranslator, type Translate } from '#i18n/translate.ts'
import { loadMessages } from './messages.ts'

let translators: Readonly<Record<Locale, Translate>> | undefined

/** Reads the catalogues of all modules; once, at the start. */
export async function loadWords(root: string): Promise<void> {
  const messages = await loadMessages(root)
  translators = Object.fromEntries(
    locales.map(locale => [locale, createTranslator(locale, messages[locale], messages.en)]),
  ) as Record<Locale, Translate>
}

/** The words of a language, on the server: for pages, receipts, messages. */
export function words(locale: string): Translate {
  if (!translators) throw new Error('words are asked for before they were loaded')
  return translators[isLocale(locale) ? locale : 'en']
}
