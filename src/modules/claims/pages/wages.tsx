import { isLocale, type Locale } from '#i18n/locales.ts'
import type { PageAnswer, PageRequest } from '#platform/module.ts'
import { words } from '#platform/words.ts'
import { latestPayDays, wagesToldIn } from '../service/public.ts'
import { WagesPage } from './WagesPage.tsx'
import { WagesResult } from './WagesResult.tsx'

/** The five questions, and after they were posted the sum; with something wrong the questions again, as they were filled in. */
export const wages = async ({ locale: given, form, now }: PageRequest): Promise<PageAnswer> => {
  const locale: Locale = isLocale(given) ? given : 'en'
  const t = words(locale)
  const { typed, today, problems, claim } = await wagesToldIn(form, now)
  const title = t('claims.wages.title')
  const posted = Object.keys(form).length > 0
  // Opened from another answer nothing is told yet; a sent form says something even where it was left empty.
  const told = Object.keys(typed).length > 0
  const change = { path: '/wages', fields: { ...typed, view: 'change' } }
  if (!claim || form.view === 'change') {
    const asked = { t, locale, typed, today, latest: latestPayDays(today), problems: told ? problems : {} }
    return {
      title,
      body: <WagesPage {...asked} />,
      private: posted,
      status: told && !claim ? 400 : 200,
      ...(posted ? { here: change } : {}),
    }
  }
  const print = form.view === 'print'
  const result = { path: '/wages', fields: typed }
  return {
    title,
    body: <WagesResult t={t} locale={locale} typed={typed} claim={claim} print={print} />,
    private: true,
    here: result,
    back: print ? result : change,
  }
}
