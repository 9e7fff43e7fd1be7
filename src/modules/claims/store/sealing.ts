import type { Kysely } from 'kysely'
import type { Words } from '#platform/personal-data.ts'
import { resealFileOf, type SealedTables, sealedIn, sealedRow } from '#platform/vault/tables.ts'
import type { Tables } from '../tables.gen.ts'

// Who owes it, what for and since when, and what was noted: sealed in a restricted file, under a key of the claim.

type Db = Kysely<Tables>

export const sealedTables = {
  'claims.claim': { file: 'case_id', subject: 'id', columns: ['opponent', 'sheet'], json: ['sheet'] },
  'claims.step': { file: 'case_id', subject: 'claim_id', columns: ['note'] },
  'claims.recovery': { file: 'case_id', subject: 'claim_id', columns: ['note'] },
} as const satisfies SealedTables

export interface Place {
  readonly id: string
  readonly claimId: string
  readonly restricted: boolean
}

export const sealedFor = <T extends object>(
  db: Db,
  table: keyof typeof sealedTables,
  { id, claimId, restricted }: Place,
  values: T,
) => sealedRow(db, sealedTables, table, { id, subject: claimId, restricted }, values)

export const resealClaims = (db: Db, caseId: string, restricted: boolean) =>
  resealFileOf(db, sealedTables, caseId, restricted)

/** What stays readable in a restricted file, and why; docs/decisions/0014 says the same of the whole. */
export const words: Words = {
  sealed: sealedIn(sealedTables),
  open: {
    'codes of lists that are counted and asked for, and say nothing of who it is': [
      'claims.claim.kind',
      'claims.claim.country',
      'claims.claim.currency',
      'claims.claim.evidence',
      'claims.claim.status',
      'claims.step.kind',
      'claims.recovery.currency',
      'claims.recovery.payer',
    ],
    'a digest of law and tables, which are public': ['claims.claim.basis_digest'],
    'a digest of all that was entered: it confirms a guess of the whole of it only': [
      'claims.claim.made_from',
    ],
  },
}
