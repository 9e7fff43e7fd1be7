import { hash } from './hash.ts'
import { headOf } from './lexicon.ts'
import { family, father, given, type Name, type Part } from './name.ts'
import { parseName } from './parts.ts'
import { skeleton } from './skeleton.ts'

/** Raise it when folding, lexicon, keys or sketches change: what was stored under another version has to be made again. */
export const keysVersion = 3

/**
 * The keys a stored name is found by, for a GIN index on int[]: about twenty numbers of 32 bits. The whole name, also with
 * the birth year; pairs of words; pairs with one consonant left out; an initial with a family name; single words.
 */
export function indexKeys(text: string | Name, birthYear: number | null = null): number[] {
  const name = typeof text === 'string' ? parseName(text) : text
  const bones = bonesOf(name)
  return unique([
    ...wholeKeys(name, birthYear),
    ...pairKeys(bones),
    ...slipKeys(bones),
    ...coarseKeys(bones),
    ...initialKeys(bones),
    ...singleKeys(bones),
  ])
}

/**
 * Sets of keys to look a name up by, narrow first. Fetch the rows that hold any key of the first set, score them, and go
 * on with the next set unless `goodEnough` says to stop. Sets do not repeat keys; empty ones are left out.
 */
export function lookupStages(text: string | Name): number[][] {
  const bones = bonesOf(typeof text === 'string' ? parseName(text) : text)
  const initials = bones.filter(bone => bone.initial)
  const rest = bones.filter(bone => !bone.initial)
  const short = initials.length > 0 && rest.length === 1
  const stages = short
    ? [queryInitials(bones), queryInitials(bones, lessOne)]
    : [pairKeys(bones), slipKeys(bones), [...coarseKeys(bones), ...queryInitials(bones)], lastResort(rest)]
  const seen = new Set<number>()
  return stages
    .map(keys => unique(keys).filter(key => !seen.has(key) && seen.add(key)))
    .filter(keys => keys.length > 0)
}

/** True where a look-up may stop after this stage (from 0), its best score being `best`: later stages only for what is worse. */
export function goodEnough(stage: number, best: number): boolean {
  return best >= (enough[stage] ?? 0)
}

// On the development set stricter numbers find no more.
const enough = [0.97, 0.8, 0.6]

/**
 * Keys of the whole name in any order of its words, the narrowest first (with the birth year). A name is found by them
 * however many others share its pairs; empty for a name of one word.
 */
export function wholeKeys(name: Name, birthYear: number | null): number[] {
  const words = name.parts.map(part => part.stems[0] ?? '').sort()
  if (words.length < 2) return []
  const whole = `w${words.join('.')}`
  return birthYear === null ? [hash(whole)] : [hash(`${whole}.${birthYear}`), hash(whole)]
}

interface Bone {
  readonly roles: number
  readonly initial: boolean
  readonly known: boolean
  /** Skeletons: of each reading, and of the usual spelling when the lexicon knows the name. */
  readonly forms: readonly string[]
  readonly first: readonly string[]
}

const mostForms = 5

function bonesOf(name: Name): Bone[] {
  return name.parts.map(boneOf).filter(bone => bone.forms.length > 0 || bone.initial)
}

function boneOf(part: Part): Bone {
  const { forms, first } = skeletonsOf(part)
  return { roles: part.roles, initial: part.initial, known: part.entries.length > 0, forms, first }
}

// A word that is remembered (parts.ts) keeps its list of stems, and with it its skeletons.
const remembered = new WeakMap<readonly string[], Pick<Bone, 'forms' | 'first'>>()

function skeletonsOf(part: Part): Pick<Bone, 'forms' | 'first'> {
  const known = remembered.get(part.stems)
  if (known) return known
  const heads = part.entries.slice(0, 3).map(headOf)
  const forms = unique([...part.stems, ...heads].map(skeleton)).filter(form => form.length > 0)
  const made = { forms: forms.slice(0, mostForms), first: unique([...part.stems, ...heads].map(firstOf)) }
  remembered.set(part.stems, made)
  return made
}

/** First sound of a word as an initial shows it: all vowels count as one, voice does not count. */
function firstOf(sounds: string): string {
  return skeleton(sounds)[0] ?? '_'
}

function pairs(bones: readonly Bone[]): [Bone, Bone][] {
  const full = bones.filter(bone => !bone.initial)
  return full.flatMap((one, at) => full.slice(at + 1).map((other): [Bone, Bone] => [one, other]))
}

function pairKeys(bones: readonly Bone[]): number[] {
  return pairs(bones).flatMap(([one, other]) => cross(one.forms, other.forms, pairKey))
}

/** One consonant left out of one word of a pair; only for pairs that can be given and family name. */
function slipKeys(bones: readonly Bone[]): number[] {
  return pairs(bones)
    .filter(([one, other]) => isCore(one) && isCore(other))
    .flatMap(([one, other]) => [
      ...cross(one.forms.flatMap(lessOne), other.forms, pairKey),
      ...cross(one.forms, other.forms.flatMap(lessOne), pairKey),
    ])
}

function isCore(bone: Bone): boolean {
  return (bone.roles & (given | family)) !== 0
}

function lessOne(form: string): string[] {
  if (form.length < 3) return []
  return Array.from(form, (_, at) => form.slice(0, at) + form.slice(at + 1))
}

/** The beginnings of both words, and their ends: for two slips at once. */
function coarseKeys(bones: readonly Bone[]): number[] {
  return pairs(bones)
    .filter(([one, other]) => isCore(one) && isCore(other))
    .flatMap(([one, other]) => [
      ...cross(starts(one, 2), starts(other, 3), coarseKey),
      ...cross(starts(one, 3), starts(other, 2), coarseKey),
      ...cross(ends(one), ends(other), (a, b) => coarseKey(`-${a}`, `-${b}`)),
    ])
}

function starts(bone: Bone, length: number): string[] {
  return unique(bone.forms.filter(form => form.length >= length).map(form => form.slice(0, length)))
}

function ends(bone: Bone): string[] {
  return unique(bone.forms.filter(form => form.length >= 3).map(form => form.slice(-3)))
}

function coarseKey(one: string, other: string): number {
  return hash(`c${ordered(one, other)}`)
}

function initialKeys(bones: readonly Bone[]): number[] {
  return pairs(bones).flatMap(([one, other]) => [...initialsFor(one, other), ...initialsFor(other, one)])
}

function initialsFor(short: Bone, long: Bone): number[] {
  if ((short.roles & given) === 0 || (long.roles & family) === 0) return []
  return cross(short.first, long.forms, initialKey)
}

function queryInitials(
  bones: readonly Bone[],
  change: (form: string) => string[] = form => [form],
): number[] {
  const initials = bones.filter(bone => bone.initial)
  const rest = bones.filter(bone => !bone.initial)
  return initials.flatMap(initial => {
    const starts = initial.first.flatMap(first => [first, ...(looseStarts[first] ?? [])])
    return rest.flatMap(bone => cross(starts, bone.forms.flatMap(change), initialKey))
  })
}

// The letter of an initial stands for other sounds too: Д. for Ҷамшед (Джамшед), S. for Шариф, K. for Хасан.
const looseStarts: Readonly<Record<string, readonly string[]>> = {
  t: ['j', 'c'],
  s: ['w', 'j', 'c'],
  k: ['_', 'c'],
  c: ['k'],
  j: ['_'],
}

function singleKeys(bones: readonly Bone[]): number[] {
  return bones
    .filter(bone => !bone.initial && bone.roles !== father)
    .flatMap(bone => bone.forms.map(singleKey))
}

/** Words that are no common given name; a name of one word has nothing else to go by. */
function lastResort(bones: readonly Bone[]): number[] {
  const rare = bones.filter(bone => !bone.known && bone.roles !== father && bone.forms[0]!.length >= 4)
  return (bones.length === 1 ? bones : rare).flatMap(bone => bone.forms.map(singleKey))
}

function pairKey(one: string, other: string): number {
  return hash(`p${ordered(one, other)}`)
}

function initialKey(first: string, form: string): number {
  return hash(`i${first}.${form}`)
}

function singleKey(form: string): number {
  return hash(`s${form}`)
}

function ordered(one: string, other: string): string {
  return one < other ? `${one}.${other}` : `${other}.${one}`
}

function cross(
  ones: readonly string[],
  others: readonly string[],
  make: (one: string, other: string) => number,
): number[] {
  return ones.flatMap(one => others.map(other => make(one, other)))
}

function unique<T>(keys: readonly T[]): T[] {
  return [...new Set(keys)]
}

/**
 * The keys as an organisation stores them: mixed with a number of its own, so that one index over all organisations
 * answers each with its own rows only.
 */
export function ownKeys(organisationId: string, keys: readonly number[]): number[] {
  const salt = hash(organisationId.toLowerCase())
  return keys.map(key => key ^ salt)
}
