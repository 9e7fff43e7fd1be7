import { type Kysely, sql } from 'kysely'
import type { Words } from '#platform/personal-data.ts'
import { sealed } from '#platform/vault/index.ts'
import type { Tables } from '../tables.gen.ts'

// The words of a restricted file are sealed with the file's own key before they are written, so that whoever takes the
// database, or a copy of it, reads none. They open by themselves when a row is read (platform/db/kysely.ts).

type Db = Kysely<Tables>

/** Columns with words in them, by table. */
export const wordColumns = {
  'cases.case': ['own_title', 'next_step', 'hold_reason', 'closing_summary'],
  'cases.note': ['text'],
  'cases.goal': ['text'],
  'cases.task': ['text', 'result'],
  'cases.need': ['partner', 'reason'],
  'cases.hand_over': ['reason', 'answer'],
  'cases.glass': ['reason'],
  'cases.triage': [],
} as const
export type WordTable = keyof typeof wordColumns

export interface File {
  readonly id: string
  readonly restricted: boolean
}

/** A row of this file as it is written. */
export function sealedFor<T extends object>(
  db: Db,
  file: File,
  table: WordTable,
  id: string,
  row: T,
): Promise<T> {
  const columns: readonly string[] = wordColumns[table]
  return file.restricted
    ? sealed(db, { table, subject: file.id, row: id, columns }, row)
    : Promise.resolve(row)
}

/** The same where only the file's id is known. One that the actor may not see is taken for restricted. */
export async function sealedOf<T extends object>(
  db: Db,
  caseId: string,
  table: WordTable,
  id: string,
  row: T,
): Promise<T> {
  const given = row as Record<string, unknown>
  if (!wordColumns[table].some(column => given[column])) return row
  return sealedFor(db, { id: caseId, restricted: await isRestricted(db, caseId) }, table, id, row)
}

async function isRestricted(db: Db, caseId: string): Promise<boolean> {
  const row = await db
    .selectFrom('cases.case')
    .select('restricted')
    .where('id', '=', caseId)
    .executeTakeFirst()
  return row?.restricted ?? true
}

interface Entry {
  readonly id: string
  readonly case_id: string
  readonly details?: unknown
}

/** In the account only reasons and who a file was referred to are words; they stand in its details. */
export const entryWords = ['reason', 'partner'] as const

export async function sealedEntry<T extends Entry>(db: Db, entry: T): Promise<T> {
  const { details: given } = entry
  if (typeof given !== 'string' || !entryWords.some(word => given.includes(`"${word}"`))) return entry
  const details = JSON.parse(given)
  if (!(await isRestricted(db, entry.case_id))) return entry
  const place = { table: 'cases.entry', subject: entry.case_id, row: entry.id, columns: entryWords }
  return { ...entry, details: JSON.stringify(await sealed(db, place, details)) }
}

/** After a file became restricted, or open again: all its words are written anew, sealed or not. By Hamroh itself. */
export async function resealFile(db: Db, organisationId: string, file: File): Promise<void> {
  for (const table of Object.keys(wordColumns) as WordTable[]) {
    const columns: readonly string[] = wordColumns[table]
    if (!columns.length) continue
    const key = table === 'cases.case' ? 'id' : 'case_id'
    const { rows } = await sql<Record<string, string | null>>`
      select id, ${sql.join(columns.map(column => sql.ref(column)))} from ${sql.table(table)}
      where organisation_id = ${organisationId} and ${sql.ref(key)} = ${file.id}`.execute(db)
    for (const row of rows) {
      const anew = await sealedFor(db, file, table, row.id as string, row)
      for (const column of columns)
        if (row[column]) await putWords(db, table, row.id as string, column, anew[column] ?? null)
    }
  }
  await resealEntries(db, organisationId, file)
}

async function resealEntries(db: Db, organisationId: string, file: File): Promise<void> {
  const { rows } = await sql<{ id: string; details: Record<string, string> }>`
    select id, details from cases.entry
    where organisation_id = ${organisationId} and case_id = ${file.id} and details ?| ${[...entryWords]}`.execute(
    db,
  )
  for (const { id, details } of rows) {
    const place = { table: 'cases.entry', subject: file.id, row: id, columns: entryWords }
    const anew = file.restricted ? await sealed(db, place, details) : details
    for (const word of entryWords)
      if (anew[word] !== undefined) await putWords(db, 'cases.entry', id, word, anew[word])
  }
}

const putWords = (db: Db, table: string, id: string, column: string, value: string | null) =>
  sql`select cases.put_words(${table}, ${id}::uuid, ${column}, ${value})`.execute(db)

/** What stays readable in a restricted file, and why; docs/decisions/0014 says the same of the whole. */
export const words: Words = {
  sealed: wordColumns,
  open: {
    'codes of lists that are counted and asked for, and say nothing of who it is': [
      'cases.case.status',
      'cases.case.risk',
      'cases.case.place_id',
      'cases.case.need_codes',
      'cases.case.areas',
      'cases.case_person.part',
      'cases.entry.kind',
      'cases.goal.status',
      'cases.hand_over.status',
      'cases.need.code',
      'cases.need.area',
      'cases.need.status',
      'cases.need.recovered_currency',
      'cases.need.referral_state',
      'cases.note.kind',
      'cases.reminder.kind',
      'cases.task.kind',
      'cases.task.basis',
      'cases.task.status',
      'cases.triage.answers',
      'cases.triage.level',
      'cases.triage.reasons',
    ],
    'made by chance': ['cases.case.reference'],
    'empty where the file is restricted, or its words are sealed': ['cases.case.search', 'cases.note.search'],
    'the law behind a deadline, out of the content that everybody may read': [
      'cases.task.rule',
      'cases.task.source',
    ],
    'codes and days; the two words in it, a reason and a partner, are sealed within': ['cases.entry.details'],
  },
}
