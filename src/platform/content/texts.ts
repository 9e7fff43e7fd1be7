import * as v from 'valibot'
import { type Locale, locales } from '#i18n/locales.ts'

export { type Locale, locales }
/** A text in all six languages; the pack says in its head whether the translations have been reviewed. */
export type Texts = Record<Locale, string>

const latin = /\p{Script=Latin}/u
const cyrillic = /\p{Script=Cyrillic}/u

/** Text in one language: not empty, and in the script of that language only (a Cyrillic "с" in a Latin word is unfindable). */
export function textIn(locale: Locale) {
  const foreign = locale === 'en' || locale === 'uz' ? cyrillic : latin
  return v.pipe(
    v.string(`text in ${locale} is missing`),
    v.trim(),
    v.nonEmpty(`text in ${locale} is empty`),
    v.check(text => !foreign.test(text), `letters of another script in the ${locale} text`),
    v.check(
      text => locale !== 'uz' || !/['‘’`]/.test(text),
      'write ʻ (U+02BB) or ʼ (U+02BC), not another apostrophe',
    ),
  )
}

export const textsSchema = v.strictObject({
  en: textIn('en'),
  ru: textIn('ru'),
  tg: textIn('tg'),
  ky: textIn('ky'),
  uz: textIn('uz'),
  kk: textIn('kk'),
})

const wordsIn = (locale: Locale) =>
  v.pipe(
    textIn(locale),
    v.transform(text => text.split(',').map(word => word.trim())),
    v.check(words => words.every(word => word !== ''), 'an empty word between two commas'),
  )

/** Words in six languages: written with commas in the file, lists once read. */
export const wordListsSchema = v.strictObject({
  en: wordsIn('en'),
  ru: wordsIn('ru'),
  tg: wordsIn('tg'),
  ky: wordsIn('ky'),
  uz: wordsIn('uz'),
  kk: wordsIn('kk'),
})

/** Whether somebody who knows the languages has read the translations of this file. */
export const translationsSchema = v.strictObject({ review: v.picklist(['awaiting', 'done']) })
