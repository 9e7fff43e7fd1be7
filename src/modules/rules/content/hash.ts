import { createHash } from 'node:crypto'
import type { Pack, Rule, Version } from '../domain/pack.ts'

/** What a version of a rule is called: its first day, `ever`, and `~bill` for what is no law. */
export const versionKey = ({ from, status }: Version): string =>
  `${from ?? 'ever'}${status === 'bill' ? '~bill' : ''}`

/**
 * What a lawyer signs: everything that is said of a rule in one version, so that any change asks for a new signature.
 * Fixtures and conflicts are about the rule, not of it.
 */
export function versionHash(rule: Rule, version: Version): string {
  const { id, country, topic, question, use, obligation, overrides, who } = rule
  return shortHash({ id, country, topic, question, use, obligation, overrides, who, version })
}

/** The same content, the same pack: what an assessment was made with. */
export function packHash(pack: Pack): string {
  return shortHash(pack)
}

/** What a translation is of: eight letters, so that a changed English text makes its translations stand out. */
export const textHash = (text: string): string => sha256(text).slice(0, 8)

const shortHash = (content: unknown): string => sha256(JSON.stringify(sorted(content))).slice(0, 32)

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

/** Fields in the order of the alphabet, so that the order in a file does not matter. */
function sorted(content: unknown): unknown {
  if (Array.isArray(content)) return content.map(sorted)
  if (typeof content !== 'object' || content === null) return content
  return Object.fromEntries(
    Object.entries(content)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, value]) => [key, sorted(value)]),
  )
}
