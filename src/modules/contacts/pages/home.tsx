import { isLocale, localeNames } from '#i18n/locales.ts'
import { nobody } from '#lib/actor.ts'
import { publicReceivers } from '#modules/organisations/index.ts'
import type { PageAnswer, PageRequest } from '#platform/module.ts'
import { words } from '#platform/words.ts'
import { countries } from '../service/countries.ts'
import { HomePage } from './HomePage.tsx'
import { WhoPage } from './WhoPage.tsx'

export const home = async ({ locale }: PageRequest): Promise<PageAnswer> => {
  const t = words(locale)
  return { title: t('contacts.home.title'), body: <HomePage t={t} locale={locale} /> }
}

export const who = async ({ engine, locale }: PageRequest): Promise<PageAnswer> => {
  const t = words(locale)
  const names = new Map(countries(locale).map(({ code, name }) => [code, name]))
  const organisations = (await engine.as(nobody, publicReceivers)).map(one => ({
    name: one.name,
    country: names.get(one.country) ?? one.country,
    phone: one.phone,
    openNow: one.openNow,
    languages: one.languages.map(code => (isLocale(code) ? localeNames[code] : code)),
  }))
  return { title: t('contacts.home.who'), body: <WhoPage t={t} organisations={organisations} /> }
}
