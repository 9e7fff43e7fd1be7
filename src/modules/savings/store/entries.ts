import { sql } from 'kysely'
import type { Instant } from '#lib/day.ts'
import { type Archive, type Kept, openArchive } from '../domain/archive.ts'
import type { Entry } from '../domain/entry.ts'
import type { Db } from './groups.ts'

interface Of {
  readonly organisationId: string
  readonly groupId: string
}

interface Row {
  readonly name: string
  readonly place: string
  readonly reason: string | null
  readonly line: unknown
}

/** All that was ever received of a group. The caller holds the group's row. */
export async function readArchive(db: Db, { organisationId, groupId }: Of): Promise<Archive> {
  const rows: Row[] = await db
    .selectFrom('savings.entry')
    .select(['name', 'place', 'reason', 'line'])
    .where('organisation_id', '=', organisationId)
    .where('group_id', '=', groupId)
    .orderBy('seq')
    .execute()
  const main = rows.filter(row => row.place === 'main').map(entryOf)
  const beside = rows.filter(row => row.place !== 'main').map(row => [row.name, keptOf(row)] as const)
  return openArchive(groupId, main, beside)
}

/** Lines of the log after one of them. */
export async function readLines(db: Db, { organisationId, groupId }: Of, after: number, limit: number) {
  const rows = await db
    .selectFrom('savings.entry')
    .select('line')
    .where('organisation_id', '=', organisationId)
    .where('group_id', '=', groupId)
    .where('place', '=', 'main')
    .where('seq', '>', after)
    .orderBy('seq')
    .limit(limit)
    .execute()
  return rows.map(entryOf)
}

/** Writes down where lines stand now: new ones whole, those known before only with their new place. */
export async function writeArchive(
  db: Db,
  { organisationId, groupId, now }: Of & { now: Instant },
  archive: Archive,
): Promise<void> {
  const rows = [...archive.changed].map(name => {
    const kept = archive.beside.get(name)
    const entry = kept?.entry ?? (archive.main[archive.index.get(name) as number] as Entry)
    return rowOf(name, entry, kept)
  })
  await writeRows(db, { organisationId, groupId, now }, rows)
}

/** Lines that go on where the log ends. */
export const addLines = (db: Db, of: Of & { now: Instant }, added: readonly Entry[]): Promise<void> =>
  writeRows(
    db,
    of,
    added.map(entry => rowOf(entry.hash, entry)),
  )

const rowOf = (name: string, entry: Entry, kept?: Kept) => ({
  ...{ name, seq: entry.seq, epoch: entry.epoch, event: entry.event.id },
  ...{ place: kept?.place ?? 'main', reason: kept?.reason ?? null, line: entry },
})

async function writeRows(
  db: Db,
  { organisationId, groupId, now }: Of & { now: Instant },
  rows: readonly ReturnType<typeof rowOf>[],
): Promise<void> {
  if (rows.length === 0) return
  // What leaves the log goes first: two lines of one number cannot both be in it.
  await sql`
    update savings.entry set place = r.place, reason = r.reason
    from jsonb_to_recordset(${keepable(rows.filter(row => row.place !== 'main'))}::jsonb) as r(name text, place text, reason text)
    where organisation_id = ${organisationId} and group_id = ${groupId} and entry.name = r.name`.execute(db)
  await sql`
    insert into savings.entry (organisation_id, group_id, name, seq, epoch, event_id, place, reason, line, received_at)
    select ${organisationId}::uuid, ${groupId}::uuid, r.name, r.seq, r.epoch, r.event, r.place, r.reason, r.line, ${now}::timestamptz
    from jsonb_to_recordset(${keepable(rows)}::jsonb)
      as r(name text, seq int, epoch int, event text, place text, reason text, line jsonb)
    order by r.seq
    on conflict (organisation_id, group_id, name) do update set place = excluded.place, reason = excluded.reason
      where (entry.place, entry.reason) is distinct from (excluded.place, excluded.reason)`.execute(db)
}

/** Half letters and NUL, which a database cannot keep; only lines that are set aside can have them. */
const keepable = (rows: readonly object[]) =>
  JSON.stringify(rows).replace(/\\u0000|\\ud[89a-f][0-9a-f]{2}/g, '\\ufffd')

// Written by this store from lines that were checked.
const entryOf = ({ line }: Pick<Row, 'line'>) => line as Entry
const keptOf = ({ place, reason, line }: Row) => ({ entry: line as Entry, place, reason }) as Kept
