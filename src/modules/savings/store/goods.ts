import { sql } from 'kysely'
import type { Instant } from '#lib/day.ts'
import type { GoodsFigures } from '../domain/goods-figures.ts'
import type { Db } from './groups.ts'

export type Keeper = 'agent' | 'log'

export interface RecordRow {
  readonly id: string
  readonly seq: number
  readonly event: unknown
  readonly imported: boolean
  readonly recorded_at: string
}

/** What the agent wrote down of a group, in that order. */
export const recordsOf = (db: Db, organisationId: string, groupId: string): Promise<RecordRow[]> =>
  db
    .selectFrom('savings.goods_record')
    .select(['id', 'seq', 'event', 'imported', 'recorded_at'])
    .where('organisation_id', '=', organisationId)
    .where('group_id', '=', groupId)
    .orderBy('seq')
    .execute()

export interface NewRecord {
  readonly id: string
  readonly seq: number
  readonly kind: string
  readonly event: object
}

export async function insertRecords(
  db: Db,
  of: { organisationId: string; groupId: string; imported: boolean; userId: string | null; now: Instant },
  records: readonly NewRecord[],
): Promise<void> {
  if (records.length === 0) return
  await db
    .insertInto('savings.goods_record')
    .values(
      records.map(({ id, seq, kind, event }) => ({
        ...{ organisation_id: of.organisationId, group_id: of.groupId, id, seq, kind },
        ...{ event: JSON.stringify(event), imported: of.imported },
        ...{ recorded_by: of.userId, recorded_at: of.now },
      })),
    )
    .execute()
}

export interface SumRow {
  readonly group_id: string
  readonly keeper: string
  readonly records: number
  readonly figures: unknown
  readonly last_on: string | null
}

export const sumsOf = (db: Db, organisationId: string, groupId: string): Promise<SumRow[]> =>
  db
    .selectFrom('savings.goods_sum')
    .select(['group_id', 'keeper', 'records', 'figures', 'last_on'])
    .where('organisation_id', '=', organisationId)
    .where('group_id', '=', groupId)
    .execute()

export async function keepSum(
  db: Db,
  of: { organisationId: string; groupId: string; keeper: Keeper; now: Instant },
  sum: { records: number; figures: GoodsFigures; lastOn: string | null },
): Promise<void> {
  const figures = JSON.stringify(sum.figures)
  await db
    .insertInto('savings.goods_sum')
    .values({
      ...{ organisation_id: of.organisationId, group_id: of.groupId, keeper: of.keeper },
      ...{ records: sum.records, figures, last_on: sum.lastOn, updated_at: of.now },
    })
    .onConflict(conflict =>
      conflict.columns(['organisation_id', 'group_id', 'keeper']).doUpdateSet({
        ...{ records: sum.records, figures, last_on: sum.lastOn, updated_at: of.now },
      }),
    )
    .execute()
}

export interface GroupOfGoods {
  readonly id: string
  readonly name: string
  readonly village: string | null
  readonly currency: string
  readonly kind: string
  readonly place_id: string | null
  readonly district_id: string | null
  readonly members: number | null
  readonly sums: GoodsFigures | null
}

/**
 * Every group that the reader sees, with the sums of the one book that counts: its own log where that says anything of
 * goods, else the agent's. Members as its phone knows them, else as they were counted.
 */
export async function groupsWithGoods(db: Db, organisationId: string): Promise<GroupOfGoods[]> {
  const { rows } = await sql<GroupOfGoods>`
    select g.id, g.name, g.village, g.currency, g.kind, g.place_id, g.district_id,
      coalesce((g.figures ->> 'members')::int, g.members_counted) as members, s.figures as sums
    from savings.group g
    left join lateral (
      select s.figures from savings.goods_sum s
      where s.organisation_id = g.organisation_id and s.group_id = g.id and s.records > 0
      order by s.keeper desc limit 1
    ) s on true
    where g.organisation_id = ${organisationId} and (g.closed_on is null or s.figures is not null)
    order by g.name, g.id`.execute(db)
  return rows
}
