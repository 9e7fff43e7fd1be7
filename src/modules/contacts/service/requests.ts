import type { InputOf } from '#lib/contract.ts'
import { instant } from '#lib/day.ts'
import { newId } from '#lib/ids.ts'
import { invalid, notFound } from '#lib/refusal.ts'
import { colleagueNames } from '#modules/accounts/index.ts'
import { ownOrganisation } from '#modules/organisations/index.ts'
import type { UseCase } from '#platform/use-case.ts'
import type * as contract from '../contract/requests.ts'
import { refuse } from '../domain/refusals.ts'
import type { Reach, ReachWho, RequestState } from '../domain/request.ts'
import type { Urgency } from '../domain/urgency.ts'
import * as contacts from '../store/contacts.ts'
import * as store from '../store/requests.ts'
import { viewOf } from './view.ts'

export async function listRequests(use: UseCase, { limit, all }: InputOf<typeof contract.listRequests>) {
  const rows = await store.findRequests(use.db, ownOrganisation(use), all, limit)
  const names = await colleagueNames(use)
  use.audit({
    action: 'contacts.list_requests',
    thing: 'contact',
    thingId: null,
    details: { shown: rows.length },
  })
  return {
    items: rows.map(row => ({
      ...common(row, names),
      urgency: row.urgency as Urgency,
      urgencyReasons: row.urgency_reasons,
      needs: row.needs,
      language: row.language,
      country: row.country,
      placeText: row.place_text,
      unread: row.unread,
    })),
  }
}

export async function readRequest(use: UseCase, { id }: { id: string }) {
  const found = await seen(use, id)
  use.audit({ action: 'contacts.read_request', thing: 'contact', thingId: id })
  return viewOfRequest(use, found)
}

export async function takeRequest(use: UseCase, { id }: { id: string }) {
  const { contact, request } = await seen(use, id)
  if (request.state === 'closed') throw refuse('contacts.request_closed')
  const taken = await store.takeRequest(use.db, request.organisation_id, id, use.actor.userId ?? '', use.now)
  if (!taken) throw refuse('contacts.request_taken')
  if (!contact.worker_id)
    await contacts.linkContact(use.db, request.organisation_id, id, { worker_id: use.actor.userId })
  use.audit({ action: 'contacts.take_request', thing: 'contact', thingId: id })
  return viewOfRequest(use, await seen(use, id))
}

/** The reply stands at the code at once; sent twice by a device it stands there once. */
export async function reply(use: UseCase, { id, messageId, body }: InputOf<typeof contract.reply>) {
  const { request } = await seen(use, id)
  if (request.state === 'closed') throw refuse('contacts.request_closed')
  const isNew = await store.insertMessage(use.db, {
    organisation_id: request.organisation_id,
    contact_id: id,
    id: messageId ?? newId(),
    at: use.now,
    from_staff: true,
    author_id: use.actor.userId,
    body,
  })
  if (isNew) {
    await store.updateRequest(use.db, request.organisation_id, id, {
      state: 'answered',
      taken_by: request.taken_by ?? use.actor.userId,
      taken_at: request.taken_at ?? use.now,
    })
    use.audit({ action: 'contacts.reply', thing: 'contact', thingId: id })
    use.announce('contacts.replied', { contactId: id })
  }
  return viewOfRequest(use, await seen(use, id))
}

export async function closeRequest(use: UseCase, input: InputOf<typeof contract.closeRequest>) {
  const { request, contact } = await seen(use, input.id)
  if (request.state === 'closed') throw refuse('contacts.request_closed')
  if ((input.outcome === 'not_a_request') !== (input.notRequest !== null))
    throw invalid({
      path: 'notRequest',
      code: input.outcome === 'not_a_request' ? 'required' : 'only_for_not_a_request',
    })
  await contacts.linkContact(use.db, contact.organisation_id, contact.id, {
    outcome: input.outcome,
    not_request: input.notRequest,
    advised: input.advised ?? contact.advised,
    worker_id: contact.worker_id ?? use.actor.userId,
  })
  // What was only needed to reach the person goes when nobody has to reach them any more.
  await store.updateRequest(use.db, request.organisation_id, input.id, {
    state: 'closed',
    reach_at: null,
    reach_when: null,
  })
  use.audit({
    action: 'contacts.close_request',
    thing: 'contact',
    thingId: input.id,
    details: { outcome: input.outcome },
  })
  return viewOfRequest(use, await seen(use, input.id))
}

interface Found {
  readonly contact: contacts.ContactRow
  readonly request: store.RequestRow
}

async function seen(use: UseCase, id: string): Promise<Found> {
  const contact = await contacts.findContact(use.db, ownOrganisation(use), id)
  const request = contact && (await store.findRequest(use.db, contact.organisation_id, id))
  if (!contact || !request) throw notFound()
  return { contact, request }
}

function common(row: store.RequestRow, names: ReadonlyMap<string, string>) {
  return {
    contactId: row.contact_id,
    reference: row.reference,
    state: row.state as RequestState,
    reach: row.reach as Reach,
    takenBy: row.taken_by,
    takenByName: row.taken_by ? (names.get(row.taken_by) ?? null) : null,
    createdAt: instant(row.created_at) as string,
  }
}

async function viewOfRequest(use: UseCase, { contact, request }: Found) {
  const names = await colleagueNames(use)
  const messages = await store.findMessages(use.db, request.organisation_id, request.contact_id)
  const view = await viewOf(use, contact)
  const { urgency, urgencyReasons, needs, language, country, placeText } = view
  return {
    ...common(request, names),
    ...{ urgency, urgencyReasons, needs, language, country, placeText },
    contact: view,
    unread: messages.at(-1)?.from_staff !== true,
    reachAt: request.reach_at,
    reachWhen: request.reach_when,
    reachWho: request.reach_who as ReachWho | null,
    mayLeaveMessage: request.may_leave_message,
    lookedUpAt: request.looked_up_at && (instant(request.looked_up_at) as string),
    messages: messages.map(message => ({
      id: message.id,
      at: instant(message.at) as string,
      fromStaff: message.from_staff,
      authorName: message.author_id ? (names.get(message.author_id) ?? null) : null,
      body: message.body,
    })),
    version: request.version,
  }
}
