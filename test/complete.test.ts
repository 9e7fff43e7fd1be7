/** Every word exists in every language and is used; and the checks that say so can fail. */
import { readFile } from 'node:fs/promises'
import { basename, join, relative } from 'node:path'
import { describe, expect, test } from 'vitest'
import { monthName, weekdayName } from '#i18n/format.ts'
import { type Locale, locales } from '#i18n/locales.ts'
import { loadMessages, messageFolders, readCatalogue } from '#platform/messages.ts'
import { foldPlurals } from '../scripts/generate-keys.ts'
import { importsOf } from '../scripts/imports.ts'
import { reachableFrom, sourcesIn, speakersOf, staffWords } from '../scripts/staff-words.ts'
import {
  type Catalogue,
  type Catalogues,
  faultsIn,
  keysNotDefined,
  keysNotUsed,
  refusalsWithoutWords,
} from './support/catalogues.ts'

const root = join(import.meta.dirname, '..')

async function cataloguesOf(folder: string): Promise<Catalogues> {
  const loaded = await Promise.all(locales.map(async locale => [locale, await readCatalogue(folder, locale)]))
  return Object.fromEntries(loaded) as Catalogues // each of `locales` once
}

/** The part of the words that a list of screens fetches with one of them. */
async function wordsWith(list: string, screen: string): Promise<string | null> {
  const text = await readFile(join(root, list), 'utf8')
  const entry = text.split(/\n {4}path: /).find(one => one.includes(`/${basename(screen)}'`)) ?? ''
  const whole = /own\.map\(screen => \(\{ \.\.\.screen, words: '(\w+)' \}\)\)/.exec(text)
  return (whole ?? /\n {4}words: '(\w+)'/.exec(entry))?.[1] ?? null
}

describe('the words of Hamroh', () => {
  test('every message stands in six languages, whole and in the right letters', async () => {
    const folders = await messageFolders(root)
    const faults = await Promise.all(
      folders.map(async folder => faultsIn(relative(root, folder), await cataloguesOf(folder))),
    )
    expect(faults.flat()).toEqual([])
  })

  test('every message asked for exists, and so does a sentence for every refusal', async () => {
    const keys = new Set(foldPlurals(Object.keys((await loadMessages(root)).en)))
    const sources = await sourcesIn(root)
    expect(sources.length).toBeGreaterThan(5)
    expect(keysNotDefined(sources, keys)).toEqual([])
    expect(refusalsWithoutWords(sources, keys)).toEqual([])
  })

  test('every message is used; those of src/ui are a common stock', async () => {
    const sources = await sourcesIn(root)
    const folders = (await messageFolders(root)).filter(
      folder => relative(root, folder) !== join('src', 'ui', 'messages'),
    )
    const catalogues = await Promise.all(folders.map(cataloguesOf))
    const unused = keysNotUsed(
      sources,
      catalogues.flatMap(({ en }) => foldPlurals(Object.keys(en ?? {}))),
    )
    expect(unused).toEqual([])
  })

  test('a screen fetches the words it says, and the door has its own', async () => {
    const keys = foldPlurals(Object.keys((await loadMessages(root)).en))
    const placeOf = await staffWords(root)
    const imports = importsOf(root)
    const speakers = speakersOf(keys, await sourcesIn(root))
    const elsewhere = keys.filter(key => placeOf(key) !== 'door')
    const saidBeyond = (files: ReadonlySet<string>, here: string | null) =>
      elsewhere.filter(key => placeOf(key) !== here && speakers.get(key)?.some(file => files.has(file)))
    const screens = imports.filter(({ from }) => from.endsWith('/screens/screens.ts'))
    const opened = screens.filter(({ to }) => to.endsWith('.tsx'))
    expect(opened.length).toBeGreaterThan(50)
    const atDoor = imports.filter(one => !opened.includes(one))
    expect(saidBeyond(reachableFrom('src/staff/main.tsx', atDoor), null)).toEqual([])
    for (const { from, to } of opened)
      expect(saidBeyond(reachableFrom(to, imports), await wordsWith(from, to)), to).toEqual([])
    expect(keys.filter(key => placeOf(key) === null).length).toBeGreaterThan(50)
  })

  test('names of months and weekdays among the words are those of the dates', async () => {
    const messages = await loadMessages(root)
    for (const locale of locales) {
      for (let n = 1; n <= 12; n++) {
        expect(messages[locale][`ui.month.${n}`]?.toLowerCase()).toBe(monthName(locale, n).toLowerCase())
      }
      for (let n = 1; n <= 7; n++) {
        expect(messages[locale][`ui.weekday.${n}`]?.toLowerCase()).toBe(
          weekdayName(locale, n, 'short').toLowerCase(),
        )
      }
    }
  })
})

describe('the check finds planted faults', () => {
  const note = 'Heading'
  const sound: Record<Locale, Catalogue> = {
    en: {
      'a.hello': { text: 'Hello {name}', note },
      'a.day_one': { text: 'one day', note },
      'a.day_other': { text: '{count} days', note },
      'a.legal_other': { text: 'Other', note },
    },
    ru: {
      'a.hello': 'Здравствуйте, {name}',
      'a.day_one': '{count} день',
      'a.day_few': '{count} дня',
      'a.day_many': '{count} дней',
      'a.day_other': '{count} дня',
      'a.legal_other': 'Другое',
    },
    tg: { 'a.hello': 'Салом, {name}', 'a.day_other': '{count} рӯз', 'a.legal_other': 'Дигар' },
    ky: {
      'a.hello': 'Салам, {name}',
      'a.day_one': '{count} күн',
      'a.day_other': '{count} күн',
      'a.legal_other': 'Башка',
    },
    uz: {
      'a.hello': 'Salom, {name}',
      'a.day_one': '{count} kun',
      'a.day_other': '{count} kun',
      'a.legal_other': 'Boshqa',
    },
    kk: {
      'a.hello': 'Сәлем, {name}',
      'a.day_one': '{count} күн',
      'a.day_other': '{count} күн',
      'a.legal_other': 'Басқа',
    },
  }
  const withChange = (locale: Locale, change: Catalogue): Catalogues => ({
    ...sound,
    [locale]: Object.fromEntries(
      Object.entries({ ...sound[locale], ...change }).filter(([, entry]) => entry !== undefined),
    ),
  })

  test('a sound catalogue has none', () => {
    expect(faultsIn('a', sound)).toEqual([])
  })

  test.each<[string, Locale, Catalogue, string]>([
    ['a key missing', 'tg', { 'a.hello': undefined }, 'tg lacks "a.hello"'],
    ['a key too many', 'kk', { 'a.extra': 'Артық' }, 'kk has "a.extra"'],
    ['a plural form missing', 'ru', { 'a.day_many': undefined }, 'ru lacks "a.day_many"'],
    ['a plural form too many', 'tg', { 'a.day_one': '{count} рӯз' }, 'tg has "a.day_one"'],
    ['a placeholder lost', 'ky', { 'a.hello': 'Салам' }, 'ky "a.hello" should have the placeholders {name}'],
    ['a placeholder renamed', 'uz', { 'a.hello': 'Salom, {ism}' }, 'uz "a.hello" should have'],
    ['an empty text', 'ru', { 'a.legal_other': ' ' }, 'ru "a.legal_other" has no text'],
    ['an English text without a note', 'en', { 'a.legal_other': { text: 'Other' } }, 'has no note'],
    ['a Latin look-alike', 'tg', { 'a.legal_other': 'Дигap' }, 'mixes Latin and Cyrillic'],
    ['a neighbour’s letter', 'tg', { 'a.legal_other': 'рўз' }, 'a letter foreign'],
    ['an ASCII apostrophe in oʻ', 'uz', { 'a.legal_other': "bo'sh" }, 'must write ʻ'],
    ['a quotation mark in gʻ', 'uz', { 'a.legal_other': 'g’isht' }, 'must write ʻ'],
  ])('%s', (_, locale, change, expected) => {
    const faults = faultsIn('a', withChange(locale, change))
    expect(faults).toHaveLength(1)
    expect(faults[0]).toContain(expected)
  })

  test('a language without a file, and a folder without English', () => {
    expect(faultsIn('a', { ...sound, kk: null })).toEqual(['a: kk.json is missing'])
    expect(faultsIn('a', { ...sound, en: null })).toEqual(['a: en.json is missing'])
  })

  test('words asked for that do not exist', () => {
    const sources = [{ file: 'a.tsx', text: "t('a.hello'); props.t(\n 'a.helo'); it('a.none'); t(`a.b`)" }]
    expect(keysNotDefined(sources, new Set(['a.hello']))).toEqual([
      "a.tsx: t('a.helo') has no words",
      "a.tsx: t('a.b') has no words",
    ])
  })

  test('words that nothing uses', () => {
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is code as text
    const sources = [{ file: 'a.tsx', text: "t('a.hello') + t(`need.${code}`) + label('a.label') + `${x}`" }]
    const keys = ['a.hello', 'need.food', 'a.label', 'a.unused', 'needs.none']
    expect(keysNotUsed(sources, keys)).toEqual(['a.unused', 'needs.none'])
  })

  test('a refusal without a sentence', () => {
    const text = "const r = declareRefusals({\n 'a.closed': 'conflict',\n 'a.gone': 'not_found' })"
    expect(refusalsWithoutWords([{ file: 'r.ts', text }], new Set(['refusal.a.closed']))).toEqual([
      'r.ts: refusal.a.gone has no words',
    ])
  })
})
