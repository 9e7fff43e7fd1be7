import type { InputOf } from '#lib/contract.ts'
import { newId } from '#lib/ids.ts'
import { notFound } from '#lib/refusal.ts'
import { ownOrganisation } from '#modules/organisations/index.ts'
import type { UseCase } from '#platform/use-case.ts'
import type * as contract from '../contract.ts'
import { events } from '../domain/events.ts'
import { type ClaimStep, statusOf, waitsForCourt } from '../domain/record.ts'
import { refuse } from '../domain/refusals.ts'
import * as store from '../store/claims.ts'
import { mustWork, tellCourtDay, type WorkedClaim } from './claims.ts'
import { viewOf } from './view.ts'

// What became of a claim: steps, and money that came.

export async function addStep(use: UseCase, input: InputOf<typeof contract.addStep>) {
  const row = await mustWork(use, input.id, 'claims.add_step')
  const stepId = input.stepId ?? newId()
  const isNew = await store.insertOnce(
    use.db,
    'claims.step',
    {
      organisation_id: row.organisation_id,
      id: stepId,
      claim_id: row.id,
      case_id: row.case_id,
      kind: input.kind,
      on_day: input.on,
      note: input.note,
      made_by: use.actor.userId,
      made_at: use.now,
    },
    { claimId: row.id, restricted: row.restricted },
  )
  const steps = await store.findSteps(use.db, row.organisation_id, row.id)
  const mine = steps.find(step => step.id === stepId)
  if (!mine || mine.kind !== input.kind || mine.on_day !== input.on) throw refuse('claims.id_taken')
  if (!isNew) return viewOf(use, row, true)
  const details = { caseId: row.case_id, step: input.kind, on: input.on }
  use.audit({ action: 'claims.add_step', thing: 'claim', thingId: row.id, details })
  use.announce(events.stepped, { caseId: row.case_id, claimId: row.id, step: input.kind })
  return viewOf(use, await settled(use, row), true)
}

export async function recordRecovery(use: UseCase, input: InputOf<typeof contract.recordRecovery>) {
  const row = await mustWork(use, input.id, 'claims.record_recovery')
  const recoveryId = input.recoveryId ?? newId()
  const isNew = await store.insertOnce(
    use.db,
    'claims.recovery',
    {
      organisation_id: row.organisation_id,
      id: recoveryId,
      claim_id: row.id,
      case_id: row.case_id,
      amount: input.amount,
      currency: row.currency,
      on_day: input.on,
      payer: input.payer,
      note: input.note,
      made_by: use.actor.userId,
      made_at: use.now,
    },
    { claimId: row.id, restricted: row.restricted },
  )
  const all = await store.findRecoveries(use.db, row.organisation_id, row.id)
  const mine = all.find(one => one.id === recoveryId)
  if (!mine || mine.amount !== input.amount || mine.on_day !== input.on) throw refuse('claims.id_taken')
  if (!isNew) return viewOf(use, row, true)
  use.audit({
    action: 'claims.record_recovery',
    thing: 'claim',
    thingId: row.id,
    details: { caseId: row.case_id, recoveryId },
  })
  use.announce(events.recovered, { caseId: row.case_id, claimId: row.id, recoveryId })
  return viewOf(use, await settled(use, row), true)
}

export async function withdrawRecovery(use: UseCase, { id, recoveryId }: { id: string; recoveryId: string }) {
  const row = await mustWork(use, id, 'claims.withdraw_recovery')
  const done = await store.withdrawRecovery(use.db, ownOrganisation(use), id, recoveryId, use.now)
  const all = await store.findRecoveries(use.db, row.organisation_id, row.id)
  if (!all.some(one => one.id === recoveryId)) throw notFound()
  if (!done) return viewOf(use, row, true)
  use.audit({
    action: 'claims.withdraw_recovery',
    thing: 'claim',
    thingId: id,
    details: { caseId: row.case_id, recoveryId },
  })
  return viewOf(use, await settled(use, row), true)
}

/** What was recovered and where the claim stands, after something was added or withdrawn. */
async function settled(use: UseCase, row: WorkedClaim): Promise<store.ClaimRow> {
  const steps = await store.findSteps(use.db, row.organisation_id, row.id)
  const money = await store.findRecoveries(use.db, row.organisation_id, row.id)
  const recovered = money.filter(one => one.withdrawn_at === null).reduce((sum, one) => sum + one.amount, 0)
  const kinds = steps.map(step => ({ kind: step.kind as ClaimStep }))
  const status = statusOf(kinds, BigInt(row.total), BigInt(recovered))
  // The row was read in this transaction; a change in between moves its version.
  const after = await store.updateClaim(use.db, row, row.version, { recovered, status, changed_at: use.now })
  if (!after) return settled(use, await again(use, row))
  if (!waitsForCourt(status)) tellCourtDay(use, after, null)
  return after
}

async function again(use: UseCase, row: WorkedClaim): Promise<WorkedClaim> {
  const found = await store.findClaim(use.db, row.organisation_id, row.id)
  if (!found) throw notFound()
  return { ...found, restricted: row.restricted }
}
