// Invents people of the region: a given name, a family name and a father's name put together at random, written by some
// office. Streams, so that a million cost no memory; the same seed gives the same people.
import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import type { Cluster } from './dev-set.ts'
import { toRussian, type WritingSystem, write } from './writing.ts'

export interface Invented {
  readonly name: string
  readonly birthYear: number
  readonly district: string
}

export interface Words {
  /** Given names by language and sex, native spelling in small letters. */
  readonly given: Readonly<Record<string, { readonly m: string[]; readonly f: string[] }>>
  /** Family names by language: male form with its ending, native spelling in small letters. */
  readonly families: Readonly<Record<string, string[]>>
  /** `given|family` in native spelling that must not be invented, because somebody is looked for by it. */
  readonly taken: ReadonlySet<string>
}

const languages = ['tg', 'uz', 'ky', 'kk', 'tk', 'az', 'ru'] as const
const shares = [26, 24, 20, 12, 7, 6, 5]
const systems: readonly (readonly [WritingSystem, number])[] = [
  ['native', 18],
  ['russian', 24],
  ['icao', 12],
  ['gost', 8],
  ['bgn', 9],
  ['french', 5],
  ['german', 1],
  ['casual', 16],
  ['local-latin', 7],
]
const districts = [
  'Batken',
  'Naryn',
  'Osh',
  'Rasht',
  'Vakhsh',
  'Isfara',
  'Khiva',
  'Qarshi',
  'Mary',
  'Lebap',
  'Dashoguz',
  'Samarqand',
  'Ganji',
  'Khorog',
  'Penjikent',
  'Termez',
]

/** The words of content/names/given-names.yaml: given names as they stand, family names made of the men's. */
export function ownWords(): Words {
  const yaml: Record<string, Record<string, string[]>> = parse(
    readFileSync(new URL('../../content/names/given-names.yaml', import.meta.url), 'utf8'),
  )
  const heads = (group: string, sex: string) =>
    (yaml[group]?.[sex] ?? []).map(item => item.split(/[=~]/)[0]!.trim().toLowerCase())
  const given: Record<string, { m: string[]; f: string[] }> = {}
  const families: Record<string, string[]> = {}
  for (const language of languages) {
    const shared = language === 'ru' ? '' : 'shared'
    given[language] = {
      m: [...heads(language, 'm'), ...heads(shared, 'm')],
      f: [...heads(language, 'f'), ...heads(shared, 'f')],
    }
    families[language] = given[language].m.map(name => familyOf(name, language))
  }
  return { given, families, taken: new Set() }
}

export function* invent(count: number, seed: number, words: Words): Generator<Invented> {
  const random = randomFrom(seed)
  for (let made = 0; made < count; ) {
    const language = weighted(languages, shares, random)
    const sex = random() < 0.5 ? 'm' : 'f'
    const givenNames = words.given[language]!
    const given = skewed(givenNames[sex], random)
    const family = skewed(words.families[language]!, random)
    if (words.taken.has(`${given}|${family}`)) continue
    const father = pick(givenNames.m, random)
    const system = weighted(
      systems.map(([name]) => name),
      systems.map(([, share]) => share),
      random,
    )
    yield {
      name: written({ language, sex, given, family, father, system }, random),
      birthYear: 1950 + Math.floor(random() * 57),
      district: pick(districts, random),
    }
    made++
  }
}

/** Persons with four spellings each, by offices that differ, for a run without a set of real spellings. */
export function inventClusters(count: number, seed: number, words: Words): Cluster[] {
  const random = randomFrom(seed)
  const offices = systems.map(([name]) => name)
  return Array.from({ length: count }, (_, at) => {
    const language = weighted(languages, shares, random)
    const gender = random() < 0.5 ? 'm' : 'f'
    const { [gender]: givenNames, m: men } = words.given[language]!
    const [given, family] = [pick(givenNames, random), pick(words.families[language]!, random)]
    const father = pick(men, random)
    const names = Array.from({ length: 4 }, () =>
      written({ language, sex: gender, given, family, father, system: pick(offices, random) }, random),
    )
    const lexeme = `${language}|${given}|${family}`
    return {
      cluster_id: `own-${at}`,
      slice: 'own',
      lang: language,
      names,
      partial: names.map(() => false),
      index: 0,
      gender,
      lexeme,
    }
  })
}

interface Person {
  readonly language: string
  readonly sex: 'm' | 'f'
  readonly given: string
  readonly family: string
  readonly father: string
  readonly system: WritingSystem
}

function written(person: Person, random: () => number): string {
  const { system } = person
  const family = write(inSex(person.family, person.sex), system)
  const given = write(person.given, system)
  const father = random() < 0.45 ? fatherWords(person, random).map(word => write(word, system)) : []
  const last = random() < 0.12 ? family.toUpperCase() : family
  const whole = random() < 0.5 ? [last, given, ...father] : [given, ...father, last]
  const slipped = random() < 0.1 ? slip(whole, random) : whole
  return slipped.join(' ')
}

function fatherWords(person: Person, random: () => number): string[] {
  const { language, sex, father } = person
  const own = random() < 0.4
  const latin = /[a-z]/.test(father)
  if (own && language === 'ky') return [father, sex === 'm' ? 'уулу' : 'кызы']
  if (own && language === 'kk') return [father + (sex === 'm' ? 'ұлы' : 'қызы')]
  if (own && language === 'uz') return [father, sex === 'm' ? 'угли' : 'кизи']
  if (own && language === 'tg') return [father]
  if (own && language === 'az')
    return [father, latin ? (sex === 'm' ? 'oğlu' : 'qızı') : sex === 'm' ? 'оглы' : 'кызы']
  const stem = toRussian(father).replace(/[аеиоуыйь]$/, '')
  return [stem + (/[аеиоуыйь]$/.test(father) ? 'е' : 'о') + (sex === 'm' ? 'вич' : 'вна')]
}

function familyOf(given: string, language: string): string {
  const vowelEnd = /[аеиоуыйьәөүұіӣӯaeiouyəıöüäý]$/.test(given)
  const latin = /[a-z]/.test(given)
  const stem = given.replace(/[йьýӣ]$/, '')
  if (latin) return stem + (vowelEnd ? 'ýe' : 'o') + (language === 'tk' ? 'w' : 'v')
  return `${stem + (vowelEnd ? 'е' : 'о')}в`
}

function inSex(family: string, sex: 'm' | 'f'): string {
  if (sex === 'm') return family
  if (/[вн]$/.test(family)) return `${family}а`
  if (/[vwn]$/.test(family)) return `${family}a`
  return family.replace(/ск?ий$/, 'ская')
}

/** One slip of hand: a letter lost, doubled, or two changed over. */
function slip(words: readonly string[], random: () => number): string[] {
  const at = Math.floor(random() * words.length)
  return words.map((word, nth) => {
    if (nth !== at || word.length < 4) return word
    const place = 1 + Math.floor(random() * (word.length - 2))
    const kind = random()
    if (kind < 0.4) return word.slice(0, place) + word.slice(place + 1)
    if (kind < 0.6) return word.slice(0, place) + word[place] + word.slice(place)
    return word.slice(0, place) + word[place + 1] + word[place] + word.slice(place + 2)
  })
}

/** mulberry32: small, seeded, good enough for inventing. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

function pick<T>(items: readonly T[], random: () => number): T {
  return items[Math.floor(random() * items.length)]!
}

/** Some names are common: half of the draws come from a fifth of the list. */
function skewed<T>(items: readonly T[], random: () => number): T {
  return items[Math.floor((random() < 0.5 ? random() : random() * 0.2) * items.length)]!
}

function weighted<T>(items: readonly T[], weights: readonly number[], random: () => number): T {
  let left = random() * weights.reduce((sum, weight) => sum + weight, 0)
  for (let at = 0; at < items.length; at++) {
    left -= weights[at]!
    if (left < 0) return items[at]!
  }
  return items[items.length - 1]!
}
