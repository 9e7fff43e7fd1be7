import type { Sex } from './lexicon.ts'
import type { Name, Part } from './name.ts'
import { sexOf, wordOf } from './parts.ts'

/**
 * A name as it was read once, so that a search need not read it again for each of thousands of candidates: script, then
 * each word with its roles, sex and whether it is an initial. `C Карим1m Раҳимов2m`. Holds the words of the name.
 */
export function sketchOf(name: Name): string {
  const words = name.parts.map(
    ({ text, roles, sex, initial }) => `${text}${roles}${sex ?? '-'}${initial ? '.' : ''}`,
  )
  return [name.script[0], ...words].join(' ')
}

/** The name behind a sketch; equal parts of two sketches are one object, so that a comparison can be remembered. */
export function readSketch(sketch: string): Name {
  const [script, ...words] = sketch.split(' ')
  const parts = words.map(partOf)
  return { parts, sex: sexOf(parts), script: script === 'A' ? 'Arab' : script === 'C' ? 'Cyrl' : 'Latn' }
}

const remembered = new Map<string, Part>()
const mostRemembered = 60_000

function partOf(token: string): Part {
  const known = remembered.get(token)
  if (known) return known
  const end = token.endsWith('.') ? token.length - 1 : token.length
  const text = token.slice(0, end - 2)
  const letter = token[end - 1]
  const sex: Sex | undefined = letter === 'm' || letter === 'f' ? letter : undefined
  const word = wordOf(text, end < token.length)
  // A word that reads to nothing is never written into a sketch; an alien text is as good as none.
  const part: Part = { ...(word ?? unread), sex, roles: Number(token[end - 2]) || 0 }
  if (remembered.size >= mostRemembered) remembered.clear()
  remembered.set(token, part)
  return part
}

const unread: Omit<Part, 'sex' | 'roles'> = {
  text: '',
  whole: [''],
  stems: [''],
  ending: 'none',
  suffix: '',
  entries: [],
  exact: false,
  initial: false,
  vowelless: false,
}
