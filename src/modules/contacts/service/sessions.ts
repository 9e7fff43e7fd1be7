import type { InputOf } from '#lib/contract.ts'
import { pageFrom, readCursor } from '#lib/cursor.ts'
import { addDays, dayIn } from '#lib/day.ts'
import { newId } from '#lib/ids.ts'
import { changedMeanwhile, invalid, notFound } from '#lib/refusal.ts'
import { colleagueNames } from '#modules/accounts/index.ts'
import { ownOrganisation } from '#modules/organisations/index.ts'
import type { UseCase } from '#platform/use-case.ts'
import type * as contract from '../contract/sessions.ts'
import { type Materials, piecesOf } from '../domain/contact.ts'
import { refuse } from '../domain/refusals.ts'
import { addMaterials, problemsOfSession } from '../domain/session.ts'
import * as store from '../store/sessions.ts'

type Fields = Omit<InputOf<typeof contract.updateSession>, 'id' | 'version'>

export async function createSession(use: UseCase, { id, ...fields }: InputOf<typeof contract.createSession>) {
  refuseWrong(use, fields, nothing)
  const organisation_id = ownOrganisation(use)
  const columns = columnsOf(fields)
  const made = await store.insertSession(use.db, {
    ...{ organisation_id, id: id ?? newId(), created_by: use.actor.userId, created_at: use.now },
    ...columns,
  })
  if (!made) {
    // A device that sends again what it has sent gets what is there; another session under the id is refused.
    const there = id && (await store.findSession(use.db, organisation_id, id))
    if (!there || there.place_text !== fields.placeText || there.day !== fields.day)
      throw refuse('contacts.id_taken')
    return viewOf(use, there)
  }
  use.audit({ action: 'contacts.create_session', thing: 'mobile_session', thingId: made.id })
  return viewOf(use, made)
}

export async function updateSession(
  use: UseCase,
  { id, version, ...fields }: InputOf<typeof contract.updateSession>,
) {
  const row = await seen(use, id)
  refuseWrong(use, fields, await recordedOf(use, id))
  const changed = await store.updateSession(use.db, row.organisation_id, id, version, columnsOf(fields))
  if (!changed) throw changedMeanwhile({ id, version, ...fields }, await viewOf(use, row))
  use.audit({ action: 'contacts.update_session', thing: 'mobile_session', thingId: id })
  return viewOf(use, changed)
}

export async function readSession(use: UseCase, { id }: { id: string }) {
  return viewOf(use, await seen(use, id))
}

export async function listSessions(use: UseCase, { limit, cursor }: InputOf<typeof contract.listSessions>) {
  const rows = await store.findSessions(use.db, ownOrganisation(use), readCursor(cursor, 2), limit)
  const { items, next } = pageFrom(rows, limit, row => [row.day, row.id])
  return { items: await viewsOf(use, items), next }
}

interface Recorded {
  readonly contacts: number
  readonly materials: Materials
}
const nothing: Recorded = { contacts: 0, materials: {} }

async function recordedOf(use: UseCase, id: string): Promise<Recorded> {
  const found = (await store.recordedUnder(use.db, [id])).get(id)
  return found ? { contacts: found.contacts, materials: addMaterials(found.materials) } : nothing
}

function refuseWrong(use: UseCase, fields: Fields, recorded: Recorded): void {
  const problems: { path: string; code: string; limit?: number }[] = problemsOfSession({
    ...fields,
    recorded,
  })
  if (fields.day > addDays(dayIn(use.now, use.actor.timeZone), 1))
    problems.push({ path: 'day', code: 'in_the_future' })
  if (problems.length > 0) throw invalid(...problems)
}

function columnsOf(fields: Fields) {
  return {
    day: fields.day,
    country: fields.country,
    place_id: fields.placeId,
    place_text: fields.placeText,
    team: fields.team,
    worker_ids: fields.workerIds,
    persons_reached: fields.personsReached,
    consultations: fields.consultations,
    materials: JSON.stringify(fields.materials),
    note: fields.note,
  }
}

async function seen(use: UseCase, id: string): Promise<store.SessionRow> {
  const row = await store.findSession(use.db, ownOrganisation(use), id)
  if (!row) throw notFound()
  return row
}

async function viewOf(use: UseCase, row: store.SessionRow) {
  const [view] = await viewsOf(use, [row])
  return view as NonNullable<typeof view>
}

async function viewsOf(use: UseCase, rows: readonly store.SessionRow[]) {
  const recorded = await store.recordedUnder(
    use.db,
    rows.map(row => row.id),
  )
  const names = await colleagueNames(use)
  return rows.map(row => {
    const own = recorded.get(row.id)
    // Written by `columnsOf`.
    const materials = row.materials as Materials
    return {
      id: row.id,
      day: row.day,
      country: row.country,
      placeId: row.place_id,
      placeText: row.place_text,
      team: row.team,
      workerIds: row.worker_ids,
      workers: row.worker_ids.map(id => ({ id, name: names.get(id) ?? '' })),
      personsReached: row.persons_reached,
      consultations: row.consultations,
      materials: { ...materials },
      pieces: piecesOf(materials),
      note: row.note,
      recorded: { contacts: own?.contacts ?? 0, materials: { ...addMaterials(own?.materials ?? []) } },
      version: row.version,
    }
  })
}
