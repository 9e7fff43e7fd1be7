import { hasRole } from '#lib/actor.ts'
import type { InputOf } from '#lib/contract.ts'
import { pageFrom, readCursor } from '#lib/cursor.ts'
import { type Instant, instant } from '#lib/day.ts'
import { invalid, notFound } from '#lib/refusal.ts'
import { colleagueNames } from '#modules/accounts/index.ts'
import { ownOrganisation } from '#modules/organisations/index.ts'
import type { UseCase } from '#platform/use-case.ts'
import type * as contract from '../contract/call-backs.ts'
import type { Channel } from '../domain/contact.ts'
import { refuse } from '../domain/refusals.ts'
import type { Urgency } from '../domain/urgency.ts'
import * as store from '../store/call-backs.ts'
import { findContact } from '../store/contacts.ts'
import { refuseUnsafe, remindLater } from './call-backs.ts'
import { personLabels, safeToCall } from './caller.ts'

export async function listCallBacks(use: UseCase, { limit, cursor }: InputOf<typeof contract.listCallBacks>) {
  const rows = await store.findOpenCallBacks(use.db, ownOrganisation(use), readCursor(cursor, 2), limit)
  const { items, next } = pageFrom(rows, limit, row => [row.due_at, row.id])
  const labels = await personLabels(
    use,
    items.map(row => row.person_id),
  )
  const names = await colleagueNames(use)
  const views = []
  for (const row of items) {
    views.push({
      ...viewOf(row, use.now, names),
      channel: row.channel as Channel,
      needs: row.needs,
      urgency: row.urgency as Urgency,
      language: row.language,
      country: row.country,
      personId: row.person_id,
      personLabel: row.person_id ? (labels.get(row.person_id) ?? null) : null,
      safe: row.person_id ? await safeToCall(use, row.person_id, use.now) : { now: true, reason: null },
    })
  }
  use.audit({
    action: 'contacts.list_call_backs',
    thing: 'call_back',
    thingId: null,
    details: { shown: items.length },
  })
  return { items: views, next }
}

export async function claimCallBack(use: UseCase, { id }: { id: string }) {
  const row = await seen(use, id)
  const contact = await findContact(use.db, row.organisation_id, row.contact_id)
  if (!contact) throw notFound()
  if (row.state !== 'open') throw refuse('contacts.call_back_over')
  if (contact.person_id) await refuseUnsafe(use, contact.person_id, use.now)
  const claimed = await store.claimCallBack(use.db, row.organisation_id, id, use.actor.userId ?? '', use.now)
  if (!claimed) throw refuse('contacts.call_back_taken')
  use.audit({
    action: 'contacts.claim_call_back',
    thing: 'call_back',
    thingId: id,
    details: { contactId: row.contact_id, numberShown: claimed.number !== null },
  })
  return {
    ...viewOf(claimed, use.now, await colleagueNames(use)),
    number: claimed.number,
    personId: contact.person_id,
  }
}

export async function releaseCallBack(use: UseCase, { id }: { id: string }) {
  return change(use, id, 'contacts.release_call_back', { claimed_by: null, claimed_at: null })
}

export async function triedCallBack(use: UseCase, { id, nextAt }: InputOf<typeof contract.triedCallBack>) {
  const row = await seen(use, id)
  const next = instant(nextAt)
  if (Date.parse(next) <= Date.parse(use.now)) throw invalid({ path: 'nextAt', code: 'in_the_past' })
  const contact = await findContact(use.db, row.organisation_id, row.contact_id)
  if (contact?.person_id) await refuseUnsafe(use, contact.person_id, next)
  const changed = await change(use, id, 'contacts.try_call_back', {
    tries: row.tries + 1,
    last_tried_at: use.now,
    due_at: next,
    claimed_by: null,
    claimed_at: null,
    reminded_at: null,
  })
  remindLater(use, id, row.organisation_id, next)
  return changed
}

export async function giveUpCallBack(use: UseCase, { id, note }: InputOf<typeof contract.giveUpCallBack>) {
  return change(use, id, 'contacts.give_up_call_back', {
    state: 'given_up',
    number: null,
    ...(note ? { note } : {}),
  })
}

export async function finishCallBack(
  use: UseCase,
  { id, contactId }: InputOf<typeof contract.finishCallBack>,
) {
  if (contactId && !(await findContact(use.db, ownOrganisation(use), contactId)))
    throw invalid({ path: 'contactId', code: 'not_there' })
  return change(use, id, 'contacts.finish_call_back', {
    state: 'done',
    number: null,
    done_contact_id: contactId,
  })
}

/** Whoever has taken a call decides about it; nobody else but a supervisor. */
async function change(
  use: UseCase,
  id: string,
  action: string,
  set: Parameters<typeof store.updateCallBack>[3],
) {
  const row = await seen(use, id)
  if (row.claimed_by && row.claimed_by !== use.actor.userId && !hasRole(use.actor, 'supervisor'))
    throw refuse('contacts.call_back_taken')
  const changed = await store.updateCallBack(use.db, row.organisation_id, id, set)
  if (!changed) throw refuse('contacts.call_back_over')
  use.audit({ action, thing: 'call_back', thingId: id, details: { contactId: row.contact_id } })
  return viewOf(changed, use.now, await colleagueNames(use))
}

async function seen(use: UseCase, id: string): Promise<store.CallBackRow> {
  const row = await store.findCallBack(use.db, ownOrganisation(use), id)
  if (!row) throw notFound()
  return row
}

function viewOf(row: store.CallBackRow, now: Instant, names: ReadonlyMap<string, string>) {
  return {
    id: row.id,
    contactId: row.contact_id,
    dueAt: instant(row.due_at) as string,
    state: row.state as 'open' | 'done' | 'given_up',
    overdue: row.state === 'open' && Date.parse(row.due_at) < Date.parse(now),
    note: row.note,
    tries: row.tries,
    lastTriedAt: row.last_tried_at && (instant(row.last_tried_at) as string),
    claimedBy: row.claimed_by,
    claimedByName: row.claimed_by ? (names.get(row.claimed_by) ?? null) : null,
    hasNumber: row.number !== null,
    doneContactId: row.done_contact_id,
    version: row.version,
  }
}
