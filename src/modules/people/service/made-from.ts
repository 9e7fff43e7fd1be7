import { createHash } from 'node:crypto'
import { Refusal } from '#lib/refusal.ts'

/** What a record was made from: the same id again answers it only for the same content, whatever became of it since. */
export const madeFrom = (content: unknown): Buffer =>
  createHash('sha256').update(JSON.stringify(content)).digest()

/** Refuses an id that is taken by other content, by another person's record, or by one the actor may not see. */
export function mustBeTheSame(known: { readonly made_from: Buffer | null } | undefined, made: Buffer): void {
  if (!known?.made_from || !made.equals(known.made_from)) throw new Refusal('already_there', 'conflict')
}
