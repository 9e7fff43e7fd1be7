import { type Insertable, type Kysely, type Selectable, sql, type Updateable } from 'kysely'
import type { Tables } from '../tables.gen.ts'
import { sealedOf } from './sealing.ts'

export type Db = Kysely<Tables>
export type ContactRow = Selectable<Tables['contacts.contact']>
export type NewContact = Insertable<Tables['contacts.contact']>

/** False where the id is there already (perhaps out of the actor's sight). */
export async function addContact(db: Db, row: NewContact): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('contacts.contact')
    .values(row)
    .onConflict(conflict => conflict.columns(['organisation_id', 'id']).doNothing())
    .executeTakeFirstOrThrow()
  return (numInsertedOrUpdatedRows ?? 0n) > 0n
}

/** The same, answering the row as it stands; undefined where the id is there already (perhaps out of the actor's sight). */
export const insertContact = (db: Db, row: NewContact) =>
  db
    .insertInto('contacts.contact')
    .values(row)
    .onConflict(conflict => conflict.columns(['organisation_id', 'id']).doNothing())
    .returningAll()
    .executeTakeFirst()

export const findContact = (db: Db, organisationId: string, id: string) =>
  db
    .selectFrom('contacts.contact')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('id', '=', id)
    .executeTakeFirst()

/** The contacts about a file. */
export const findOfCase = (db: Db, organisationId: string, caseId: string) =>
  db
    .selectFrom('contacts.contact')
    .select(['id', 'restricted'])
    .where('organisation_id', '=', organisationId)
    .where('case_id', '=', caseId)
    .execute()

export const findContactsById = (db: Db, organisationId: string, ids: readonly string[]) =>
  db
    .selectFrom('contacts.contact')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('id', '=', sql<string>`any(${ids}::uuid[])`)
    .execute()

/** Only on the version that the change was made on. */
export async function updateContact(
  db: Db,
  organisationId: string,
  id: string,
  version: number,
  change: Updateable<Tables['contacts.contact']>,
) {
  const words = await sealedOf(db, id, 'contacts.contact', id, change)
  return db
    .updateTable('contacts.contact')
    .set({ ...words, version: version + 1 })
    .where('organisation_id', '=', organisationId)
    .where('id', '=', id)
    .where('version', '=', version)
    .returningAll()
    .executeTakeFirst()
}

/** What Hamroh itself adds (a case that was opened); no new version, because nobody changed what was recorded. */
export const linkContact = (
  db: Db,
  organisationId: string,
  id: string,
  link: Updateable<Tables['contacts.contact']>,
) =>
  db
    .updateTable('contacts.contact')
    .set(link)
    .where('organisation_id', '=', organisationId)
    .where('id', '=', id)
    .execute()

/** `content` is what the contact said before, as an object. */
export async function insertVersion(
  db: Db,
  row: Omit<Insertable<Tables['contacts.contact_version']>, 'content'> & { content: object },
) {
  const { contact_id, content, reason = null } = row
  const words: { content: unknown; reason: string | null } = { content, reason }
  const written = await sealedOf(db, contact_id, 'contacts.contact_version', contact_id, words)
  return db
    .insertInto('contacts.contact_version')
    .values({ ...row, reason: written.reason, content: JSON.stringify(written.content) })
    .execute()
}

export const findVersions = (db: Db, organisationId: string, contactId: string) =>
  db
    .selectFrom('contacts.contact_version')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('contact_id', '=', contactId)
    .orderBy('version', 'desc')
    .execute()

export interface LogFilter {
  readonly from: string | undefined
  /** The first moment that no longer belongs to the period. */
  readonly until: string | undefined
  readonly need: string | undefined
  readonly outcome: string | undefined
  readonly channel: string | undefined
  readonly language: string | undefined
  readonly urgency: string | undefined
  readonly workerId: string | undefined
  readonly personId: string | undefined
  readonly caseId: string | undefined
  readonly sessionId: string | undefined
  readonly text: string | undefined
}

/** The log, newest first, after the place where the page before ended. */
export function findLog(
  db: Db,
  organisationId: string,
  filter: LogFilter,
  after: readonly (string | number | null)[] | null,
  limit: number,
) {
  const equal = {
    outcome: filter.outcome,
    channel: filter.channel,
    language: filter.language,
    urgency: filter.urgency,
    worker_id: filter.workerId,
    case_id: filter.caseId,
    session_id: filter.sessionId,
  } as const
  let query = db.selectFrom('contacts.contact').selectAll().where('organisation_id', '=', organisationId)
  for (const [column, value] of Object.entries(equal)) {
    // The names are those of the object above.
    if (value !== undefined) query = query.where(column as keyof typeof equal, '=', value)
  }
  // Files that were merged have one log.
  if (filter.personId !== undefined)
    query = query.where(
      'person_id',
      '=',
      sql<string>`any((select people.files_of(${filter.personId}))::uuid[])`,
    )
  if (filter.from) query = query.where('started_at', '>=', filter.from)
  if (filter.until) query = query.where('started_at', '<', filter.until)
  if (filter.need) query = query.where(sql<boolean>`needs @> array[${filter.need}]::text[]`)
  if (filter.text) query = query.where(sql<boolean>`search @@ websearch_to_tsquery('simple', ${filter.text})`)
  if (after)
    query = query.where(sql<boolean>`(started_at, id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`)
  return query
    .orderBy('started_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute()
}

export const findExport = async (db: Db, from: string, to: string, zone: string) =>
  (await sql<ExportRow>`select * from contacts.export_rows(${from}::date, ${to}::date, ${zone})`.execute(db))
    .rows

export interface ExportRow {
  readonly id: string
  readonly channel: string
  readonly day: string
  readonly hour: number
  readonly minutes: number | null
  readonly language: string | null
  readonly country: string | null
  readonly place_id: string | null
  readonly sex: string | null
  readonly age_band: string | null
  readonly target_groups: string[]
  readonly needs: string[]
  readonly outcome: string | null
  readonly not_request: string | null
  readonly urgency: string
  readonly materials: Record<string, number>
  readonly mobile: boolean
  readonly offline: boolean
}

/** Earlier contacts of a caller, newest first. */
export const findByCaller = (
  db: Db,
  organisationId: string,
  column: 'number_key' | 'channel_key',
  key: string,
  limit: number,
) =>
  db
    .selectFrom('contacts.contact')
    .select(['id', 'started_at', 'needs', 'outcome', 'person_id', 'said', 'advised', 'worker_id'])
    .where('organisation_id', '=', organisationId)
    .where(column, '=', key)
    .orderBy('started_at', 'desc')
    .limit(limit)
    .execute()
