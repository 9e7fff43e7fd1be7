import { type Insertable, type Selectable, sql, type Updateable } from 'kysely'
import type { Instant } from '#lib/day.ts'
import type { Tables } from '../tables.gen.ts'
import type { Db } from './keys.ts'

const columns = [
  'organisation_id',
  'id',
  'from_id',
  'key_id',
  'kind',
  'received_at',
  'due_at',
  'state',
  'reference',
] as const
export type ReceivedRow = Pick<Selectable<Tables['tracing.received']>, (typeof columns)[number]>
export type CandidateRow = Selectable<Tables['tracing.candidate']>

// Of who is asked. Tags leave the database for no screen.

export const insertReceived = (
  db: Db,
  row: Omit<Insertable<Tables['tracing.received']>, 'tags'>,
  tags: readonly string[],
) =>
  db
    .insertInto('tracing.received')
    .values({ ...row, tags: sql`${[...tags]}::bigint[]` as never })
    .execute()

export const findReceived = (db: Db, organisationId: string, id: string): Promise<ReceivedRow | undefined> =>
  db
    .selectFrom('tracing.received')
    .select(columns)
    .where('organisation_id', '=', organisationId)
    .where('id', '=', id)
    .executeTakeFirst()

/** Locked, so that a yes and the day of the answer do not pass each other. */
export const lockReceived = (db: Db, organisationId: string, id: string): Promise<ReceivedRow | undefined> =>
  db
    .selectFrom('tracing.received')
    .select(columns)
    .where('organisation_id', '=', organisationId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()

/** Newest first; one more than asked for tells that there are more. */
export function findPage(
  db: Db,
  organisationId: string,
  { before, limit }: { before: readonly (string | number | null)[] | null; limit: number },
): Promise<ReceivedRow[]> {
  let query = db.selectFrom('tracing.received').select(columns).where('organisation_id', '=', organisationId)
  if (before)
    query = query.where(sql<boolean>`(received_at, id) < (${before[0]}::timestamptz, ${before[1]}::uuid)`)
  return query
    .orderBy('received_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute()
}

/** Over: its tags go with the state. */
export const endReceived = (
  db: Db,
  { organisation_id, id }: Pick<ReceivedRow, 'organisation_id' | 'id'>,
  change: Updateable<Tables['tracing.received']>,
) =>
  db
    .updateTable('tracing.received')
    .set({ ...change, tags: null })
    .where('organisation_id', '=', organisation_id)
    .where('id', '=', id)
    .execute()

/** Still waiting, but under a key that is destroyed: what was found stays to be looked at. */
export const forgetTags = (db: Db, organisationId: string, keyId: string) =>
  db
    .updateTable('tracing.received')
    .set({ tags: null })
    .where('organisation_id', '=', organisationId)
    .where('key_id', '=', keyId)
    .execute()

export const findOpen = (db: Db, organisationId: string, keyId: string): Promise<{ id: string }[]> =>
  db
    .selectFrom('tracing.received')
    .select('id')
    .where('organisation_id', '=', organisationId)
    .where('key_id', '=', keyId)
    .where('state', '=', sql.lit('open'))
    .execute()

export async function findDue(db: Db, at: Instant): Promise<{ organisation_id: string; id: string }[]> {
  const { rows } = await sql<{ organisation_id: string; id: string }>`
    select * from tracing.due(${at}::timestamptz)`.execute(db)
  return rows
}

/** The question's tags laid beside the list. How many persons it may mean. */
export async function compare(db: Db, organisationId: string, id: string, at: Instant): Promise<number> {
  const { numAffectedRows } = await sql`
    insert into tracing.candidate (organisation_id, received_id, person_id, found_at)
    select r.organisation_id, r.id, l.person_id, ${at}::timestamptz
    from tracing.received r join tracing.listed l
      on l.organisation_id = r.organisation_id and l.key_id = r.key_id and l.tags && r.tags
    where r.organisation_id = ${organisationId} and r.id = ${id} and r.state = 'open'
    on conflict do nothing`.execute(db)
  return Number(numAffectedRows ?? 0n)
}

export const findCandidates = (
  db: Db,
  organisationId: string,
  receivedIds: readonly string[],
): Promise<CandidateRow[]> =>
  db
    .selectFrom('tracing.candidate')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('received_id', '=', sql<string>`any(${[...receivedIds]}::uuid[])`)
    .orderBy('found_at')
    .orderBy('person_id')
    .execute()

export const decide = (
  db: Db,
  { organisation_id, received_id, person_id }: CandidateRow,
  change: Updateable<Tables['tracing.candidate']>,
) =>
  db
    .updateTable('tracing.candidate')
    .set(change)
    .where('organisation_id', '=', organisation_id)
    .where('received_id', '=', received_id)
    .where('person_id', '=', person_id)
    .execute()

/** What nobody said yes to does not stay. */
export const dropUnwished = (db: Db, organisationId: string, receivedId: string) =>
  db
    .deleteFrom('tracing.candidate')
    .where('organisation_id', '=', organisationId)
    .where('received_id', '=', receivedId)
    .where(sql<boolean>`wish is distinct from 'yes'`)
    .execute()

export const dropAll = (db: Db, organisationId: string, receivedId: string) =>
  db
    .deleteFrom('tracing.candidate')
    .where('organisation_id', '=', organisationId)
    .where('received_id', '=', receivedId)
    .execute()

export const dropUndecidedOf = (db: Db, organisationId: string, personId: string) =>
  db
    .deleteFrom('tracing.candidate')
    .where('organisation_id', '=', organisationId)
    .where('person_id', '=', personId)
    .where(sql<boolean>`wish is distinct from 'yes'`)
    .execute()

export const findByConsent = (db: Db, organisationId: string, consentId: string): Promise<CandidateRow[]> =>
  db
    .selectFrom('tracing.candidate')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('consent_id', '=', consentId)
    .execute()
