import { type Kysely, sql } from 'kysely'
import type { Tables } from '../tables.gen.ts'

export type Db = Kysely<Tables>

export interface SeenVersion {
  readonly rule_id: string
  readonly version_key: string
  readonly hash: string
}

/** Notes which content is there now; answers how much is new. What it replaces is marked as gone. */
export async function noteVersions(db: Db, now: string, versions: readonly SeenVersion[]): Promise<number> {
  const given = sql`jsonb_to_recordset(${JSON.stringify(versions)}::jsonb) as n (rule_id text, version_key text, hash text)`
  await sql`
    update rules.version_seen s set gone_at = ${now}
    where s.gone_at is null and not exists (
      select 1 from ${given} where n.rule_id = s.rule_id and n.version_key = s.version_key and n.hash = s.hash)`.execute(
    db,
  )
  const result = await sql`
    insert into rules.version_seen (rule_id, version_key, hash, seen_at)
    select n.rule_id, n.version_key, n.hash, ${now}::timestamptz from ${given}
    where not exists (select 1 from rules.version_seen s
      where s.rule_id = n.rule_id and s.version_key = n.version_key and s.gone_at is null)
    on conflict do nothing`.execute(db)
  return Number(result.numAffectedRows ?? 0)
}

export interface ContentChange {
  readonly rule_id: string
  readonly version_key: string
  readonly at: string
  /** `corrected`: other content than before; `added`: not there before; `left`: in the pack no more. */
  readonly kind: 'added' | 'corrected' | 'left'
}

/** What happened to the content of the pack after a moment, newest first; the very first load is no change. */
export async function findContentChanges(db: Db, since: string): Promise<ContentChange[]> {
  const { rows } = await sql<ContentChange>`
    with first as (select min(seen_at) as at from rules.version_seen)
    select s.rule_id, s.version_key, s.seen_at as at,
      case when exists (select 1 from rules.version_seen o
        where o.rule_id = s.rule_id and o.version_key = s.version_key and o.seen_at < s.seen_at)
      then 'corrected' else 'added' end as kind
    from rules.version_seen s, first where s.seen_at > ${since} and s.seen_at > first.at
    union all
    select s.rule_id, s.version_key, s.gone_at, 'left' from rules.version_seen s
    where s.gone_at > ${since} and not exists (select 1 from rules.version_seen n
      where n.rule_id = s.rule_id and n.version_key = s.version_key and n.seen_at >= s.gone_at)
    order by at desc, rule_id limit 500`.execute(db)
  return rows
}
