import { headOf } from './lexicon.ts'
import { family, father, given, type Name, type Part } from './name.ts'
import { parseName } from './parts.ts'
import { skeleton } from './skeleton.ts'

/** Raise it when folding, lexicon or keys change: stored keys of another version have to be made again. */
export const keysVersion = 1

/**
 * The keys a stored name is found by, for a GIN index on text[]: about twenty strings of six characters. Pairs of words,
 * pairs with one consonant left out, an initial with a family name, single words. Deterministic, no personal data readable.
 */
export function indexKeys(text: string): string[] {
  const bones = bonesOf(parseName(text))
  return unique([
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
export function lookupStages(text: string): string[][] {
  const bones = bonesOf(parseName(text))
  const initials = bones.filter(bone => bone.initial)
  const rest = bones.filter(bone => !bone.initial)
  const short = initials.length > 0 && rest.length === 1
  const stages = short
    ? [queryInitials(bones), queryInitials(bones, lessOne)]
    : [pairKeys(bones), slipKeys(bones), [...coarseKeys(bones), ...queryInitials(bones)], lastResort(rest)]
  const seen = new Set<string>()
  return stages
    .map(keys => unique(keys).filter(key => !seen.has(key) && seen.add(key)))
    .filter(keys => keys.length > 0)
}

/** True where a look-up may stop after this stage (from 0), its best score being `best`: later stages only for what is worse. */
export function goodEnough(stage: number, best: number): boolean {
  return best >= (enough[stage] ?? 0)
}

// On the development set stricter numbers find no more.
const enough = [0.97, 0.85, 0.7]

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
  const heads = part.entries.slice(0, 3).map(headOf)
  const forms = unique([...part.stems, ...heads].map(skeleton)).filter(form => form.length > 0)
  return {
    roles: part.roles,
    initial: part.initial,
    known: part.entries.length > 0,
    forms: forms.slice(0, mostForms),
    first: unique([...part.stems, ...heads].map(firstOf)),
  }
}

/** First sound of a word as an initial shows it: all vowels count as one, voice does not count. */
function firstOf(sounds: string): string {
  return skeleton(sounds)[0] ?? '_'
}

function pairs(bones: readonly Bone[]): [Bone, Bone][] {
  const full = bones.filter(bone => !bone.initial)
  return full.flatMap((one, at) => full.slice(at + 1).map((other): [Bone, Bone] => [one, other]))
}

function pairKeys(bones: readonly Bone[]): string[] {
  return pairs(bones).flatMap(([one, other]) => cross(one.forms, other.forms, pairKey))
}

/** One consonant left out of one word of a pair; only for pairs that can be given and family name. */
function slipKeys(bones: readonly Bone[]): string[] {
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
function coarseKeys(bones: readonly Bone[]): string[] {
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

function coarseKey(one: string, other: string): string {
  return hash(`c${ordered(one, other)}`)
}

function initialKeys(bones: readonly Bone[]): string[] {
  return pairs(bones).flatMap(([one, other]) => [...initialsFor(one, other), ...initialsFor(other, one)])
}

function initialsFor(short: Bone, long: Bone): string[] {
  if ((short.roles & given) === 0 || (long.roles & family) === 0) return []
  return cross(short.first, long.forms, initialKey)
}

function queryInitials(
  bones: readonly Bone[],
  change: (form: string) => string[] = form => [form],
): string[] {
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

function singleKeys(bones: readonly Bone[]): string[] {
  return bones
    .filter(bone => !bone.initial && bone.roles !== father)
    .flatMap(bone => bone.forms.map(singleKey))
}

/** Words that are no common given name; a name of one word has nothing else to go by. */
function lastResort(bones: readonly Bone[]): string[] {
  const rare = bones.filter(bone => !bone.known && bone.roles !== father && bone.forms[0]!.length >= 4)
  return (bones.length === 1 ? bones : rare).flatMap(bone => bone.forms.map(singleKey))
}

function pairKey(one: string, other: string): string {
  return hash(`p${ordered(one, other)}`)
}

function initialKey(first: string, form: string): string {
  return hash(`i${first}.${form}`)
}

function singleKey(form: string): string {
  return hash(`s${form}`)
}

function ordered(one: string, other: string): string {
  return one < other ? `${one}.${other}` : `${other}.${one}`
}

function cross(
  ones: readonly string[],
  others: readonly string[],
  make: (one: string, other: string) => string,
): string[] {
  return ones.flatMap(one => others.map(other => make(one, other)))
}

function unique(keys: readonly string[]): string[] {
  return [...new Set(keys)]
}

const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_'

/** 36 bits in six characters: short enough for a compact index, long enough that strangers seldom meet. */
function hash(text: string): string {
  let low = 0x811c9dc5
  let high = 0x1b873593
  for (let at = 0; at < text.length; at++) {
    low = Math.imul(low ^ text.charCodeAt(at), 0x01000193)
    high = Math.imul(high ^ text.charCodeAt(at), 0x85ebca6b)
    high ^= high >>> 15
  }
  return digitsOf(low ^ (low >>> 14)) + digitsOf(high ^ (high >>> 14))
}

function digitsOf(bits: number): string {
  return digits[bits & 63]! + digits[(bits >>> 6) & 63]! + digits[(bits >>> 12) & 63]!
}
