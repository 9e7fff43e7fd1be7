import { settle } from './fold.ts'

const consonantClass: Readonly<Record<string, string>> = {
  b: 'p',
  p: 'p',
  v: 'f',
  f: 'f',
  g: 'k',
  k: 'k',
  j: 'j',
  c: 'c',
  w: 'w',
  z: 's',
  s: 's',
  d: 't',
  t: 't',
  l: 'l',
  m: 'm',
  n: 'n',
  r: 'r',
}
const longest = 6

/**
 * What is left of a word when vowels, h and voice are let go, at most six signs; a word that begins with a vowel or h
 * begins with `_`. Words that differ only in what clerks hear differently share it: Хасанов, Гасанова and Hesenow do.
 */
export function skeleton(sounds: string): string {
  let bones = ''
  for (let at = 0; at < sounds.length && bones.length < longest; at++) {
    const bone = consonantClass[sounds[at]!]
    if (bone !== undefined) bones += bone
    else if (at === 0) bones = '_'
  }
  return bones
}

/** Softer than equality, stricter than the skeleton: vowels a/o and e/i as one, voice and h let go. For the lexicon. */
export function blur(sounds: string): string {
  let blurred = ''
  for (const sound of settle(sounds)) {
    if (sound === 'h') continue
    blurred += sound === 'o' ? 'a' : sound === 'e' ? 'i' : (consonantClass[sound] ?? sound)
  }
  return blurred.replace(/(.)\1+/g, '$1')
}
