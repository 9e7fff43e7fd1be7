/** What can be wrong with words: checks over catalogues and over the code that uses them. Each returns its findings. */
import { type Locale, locales } from '#i18n/locales.ts'
import { pluralForms } from '#i18n/plural.ts'
import { foldPlurals } from '../../scripts/generate-keys.ts'
import { type Source, speakersOf } from '../../scripts/staff-words.ts'

export type Catalogue = Readonly<Record<string, unknown>>
/** One `messages` folder: null where a language has no file. */
export type Catalogues = Readonly<Record<Locale, Catalogue | null>>

const forms = /_(one|few|many|other)$/

/** Languages that lack keys or have too many, missing notes, wrong plural forms, lost placeholders, bad letters. */
export function faultsIn(place: string, catalogues: Catalogues): string[] {
  const { en } = catalogues
  if (!en) return [`${place}: en.json is missing`]
  const counted = new Set(foldPlurals(Object.keys(en)).filter(key => `${key}_other` in en))
  const faults = [...notesMissing(en)]
  for (const locale of locales) {
    const catalogue = catalogues[locale]
    if (!catalogue) faults.push(`${locale}.json is missing`)
    else {
      faults.push(...keysThatDiffer(locale, catalogue, en, counted))
      faults.push(...placeholdersThatDiffer(locale, catalogue, en, counted))
      faults.push(...lettersWrong(locale, catalogue))
    }
  }
  return faults.map(fault => `${place}: ${fault}`)
}

function notesMissing(en: Catalogue): string[] {
  const lacking = ([, entry]: [string, unknown]) =>
    !(
      typeof entry === 'object' &&
      entry &&
      'note' in entry &&
      typeof entry.note === 'string' &&
      entry.note.trim()
    )
  return Object.entries(en)
    .filter(lacking)
    .map(([key]) => `en "${key}" has no note for the translator`)
}

function keysThatDiffer(locale: Locale, catalogue: Catalogue, en: Catalogue, counted: Set<string>): string[] {
  const plain = Object.keys(en).filter(key => !counted.has(baseOf(key, counted)))
  const wanted = new Set(plain)
  for (const key of counted) for (const form of pluralForms[locale]) wanted.add(`${key}_${form}`)
  return [
    ...[...wanted].filter(key => !Object.hasOwn(catalogue, key)).map(key => `${locale} lacks "${key}"`),
    ...Object.keys(catalogue)
      .filter(key => !wanted.has(key))
      .map(key => `${locale} has "${key}", which is not wanted there`),
    ...Object.entries(catalogue)
      .filter(([, entry]) => textIn(entry).trim() === '')
      .map(([key]) => `${locale} "${key}" has no text`),
  ]
}

/** A form may leave a placeholder out ("one day"), but the forms of a message together name what English names. */
function placeholdersThatDiffer(
  locale: Locale,
  catalogue: Catalogue,
  en: Catalogue,
  counted: Set<string>,
): string[] {
  const theirs = placeholdersByKey(catalogue, counted)
  return [...placeholdersByKey(en, counted)]
    .filter(
      ([key, names]) =>
        theirs.has(key) && [...names].sort().join() !== [...(theirs.get(key) ?? [])].sort().join(),
    )
    .map(([key, names]) => `${locale} "${key}" should have the placeholders {${[...names].join('} {')}}`)
}

function placeholdersByKey(catalogue: Catalogue, counted: Set<string>): Map<string, Set<string>> {
  const byKey = new Map<string, Set<string>>()
  for (const [key, entry] of Object.entries(catalogue)) {
    const base = baseOf(key, counted)
    const names = byKey.get(base) ?? new Set()
    for (const match of textIn(entry).matchAll(/\{(\w+)\}/g)) names.add(match[1] as string)
    byKey.set(base, names)
  }
  return byKey
}

/** Letters of the neighbours' alphabets: a sign that a word was left in another language. */
const foreign: Partial<Record<Locale, RegExp>> = {
  ru: /[ғӣқӯҳҷўөүңәұһі]/iu,
  tg: /[ўөүңәұһі]/iu,
  ky: /[ғӣқӯҳҷўәұһі]/iu,
  kk: /[ӣӯҳҷў]/iu,
  en: /\p{Script=Cyrillic}/u,
  uz: /\p{Script=Cyrillic}/u,
}

function lettersWrong(locale: Locale, catalogue: Catalogue): string[] {
  return Object.entries(catalogue).flatMap(([key, entry]) => {
    const text = textIn(entry).replace(/\{\w+\}/g, '')
    const faults: string[] = []
    for (const word of text.match(/[\p{L}\p{M}]+/gu) ?? []) {
      const mixed = /\p{Script=Latin}/u.test(word) && /\p{Script=Cyrillic}/u.test(word)
      if (mixed) faults.push(`${locale} "${key}" mixes Latin and Cyrillic letters in "${word}"`)
      else if (foreign[locale]?.test(word)) {
        faults.push(`${locale} "${key}" has a letter foreign to the language in "${word}"`)
      }
    }
    if (locale === 'uz' && /[og]['`’‘ʼ´]|\p{L}['`‘´]\p{L}/iu.test(text)) {
      faults.push(`uz "${key}" must write ʻ (U+02BB) in oʻ and gʻ, and ʼ (U+02BC) elsewhere: "${text}"`)
    }
    return faults
  })
}

/** Keys asked for by a literal `t('…')` that no catalogue has. `keys`: plural forms folded. */
export function keysNotDefined(sources: readonly Source[], keys: ReadonlySet<string>): string[] {
  return sources.flatMap(({ file, text }) =>
    [...text.matchAll(/\bt\(\s*(['"`])([\w.-]+)\1/g)]
      .filter(match => !keys.has(match[2] as string))
      .map(match => `${file}: t('${match[2]}') has no words`),
  )
}

/** Keys that appear nowhere in the code, neither whole nor through a template such as `need.${code}`. */
export function keysNotUsed(sources: readonly Source[], keys: Iterable<string>): string[] {
  const speakers = speakersOf([...keys], sources)
  return [...speakers].filter(([, files]) => files.length === 0).map(([key]) => key)
}

/** Refusals a module declares whose sentence (`refusal.<code>`) no catalogue has. */
export function refusalsWithoutWords(sources: readonly Source[], keys: ReadonlySet<string>): string[] {
  return sources.flatMap(({ file, text }) =>
    [...text.matchAll(/declareRefusals\(\s*\{([^}]*)\}/g)]
      .flatMap(block => [...(block[1] as string).matchAll(/['"]([\w.-]+)['"]\s*:\s*['"]\w+['"]/g)])
      .filter(code => !keys.has(`refusal.${code[1]}`))
      .map(code => `${file}: refusal.${code[1]} has no words`),
  )
}

function baseOf(key: string, counted: ReadonlySet<string>): string {
  const base = key.replace(forms, '')
  return counted.has(base) ? base : key
}

function textIn(entry: unknown): string {
  if (typeof entry === 'string') return entry
  return typeof entry === 'object' && entry && 'text' in entry && typeof entry.text === 'string'
    ? entry.text
    : ''
}
