import { type Insertable, type Selectable, sql, type Updateable } from 'kysely'
import type { Tables } from '../tables.gen.ts'
import { sealedAssessment } from './sealing.ts'
import type { Db } from './versions.ts'

export type AssessmentRow = Selectable<Tables['rules.assessment']>

export const findOfCase = (db: Db, organisationId: string, caseId: string) =>
  db
    .selectFrom('rules.assessment')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('case_id', '=', caseId)
    .orderBy('assessed_at', 'desc')
    .limit(20)
    .execute()

export const findAssessment = (db: Db, organisationId: string, id: string) =>
  db
    .selectFrom('rules.assessment')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('id', '=', id)
    .executeTakeFirst()

/** False where that id is there already. */
export const insertAssessment = async (
  db: Db,
  row: Insertable<Tables['rules.assessment']>,
  restricted: boolean,
) =>
  (
    await db
      .insertInto('rules.assessment')
      .values(await sealedAssessment(db, row.id, restricted, row))
      .onConflict(conflict => conflict.doNothing())
      .executeTakeFirst()
  ).numInsertedOrUpdatedRows === 1n

export async function updateAssessment(
  db: Db,
  row: Pick<AssessmentRow, 'organisation_id' | 'id'> & { readonly restricted: boolean },
  version: number,
  change: Updateable<Tables['rules.assessment']>,
) {
  const words = await sealedAssessment(db, row.id, row.restricted, change)
  return db
    .updateTable('rules.assessment')
    .set({ ...words, version: version + 1 })
    .where('organisation_id', '=', row.organisation_id)
    .where('id', '=', row.id)
    .where('version', '=', version)
    .returningAll()
    .executeTakeFirst()
}

/** Those of files still open that were made with another pack, or with a rule that is past its review date today. */
export const findOld = (db: Db, organisationId: string, pack: string, today: string, after: string) =>
  db
    .selectFrom('rules.assessment')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('active', '=', true)
    .where('id', '>', after)
    .where(sql<boolean>`(pack_hash <> ${pack} or look_on <= ${today}::date)`)
    .orderBy('id')
    .limit(200)
    .execute()

export const setActive = (db: Db, organisationId: string, caseId: string, active: boolean) =>
  db
    .updateTable('rules.assessment')
    .set({ active })
    .where('organisation_id', '=', organisationId)
    .where('case_id', '=', caseId)
    .execute()
