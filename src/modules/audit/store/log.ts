import { type Kysely, sql } from 'kysely'
import type { Instant } from '#lib/day.ts'
import type { Tables } from '../tables.gen.ts'

type Db = Kysely<Tables>

export const findSetting = (db: Db, organisationId: string) =>
  db.selectFrom('audit.setting').selectAll().where('organisation_id', '=', organisationId).executeTakeFirst()

/** False where it has moved on meanwhile. */
export async function saveSetting(db: Db, organisationId: string, version: number, showsNames: boolean) {
  if (version === 0) {
    const made = await db
      .insertInto('audit.setting')
      .values({ organisation_id: organisationId, shows_names: showsNames })
      .onConflict(conflict => conflict.doNothing())
      .executeTakeFirst()
    return (made.numInsertedOrUpdatedRows ?? 0n) > 0n
  }
  const changed = await db
    .updateTable('audit.setting')
    .set({ shows_names: showsNames, version: version + 1 })
    .where('organisation_id', '=', organisationId)
    .where('version', '=', version)
    .executeTakeFirst()
  return changed.numUpdatedRows > 0n
}

export interface LogLine {
  readonly id: string
  readonly at: Instant
  readonly actor_kind: string
  readonly actor_id: string | null
  readonly action: string
  readonly thing_kind: string
  readonly thing_id: string | null
  readonly details: Record<string, unknown>
}

/** The lines about these things, last first. */
export async function linesAbout(db: Db, things: readonly { kind: string; id: string }[], most: number) {
  const { rows } = await sql<LogLine>`select * from audit.lines_about(
    ${things.map(thing => thing.kind)}::text[], ${things.map(thing => thing.id)}::uuid[], ${most})`.execute(
    db,
  )
  return rows
}

export interface ActorRow {
  readonly user_id: string
  readonly name: string
  readonly organisation_id: string
  readonly organisation: string
  readonly roles: string[]
}

export async function findActors(db: Db, ids: readonly string[]): Promise<Map<string, ActorRow>> {
  if (!ids.length) return new Map()
  const { rows } = await sql<ActorRow>`select * from audit.actors(${[...ids]}::uuid[])`.execute(db)
  return new Map(rows.map(row => [row.user_id, row]))
}

/** How people call these records, where they have a reference; for the auditor alone. */
export async function findReferences(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
  if (!ids.length) return new Map()
  const { rows } = await sql<{
    id: string
    reference: string
  }>`select * from audit.references_of(${[...ids]}::uuid[])`.execute(db)
  return new Map(rows.map(row => [row.id, row.reference]))
}

export interface LogFilter {
  readonly actorId: string | null
  readonly thingId: string | null
  /** The beginning of an action. */
  readonly doing: string | null
  readonly action: string | null
  readonly from: Instant | null
  readonly to: Instant | null
}

/** The log, last first, as the reader may see it. */
export async function findLog(
  db: Db,
  organisationId: string,
  { actorId, thingId, doing, action, from, to }: LogFilter,
  before: string | null,
  most: number,
): Promise<LogLine[]> {
  const { rows } = await sql<LogLine>`
    select l.id, l.at, l.actor_kind, l.actor_id, l.action, l.thing_kind, l.thing_id, l.details from platform.audit_line l
    where l.organisation_id = ${organisationId}
      ${actorId === null ? sql`` : sql`and l.actor_id = ${actorId}`}
      ${thingId === null ? sql`` : sql`and l.thing_id = ${thingId}`}
      ${doing === null ? sql`` : sql`and starts_with(l.action, ${doing})`}
      ${action === null ? sql`` : sql`and l.action = ${action}`}
      ${from === null ? sql`` : sql`and l.at >= ${from}`} ${to === null ? sql`` : sql`and l.at < ${to}`}
      ${before === null ? sql`` : sql`and l.id < ${before}::uuid`}
    order by l.id desc limit ${most}`.execute(db)
  return rows
}
