import type { InputOf } from '#lib/contract.ts'
import { newId } from '#lib/ids.ts'
import { forbidden, notFound } from '#lib/refusal.ts'
import { ownOrganisation } from '#modules/organisations/index.ts'
import type { UseCase } from '#platform/use-case.ts'
import type * as contract from '../contract.ts'
import { afterHandOver } from '../domain/case.ts'
import { events } from '../domain/events.ts'
import { mayAssign } from '../domain/policy.ts'
import { refuse } from '../domain/refusals.ts'
import * as cases from '../store/cases.ts'
import { insertEntries, insertOnce } from '../store/parts.ts'
import * as store from '../store/team.ts'
import { circleChanged, step } from './life.ts'
import { asHamroh, entry, mustBeWorkers, mustSee, mustWorkOpen, namesOf, rightsOf, todayOf } from './load.ts'
import { handOverOf } from './views.ts'

/** A supervisor says whose file it is; for a restricted one somebody must be named. */
export async function assign(use: UseCase, input: InputOf<typeof contract.assign>) {
  const row = await mustSee(use, input.id)
  if (!mayAssign(use.actor, rightsOf(row))) throw forbidden('cases.assign')
  const { responsibleId } = input
  const workerIds = [...new Set([...(responsibleId ? [responsibleId] : []), ...input.workerIds])]
  if (row.restricted && !workerIds.length) throw refuse('cases.last_worker')
  await mustBeWorkers(use, workerIds, 'workerIds')
  return assignRow(use, row, { ...input, workerIds })
}

type Assigned = Omit<InputOf<typeof contract.assign>, 'id'>

/** Whoever may assign this file and those who may work on it were judged before. */
export async function assignRow(use: UseCase, row: cases.CaseRow, input: Assigned) {
  const { responsibleId, teamId, workerIds } = input
  const change = { responsible_id: responsibleId, worker_ids: workerIds, team_id: teamId }
  const by = use.actor.userId
  const details = { responsibleId, workerIds, reason: input.reason }
  const { version } = await asHamroh(use, () => step(use, row, input, change, 'assigned', details, by))
  await circleChanged(use, { ...row, ...change })
  return { version }
}

export async function askHandOver(use: UseCase, input: InputOf<typeof contract.askHandOver>) {
  const row = await mustWorkOpen(use, input.id)
  if (input.coverUntil && input.coverUntil < todayOf(use))
    throw refuse('cases.day_is_past', {}, [{ path: 'coverUntil', code: 'day_is_past' }])
  if (row.responsible_id === input.toId) throw refuse('cases.already_theirs')
  await mustBeWorkers(use, [input.toId], 'toId')
  const id = input.handOverId ?? newId()
  const isNew = await insertOnce(use.db, 'cases.hand_over', {
    organisation_id: row.organisation_id,
    id,
    case_id: row.id,
    from_id: row.responsible_id,
    to_id: input.toId,
    asked_by: use.actor.userId ?? '',
    reason: input.reason,
    cover_until: input.coverUntil,
    requested_at: use.now,
  })
  const kept = await store.findHandOver(use.db, row.organisation_id, id)
  // Nothing new under this id: it was sent again, or this colleague was asked under another.
  if (!kept) throw refuse('cases.already_asked')
  if (isNew) {
    const details = { toId: input.toId, coverUntil: input.coverUntil }
    await insertEntries(use.db, [entry(use, row.id, 'hand_over_asked', { thingId: id, details })])
    use.audit({ action: 'cases.ask_hand_over', thing: 'case', thingId: row.id, details })
  }
  const line = {
    ...kept,
    reference: row.reference,
    restricted: row.restricted,
    need_codes: row.need_codes,
  }
  return handOverOf(line, await namesOf(use))
}

/** Of two answers at once one counts. Taking over moves the file; covering adds to its workers until a day. */
export async function answerHandOver(use: UseCase, input: InputOf<typeof contract.answerHandOver>) {
  const organisationId = ownOrganisation(use)
  const asked = await store.findHandOver(use.db, organisationId, input.id)
  const mine = input.answer === 'withdraw' ? asked?.asked_by : asked?.to_id
  if (!asked || mine !== use.actor.userId) throw notFound()
  const status = ({ accept: 'accepted', decline: 'declined', withdraw: 'withdrawn' } as const)[input.answer]
  const decided = await store.decideHandOver(use.db, asked, {
    status,
    answer: input.reason,
    decided_at: use.now,
  })
  if (!decided) throw refuse('cases.hand_over_decided')
  const details = { handOverId: input.id, answer: status }
  use.audit({ action: 'cases.answer_hand_over', thing: 'case', thingId: decided.case_id, details })
  // Before Hamroh itself goes on: the account names who answered.
  const by = use.actor.userId
  if (status !== 'withdrawn') await asHamroh(use, () => carryOut(use, decided, by))
  return { caseId: decided.case_id, status }
}

async function carryOut(use: UseCase, decided: store.HandOverRow, by: string | null): Promise<void> {
  const row = await cases.findCase(use.db, decided.organisation_id, decided.case_id)
  if (!row) throw notFound()
  const kind = decided.status === 'accepted' ? 'hand_over_accepted' : 'hand_over_declined'
  const line = entry(use, row.id, kind, { thingId: decided.id, actorId: by })
  await insertEntries(use.db, [line])
  if (decided.status !== 'accepted') return
  if (row.status === 'closed') throw refuse('cases.already_closed')
  const team = { responsibleId: row.responsible_id, workerIds: row.worker_ids }
  const after = afterHandOver(team, decided.from_id, decided.to_id, decided.cover_until !== null)
  const change = { responsible_id: after.responsibleId, worker_ids: after.workerIds }
  await cases.updateCase(use.db, row, row.version, { ...change, changed_at: use.now })
  await circleChanged(use, { ...row, ...change })
  use.announce(events.handedOver, { caseId: row.id, handOverId: decided.id, toId: decided.to_id })
}

export async function listHandOvers(use: UseCase) {
  const rows = await store.findHandOversOf(use.db, ownOrganisation(use), use.actor.userId ?? '')
  const name = await namesOf(use)
  return { items: rows.map(row => handOverOf(row, name)) }
}
