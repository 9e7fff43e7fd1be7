import { type Kysely, sql } from 'kysely'
import type { Instant } from '#lib/day.ts'

export interface ReaderLine {
  readonly at: Instant
  readonly action: string
  readonly actor_kind: string
  readonly actor_id: string | null
}

const most = 200

/** The log of one person, last first; the service has checked that the asker may see the person. */
export async function readersOf(db: Kysely<unknown>, personId: string): Promise<ReaderLine[]> {
  const { rows } = await sql<ReaderLine>`
    select at, action, actor_kind, actor_id from platform.audit_of('person', ${personId}, ${most})`.execute(
    db,
  )
  return rows
}
