import type { InputOf } from '#lib/contract.ts'
import { newId } from '#lib/ids.ts'
import { changedMeanwhile, notFound } from '#lib/refusal.ts'
import { ownOrganisation } from '#modules/organisations/index.ts'
import type { UseCase } from '#platform/use-case.ts'
import type * as contract from '../contract/duplicates.ts'
import { personsMerged, personsUnmerged } from '../domain/events.ts'
import { guardedAlike } from '../domain/merge.ts'
import { refuse } from '../domain/refusals.ts'
import * as store from '../store/pairs.ts'

/** The other file is read in this one from now on. Nothing of either is changed: undoing takes the pointer back. */
export async function mergePersons(use: UseCase, input: InputOf<typeof contract.mergePersons>) {
  const { id, otherId, version, otherVersion } = input
  if (id === otherId) throw refuse('people.same_person')
  const organisationId = ownOrganisation(use)
  const rows = await store.lockPersons(use.db, organisationId, [id, otherId])
  const kept = rows.find(row => row.id === id)
  const other = rows.find(row => row.id === otherId)
  if (!kept || !other || kept.erased_at || other.erased_at) throw notFound()
  for (const row of [kept, other])
    if (row.kept_id !== null) throw refuse('people.merged', { keptId: row.kept_id })
  if (kept.version !== version || other.version !== otherVersion)
    throw changedMeanwhile({ version, otherVersion }, { version: kept.version, otherVersion: other.version })
  const guards = [kept, other].map(row => ({ restricted: row.restricted, workerIds: row.worker_ids }))
  const [one, two] = guards
  if (!one || !two || !guardedAlike(one, two)) throw refuse('people.guarded_differently')
  const mergeId = newId()
  await store.pointTo(use.db, otherId, id)
  await store.insertMerge(use.db, {
    organisation_id: organisationId,
    id: mergeId,
    person_id: otherId,
    into_id: id,
    merged_at: use.now,
    merged_by: use.actor.userId,
  })
  record(use, 'people.merge', mergeId, id, otherId)
  use.announce(personsMerged, { personId: otherId, keptId: id })
  return { mergeId, keptId: id }
}

/** Any merge of a chain, in any order: each is a pointer of its own. */
export async function undoMerge(use: UseCase, { id }: { id: string }) {
  const organisationId = ownOrganisation(use)
  const merge = await store.findMerge(use.db, organisationId, id)
  if (!merge) throw notFound()
  if (merge.undone_at !== null) throw refuse('people.already_undone')
  await store.pointTo(use.db, merge.person_id, null)
  await store.endMerge(use.db, organisationId, id, use.now, use.actor.userId)
  record(use, 'people.undo_merge', id, merge.into_id, merge.person_id)
  use.announce(personsUnmerged, { personId: merge.person_id, keptId: merge.into_id })
  return null
}

/** In the log of both files. */
function record(use: UseCase, action: string, mergeId: string, keptId: string, otherId: string): void {
  use.audit({ action, thing: 'person', thingId: keptId, details: { mergeId, otherId } })
  use.audit({ action, thing: 'person', thingId: otherId, details: { mergeId, keptId } })
}
