import { type Kysely, sql } from 'kysely'
import type { Instant } from '#lib/day.ts'
import { ownOrganisation } from '#modules/organisations/index.ts'
import {
  type Erased,
  type HeldField,
  type HeldPart,
  held,
  type PersonalData,
} from '#platform/personal-data.ts'
import type { UseCase } from '#platform/use-case.ts'
import { sealOld } from '#platform/vault/follow.ts'
import { type CaseRow, findCases } from './store/cases.ts'
import { resealFile, words } from './store/sealing.ts'
import type { Tables } from './tables.gen.ts'

/** The files that name a person: their needs, notes, plan and outcomes. */
export const personalData: PersonalData = {
  tables: ['cases.case_person'],
  words,
  things: async (use, personId) => (await caseIdsOf(use, personId)).map(id => ({ kind: 'case', id })),
  collect,
  seal: use =>
    sealOld(use.db, 'cases', 50, (db, id) => resealFile(db, ownOrganisation(use), { id, restricted: true })),
  async erase(use, personId) {
    const { rows } = await sql<{ counts: Erased }>`select cases.erase_person(${personId}) as counts`.execute(
      use.db,
    )
    return rows[0]?.counts ?? {}
  },
  async activity(use, personIds) {
    const db: Kysely<Tables> = use.db
    const rows = await db
      .selectFrom('cases.case_person as p')
      .innerJoin('cases.case as c', join =>
        join.onRef('c.organisation_id', '=', 'p.organisation_id').onRef('c.id', '=', 'p.case_id'),
      )
      .select(['p.person_id', sql<Instant>`max(c.changed_at)`.as('last')])
      .select(sql<boolean>`bool_or(c.status <> 'closed' and p.removed_at is null)`.as('open'))
      .where('p.organisation_id', '=', ownOrganisation(use))
      .where('p.person_id', '=', sql<string>`any(${[...personIds]}::uuid[])`)
      .groupBy('p.person_id')
      .execute()
    return rows.map(row => ({ personId: row.person_id, last: row.last, open: row.open }))
  },
}

/** As far as the reader may read the files. */
async function caseIdsOf(use: UseCase, personId: string): Promise<string[]> {
  const db: Kysely<Tables> = use.db
  const rows = await db
    .selectFrom('cases.case_person')
    .select('case_id')
    .where('organisation_id', '=', ownOrganisation(use))
    .where('person_id', '=', personId)
    .orderBy('added_at')
    .execute()
  return rows.map(row => row.case_id)
}

async function collect(use: UseCase, personId: string): Promise<readonly HeldPart[]> {
  const ids = await caseIdsOf(use, personId)
  if (!ids.length) return []
  const rows = await findCases(use.db, ownOrganisation(use), ids)
  return [
    { kind: 'cases.case', title: 'cases.nav', records: rows.map(caseRecord) },
    { kind: 'cases.need', title: 'contacts.needs', records: await needs(use, ids) },
    { kind: 'cases.note', title: 'cases.entry.note', records: await notes(use, ids) },
    { kind: 'cases.goal', title: 'cases.goal', records: await goals(use, ids) },
    { kind: 'cases.task', title: 'cases.entry.task_added', records: await tasks(use, ids) },
  ]
}

const caseRecord = (row: CaseRow): readonly HeldField[] => [
  held('reference', 'people.reference', row.reference),
  held('openedAt', 'cases.opened.at', row.opened_at),
  held('status', 'cases.column.state', row.status, 'cases.status.'),
  held('title', 'cases.field.own_title', row.own_title),
  held('nextStep', 'cases.column.next', row.next_step),
  held('closedAt', 'cases.entry.closed', row.closed_at),
  held('closing', 'referrals.outcome', row.closing_summary),
]

async function needs(use: UseCase, ids: string[]): Promise<HeldPart['records']> {
  const db: Kysely<Tables> = use.db
  const rows = await db
    .selectFrom('cases.need')
    .selectAll()
    .where('organisation_id', '=', ownOrganisation(use))
    .where('case_id', '=', sql<string>`any(${ids}::uuid[])`)
    .orderBy('added_at')
    .execute()
  return rows.map(row => [
    held('at', 'contacts.when', row.added_at),
    held('code', 'contacts.needs', row.code, '@need'),
    held('status', 'cases.column.state', row.status, 'cases.need_status.'),
    held('partner', 'referrals.with', row.partner),
    held('reason', 'referrals.reason', row.reason),
  ])
}

async function notes(use: UseCase, ids: string[]): Promise<HeldPart['records']> {
  const db: Kysely<Tables> = use.db
  const rows = await db
    .selectFrom('cases.note')
    .select(['id', 'kind', 'text', 'occurred_at'])
    .where('organisation_id', '=', ownOrganisation(use))
    .where('case_id', '=', sql<string>`any(${ids}::uuid[])`)
    .orderBy('occurred_at')
    .execute()
  return rows.map(row => [
    held('at', 'contacts.when', row.occurred_at),
    held('kind', 'cases.entry.note', row.kind, 'cases.note.'),
    held('text', 'people.notes', row.text),
  ])
}

async function goals(use: UseCase, ids: string[]): Promise<HeldPart['records']> {
  const db: Kysely<Tables> = use.db
  const rows = await db
    .selectFrom('cases.goal')
    .select(['text', 'status'])
    .where('organisation_id', '=', ownOrganisation(use))
    .where('case_id', '=', sql<string>`any(${ids}::uuid[])`)
    .orderBy('id')
    .execute()
  return rows.map(row => [
    held('text', 'people.notes', row.text),
    held('status', 'cases.column.state', row.status, 'cases.goal.status.'),
  ])
}

async function tasks(use: UseCase, ids: string[]): Promise<HeldPart['records']> {
  const db: Kysely<Tables> = use.db
  const rows = await db
    .selectFrom('cases.task')
    .select(['id', 'text', 'due_on', 'result', 'added_at'])
    .where('organisation_id', '=', ownOrganisation(use))
    .where('case_id', '=', sql<string>`any(${ids}::uuid[])`)
    .orderBy('added_at')
    .execute()
  return rows.map(row => [
    held('at', 'contacts.when', row.added_at),
    held('text', 'people.notes', row.text),
    held('due', 'cases.due_on', row.due_on),
    held('result', 'cases.entry.task_done', row.result),
  ])
}
