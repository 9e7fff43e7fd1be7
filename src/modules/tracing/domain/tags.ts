import { evaluate, tagOf } from './oprf.ts'
import { limits } from './question.ts'

// Apart from question.ts, because screens and contracts have no use for curves.

/** What is put into the function: the key of a name with a year of birth. */
const inputOf = (nameKey: string, year: number, version: number) =>
  `hamroh tracing 1|${version}|${nameKey}|${year}`

/** Somebody on a list: their own year only. */
export const listInputs = (keys: readonly string[], year: number | null, version: number): string[] =>
  year === null ? [] : keys.slice(0, limits.listed).map(key => inputOf(key, year, version))

/** Somebody who is asked about: papers and memory differ by a year. */
export const questionInputs = (keys: readonly string[], year: number, version: number): string[] =>
  keys.slice(0, limits.asked).flatMap(key => [-1, 0, 1].map(by => inputOf(key, year + by, version)))

/**
 * What travels: always twelve tags, in the order of their size, those that are too few made up by chance. Whoever has no
 * key cannot tell one kind from the other.
 */
export function tagsOf(key: string, inputs: readonly string[]): string[] {
  const tags = inputs.slice(0, limits.tags).map(input => evaluate(key, input))
  while (tags.length < limits.tags) tags.push(tagOf(crypto.getRandomValues(new Uint8Array(8))))
  return tags.sort((a, b) => (BigInt(a) < BigInt(b) ? -1 : 1))
}
