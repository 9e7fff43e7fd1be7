import type { Kysely } from 'kysely'
import type { Words } from '#platform/personal-data.ts'
import { resealFileOf, type SealedTables, sealedIn, sealedRow } from '#platform/vault/tables.ts'
import type { Tables } from '../tables.gen.ts'

// The days on which somebody crossed a border are known to the border too: in a restricted file they are sealed, and what
// follows from them.

type Db = Kysely<Tables>

export const sealedTables = {
  'rules.assessment': {
    file: 'case_id',
    subject: 'id',
    columns: ['events', 'answer', 'changed'],
    json: ['events', 'answer', 'changed'],
  },
} as const satisfies SealedTables

export const sealedAssessment = <T extends object>(db: Db, id: string, restricted: boolean, values: T) =>
  sealedRow(db, sealedTables, 'rules.assessment', { id, subject: id, restricted }, values)

export const resealAssessments = (db: Db, caseId: string, restricted: boolean) =>
  resealFileOf(db, sealedTables, caseId, restricted)

/** What stays readable in a restricted file, and why; docs/decisions/0014 says the same of the whole. */
export const words: Words = {
  sealed: sealedIn(sealedTables),
  open: {
    'codes of lists that are counted and asked for, and say nothing of who it is': [
      'rules.assessment.citizenship',
      'rules.assessment.destination',
      'rules.assessment.purpose',
    ],
    'the content that was used, which everybody may read': [
      'rules.assessment.used',
      'rules.assessment.pack_hash',
    ],
    'duties of the law, and ids of deadlines': ['rules.assessment.tasks'],
  },
}
