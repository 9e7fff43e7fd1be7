import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { refuse } from './refusals.ts'

/**
 * The one text that a value has, whoever wrote it down: keys in order of their code units, no spaces, whole numbers,
 * what is undefined left out. Refused: what could be written in two ways or not be kept (fractions, lone surrogates, NUL).
 */
export function canonical(value: unknown): string {
  if (value === null || typeof value === 'boolean') return String(value)
  if (typeof value === 'number') return numberText(value)
  if (typeof value === 'string') return textOf(value)
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (typeof value !== 'object') throw refuse('savings.entry_invalid', { why: typeof value })
  const parts: string[] = []
  for (const key of Object.keys(value).sort()) {
    const part = (value as Record<string, unknown>)[key]
    if (part !== undefined) parts.push(`${textOf(key)}:${canonical(part)}`)
  }
  return `{${parts.join(',')}}`
}

/** SHA-256 of the canonical text, 64 hex digits. */
export function digest(value: unknown): string {
  return bytesToHex(sha256(utf8ToBytes(canonical(value))))
}

// Half a surrogate pair, or NUL: a database cannot keep them.
const unkeepable = /[\p{Cs}\0]/u

function numberText(value: number): string {
  if (!Number.isSafeInteger(value)) throw refuse('savings.entry_invalid', { why: 'number' })
  return String(value === 0 ? 0 : value)
}

function textOf(value: string): string {
  if (unkeepable.test(value)) throw refuse('savings.entry_invalid', { why: 'text' })
  return JSON.stringify(value)
}
