import * as v from 'valibot'
import { id, maybe, moment, oneOf, optionalText, pageOf, paging, route } from '#lib/contract.ts'
import { channels } from '../domain/contact.ts'
import { urgencies } from '../domain/urgency.ts'

export const callBackView = v.object({
  id: v.string(),
  contactId: v.string(),
  dueAt: v.string(),
  state: oneOf(['open', 'done', 'given_up']),
  overdue: v.boolean(),
  note: v.nullable(v.string()),
  tries: v.number(),
  lastTriedAt: v.nullable(v.string()),
  claimedBy: v.nullable(v.string()),
  claimedByName: v.nullable(v.string()),
  hasNumber: v.boolean(),
  doneContactId: v.nullable(v.string()),
  version: v.number(),
})

export const callBackRow = v.object({
  ...callBackView.entries,
  channel: oneOf(channels),
  needs: v.array(v.string()),
  urgency: oneOf(urgencies),
  language: v.nullable(v.string()),
  country: v.nullable(v.string()),
  personId: v.nullable(v.string()),
  personLabel: v.nullable(v.string()),
  /** Whether it is safe to call now; the reason where it is not. */
  safe: v.object({ now: v.boolean(), reason: v.nullable(v.string()) }),
})

export const listCallBacks = route({
  method: 'GET',
  path: '/call-backs',
  action: 'contacts.list_call_backs',
  summary: 'Promised calls that are open, the earliest first',
  input: v.object(paging),
  reply: pageOf(callBackRow),
})

export const claimCallBack = route({
  method: 'POST',
  path: '/call-backs/{id}/claim',
  action: 'contacts.claim_call_back',
  summary: 'Take a promised call: one of two who ask gets it, and the number of an anonymous caller with it',
  input: v.object({ id }),
  reply: v.object({
    ...callBackView.entries,
    /** Of an anonymous caller; a person is reached by their safe ways. */
    number: v.nullable(v.string()),
    personId: v.nullable(v.string()),
  }),
})

export const releaseCallBack = route({
  method: 'POST',
  path: '/call-backs/{id}/release',
  action: 'contacts.release_call_back',
  summary: 'Put a call that one has taken back on the list; a supervisor also those of others',
  input: v.object({ id }),
  reply: callBackView,
})

export const triedCallBack = route({
  method: 'POST',
  path: '/call-backs/{id}/tried',
  action: 'contacts.try_call_back',
  summary: 'Nobody answered: when to try next',
  input: v.object({ id, nextAt: moment }),
  reply: callBackView,
})

export const giveUpCallBack = route({
  method: 'POST',
  path: '/call-backs/{id}/give-up',
  action: 'contacts.give_up_call_back',
  summary: 'No longer try; the number is removed',
  input: v.object({ id, note: optionalText(500) }),
  reply: callBackView,
})

export const finishCallBack = route({
  method: 'POST',
  path: '/call-backs/{id}/done',
  action: 'contacts.finish_call_back',
  summary: 'The call was made: names the contact in which it was, removes the number',
  input: v.object({ id, contactId: maybe(id) }),
  reply: callBackView,
})
