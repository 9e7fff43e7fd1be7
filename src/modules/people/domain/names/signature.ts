import { hash } from './hash.ts'
import { headOf } from './lexicon.ts'
import { family, father, given, type Name, type Part } from './name.ts'
import { blur } from './skeleton.ts'

/** Bits of a signature; `bit(128)` in the table of names. */
const size = 128
const words = size / 32

/**
 * What two names share, roughly and at the price of a few instructions: each word sets the bits of its neighbouring sounds,
 * once for each role it may play. Of thousands that carry a key the database passes on those that share most bits; only
 * they are weighed. As PostgreSQL reads a bit string: `x` and hexadecimal figures.
 */
export function signatureOf(name: Name): string {
  const bits = new Int32Array(words)
  for (const part of name.parts) {
    const own = bitsOf(part)
    for (const [at, role] of roles.entries()) {
      if ((part.roles & role) === 0) continue
      for (let word = 0; word < words; word++) bits[word]! |= own[at * words + word]!
    }
  }
  return `x${Array.from(bits, word => (word >>> 0).toString(16).padStart(8, '0')).join('')}`
}

const roles = [given, family, father]

// A word that is remembered (parts.ts) keeps its list of stems, and with it its bits.
const remembered = new WeakMap<readonly string[], Int32Array>()

/** The bits of a word in each role, one after the other. */
function bitsOf(part: Part): Int32Array {
  const known = remembered.get(part.stems)
  if (known) return known
  const bits = new Int32Array(roles.length * words)
  for (const sounds of soundsOf(part)) {
    const marked = `^${sounds}$`
    const pairs = part.initial ? 1 : marked.length - 1
    for (const [nth, role] of roles.entries()) {
      for (let at = 0; at < pairs; at++) {
        const bit = hash(role + marked.slice(at, at + 2)) & (size - 1)
        bits[nth * words + (bit >>> 5)]! |= 1 << (bit & 31)
      }
    }
  }
  remembered.set(part.stems, bits)
  return bits
}

/** Two readings, and the usual spelling of a known given name, so that far variants share bits. */
function soundsOf(part: Part): string[] {
  const heads = part.entries.slice(0, 1).map(headOf)
  return [...new Set([...part.stems.slice(0, 2), ...heads].map(blur))]
}
