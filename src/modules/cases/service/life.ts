import type { InputOf } from '#lib/contract.ts'
import type { Day } from '#lib/day.ts'
import { changedMeanwhile, forbidden, notFound } from '#lib/refusal.ts'
import { organisationById } from '#modules/organisations/index.ts'
import type { Payload, UseCase } from '#platform/use-case.ts'
import type * as contract from '../contract.ts'
import * as life from '../domain/case.ts'
import { events } from '../domain/events.ts'
import { mayAssign, mayRestrict } from '../domain/policy.ts'
import { refuse } from '../domain/refusals.ts'
import type { EntryKind } from '../domain/timeline.ts'
import * as store from '../store/cases.ts'
import { findNeeds } from '../store/parts.ts'
import { resealFile } from '../store/sealing.ts'
import { asHamroh, entry, mustSee, mustWork, mustWorkOpen, rightsOf, stateOf, todayOf } from './load.ts'
import { changeNeed, happened } from './parts.ts'
import { guardPersons } from './persons.ts'
import { summariesOf } from './summaries.ts'

/** One step in the life of a case, on its version, with its line in the account and in the log. */
export async function step(
  use: UseCase,
  row: store.CaseRow,
  input: { readonly version: number },
  change: store.CaseChange,
  kind: EntryKind,
  details: Payload = {},
  actorId = use.actor.userId,
) {
  const saved = await store.updateCase(use.db, row, input.version, { ...change, changed_at: use.now })
  if (!saved) {
    const now = await mustSee(use, row.id)
    throw changedMeanwhile(input, { ...(await summariesOf(use, [now]))[0], ...fieldsOf(now) })
  }
  await happened(use, row, entry(use, row.id, kind, { details, actorId }))
  // Reasons are words: they stand in the account, which can be sealed and erased, not in the log, which cannot.
  const { reason: _, ...codes } = details
  use.audit({ action: `cases.${kind}`, thing: 'case', thingId: row.id, details: codes })
  return { status: saved.status as life.CaseStatus, version: saved.version }
}

export async function updateCase(use: UseCase, input: InputOf<typeof contract.updateCase>) {
  const row = await mustWorkOpen(use, input.id)
  const { ownTitle, placeId, nextStep, nextStepOn } = input
  const columns = { own_title: ownTitle, place_id: placeId, next_step: nextStep, next_step_on: nextStepOn }
  const { version } = await step(use, row, input, columns, 'updated', { nextStepOn })
  return { ownTitle, placeId, nextStep, nextStepOn, version }
}

/** What `updateCase` changes, as it stands now. */
const fieldsOf = (row: store.CaseRow) => ({
  ownTitle: row.own_title,
  placeId: row.place_id,
  nextStep: row.next_step,
  nextStepOn: row.next_step_on,
})

export async function holdCase(use: UseCase, input: InputOf<typeof contract.holdCase>) {
  const row = await mustWork(use, input.id)
  const status = life.hold(stateOf(row), input.until as Day, todayOf(use))
  const change = { status, hold_until: input.until, hold_reason: input.reason, closing_by: null }
  return step(use, row, input, change, 'held', { until: input.until })
}

const awake = { hold_until: null, hold_reason: null }

export async function resumeCase(use: UseCase, input: InputOf<typeof contract.resumeCase>) {
  const row = await mustWork(use, input.id)
  return step(use, row, input, { status: life.resume(stateOf(row)), ...awake }, 'resumed')
}

/** The outcomes named here are written first; then every need must have one. */
export async function closeCase(use: UseCase, input: InputOf<typeof contract.closeCase>) {
  const row = await mustWorkOpen(use, input.id)
  if (row.version !== input.version) throw changedMeanwhile(input, (await summariesOf(use, [row]))[0])
  const before = await findNeeds(use.db, row.organisation_id, row.id)
  for (const outcome of input.outcomes) {
    const need = before.find(one => one.id === outcome.needId)
    if (!need) throw notFound()
    await changeNeed(use, row, need, need.version, {
      status: outcome.status,
      reason: outcome.reason,
      recovered_amount: outcome.recovered?.amount ?? null,
      recovered_currency: outcome.recovered?.currency ?? null,
    })
  }
  const needs = (await findNeeds(use.db, row.organisation_id, row.id)).map(need => ({
    id: need.id,
    status: need.status as life.NeedStatus,
  }))
  const organisation = await organisationById(use, row.organisation_id)
  const status = life.close(stateOf(row), needs, organisation?.closingNeedsApproval ?? false)
  const done = status === 'closed'
  const saved = await step(
    use,
    row,
    input,
    {
      status,
      ...awake,
      closing_by: use.actor.userId,
      closing_summary: input.summary,
      closed_at: done ? use.now : null,
    },
    status,
  )
  if (done) use.announce(events.closed, { caseId: row.id })
  return saved
}

export async function decideClosing(use: UseCase, input: InputOf<typeof contract.decideClosing>) {
  const row = await mustSee(use, input.id)
  if (!mayAssign(use.actor, rightsOf(row))) throw forbidden('cases.decide_closing')
  if (!input.approve) {
    const status = life.declineClosing(stateOf(row))
    return step(use, row, input, { status, closing_by: null }, 'closing_declined', {
      ...(input.reason ? { reason: input.reason } : {}),
    })
  }
  const status = life.approveClosing(stateOf(row), use.actor.userId)
  const saved = await step(use, row, input, { status, closed_at: use.now }, 'closed')
  use.announce(events.closed, { caseId: row.id })
  return saved
}

export async function reopenCase(use: UseCase, input: InputOf<typeof contract.reopenCase>) {
  const row = await mustWork(use, input.id)
  const status = life.reopen(stateOf(row))
  const change = { status, closed_at: null, closing_by: null, closing_summary: null }
  const saved = await step(use, row, input, change, 'reopened', { reason: input.reason })
  use.announce(events.reopened, { caseId: row.id })
  return saved
}

/** Only its workers may know of it from now on, or its team again. Whoever restricts it must not shut out everybody. */
export async function restrictCase(use: UseCase, input: InputOf<typeof contract.restrictCase>) {
  const row = await mustSee(use, input.id)
  if (!mayRestrict(use.actor, rightsOf(row))) throw forbidden('cases.restrict')
  if (input.restricted && !row.worker_ids.length) throw refuse('cases.last_worker')
  const { version } = await asHamrohStep(use, row, input, { restricted: input.restricted }, input.reason)
  const file = { id: row.id, restricted: input.restricted }
  if (input.restricted !== row.restricted)
    await asHamroh(use, () => resealFile(use.db, row.organisation_id, file))
  await circleChanged(use, { ...row, restricted: input.restricted })
  return { restricted: input.restricted, version }
}

/** After the step a supervisor may not see the row any more, which the row policy would refuse. */
function asHamrohStep(
  use: UseCase,
  row: store.CaseRow,
  input: { readonly version: number; readonly restricted: boolean },
  change: store.CaseChange,
  reason: string,
) {
  const by = use.actor.userId
  return asHamroh(use, () =>
    step(use, row, input, change, input.restricted ? 'restricted' : 'unrestricted', { reason }, by),
  )
}

/** Persons and the contact it came from follow the case: who may know of it may know of them. */
export async function circleChanged(use: UseCase, row: store.CaseRow): Promise<void> {
  await guardPersons(use, row)
  use.announce(events.circleChanged, {
    caseId: row.id,
    contactId: row.contact_id,
    personId: row.person_ids[0] ?? null,
    workerIds: row.worker_ids,
    restricted: row.restricted,
  })
}

/** A later contact about the file follows it as the first one does. */
export async function tellCircle(
  use: UseCase,
  organisationId: string,
  caseId: string,
  contactId: string,
): Promise<void> {
  const row = await store.findCase(use.db, organisationId, caseId)
  if (!row) return
  const { worker_ids: workerIds, restricted } = row
  use.announce(events.circleChanged, { caseId, contactId, personId: null, workerIds, restricted })
}
