import type { InputOf } from '#lib/contract.ts'
import { newId } from '#lib/ids.ts'
import { changedMeanwhile, invalid, notFound } from '#lib/refusal.ts'
import type { UseCase } from '#platform/use-case.ts'
import type * as contract from '../contract.ts'
import { isOutcome } from '../domain/case.ts'
import { events } from '../domain/events.ts'
import { refuse } from '../domain/refusals.ts'
import { type CaseRow, refreshCase } from '../store/cases.ts'
import * as store from '../store/parts.ts'
import { entry, lastChange, mustBeWorkers, mustWork, mustWorkOpen, namesOf } from './load.ts'
import { guardPersons, personSummaries } from './persons.ts'
import { needByCode } from './taxonomy.ts'
import { entryOf, needOf } from './views.ts'

export async function addPerson(use: UseCase, { id, personId, part }: InputOf<typeof contract.addPerson>) {
  const row = await mustWorkOpen(use, id)
  if (!(await personSummaries(use, [personId])).has(personId))
    throw invalid({ path: 'personId', code: 'not_one_of' })
  await store.putPerson(use.db, {
    organisation_id: row.organisation_id,
    case_id: id,
    person_id: personId,
    part,
    added_at: use.now,
  })
  await happened(use, row, entry(use, id, 'person_added', { thingId: personId, details: { part } }))
  if (row.restricted) await guardPersons(use, { ...row, person_ids: [personId] })
  use.audit({ action: 'cases.add_person', thing: 'case', thingId: id, details: { personId, part } })
  return { ok: true as const }
}

export async function addNeed(use: UseCase, input: InputOf<typeof contract.addNeed>) {
  const { id, code, servedBy, partner } = input
  const known = needByCode(code)
  if (!known) throw invalid({ path: 'code', code: 'not_one_of' })
  const row = await mustWorkOpen(use, id)
  if (servedBy) await mustBeWorkers(use, [servedBy], 'servedBy')
  const needId = input.needId ?? newId()
  const key = { organisation_id: row.organisation_id, id: needId, case_id: id }
  const added = { code, area: known.area, served_by: servedBy, partner, added_at: use.now }
  const status = servedBy ? 'in_work' : 'open'
  if (await store.insertOnce(use.db, 'cases.need', { ...key, ...added, status }, row)) {
    await happened(use, row, entry(use, id, 'need_added', { thingId: needId, details: { needCode: code } }))
    use.audit({ action: 'cases.add_need', thing: 'case', thingId: id, details: { needCode: code } })
    use.announce(events.needChanged, { caseId: id, needId, needCode: code, status })
  }
  const need = await store.findPart(use.db, 'cases.need', row.organisation_id, id, needId)
  if (!need || need.code !== code) throw refuse('cases.id_taken')
  return needOf(use, need, await namesOf(use))
}

export async function updateNeed(use: UseCase, input: InputOf<typeof contract.updateNeed>) {
  const row = await mustWorkOpen(use, input.id)
  const before = await store.findPart(use.db, 'cases.need', row.organisation_id, row.id, input.needId)
  if (!before) throw notFound()
  if (input.servedBy && input.servedBy !== before.served_by)
    await mustBeWorkers(use, [input.servedBy], 'servedBy')
  const name = await namesOf(use)
  const after = await changeNeed(use, row, before, input.version, {
    status: input.status,
    served_by: input.servedBy,
    partner: input.partner,
    reason: input.reason,
    recovered_amount: input.recovered?.amount ?? null,
    recovered_currency: input.recovered?.currency ?? null,
  })
  if (!after) {
    const theirs = needOf(use, before, name)
    throw changedMeanwhile(input, { ...theirs, ...(await lastChange(use, row, before.id)) })
  }
  return needOf(use, after, name)
}

/** One need on its version, with its line in the account; undefined where it has moved on. */
export async function changeNeed(
  use: UseCase,
  row: CaseRow,
  before: store.NeedRow,
  version: number,
  change: Partial<store.NeedRow> & { status: string },
): Promise<store.NeedRow | undefined> {
  const ended = isOutcome(change.status as store.NeedRow['status'] as never)
  const after = await store.updatePart(use.db, 'cases.need', before, version, {
    ...change,
    ended_at: ended ? (before.ended_at ?? use.now) : null,
  })
  if (!after) return undefined
  const details = { needCode: before.code, from: before.status, to: after.status }
  await happened(use, row, entry(use, row.id, 'need_changed', { thingId: before.id, details }))
  use.audit({ action: 'cases.update_need', thing: 'case', thingId: row.id, details })
  use.announce(events.needChanged, {
    caseId: row.id,
    needId: before.id,
    needCode: before.code,
    status: after.status,
  })
  return after
}

/** Notes are added to closed cases too: what is learnt later belongs there. */
export async function addNote(use: UseCase, input: InputOf<typeof contract.addNote>) {
  const row = await mustWork(use, input.id)
  const noteId = input.noteId ?? newId()
  if (input.corrects && !(await store.findNote(use.db, row.organisation_id, row.id, input.corrects)))
    throw invalid({ path: 'corrects', code: 'not_one_of' })
  const occurredAt = input.occurredAt ?? use.now
  const isNew = await store.insertOnce(
    use.db,
    'cases.note',
    {
      organisation_id: row.organisation_id,
      id: noteId,
      case_id: row.id,
      kind: input.kind,
      text: input.text,
      occurred_at: occurredAt,
      author_id: use.actor.userId,
      recorded_at: use.now,
      corrects: input.corrects,
    },
    row,
  )
  if (isNew) {
    const kind = input.corrects ? 'correction' : 'note'
    await happened(use, row, entry(use, row.id, kind, { thingId: noteId, at: occurredAt }))
    use.audit({ action: 'cases.add_note', thing: 'case', thingId: row.id, details: { noteId } })
  }
  const shown = await store.findEntry(use.db, row.organisation_id, row.id, noteId)
  if (!shown || shown.text !== input.text) throw refuse('cases.id_taken')
  return entryOf(shown, await namesOf(use))
}

/** A line of the account, and what lists show of the case brought up to date. */
export async function happened(use: UseCase, row: CaseRow, ...entries: store.NewEntry[]): Promise<void> {
  await store.insertEntries(use.db, entries)
  await refreshCase(use.db, row, use.now)
}
