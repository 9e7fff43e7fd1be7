import type { Insertable, Kysely } from 'kysely'
import type { Tables } from '../tables.gen.ts'

type Db = Kysely<Tables>

export const insertReport = (db: Db, row: Insertable<Tables['directory.report']>) =>
  db
    .insertInto('directory.report')
    .values(row)
    .onConflict(conflict => conflict.column('id').doNothing())
    .execute()
