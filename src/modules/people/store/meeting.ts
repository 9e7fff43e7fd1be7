import { sql } from 'kysely'
import type { Db } from './people.ts'

/** What a blinded question is asked and answered by; names of restricted persons come opened. */
export const findMeeting = (db: Db, organisationId: string, ids: readonly string[]) =>
  db
    .selectFrom('people.person')
    .select(['id', 'version', 'names', 'birth_year', 'birth_day', 'restricted', 'worker_ids', 'erased_at'])
    .where('organisation_id', '=', organisationId)
    .where('id', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .execute()
