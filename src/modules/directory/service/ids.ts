import { createHash } from 'node:crypto'

/** The same id for the same words, so that a taxonomy loaded anywhere has the ids it has everywhere. */
export function stableId(text: string): string {
  const bytes = createHash('sha1').update(`hamroh:${text}`).digest()
  bytes[6] = ((bytes[6] as number) & 0x0f) | 0x50
  bytes[8] = ((bytes[8] as number) & 0x3f) | 0x80
  const hex = bytes.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20, 32)}`
}

export const termId = (taxonomy: 'needs' | 'target_groups', code: string) => stableId(`${taxonomy}:${code}`)
