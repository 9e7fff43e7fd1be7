import { newId } from '#lib/ids.ts'
import type { UseCase } from '#platform/use-case.ts'
import { findChanges, insertChange } from '../store/write.ts'

export interface Change {
  readonly thing: 'service' | 'organization' | 'location'
  readonly id: string
  readonly owner: string | null
  readonly action: 'create' | 'update' | 'verify'
  readonly before: object | null
  readonly after: object | null
}

export async function remember(use: UseCase, change: Change): Promise<void> {
  await insertChange(use.db, {
    id: newId(),
    owner_id: change.owner,
    thing: change.thing,
    thing_id: change.id,
    at: use.now,
    actor_id: use.actor.userId,
    actor_name: use.actor.name,
    actor_organisation_id: use.actor.organisationId,
    action: change.action,
    before: change.before && JSON.stringify(change.before),
    after: change.after && JSON.stringify(change.after),
  })
}

/** Newest first; only what is different. Empty for who may not write the entry. */
export async function readHistory(use: UseCase, { id, limit }: { id: string; limit: number }) {
  const rows = await findChanges(use.db, id, limit)
  return {
    items: rows.map(row => ({
      id: row.id,
      at: row.at,
      actorName: row.actor_name,
      action: row.action as Change['action'],
      changes: differences(row.before, row.after),
    })),
  }
}

function differences(before: unknown, after: unknown) {
  const [old, now] = [before ?? {}, after ?? {}] as [Record<string, unknown>, Record<string, unknown>]
  return [...new Set([...Object.keys(old), ...Object.keys(now)])]
    .filter(field => JSON.stringify(old[field]) !== JSON.stringify(now[field]))
    .map(field => ({ field, before: old[field] ?? null, after: now[field] ?? null }))
}
