import { foldings, otherLayouts, wordsOf } from '#platform/content/fold-word.ts'
import { isLittleWord, searchNeeds, wordFit } from '#platform/content/search-needs.ts'
import type { UseCase } from '#platform/use-case.ts'
import type { TypedWord, Understood } from '../domain/match.ts'
import { generalNeeds } from '../domain/rank.ts'
import { findWords } from '../store/search.ts'
import { taxonomyOf } from './content.ts'
import { namedPlaces, type Places } from './places.ts'

/** What the reader is, as far as the search may know it. */
export interface Reader {
  /** Best first. */
  readonly languages: readonly string[]
  readonly citizenships: readonly string[]
  /** From the country down; empty where nothing was chosen. */
  readonly path: readonly string[]
}

const mostNeeds = 5
/** A need that fits less than this share of the best one is not meant. */
const leastMeant = 0.4
/** A need found with this score is surely meant: one telling word as it stands in the taxonomy. */
const sure = 3
const mostWords = 10
const mostSpellings = 20

/**
 * Typed words as the directory may say them: which needs they mean, which words of entries they are nearly, which place
 * and citizenship they name. In six languages, either script, any keyboard.
 */
export async function understand(
  use: UseCase,
  q: string,
  places: Places,
  reader: Reader,
): Promise<Understood> {
  const { taxonomy } = await taxonomyOf(use)
  const hits = searchNeeds(taxonomy, q, mostNeeds)
  const texts = [q, ...otherLayouts(q)].map(text =>
    wordsOf(text)
      .slice(0, mostWords)
      .map(foldings)
      .filter(keys => keys.length > 0),
  )
  const { path, citizenships } = namedIn(places, texts, hits[0]?.need.code ?? '', reader)
  const known = await findWords(use.db, [...new Set(texts.flat(2).map(beginningOf))])
  const readings = texts.map(words => words.map(keys => typedWord(keys, known, places, path)))
  const heard = readings.map(words =>
    words.reduce((sum, { worth, tags }) => sum + (tags.size > 0 ? worth : 0), 0),
  )
  return {
    // As it was typed, unless another keyboard makes more sense of it.
    readings: readings.filter((_, i) => i === heard.indexOf(Math.max(...heard))),
    needs: meant(hits),
    placeTags: path.map(id => [`p:${id}`, `s:${id}`]),
    languageTags: reader.languages.map(code => `l:${code}`),
    citizenTags: citizenships.map(code => `c:${code}`),
  }
}

function meant(hits: readonly { need: { code: string }; score: number }[]): Map<string, number> {
  const best = hits[0]?.score ?? 0
  const needs = new Map<string, number>()
  for (const { need, score } of hits.filter(one => one.score >= leastMeant * best)) {
    const surely = (score / best) ** 1.5 * Math.min(1, best / sure)
    needs.set(need.code, Math.max(surely, needs.get(need.code) ?? 0))
    // Where nobody does just this, a lawyer or a doctor for everything knows more than nobody.
    const general = generalNeeds[need.code.split('.')[0]!]
    if (general) needs.set(general, Math.max(0.55 * surely, needs.get(general) ?? 0))
  }
  return needs
}

/** "Embassy of Tajikistan in Moscow": whose, and where. */
function namedIn(
  places: Places,
  texts: readonly (readonly (readonly string[])[])[],
  need: string,
  reader: Reader,
): { path: readonly string[]; citizenships: readonly string[] } {
  const found = texts.map(words => namedPlaces(places, words)).find(some => some.length > 0) ?? []
  const people = texts.map(peopleIn).find(some => some.length > 0) ?? []
  const ofConsulates = need === 'info.consulate' || need.startsWith('documents.')
  const states = found.filter(({ id }) => sending.includes(id)).map(({ id }) => id)
  const other = found.find(({ id }) => !states.includes(id))
  const theirs = people.length > 0 ? people : ofConsulates || other ? states : []
  const where = other ?? found.find(({ id }) => !theirs.includes(id))
  return {
    path: reader.path.length > 0 ? reader.path : (where?.path ?? []),
    citizenships: theirs.length > 0 ? theirs : reader.citizenships,
  }
}

/** Countries whose missions are in the directory. */
const sending: readonly string[] = ['TJ', 'KG', 'UZ', 'KZ']
/** How the name of a people begins, folded, in the six languages. */
const peoples: Readonly<Record<string, readonly string[]>> = {
  TJ: ['tajik', 'tojik', 'tajiks'],
  KG: ['kirgiz', 'kyrgyz', 'kirgis'],
  UZ: ['uzbek', 'ozbek'],
  KZ: ['kazah', 'kazak', 'kozok'],
}

function peopleIn(words: readonly (readonly string[])[]): string[] {
  return Object.entries(peoples).flatMap(([country, stems]) =>
    words.some(keys => keys.some(key => !/sto?n|stan/.test(key) && stems.some(stem => key.startsWith(stem))))
      ? [country]
      : [],
  )
}

/** Long enough that a slip after it is still found. */
const beginningOf = (key: string) => key.slice(0, 3)

function typedWord(
  keys: readonly string[],
  known: readonly string[],
  places: Places,
  path: readonly string[],
): TypedWord {
  const fits = new Map<string, number>()
  for (const key of keys)
    for (const word of known) {
      const fit = key.length < 3 && key !== word ? 0 : wordFit(key, word)
      if (fit >= 0.6) fits.set(word, Math.max(fits.get(word) ?? 0, fit))
    }
  const best = [...fits].sort((a, b) => b[1] - a[1]).slice(0, mostSpellings)
  const tags = new Map(best.flatMap(([word, fit]) => [[`o:${word}`, fit] as const, [`w:${word}`, 0.7 * fit]]))
  // A word that names the place is said by whoever works there, whatever their name.
  if (namedPlaces(places, [keys]).some(({ id }) => path.includes(id)))
    for (const id of path.slice(1)) for (const kind of ['p', 's']) tags.set(`${kind}:${id}`, 0.9)
  return { worth: keys.some(isLittleWord) ? 0.1 : 1, tags }
}
