import { isLocale, type Locale } from '#i18n/locales.ts'

/** The language of an address; every page has one of ours. */
export const pageLocale = (locale: string): Locale => (isLocale(locale) ? locale : 'en')
