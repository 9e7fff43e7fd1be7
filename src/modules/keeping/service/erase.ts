import { systemActor } from '#lib/actor.ts'
import type { InputOf } from '#lib/contract.ts'
import { pageFrom, readCursor } from '#lib/cursor.ts'
import { type Day, dayIn, type Instant, instant } from '#lib/day.ts'
import { changedMeanwhile, notFound, Refusal } from '#lib/refusal.ts'
import { ownKey } from '#modules/audit/index.ts'
import { ownOrganisation } from '#modules/organisations/index.ts'
import { filesOfPerson } from '#modules/people/index.ts'
import { type Erased, holders } from '#platform/personal-data.ts'
import type { Engine, UseCase } from '#platform/use-case.ts'
import { forgetOpened } from '#platform/vault/index.ts'
import type * as contract from '../contract.ts'
import { personErased } from '../domain/events.ts'
import { proofText } from '../domain/proof.ts'
import { refuse } from '../domain/refusals.ts'
import * as store from '../store/records.ts'
import { mustBeErasable, onlyErasure } from './persons.ts'
import { nameOf } from './rules.ts'
import { erasureViews } from './views.ts'

export async function listErasures(
  use: UseCase,
  { state, limit, cursor }: InputOf<typeof contract.listErasures>,
) {
  const organisationId = ownOrganisation(use)
  const rows = await store.findErasures(use.db, organisationId, state, readCursor(cursor, 2), limit)
  const { items, next } = pageFrom(rows, limit, row => [row.requested_at, row.id])
  use.audit({
    action: 'keeping.list',
    thing: 'organisation',
    thingId: organisationId,
    details: { shown: items.length },
  })
  return { items: await erasureViews(use, items), next }
}

export async function decideErasure(use: UseCase, input: InputOf<typeof contract.decideErasure>) {
  const { id, version, decision, note } = input
  const organisationId = ownOrganisation(use)
  const before = await store.lockErasure(use.db, organisationId, id)
  if (!before) throw notFound()
  if (before.requested_by === use.actor.userId) throw refuse('keeping.own_request')
  if (before.version !== version) throw changedMeanwhile(input, await onlyErasure(use, before))
  if (before.state !== 'waiting') throw refuse('keeping.already_decided')
  if (decision === 'approve' && before.person_id) await mustBeErasable(use, before.person_id)
  const row = await store.updateErasure(use.db, before, version, {
    state: decision === 'approve' ? 'approved' : 'declined',
    decided_by: use.actor.userId,
    decided_at: use.now,
    decision_note: note,
  })
  if (!row) throw changedMeanwhile(input, await onlyErasure(use, before))
  use.audit({ action: 'keeping.decide', thing: 'erasure', thingId: id, details: { decision } })
  if (decision === 'approve') use.enqueue('keeping.erase', { organisationId, erasureId: id })
  return onlyErasure(use, row)
}

/** Carries an approved erasure out, all modules in one transaction. A second run finds it done. */
export async function erase(engine: Engine, organisationId: string, erasureId: string): Promise<void> {
  await engine.as(systemActor(organisationId), async use => {
    const row = await store.lockErasure(use.db, organisationId, erasureId)
    if (row?.state !== 'approved') return
    const counts = row.person_id ? await erasePerson(use, row, row.person_id) : await eraseUnnamed(use, row)
    if (!counts) return
    const { id: keyId, sign } = ownKey()
    const proof = proofText({
      organisationId,
      erasureId,
      kind: row.kind,
      askedBy: row.asked_by,
      requestedAt: instant(row.requested_at),
      approvedBy: row.decided_by ?? '-',
      approvedAt: instant(row.decided_at ?? use.now),
      doneAt: use.now,
      counts,
      keyId,
    })
    await store.updateErasure(use.db, row, row.version, {
      state: 'done',
      done_at: use.now,
      counts: JSON.stringify(counts),
      proof,
      signature: sign(proof),
      key_id: keyId,
      note: null,
      decision_note: null,
    })
    use.audit({ action: 'keeping.erase', thing: 'person', thingId: row.person_id, details: { erasureId } })
    if (row.person_id) use.announce(personErased, { personId: row.person_id, erasureId })
  })
  forgetOpened()
}

/** Null where a hold was placed, or work begun, after it was approved: then it waits for a decision again. */
async function erasePerson(use: UseCase, row: store.ErasureRow, personId: string): Promise<Erased | null> {
  try {
    await mustBeErasable(use, personId)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const again = { state: 'waiting', decided_by: null, decided_at: null }
    await store.updateErasure(use.db, row, row.version, again)
    use.audit({ action: 'keeping.stopped', thing: 'erasure', thingId: row.id, details: { why: error.code } })
    return null
  }
  const counts: Record<string, number> = {}
  // Files that were merged are one person's: all of them come to their end.
  for (const file of await filesOfPerson(use, personId))
    for (const holder of holders()) add(counts, await holder.erase(use, file))
  return counts
}

const atOnce = 5_000

async function eraseUnnamed(use: UseCase, row: store.ErasureRow): Promise<Erased> {
  const counts: Record<string, number> = {}
  const before = startOf(row.before_day as Day)
  for (const holder of holders()) {
    const unnamed = holder.unnamed?.[row.kind]
    while (unnamed && (await unnamed.count(use, before, 1)) > 0)
      add(counts, await unnamed.erase(use, before, atOnce))
  }
  return counts
}

export const startOf = (day: Day): Instant => instant(`${day}T00:00:00Z`)

function add(counts: Record<string, number>, more: Erased): void {
  for (const [kind, count] of Object.entries(more)) if (count > 0) counts[kind] = (counts[kind] ?? 0) + count
}

export async function readProof(use: UseCase, { id }: { id: string }) {
  const row = await store.findErasure(use.db, ownOrganisation(use), id)
  if (!row?.proof || !row.signature || !row.key_id || !row.done_at) throw notFound()
  const name = await nameOf(use)
  use.audit({ action: 'keeping.read_proof', thing: 'erasure', thingId: id })
  return {
    id,
    text: row.proof,
    signature: row.signature,
    keyId: row.key_id,
    publicKey: ownKey().publicKey,
    doneAt: row.done_at,
    decidedBy: name(row.decided_by),
    // Written by `erase`, which keeps counts only.
    counts: row.counts as Record<string, number>,
  }
}

export const todayAt = (use: UseCase, timeZone: string): Day => dayIn(use.now, timeZone)
