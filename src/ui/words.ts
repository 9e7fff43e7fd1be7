import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { Locale } from '#i18n/locales.ts'
import type { Translate } from '#i18n/translate.ts'
import type { Day } from '#lib/day.ts'

/** What components need of the reader: the words, the language, and which day it is. */
export interface ReadersWords {
  readonly t: Translate
  readonly locale: Locale
  readonly today: () => Day
}

const localDay = () => {
  const now = new Date()
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10) as Day
}

export const WordsContext = createContext<ReadersWords>({ t: key => key, locale: 'en', today: localDay })

export const useWords = () => useContext(WordsContext)
