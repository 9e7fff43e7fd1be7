import type { ReplyOf } from '#lib/contract.ts'
import type { Currency } from '#lib/money.ts'
import { colleagues } from '#modules/accounts/index.ts'
import { ownOrganisation } from '#modules/organisations/index.ts'
import type { UseCase } from '#platform/use-case.ts'
import { claimBasis } from '../content/checks.ts'
import type { readClaim } from '../contract.ts'
import type { ClaimKind, ClaimStatus, ClaimStep, Evidence, Payer } from '../domain/record.ts'
import * as store from '../store/claims.ts'

type View = ReplyOf<typeof readClaim>

export function lineOf(row: store.ClaimRow, digest: string) {
  return {
    id: row.id,
    caseId: row.case_id,
    personId: row.person_id,
    kind: row.kind as ClaimKind,
    country: row.country,
    currency: row.currency as Currency,
    opponent: row.opponent,
    asOf: row.as_of,
    principal: row.principal,
    compensation: row.compensation,
    workOwed: row.work_owed,
    total: row.total,
    recovered: row.recovered,
    unknownFrom: row.unknown_from,
    lastCourtDay: row.last_court_day,
    status: row.status as ClaimStatus,
    basisChanged: row.basis_digest !== digest,
    changedAt: row.changed_at,
    version: row.version,
  }
}

/** A claim with all that belongs to it. `work`: whether the reader works on its case. */
export async function viewOf(use: UseCase, row: store.ClaimRow, work: boolean) {
  const organisationId = ownOrganisation(use)
  const { digest } = await claimBasis()
  const steps = await store.findSteps(use.db, organisationId, row.id)
  const recoveries = await store.findRecoveries(use.db, organisationId, row.id)
  const names = new Map((await colleagues(use)).map(one => [one.userId, one.name]))
  const by = (id: string | null) => (id === null ? null : { id, name: names.get(id) ?? '' })
  return {
    ...lineOf(row, digest),
    // The sheet passed its schema when it was written.
    wage: row.kind === 'wage' ? (row.sheet as View['wage']) : null,
    maintenance: row.kind === 'maintenance' ? (row.sheet as View['maintenance']) : null,
    evidence: row.evidence as Evidence[],
    steps: steps.map(step => ({
      id: step.id,
      kind: step.kind as ClaimStep,
      on: step.on_day,
      note: step.note,
      by: by(step.made_by),
    })),
    recoveries: recoveries.map(one => ({
      id: one.id,
      amount: one.amount,
      currency: one.currency as Currency,
      on: one.on_day,
      payer: one.payer as Payer,
      note: one.note,
      by: by(one.made_by),
      withdrawn: one.withdrawn_at !== null,
    })),
    may: { work },
  }
}
