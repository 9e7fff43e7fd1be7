import type { Kysely } from 'kysely'
import type { Words } from '#platform/personal-data.ts'
import { resealFileOf, type SealedTables, sealedIn, sealedRow } from '#platform/vault/tables.ts'
import type { Tables } from '../tables.gen.ts'

// A letter says everything: name, address, papers, what was done. Those of a restricted file are sealed, each under a key of
// its own, which goes with the person it was written for.

type Db = Kysely<Tables>

export const sealedTables = {
  'documents.document': {
    file: 'case_id',
    subject: 'id',
    columns: ['answers', 'letter', 'reading', 'sent_how'],
    json: ['answers', 'letter', 'reading'],
  },
} as const satisfies SealedTables

export const sealedLetter = <T extends object>(db: Db, id: string, restricted: boolean, values: T) =>
  sealedRow(db, sealedTables, 'documents.document', { id, subject: id, restricted }, values)

export const resealLetters = (db: Db, caseId: string, restricted: boolean) =>
  resealFileOf(db, sealedTables, caseId, restricted)

/** What stays readable in a restricted file, and why; docs/decisions/0014 says the same of the whole. */
export const words: Words = {
  sealed: sealedIn(sealedTables),
  open: {
    'codes of lists that are counted and asked for, and say nothing of who it is': [
      'documents.document.template',
      'documents.document.country',
      'documents.document.language',
      'documents.document.reading_language',
    ],
    'the rules a letter names, out of content that everybody may read, and digests of them': [
      'documents.document.rules',
      'documents.document.template_digest',
    ],
    'a digest of all that was entered: it confirms a guess of the whole of it only': [
      'documents.document.made_from',
      'documents.document.claim_digest',
    ],
  },
}
