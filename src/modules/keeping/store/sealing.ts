import type { Kysely } from 'kysely'
import type { Words } from '#platform/personal-data.ts'
import { resealFileOf, type SealedTables, sealedIn, sealedRow } from '#platform/vault/tables.ts'
import type { Tables } from '../tables.gen.ts'

// Why a file is kept or to be erased says much about its person, restricted or not, and is never searched: it is always sealed
// with the person's key, and ends with it. What is said of an erasure by age alone is about nobody.

type Db = Kysely<Tables>

export const sealedTables = {
  'keeping.hold': { file: 'person_id', subject: 'person_id', columns: ['reason', 'lifted_reason'] },
  'keeping.erasure': { file: 'person_id', subject: 'person_id', columns: ['note', 'decision_note'] },
} as const satisfies SealedTables

export const sealedAbout = <T extends object>(
  db: Db,
  table: keyof typeof sealedTables,
  { id, person_id }: { readonly id: string; readonly person_id: string | null },
  values: T,
) =>
  person_id === null
    ? Promise.resolve(values)
    : sealedRow(db, sealedTables, table, { id, subject: person_id, restricted: true }, values)

/** All that was said about one person. */
export const resealPerson = (db: Db, personId: string) => resealFileOf(db, sealedTables, personId, true)

/** What stays readable in a restricted file, and why; docs/decisions/0014 says the same of the whole. */
export const words: Words = {
  sealed: sealedIn(sealedTables),
  open: {
    'codes of lists that are counted and asked for, and say nothing of who it is': [
      'keeping.erasure.kind',
      'keeping.erasure.asked_by',
      'keeping.erasure.state',
    ],
    'the proof of an erasure: counts, days and ids, to be shown to anybody': [
      'keeping.erasure.counts',
      'keeping.erasure.proof',
      'keeping.erasure.signature',
      'keeping.erasure.key_id',
    ],
  },
}
