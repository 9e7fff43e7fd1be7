import { hash } from 'node:crypto'
import { canonicalLine, type Place, type SealedLine } from '../domain/line.ts'

/** What the first line of an organisation follows. */
export const genesis = (organisationId: string): string =>
  hash('sha256', `hamroh audit chain 1 ${organisationId}`)

/** SHA-256 over the hash before and the line, hex. */
export const nextHash = (before: string, line: SealedLine, place: Place): string =>
  hash('sha256', `${before}\n${canonicalLine(line, place)}`)
