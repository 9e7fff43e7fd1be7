import { sql } from 'kysely'
import type { Instant } from '#lib/day.ts'
import { copyOf, logFromCopy } from '../domain/book-copy.ts'
import type { Head } from '../domain/entry.ts'
import type { GroupLog } from '../domain/group-log.ts'
import type { Db, GroupRow } from './groups.ts'

interface Of {
  readonly organisationId: string
  readonly groupId: string
}

/** The book as it stood when the last batch was taken in; null where there is none, or the log ends elsewhere by now. */
export async function readBook(
  db: Db,
  { organisationId, groupId }: Of,
  group: GroupRow,
): Promise<GroupLog | null> {
  const row = await db
    .selectFrom('savings.book')
    .select('copy')
    .where('organisation_id', '=', organisationId)
    .where('group_id', '=', groupId)
    .where('head_hash', '=', group.head_hash)
    .executeTakeFirst()
  const at: Pick<Head, 'group' | 'seq' | 'hash'> = {
    group: groupId,
    seq: group.head_seq,
    hash: group.head_hash,
  }
  return row ? logFromCopy(row.copy, at) : null
}

export async function keepBook(
  db: Db,
  { organisationId, groupId, now }: Of & { now: Instant },
  log: GroupLog,
): Promise<void> {
  const row = { head_seq: log.head.seq, head_hash: log.head.hash, copy: copyOf(log), made_at: now }
  await db
    .insertInto('savings.book')
    .values({ organisation_id: organisationId, group_id: groupId, ...row })
    .onConflict(conflict => conflict.columns(['organisation_id', 'group_id']).doUpdateSet(row))
    .execute()
}

/** Whether a batch may touch nothing but the log's end, and what of it stands in the log already. */
export async function knownOf(
  db: Db,
  { organisationId, groupId }: Of,
  batch: readonly { readonly hash: string; readonly event: { readonly id: string } }[],
): Promise<{ hashes: Set<string>; events: Set<string>; beside: boolean }> {
  const hashes = batch.map(entry => entry.hash)
  const events = batch.map(entry => entry.event.id)
  const { rows } = await sql<{ name: string; event_id: string; place: string }>`
    select name, event_id, place from savings.entry
    where organisation_id = ${organisationId} and group_id = ${groupId} and name = any(${hashes})
    union
    select name, event_id, place from savings.entry
    where organisation_id = ${organisationId} and group_id = ${groupId} and place = 'main' and event_id = any(${events})
    union
    (select name, event_id, place from savings.entry
    where organisation_id = ${organisationId} and group_id = ${groupId} and place <> 'main' limit 1)`.execute(
    db,
  )
  return {
    hashes: new Set(rows.map(row => row.name)),
    events: new Set(rows.map(row => row.event_id)),
    beside: rows.some(row => row.place !== 'main'),
  }
}
