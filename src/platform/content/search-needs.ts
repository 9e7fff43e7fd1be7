/**
 * Finds the need behind what a person or an operator types, in any of the six languages and however it is spelled.
 * Pure and without imports from the platform, so that it also runs in the browser and offline.
 */
import { foldings, foldWord, otherLayout, wordsOf } from './fold-word.ts'
import type { Need, Taxonomy } from './taxonomy.ts'

/** A need that fits, and how well: only good for comparing hits of the same query. */
export interface NeedHit {
  need: Need
  score: number
}

interface Entry {
  /** Skeleton → weight of the place where it stands (name 1.2, words 1, area 0.3). */
  words: Map<string, number>
  /** Phrases of more than one word, as skeletons. */
  phrases: string[][]
}

interface Index {
  needs: readonly Need[]
  entries: Entry[]
  /** How telling a skeleton is: rare words say more than "money" or "not". */
  telling: Map<string, number>
}

const indexes = new WeakMap<object, Index>()

/** Words that stand in every complaint and say nothing of what it is about. */
const littleWords = new Set(
  (
    'i my me we the a to of is am not no for and in on do did have has need want can with from ' +
    'я мы мне меня мой моя мою моего он она у в на из с за по при для и а но что как где не нет был есть бы уже ' +
    'могу хочу нужно надо нужен нужна можно до о от без очень ' +
    'ман маро манро мо ба аз бо дар барои ва не нест ҳаст аст лозим мехоҳам наметавонам ' +
    'мен мени менин менде бар жок эмес керек үчүн менен ' +
    'men meni menga mening bor yoʻq emas kerak uchun bilan va ' +
    'мені менің маған жоқ емес үшін және'
  )
    .split(' ')
    .map(foldWord),
)

const littleWeight = 0.2

/** Who it is about says less than what happened. */
const kin = new Set(
  (
    'husband wife brother sister son daughter father mother child ' +
    'муж мужа мужем брат брата сын сына дочь дочери жена жены отец отца мать матери ребенок ребенка дети детей ' +
    'шавҳар шавҳарам шавҳарамро бародар бародарам писар писарам духтарам падар падарам модарам фарзандам ' +
    'күйөөм күйөөмдү атам апам балам уулум кызым агам иним ' +
    'erim eri otam onam bolam akam ukam oʻgʻlim qizim ' +
    'күйеуім әкем анам балам ұлым қызым ағам інім'
  )
    .split(' ')
    .map(foldWord),
)
const kinWeight = 0.5
const nameWeight = 1.2
const areaWeight = 0.3
/** What fits less than this share of the best hit only disturbs. */
const noise = 0.3
/** In doubt what cannot wait comes first: a danger overlooked costs more than a line too high. */
const urgentFactor = 1.08

function entryOf(need: Need, areaName: readonly string[]): Entry {
  const words = new Map<string, number>()
  const phrases: string[][] = []
  const add = (text: string, weight: number) => {
    const parts = wordsOf(text).map(foldings)
    for (const part of parts) for (const key of part) words.set(key, Math.max(words.get(key) ?? 0, weight))
    if (parts.length > 1 && weight >= 1) phrases.push(parts.flatMap(part => part.slice(0, 1)))
  }
  for (const text of Object.values(need.name)) add(text, nameWeight)
  for (const text of Object.values(need.words).flat()) add(text, 1)
  for (const text of Object.values(need.ask ?? {})) add(text, 1)
  for (const text of areaName) add(text, areaWeight)
  return { words, phrases }
}

function indexOf(taxonomy: Pick<Taxonomy, 'areas' | 'needs'>): Index {
  const ready = indexes.get(taxonomy.needs)
  if (ready) return ready
  const areas = new Map(taxonomy.areas.map(area => [area.code, Object.values(area.name)]))
  const entries = taxonomy.needs.map(need => entryOf(need, areas.get(need.area) ?? []))
  const counts = new Map<string, number>()
  for (const entry of entries)
    for (const [key, weight] of entry.words) if (weight >= 1) counts.set(key, (counts.get(key) ?? 0) + 1)
  const telling = new Map<string, number>()
  for (const entry of entries)
    for (const key of entry.words.keys())
      telling.set(key, Math.log(1 + entries.length / (counts.get(key) ?? entries.length / 8)))
  const index = { needs: taxonomy.needs, entries, telling }
  indexes.set(taxonomy.needs, index)
  return index
}

function sharedStart(a: string, b: string): number {
  let n = 0
  while (n < a.length && n < b.length && a[n] === b[n]) n++
  return n
}

/** One letter wrong, missing, too many, or two neighbours swapped. */
function oneSlip(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false
  const start = sharedStart(a, b)
  const restA = a.slice(start)
  const restB = b.slice(start)
  return (
    restA.slice(1) === restB.slice(1) ||
    restA.slice(1) === restB ||
    restA === restB.slice(1) ||
    (restA[0] === restB[1] && restA[1] === restB[0] && restA.slice(2) === restB.slice(2))
  )
}

/** How well a typed word fits a known one, 0 to 1; endings differ in all six languages, so a long common start counts. */
function fit(typed: string, known: string): number {
  if (typed === known) return 1
  const shared = sharedStart(typed, known)
  if (shared === typed.length) return typed.length >= 3 ? 0.75 + (0.2 * shared) / known.length : 0.45
  const share = shared / Math.max(typed.length, known.length)
  if ((shared >= 4 && share >= 0.55) || (shared >= 5 && share >= 0.5)) return 0.5 + 0.4 * share
  if (shared >= 3 && shared === known.length && typed.length <= known.length + 3) return 0.6
  if (typed.length >= 6 && known.length >= 6 && shared >= 1 && oneSlip(typed, known)) return 0.6
  return 0
}

/** The best that one typed word does in a need: how well it fits times how telling it is. */
function bestOf(keys: readonly string[], entry: Entry, telling: Index['telling']): number {
  let best = 0
  for (const key of keys)
    for (const [known, weight] of entry.words) {
      const quality = fit(key, known)
      if (quality > 0) best = Math.max(best, quality * weight * (telling.get(known) ?? 1))
    }
  return best
}

/** Share of a known phrase that was typed, best phrase; "паспорт забрали" as a whole says more than its words. */
function phraseShare(typed: readonly (readonly string[])[], entry: Entry): number {
  let best = 0
  for (const phrase of entry.phrases) {
    const hits = phrase.filter(word => typed.some(keys => keys.some(key => fit(key, word) >= 0.7))).length
    if (hits >= 2) best = Math.max(best, (hits / phrase.length) * Math.min(hits, 3))
  }
  return best
}

function worth(keys: readonly string[]): number {
  return littleWords.has(keys[0]!) ? littleWeight : kin.has(keys[0]!) ? kinWeight : 1
}

function rank(index: Index, query: string, factor: number): Map<number, number> {
  const typed = wordsOf(query)
    .map(foldings)
    .filter(keys => keys.length > 0)
  const scores = new Map<number, number>()
  if (typed.length === 0) return scores
  const weight = typed.reduce((sum, keys) => sum + worth(keys), 0)
  index.entries.forEach((entry, i) => {
    const words = typed.reduce((sum, keys) => sum + worth(keys) * bestOf(keys, entry, index.telling), 0)
    if (words === 0) return
    const urgency = index.needs[i]!.urgent ? urgentFactor : 1
    scores.set(i, (factor * urgency * (words + 1.5 * phraseShare(typed, entry))) / Math.sqrt(weight))
  })
  return scores
}

/**
 * The needs that fit what was typed, best first, at most `limit`; needs of equal score keep the order of the list.
 * Words may be unfinished, in any of the six languages, in either script, or typed on the wrong keyboard.
 */
export function searchNeeds(
  taxonomy: Pick<Taxonomy, 'areas' | 'needs'>,
  query: string,
  limit = 8,
): NeedHit[] {
  const index = indexOf(taxonomy)
  const scores = rank(index, query, 1)
  const swapped = otherLayout(query)
  if (swapped !== null) {
    for (const [i, score] of rank(index, swapped, 0.9)) scores.set(i, Math.max(score, scores.get(i) ?? 0))
  }
  const best = Math.max(0, ...scores.values())
  return [...scores]
    .filter(([, score]) => score >= best * noise)
    .sort(([a, scoreA], [b, scoreB]) => scoreB - scoreA || a - b)
    .slice(0, limit)
    .map(([i, score]) => ({ need: index.needs[i]!, score }))
}
