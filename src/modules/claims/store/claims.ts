import { type Insertable, type Kysely, type Selectable, sql, type Updateable } from 'kysely'
import type { Tables } from '../tables.gen.ts'
import { sealedFor } from './sealing.ts'

export type Db = Kysely<Tables>
export type ClaimRow = Selectable<Tables['claims.claim']>

type Row<T extends keyof Tables> = Insertable<Tables[T]> & { readonly id: string }

/** False where this id is there already. `of`: the claim it belongs to, and whether its file is restricted. */
export async function insertOnce<T extends keyof Tables>(
  db: Db,
  table: T,
  row: Row<T>,
  of: { readonly claimId: string; readonly restricted: boolean },
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto(table)
    // The row fits the table by the signature above; Kysely cannot follow a table that is a parameter.
    .values((await sealedFor(db, table, { id: row.id, ...of }, row)) as never)
    .onConflict(conflict => conflict.doNothing())
    .executeTakeFirstOrThrow()
  return (numInsertedOrUpdatedRows ?? 0n) > 0n
}

export const findClaims = (db: Db, organisationId: string, caseId: string) =>
  db
    .selectFrom('claims.claim')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('case_id', '=', caseId)
    .orderBy('made_at', 'desc')
    .orderBy('id', 'desc')
    .execute()

export const findClaim = (db: Db, organisationId: string, id: string) =>
  db
    .selectFrom('claims.claim')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('id', '=', id)
    .executeTakeFirst()

export async function updateClaim(
  db: Db,
  row: { organisation_id: string; id: string; restricted: boolean },
  version: number,
  change: Updateable<Tables['claims.claim']>,
) {
  const place = { id: row.id, claimId: row.id, restricted: row.restricted }
  const words = await sealedFor(db, 'claims.claim', place, change)
  return db
    .updateTable('claims.claim')
    .set({ ...words, version: version + 1 })
    .where('organisation_id', '=', row.organisation_id)
    .where('id', '=', row.id)
    .where('version', '=', version)
    .returningAll()
    .executeTakeFirst()
}

export const findSteps = (db: Db, organisationId: string, claimId: string) =>
  db
    .selectFrom('claims.step')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('claim_id', '=', claimId)
    .orderBy('on_day')
    .orderBy('made_at')
    .orderBy('id')
    .execute()

export const findRecoveries = (db: Db, organisationId: string, claimId: string) =>
  db
    .selectFrom('claims.recovery')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('claim_id', '=', claimId)
    .orderBy('on_day')
    .orderBy('made_at')
    .execute()

export const withdrawRecovery = (db: Db, organisationId: string, claimId: string, id: string, at: string) =>
  db
    .updateTable('claims.recovery')
    .set({ withdrawn_at: at })
    .where('organisation_id', '=', organisationId)
    .where('claim_id', '=', claimId)
    .where('id', '=', id)
    .where('withdrawn_at', 'is', null)
    .returning('id')
    .executeTakeFirst()

export interface FigureRow {
  readonly currency: string
  readonly claims: number
  readonly claims_open: number
  readonly claimed: number
  readonly paid_claims: number
  readonly paid_open: number
  readonly recovered: number
}

/** Counts and sums of the actor's organisation; the database refuses those who may not see figures. */
export async function countFigures(db: Db, from: string, to: string): Promise<FigureRow[]> {
  const { rows } = await sql<FigureRow>`select * from claims.figures(${from}::date, ${to}::date)`.execute(db)
  return rows
}
