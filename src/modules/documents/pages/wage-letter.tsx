import { isLocale, type Locale } from '#i18n/locales.ts'
import type { PageAnswer, PageRequest } from '#platform/module.ts'
import { words } from '#platform/words.ts'
import { fileOfDemand, rulesPhrase, wageDemand } from '../service/public.ts'
import { LetterPage } from './LetterPage.tsx'

const localeOf = (locale: string): Locale => (isLocale(locale) ? locale : 'en')

/** The answers travel in forms only: whoever comes without them is asked first. */
export const toQuestions = async ({ locale }: PageRequest): Promise<PageAnswer> => ({
  redirect: `/${locale}/wages`,
})

export const letter = async (request: PageRequest): Promise<PageAnswer> => {
  const locale = localeOf(request.locale)
  const t = words(locale)
  const demand = await wageDemand(request.form, locale, request.now)
  if (!demand) return toQuestions(request)
  const body = <LetterPage t={t} locale={locale} demand={demand} rulesPhrase={rulesPhrase} />
  const { typed, language } = demand
  return {
    title: t('documents.wages.title'),
    body,
    private: true,
    here: { path: '/wages/letter', fields: { ...typed, language } },
    back: { path: '/wages', fields: typed },
  }
}

export const file = async (request: PageRequest): Promise<PageAnswer> => {
  const demand = await wageDemand(request.form, localeOf(request.locale), request.now)
  if (!demand) return toQuestions(request)
  return { file: await fileOfDemand(demand.letter, request.form.format === 'docx' ? 'docx' : 'pdf') }
}
