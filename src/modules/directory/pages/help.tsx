import * as v from 'valibot'
import { isLocale, type Locale } from '#i18n/locales.ts'
import { id } from '#lib/contract.ts'
import { notFound } from '#lib/refusal.ts'
import type { PageAnswer, PageRequest } from '#platform/module.ts'
import { words } from '#platform/words.ts'
import { findHelp, publicService } from '../service/public.ts'
import { HelpPage } from './HelpPage.tsx'
import { ServicePage } from './ServicePage.tsx'

const languageOf = (locale: string): Locale => (isLocale(locale) ? locale : 'en')

/** The choice of needs, and after a posted choice who can help. */
export const help = async ({ engine, locale, form, now }: PageRequest): Promise<PageAnswer> => {
  const t = words(locale)
  const typed = { words: one(form, 'words', 200), place: one(form, 'place', 100) }
  const placeId = one(form, 'placeId', 100)
  const answer = await findHelp(engine, locale, {
    need: one(form, 'need', 100),
    words: typed.words,
    placeId,
    // A place chosen from the matches goes before what is still in the field.
    place: placeId ? '' : typed.place,
  })
  return {
    title: t('directory.help.title'),
    body: <HelpPage t={t} locale={languageOf(locale)} now={now} typed={typed} {...answer} />,
    private: answer.need !== null,
  }
}

export const oneService = async ({ engine, locale, params, now }: PageRequest): Promise<PageAnswer> => {
  if (!v.is(id, params.id)) throw notFound()
  const service = await publicService(engine, locale, params.id)
  const t = words(locale)
  return {
    title: t('directory.help.title'),
    body: <ServicePage t={t} locale={languageOf(locale)} now={now} service={service} />,
    private: true,
  }
}

function one(form: PageRequest['form'], name: string, max: number): string {
  const value = form[name]
  return (typeof value === 'string' ? value : '').trim().slice(0, max)
}
