import { addHours, type Instant, instant } from '#lib/day.ts'
import { newId } from '#lib/ids.ts'
import { invalid } from '#lib/refusal.ts'
import type { UseCase } from '#platform/use-case.ts'
import { refuse } from '../domain/refusals.ts'
import * as store from '../store/call-backs.ts'
import type { ContactRow } from '../store/contacts.ts'
import { safeToCall } from './caller.ts'

export interface Promised {
  readonly id?: string | undefined
  readonly dueAt: string
  readonly number: string | null
  readonly note: string | null
}

/** Puts a promised call on the list; the reminder comes when it is overdue. */
export async function promiseCallBack(
  use: UseCase,
  contact: ContactRow,
  promised: Promised,
  number: string | null,
): Promise<string> {
  const dueAt = instant(promised.dueAt)
  if (Date.parse(dueAt) > Date.parse(use.now) + 365 * 86_400_000)
    throw invalid({ path: 'callBack.dueAt', code: 'too_far' })
  if (contact.person_id) await refuseUnsafe(use, contact.person_id, dueAt)
  const id = promised.id ?? newId()
  await store.insertCallBack(use.db, {
    organisation_id: contact.organisation_id,
    id,
    contact_id: contact.id,
    due_at: dueAt,
    // A person has safe ways of their own; a second copy of a number would outlive them.
    number: contact.person_id ? null : (promised.number ?? number),
    note: promised.note,
    created_by: use.actor.userId,
    created_at: use.now,
  })
  remindLater(use, id, contact.organisation_id, dueAt)
  return id
}

/** Refused where the person has said that a call at this moment would harm them. */
export async function refuseUnsafe(use: UseCase, personId: string, at: Instant): Promise<void> {
  const safe = await safeToCall(use, personId, at)
  if (safe.now) return
  throw refuse(safe.reason === 'not_at_all' ? 'contacts.no_safe_way' : 'contacts.unsafe_time', {
    reason: safe.reason,
  })
}

export function remindLater(use: UseCase, id: string, organisationId: string, dueAt: string): void {
  use.enqueue(
    'contacts.remind_call_back',
    { organisationId, callBackId: id },
    { runAt: addHours(instant(dueAt), 0.25), key: `contacts.remind_call_back:${id}` },
  )
}

/** The promise is kept by this contact; the number goes. */
export async function fulfilCallBack(use: UseCase, id: string, contact: ContactRow): Promise<void> {
  const done = await store.updateCallBack(use.db, contact.organisation_id, id, {
    state: 'done',
    number: null,
    done_contact_id: contact.id,
  })
  if (!done) throw refuse('contacts.call_back_over')
  use.audit({
    action: 'contacts.fulfil_call_back',
    thing: 'call_back',
    thingId: id,
    details: { contactId: contact.id },
  })
}
