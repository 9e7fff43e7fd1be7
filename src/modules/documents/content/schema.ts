import * as v from 'valibot'
import { type Day, isDay } from '#lib/day.ts'
import { fieldKinds, languages, letterCountries, placeholdersOf, tables } from '../domain/template.ts'

// The form of `content/documents/`.

const words = v.pipe(v.string(), v.trim(), v.minLength(1, 'is empty'))
const six = v.object(v.entriesFromList(languages, words))
/** The same answers are woven in, in every language. */
const text = v.pipe(
  six,
  v.check(all => {
    const wanted = placeholdersOf(all.en).sort().join()
    return languages.every(language => placeholdersOf(all[language]).sort().join() === wanted)
  }, 'has not the same {answers} in every language'),
)
const day = v.pipe(
  v.string(),
  v.check(isDay, 'is no day'),
  v.transform(value => value as Day),
)
const code = v.pipe(v.string(), v.regex(/^[a-z][a-z0-9_.]{1,60}$/, 'is no code'))
const translations = v.object({ review: v.picklist(['awaiting', 'done']) })

export const phrasesFile = v.object({ translations, phrases: v.array(v.object({ code, text: six })) })

export const fieldsFile = v.object({
  translations,
  fields: v.array(
    v.object({ code, kind: v.picklist(fieldKinds), known: v.nullable(code), label: six, hint: six }),
  ),
})

export const codesFile = v.object({
  translations,
  codes: v.array(v.object({ code, name: six })),
  rules: v.array(
    v.object({
      id: code,
      code,
      article: v.string(),
      versions: v.array(
        v.object({
          from: v.nullable(day),
          to: v.nullable(day),
          status: v.picklist(['in_force', 'ended', 'announced', 'bill', 'unverified']),
          confidence: v.picklist(['high', 'medium', 'low']),
          source: words,
          checked: day,
          review_by: day,
        }),
      ),
    }),
  ),
})

const countries = v.array(v.picklist(letterCountries))
const only = { countries: v.optional(countries) }
const block = v.variant('kind', [
  v.object({ ...only, kind: v.literal('text'), text }),
  v.object({ ...only, kind: v.literal('facts'), fields: v.array(code) }),
  v.object({ ...only, kind: v.literal('story'), field: code }),
  v.object({ ...only, kind: v.literal('law'), rules: v.array(code) }),
  v.object({ ...only, kind: v.literal('table'), table: v.picklist(tables) }),
  v.object({ ...only, kind: v.literal('asks'), items: v.array(text) }),
  v.object({ ...only, kind: v.literal('attached'), items: v.array(text) }),
])

export const templateShape = {
  code,
  title: six,
  about: six,
  to: v.nullable(code),
  from: v.array(code),
  countries,
  language: v.picklist(['office', 'person']),
  needs: v.array(v.string()),
  claim: v.nullable(v.picklist(['wage', 'maintenance', 'any'])),
  blocks: v.array(block),
} as const

export const templateFile = v.object({ translations, ...templateShape })
