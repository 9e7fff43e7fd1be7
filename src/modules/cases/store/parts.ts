import { type Insertable, type Selectable, sql, type Updateable } from 'kysely'
import type { Tables } from '../tables.gen.ts'
import type { Db } from './cases.ts'
import { type File, sealedEntry, sealedFor, sealedOf } from './sealing.ts'

export type NewEntry = Insertable<Tables['cases.entry']>
export type NeedRow = Selectable<Tables['cases.need']>
export type PersonRow = Selectable<Tables['cases.case_person']>

/** A person named again takes the new part; one that was taken out comes back. */
export const putPerson = (db: Db, row: Insertable<Tables['cases.case_person']>) =>
  db
    .insertInto('cases.case_person')
    .values(row)
    .onConflict(conflict =>
      conflict
        .columns(['organisation_id', 'case_id', 'person_id'])
        .doUpdateSet({ part: row.part, removed_at: null }),
    )
    .execute()

export interface PartKey {
  readonly organisation_id: string
  readonly id: string
  readonly case_id: string
}

/** False where this id is there already, of this case or another. Without `file` the case is asked whether it is restricted. */
export async function insertOnce<
  T extends 'cases.need' | 'cases.note' | 'cases.goal' | 'cases.task' | 'cases.triage' | 'cases.hand_over',
>(db: Db, table: T, row: Insertable<Tables[T]> & PartKey, file?: File): Promise<boolean> {
  const { case_id, id } = row
  const words = await (file ? sealedFor(db, file, table, id, row) : sealedOf(db, case_id, table, id, row))
  const { numInsertedOrUpdatedRows } = await db
    .insertInto(table)
    // The row fits the table by the signature above; Kysely cannot follow a table that is a parameter.
    .values(words as never)
    .onConflict(conflict => conflict.doNothing())
    .executeTakeFirstOrThrow()
  return (numInsertedOrUpdatedRows ?? 0n) > 0n
}

export const findNeeds = (db: Db, organisationId: string, caseId: string) =>
  db
    .selectFrom('cases.need')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('case_id', '=', caseId)
    .orderBy('added_at')
    .orderBy('id')
    .execute()

/** What two people may change: each has a version. */
type Versioned = 'cases.need' | 'cases.goal' | 'cases.task'
// The query names one table of the three, the signature says which one was meant (see above).
const named = (table: Versioned) => table as 'cases.goal'

export const findPart = <T extends Versioned>(
  db: Db,
  table: T,
  organisationId: string,
  caseId: string,
  id: string,
) =>
  db
    .selectFrom(named(table))
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('case_id', '=', caseId)
    .where('id', '=', id)
    .executeTakeFirst() as Promise<unknown> as Promise<Selectable<Tables[T]> | undefined>

/** The changed row; nothing where its version is another by now. */
export async function updatePart<T extends Versioned>(
  db: Db,
  table: T,
  row: PartKey,
  version: number,
  change: Updateable<Tables[T]>,
) {
  const words = await sealedOf(db, row.case_id, table, row.id, change)
  const changed = await db
    .updateTable(named(table))
    .set({ ...words, version: version + 1 })
    .where('organisation_id', '=', row.organisation_id)
    .where('id', '=', row.id)
    .where('version', '=', version)
    .returningAll()
    .executeTakeFirst()
  return changed as unknown as Selectable<Tables[T]> | undefined
}

export const findNote = (db: Db, organisationId: string, caseId: string, id: string) =>
  db
    .selectFrom('cases.note')
    .select(['id', 'kind', 'text', 'occurred_at', 'recorded_at', 'author_id', 'corrects'])
    .where('organisation_id', '=', organisationId)
    .where('case_id', '=', caseId)
    .where('id', '=', id)
    .executeTakeFirst()

export async function insertEntries(db: Db, rows: readonly Insertable<Tables['cases.entry']>[]) {
  return db
    .insertInto('cases.entry')
    .values(await Promise.all(rows.map(row => sealedEntry(db, row))))
    .execute()
}

export interface EntryRow {
  readonly id: string
  readonly at: string
  readonly recorded_at: string
  readonly kind: string
  readonly actor_id: string | null
  readonly thing_id: string | null
  readonly details: unknown
  readonly note_kind: string | null
  readonly text: string | null
  readonly corrects: string | null
  readonly corrected_by: string | null
}

/** A page of what happened, newest first, with the words of notes and what corrects them. */
export async function findEntries(
  db: Db,
  organisationId: string,
  caseId: string,
  most: number,
  before: readonly [string, string] | null = null,
): Promise<EntryRow[]> {
  const { rows } = await sql<EntryRow>`
    select e.id, e.at, e.recorded_at, e.kind, e.actor_id, e.thing_id, e.details,
      n.kind as note_kind, n.text, n.corrects,
      (select k.id from cases.note k where k.organisation_id = e.organisation_id and k.case_id = e.case_id
        and k.corrects = n.id order by k.recorded_at desc limit 1) as corrected_by
    from cases.entry e
    left join cases.note n on n.organisation_id = e.organisation_id and n.id = e.thing_id and e.kind in ('note', 'correction')
    where e.organisation_id = ${organisationId} and e.case_id = ${caseId}
      and (${before?.[0] ?? null}::timestamptz is null or (e.at, e.id) < (${before?.[0] ?? null}::timestamptz, ${before?.[1] ?? null}::uuid))
    order by e.at desc, e.id desc limit ${most}`.execute(db)
  return rows
}

export const findEntry = async (db: Db, organisationId: string, caseId: string, thingId: string) =>
  (
    await sql<EntryRow>`
      select e.id, e.at, e.recorded_at, e.kind, e.actor_id, e.thing_id, e.details,
        n.kind as note_kind, n.text, n.corrects, null::uuid as corrected_by
      from cases.entry e join cases.note n on n.organisation_id = e.organisation_id and n.id = e.thing_id
      where e.organisation_id = ${organisationId} and e.case_id = ${caseId} and e.thing_id = ${thingId} limit 1`.execute(
      db,
    )
  ).rows[0]
