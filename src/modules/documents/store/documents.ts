import { type Insertable, type Kysely, type Selectable, sql, type Updateable } from 'kysely'
import type { Tables } from '../tables.gen.ts'
import { sealedLetter } from './sealing.ts'

export type Db = Kysely<Tables>
export type DocumentRow = Selectable<Tables['documents.document']>

/** False where this id is there already. */
export async function insertDocument(
  db: Db,
  row: Insertable<Tables['documents.document']>,
  restricted: boolean,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('documents.document')
    .values(await sealedLetter(db, row.id, restricted, row))
    .onConflict(conflict => conflict.doNothing())
    .executeTakeFirstOrThrow()
  return (numInsertedOrUpdatedRows ?? 0n) > 0n
}

export const findDocument = (db: Db, organisationId: string, id: string) =>
  db
    .selectFrom('documents.document')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('id', '=', id)
    .executeTakeFirst()

export const findDocuments = (db: Db, organisationId: string, caseId: string) =>
  db
    .selectFrom('documents.document')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('case_id', '=', caseId)
    .orderBy('changed_at', 'desc')
    .orderBy('id', 'desc')
    .execute()

export async function updateDocument(
  db: Db,
  row: { organisation_id: string; id: string; restricted: boolean },
  version: number,
  change: Updateable<Tables['documents.document']>,
) {
  const words = await sealedLetter(db, row.id, row.restricted, change)
  return db
    .updateTable('documents.document')
    .set({ ...words, version: version + 1 })
    .where('organisation_id', '=', row.organisation_id)
    .where('id', '=', row.id)
    .where('version', '=', version)
    .returningAll()
    .executeTakeFirst()
}

/** Letters that name a rule in a version that is none of these, and of which nobody was told yet; marks them as told. */
export async function markRuleChanged(
  db: Db,
  organisationId: string,
  currentDigests: readonly string[],
  at: string,
): Promise<{ id: string; case_id: string }[]> {
  const { rows } = await sql<{ id: string; case_id: string }>`
    update documents.document d set rule_changed_at = ${at}
    where d.organisation_id = ${organisationId} and d.rule_changed_at is null
      and exists (select 1 from jsonb_array_elements(d.rules) r
        where r->>'digest' <> '' and not r->>'digest' = any(${sql.val([...currentDigests])}::text[]))
    returning d.id, d.case_id`.execute(db)
  return rows
}
