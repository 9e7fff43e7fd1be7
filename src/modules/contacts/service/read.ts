import { systemActor } from '#lib/actor.ts'
import { ownOrganisation } from '#modules/organisations/index.ts'
import type { DeliveredEvent } from '#platform/module.ts'
import type { Payload, UseCase } from '#platform/use-case.ts'
import * as store from '../store/contacts.ts'
import { resealContact } from '../store/sealing.ts'
import { plain } from './view.ts'

export type ContactSummary = ReturnType<typeof plain>

/** Another module's question: these contacts, as far as the actor may see them. Reading is audited by who asks. */
export async function contactSummaries(
  use: UseCase,
  ids: readonly string[],
): Promise<Map<string, ContactSummary>> {
  if (ids.length === 0) return new Map()
  const rows = await store.findContactsById(use.db, ownOrganisation(use), ids)
  return new Map(rows.map(row => [row.id, plain(row)]))
}

/** One contact, null where it is not there or not the actor's to see. */
export async function contactById(use: UseCase, id: string): Promise<ContactSummary | null> {
  return (await contactSummaries(use, [id])).get(id) ?? null
}

/** Whether a case came from a contact of this module's log. */
export const fromContact = ({ contactId }: Payload): boolean => typeof contactId === 'string'

/**
 * A case was opened from a contact, or its circle changed: the contact names the case, and a restricted case hides it.
 * `workerIds`: who works on the case. Fields that are not given stay as they are.
 */
export async function onCaseOpened(use: UseCase, event: DeliveredEvent): Promise<void> {
  const { contactId, caseId, personId, workerIds, restricted } = event.payload
  if (typeof contactId !== 'string' || typeof caseId !== 'string') return
  await use.become(systemActor(event.organisationId))
  const row = await store.findContact(use.db, event.organisationId, contactId)
  if (!row) return
  await store.linkContact(use.db, event.organisationId, contactId, {
    case_id: caseId,
    outcome: row.outcome ?? 'case_opened',
    ...(typeof personId === 'string' ? { person_id: personId, anonymous: false } : {}),
    ...(Array.isArray(workerIds) ? { worker_ids: [...workerIds] } : {}),
    ...(typeof restricted === 'boolean' ? { restricted } : {}),
  })
  if (typeof restricted === 'boolean' && restricted !== row.restricted)
    await resealContact(use.db, contactId, restricted)
}

export const fromCase = ({ caseId }: Payload): boolean => typeof caseId === 'string'

/** Every contact about the file is known to those who work on it, not only the one it was opened from. */
export async function onCircleChanged(use: UseCase, event: DeliveredEvent): Promise<void> {
  await onCaseOpened(use, event)
  const { caseId, contactId, workerIds, restricted } = event.payload
  if (typeof caseId !== 'string' || !Array.isArray(workerIds) || typeof restricted !== 'boolean') return
  await use.become(systemActor(event.organisationId))
  for (const row of await store.findOfCase(use.db, event.organisationId, caseId)) {
    if (row.id === contactId) continue
    const link = { worker_ids: [...workerIds], restricted }
    await store.linkContact(use.db, event.organisationId, row.id, link)
    if (restricted !== row.restricted) await resealContact(use.db, row.id, restricted)
  }
}
