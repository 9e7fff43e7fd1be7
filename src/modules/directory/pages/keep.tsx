import type { PageAnswer, PageRequest } from '#platform/module.ts'
import { words } from '#platform/words.ts'
import { packOf, regions } from '../service/keep.ts'
import { languageOf, one } from './help.tsx'
import { KeepPage, PackPage } from './KeepPage.tsx'

export const chooseRegion = async ({ engine, locale }: PageRequest): Promise<PageAnswer> => {
  const t = words(locale)
  return {
    title: t('directory.keep.title'),
    body: <KeepPage t={t} locale={languageOf(locale)} countries={await regions(engine, locale)} />,
  }
}

export const openRegion = async ({ locale, form }: PageRequest): Promise<PageAnswer> => ({
  redirect: `/${locale}/keep/${encodeURIComponent(one(form, 'region', 100))}`,
})

export const region = async ({ engine, locale, params, now }: PageRequest): Promise<PageAnswer> => {
  const t = words(locale)
  const pack = await packOf(engine, locale, params.place ?? '')
  return {
    title: t('directory.keep.title'),
    body: <PackPage t={t} locale={languageOf(locale)} now={now} pack={pack} />,
    private: true,
  }
}
