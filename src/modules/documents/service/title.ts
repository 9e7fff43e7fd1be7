import { isLocale } from '#i18n/locales.ts'
import type { UseCase } from '#platform/use-case.ts'
import { documentPack } from '../content/load.ts'

/** What a letter is called, in the language of the reader. */
export function titleFor(use: UseCase, template: string): string {
  const locale = isLocale(use.actor.locale) ? use.actor.locale : 'en'
  return documentPack().templates.get(template)?.title[locale] ?? template
}
