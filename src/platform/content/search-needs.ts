/**
 * Finds the need behind what a person or an operator types, in any of the six languages and however it is spelled.
 * Pure and without imports from the platform, so that it also runs in the browser and offline.
 */
import { foldings, foldWord, otherLayouts, wordsOf } from './fold-word.ts'
import type { Need, Taxonomy } from './taxonomy.ts'

/** A need that fits, and how well: only good for comparing hits of the same query. */
export interface NeedHit {
  need: Need
  score: number
}

/** A word that is known of some needs. */
interface Known {
  readonly key: string
  /** Need (by its place in the list) → weight of the place where the word stands (name 1.2, words 1, area 0.3). */
  readonly weights: Map<number, number>
  /** How telling it is: rare words say more than "money" or "not". */
  telling: number
}

interface Index {
  readonly needs: readonly Need[]
  /** By first letter: a typed word and a known one that fit share at least that. */
  readonly known: Map<string, Known[]>
  /** Phrases of more than one word, as skeletons, with the need that says so. */
  readonly phrases: readonly { readonly need: number; readonly words: readonly string[] }[]
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

function indexOf(taxonomy: Pick<Taxonomy, 'areas' | 'needs'>): Index {
  const ready = indexes.get(taxonomy.needs)
  if (ready) return ready
  const areas = new Map(taxonomy.areas.map(area => [area.code, Object.values(area.name)]))
  const all = new Map<string, Known>()
  const phrases: { need: number; words: string[] }[] = []
  const add = (need: number, text: string, weight: number) => {
    const parts = wordsOf(text).map(foldings)
    for (const key of parts.flat()) {
      const known = all.get(key) ?? { key, weights: new Map(), telling: 1 }
      known.weights.set(need, Math.max(known.weights.get(need) ?? 0, weight))
      all.set(key, known)
    }
    if (parts.length > 1 && weight >= 1)
      phrases.push({ need, words: parts.flatMap(part => part.slice(0, 1)) })
  }
  for (const [need, { name, words, ask, area }] of taxonomy.needs.entries()) {
    for (const text of Object.values(name)) add(need, text, nameWeight)
    for (const text of [...Object.values(words).flat(), ...Object.values(ask ?? {})]) add(need, text, 1)
    for (const text of areas.get(area) ?? []) add(need, text, areaWeight)
  }
  for (const known of all.values()) {
    const count = [...known.weights.values()].filter(weight => weight >= 1).length
    known.telling = Math.log(1 + taxonomy.needs.length / (count || taxonomy.needs.length / 8))
  }
  const index = { needs: taxonomy.needs, known: Map.groupBy(all.values(), ({ key }) => key[0]!), phrases }
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

/** How well a typed word (folded) fits a known one, 0 to 1; endings differ in all six languages, so a long common start counts. */
export function wordFit(typed: string, known: string): number {
  if (typed === known) return 1
  const shared = sharedStart(typed, known)
  if (shared === typed.length) return typed.length >= 3 ? 0.75 + (0.2 * shared) / known.length : 0.45
  const share = shared / Math.max(typed.length, known.length)
  if ((shared >= 4 && share >= 0.55) || (shared >= 5 && share >= 0.5)) return 0.5 + 0.4 * share
  if (shared >= 3 && shared === known.length && typed.length <= known.length + 3) return 0.6
  if (typed.length >= 6 && known.length >= 6 && shared >= 1 && oneSlip(typed, known)) return 0.6
  return 0
}

/** One typed word: the known words that it fits, and what it does at best for each need. */
interface Heard {
  readonly worth: number
  readonly fits: ReadonlyMap<string, number>
  readonly best: ReadonlyMap<number, number>
}

function hear(index: Index, keys: readonly string[]): Heard {
  const fits = new Map<string, number>()
  const best = new Map<number, number>()
  for (const typed of keys)
    for (const { key, weights, telling } of index.known.get(typed[0]!) ?? []) {
      const quality = wordFit(typed, key)
      if (quality === 0) continue
      fits.set(key, Math.max(fits.get(key) ?? 0, quality))
      for (const [need, weight] of weights)
        best.set(need, Math.max(best.get(need) ?? 0, quality * weight * telling))
    }
  return { worth: worth(keys), fits, best }
}

/** Share of a known phrase that was typed, best phrase by need; "паспорт забрали" as a whole says more than its words. */
function phraseShares(index: Index, typed: readonly Heard[]): Map<number, number> {
  const heard = new Set(
    typed.flatMap(({ fits }) => [...fits].flatMap(([key, fit]) => (fit >= 0.7 ? key : []))),
  )
  const shares = new Map<number, number>()
  for (const { need, words } of index.phrases) {
    const hits = words.filter(word => heard.has(word)).length
    if (hits < 2) continue
    shares.set(need, Math.max(shares.get(need) ?? 0, (hits / words.length) * Math.min(hits, 3)))
  }
  return shares
}

function worth(keys: readonly string[]): number {
  return littleWords.has(keys[0]!) ? littleWeight : kin.has(keys[0]!) ? kinWeight : 1
}

/** Says nothing of what it is about: "I", "not", "for". */
export const isLittleWord = (key: string): boolean => littleWords.has(key)

function rank(index: Index, query: string, factor: number): Map<number, number> {
  const typed = wordsOf(query)
    .map(foldings)
    .filter(keys => keys.length > 0)
    .map(keys => hear(index, keys))
  const sums = new Map<number, number>()
  for (const one of typed)
    for (const [need, score] of one.best) sums.set(need, (sums.get(need) ?? 0) + one.worth * score)
  const shares = phraseShares(index, typed)
  const weight = Math.sqrt(typed.reduce((sum, one) => sum + one.worth, 0))
  return new Map(
    [...sums].map(([need, sum]) => {
      const urgency = index.needs[need]!.urgent ? urgentFactor : 1
      return [need, (factor * urgency * (sum + 1.5 * (shares.get(need) ?? 0))) / weight]
    }),
  )
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
  for (const swapped of otherLayouts(query)) {
    for (const [i, score] of rank(index, swapped, 0.9)) scores.set(i, Math.max(score, scores.get(i) ?? 0))
  }
  const best = Math.max(0, ...scores.values())
  return [...scores]
    .filter(([, score]) => score >= best * noise)
    .sort(([a, scoreA], [b, scoreB]) => scoreB - scoreA || a - b)
    .slice(0, limit)
    .map(([i, score]) => ({ need: index.needs[i]!, score }))
}
