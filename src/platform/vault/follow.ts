import { type Kysely, sql } from 'kysely'
import type { EventHandler } from '../module.ts'

// The two ways in which words follow their file: when it becomes restricted or is open again, and by night those that were
// written before there was sealing, or while the file became restricted.

// biome-ignore lint/suspicious/noExplicitAny: whichever module's tables they are
type Db = Kysely<any>

/** Writes all words of one file anew, sealed or not. */
type Reseal = (db: Db, fileId: string, restricted: boolean) => Promise<unknown>

/** For `cases.circle_changed`. */
export const following =
  (reseal: Reseal): EventHandler =>
  async (use, { payload }) => {
    const { caseId, restricted } = payload
    if (typeof caseId === 'string' && typeof restricted === 'boolean')
      await reseal(use.db, caseId, restricted)
  }

/**
 * For `personalData.seal`: so many of the files that `<schema>.to_seal(most)` names as having words that are not sealed yet; answers
 * how many there were.
 */
export async function sealOld(db: Db, schema: string, most: number, reseal: Reseal): Promise<number> {
  const { rows } = await sql<{ id: string }>`select ${sql.id(schema, 'to_seal')}(${most}) as id`.execute(db)
  for (const { id } of rows) await reseal(db, id, true)
  return rows.length
}
