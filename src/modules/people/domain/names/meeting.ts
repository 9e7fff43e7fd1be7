import { headOf } from './lexicon.ts'
import { family, father, given, type Part } from './name.ts'
import { parseName } from './parts.ts'
import { skeleton } from './skeleton.ts'

const mostForms = 3

/**
 * What two spellings of one name have in common where nothing but equality can be asked: pairs of a given and a family name
 * by their skeletons (`frts.nmn`), the usual spelling first, at most `most`. Empty for a name of one word.
 */
export function meetingKeys(text: string, most: number): string[] {
  const words = parseName(text).parts.filter(part => !part.initial && part.roles !== father)
  const pairs = words.flatMap((one, at) =>
    words
      .slice(at + 1)
      .flatMap(other => (mayBeCore(one, other) ? crossed(formsOf(one), formsOf(other)) : [])),
  )
  const ranked = pairs.sort((a, b) => a.rank - b.rank || (a.key < b.key ? -1 : 1)).map(pair => pair.key)
  return [...new Set(ranked)].slice(0, most)
}

const mayBeCore = (one: Part, other: Part) =>
  ((one.roles & given) !== 0 && (other.roles & family) !== 0) ||
  ((one.roles & family) !== 0 && (other.roles & given) !== 0)

function formsOf({ entries, stems }: Part): string[] {
  const forms = [...entries.slice(0, 2).map(headOf), ...stems].map(skeleton).filter(form => form.length > 1)
  return [...new Set(forms)].slice(0, mostForms)
}

const crossed = (ones: readonly string[], others: readonly string[]) =>
  ones.flatMap((one, i) =>
    others.map((other, j) => ({ rank: i + j, key: one < other ? `${one}.${other}` : `${other}.${one}` })),
  )
