import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { type CaseLine, type Db, lineColumns } from './cases.ts'

export interface CaseFilter {
  readonly scope: 'mine' | 'team' | 'all'
  /** That this user can see nothing but what they work on and what they opened and nobody works on yet. */
  readonly ownOnly: boolean
  readonly status: string
  readonly need?: string | undefined
  readonly area?: string | undefined
  readonly risk?: string | undefined
  readonly personId?: string | undefined
  readonly responsibleId?: string | undefined
  /** The local day before which a due day is overdue. */
  readonly overdueOn?: string | undefined
  readonly waiting?: boolean
  readonly text?: string | undefined
  readonly order: CaseOrder
  /** Restricted files whose words, opened, have the text: those no index can find. */
  readonly alsoIds?: readonly string[]
}

export type CaseOrder = 'changed' | 'due'

/** What a list of open files is asked by: the day that is shown beside the next step. Word for word as the index says it. */
const nextDay = sql<string>`(case when next_step_on is not null then next_step_on when due_on is not null then due_on
  else date 'infinity' end)`

/** The place of a file in its list. */
export const placeOf = (row: CaseLine, order: CaseOrder): [string, string] => [
  order === 'due' ? (row.next_step_on ?? row.due_on ?? 'infinity') : row.changed_at,
  row.id,
]

/**
 * Cases that the row policy shows this user, changed last first or next due first. `mine` and text begin from the few rows that an index
 * names, the others walk the index of the order and stop after a page.
 */
export function listCases(
  db: Db,
  organisationId: string,
  user: { readonly id: string; readonly teamIds: readonly string[] },
  filter: CaseFilter,
  most: number,
  after: readonly [string, string] | null,
): Promise<CaseLine[]> {
  let query = db.selectFrom('cases.case').select(lineColumns).where('organisation_id', '=', organisationId)
  for (const condition of conditionsOf(organisationId, user, filter)) query = query.where(condition)
  if (filter.order === 'due') {
    if (after) query = query.where(sql<SqlBool>`(${nextDay}, id) > (${after[0]}::date, ${after[1]}::uuid)`)
    return query.orderBy(nextDay).orderBy('id').limit(most).execute()
  }
  if (after)
    query = query.where(sql<SqlBool>`(changed_at, id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`)
  return query.orderBy('changed_at', 'desc').orderBy('id', 'desc').limit(most).execute()
}

function conditionsOf(
  organisationId: string,
  user: { readonly id: string; readonly teamIds: readonly string[] },
  filter: CaseFilter,
): RawBuilder<SqlBool>[] {
  const all: RawBuilder<SqlBool>[] = []
  const add = (condition: RawBuilder<SqlBool>) => all.push(condition)
  const openOnly = filter.status !== 'any' && filter.status !== 'closed'
  if (filter.scope === 'mine')
    add(sql<SqlBool>`id = any (array(select a.case_id from cases.assignment a
      where a.organisation_id = ${organisationId} and a.user_id = ${user.id} and ${sql.raw(openOnly ? 'a.open' : 'true')}))`)
  else if (filter.ownOnly)
    add(sql<SqlBool>`id = any (array(
      select a.case_id from cases.assignment a where a.organisation_id = ${organisationId} and a.user_id = ${user.id}
      union all
      select c.id from cases.case c where c.organisation_id = ${organisationId} and c.opened_by = ${user.id}
        and not c.restricted and cardinality(c.worker_ids) = 0))`)
  if (filter.scope === 'team') add(sql<SqlBool>`team_id = any (${[...user.teamIds]}::uuid[])`)
  if (filter.status === 'not_closed') add(sql<SqlBool>`status <> 'closed'`)
  // Written out, so that it is seen which indexes hold such files only: one of five words.
  else if (filter.status !== 'any') add(sql<SqlBool>`status = ${sql.lit(filter.status)}`)
  if (filter.need) add(sql<SqlBool>`${filter.need} = any (need_codes)`)
  if (filter.area) add(sql<SqlBool>`${filter.area} = any (areas)`)
  if (filter.risk) add(sql<SqlBool>`risk = ${filter.risk}`)
  if (filter.responsibleId === 'nobody') add(sql<SqlBool>`responsible_id is null`)
  else if (filter.responsibleId) add(sql<SqlBool>`responsible_id = ${filter.responsibleId}`)
  if (filter.overdueOn) add(sql<SqlBool>`due_on < ${filter.overdueOn}::date`)
  if (filter.waiting) add(sql<SqlBool>`waiting`)
  if (filter.personId)
    add(sql<SqlBool>`id = any (array(select p.case_id from cases.case_person p
      where p.organisation_id = ${organisationId} and p.person_id = any((select people.files_of(${filter.personId}))::uuid[]) and p.removed_at is null))`)
  if (filter.text)
    add(
      // One list of ids, so that one look at the key's index serves both.
      sql<SqlBool>`id = any (array(select cases.matching(${filter.text})
        union all select unnest(${[...(filter.alsoIds ?? [])]}::uuid[])))`,
    )
  return all
}

export interface SealedWords {
  readonly id: string
  readonly own_title: string | null
  readonly next_step: string | null
  readonly notes: readonly { readonly id: string; readonly text: string }[]
}

export interface SealedFiles {
  /** Of all of them together. */
  readonly stamp: string
  /** Id and stamp of each; null where the stamp of all is the one that was known. */
  readonly files: readonly (readonly [string, string])[] | null
}

/**
 * The newest restricted files of this worker, so many and no more, with those that are nobody's yet and those behind an open
 * glass; each with the stamp of its sealed words, unless nothing has changed since the stamp of all was `known`.
 */
export async function findSealedFiles(
  db: Db,
  organisationId: string,
  userId: string,
  most: number,
  known: string,
): Promise<SealedFiles> {
  const { rows } = await sql<SealedFiles>`
    with file as materialized (
      select id, stamp from cases.sealed_stamps(
        array(select a.case_id from cases.assignment a
          where a.organisation_id = ${organisationId} and a.user_id = ${userId} and a.restricted
          order by a.case_id desc limit ${most})
        || array(select c.id from cases.case c
          where c.organisation_id = ${organisationId} and c.restricted and cardinality(c.worker_ids) = 0
          order by c.changed_at desc limit ${most})
        || (select cases.open_glass()))),
    together as (select md5(coalesce(string_agg(id || stamp, ',' order by id), '')) as stamp from file)
    select stamp, case when stamp <> ${known} then
      (select coalesce(jsonb_agg(jsonb_build_array(f.id, f.stamp)), '[]') from file f) end as files
    from together`.execute(db)
  return rows[0] as SealedFiles
}

/** The words of these restricted files, as far as the actor may see them, opened. */
export async function findSealedWords(
  db: Db,
  organisationId: string,
  ids: readonly string[],
): Promise<SealedWords[]> {
  const { rows } = await sql<SealedWords>`
    select c.id, c.own_title, c.next_step,
      coalesce((select jsonb_agg(jsonb_build_object('id', n.id, 'text', n.text)) from cases.note n
        where n.organisation_id = c.organisation_id and n.case_id = c.id), '[]') as notes
    from cases.case c
    where c.organisation_id = ${organisationId} and c.restricted and c.id = any (${[...ids]}::uuid[])`.execute(
    db,
  )
  return rows
}

export interface OpenedLine {
  readonly id: string
  readonly reference: string
  readonly status: string
  readonly opened_at: string
  readonly responsible_id: string | null
}

/** The lines of a person's files that are not restricted, whoever works on them. */
export async function findLinesOfPerson(db: Db, personId: string, most: number): Promise<OpenedLine[]> {
  const { rows } = await sql<OpenedLine>`
    select * from cases.lines_of_person((select people.files_of(${personId}))::uuid[], ${most})`.execute(db)
  return rows
}

export async function listOpened(
  db: Db,
  most: number,
  after: readonly [string, string] | null,
): Promise<OpenedLine[]> {
  const { rows } = await sql<OpenedLine>`
    select * from cases.opened_by_actor(${after?.[0] ?? null}::timestamptz, ${after?.[1] ?? null}::uuid, ${most})`.execute(
    db,
  )
  return rows
}
