import * as v from 'valibot'
import { country, flag, id, list, maybe, oneOf, optionalText, route, text, whole } from '#lib/contract.ts'
import { notRequests, outcomes } from '../domain/contact.ts'
import { reaches, reachWho, requestStates } from '../domain/request.ts'
import { urgencies } from '../domain/urgency.ts'
import { contactView } from './contacts.ts'

const code = v.pipe(v.string(), v.regex(/^[a-z_]+\.[a-z_]+$/, 'not_a_code'))

/** The form of the public page, and the same for programs. */
export const askFields = v.object({
  /** Made with the empty form; the same key answers the same code. */
  formKey: v.pipe(v.string(), v.uuid('not_an_id')),
  locale: v.pipe(v.string(), v.regex(/^[a-z]{2}$/, 'not_a_language')),
  needs: list(code, 20),
  said: optionalText(5000),
  dangerNow: v.optional(flag, false),
  country: maybe(country),
  homeCountry: maybe(country),
  placeText: optionalText(200),
  reach: v.optional(oneOf(reaches), 'none'),
  reachAt: optionalText(100),
  reachWhen: optionalText(200),
  reachWho: maybe(oneOf(reachWho)),
  mayLeaveMessage: v.optional(flag, false),
})

export const requestRow = v.object({
  contactId: v.string(),
  reference: v.string(),
  state: oneOf(requestStates),
  urgency: oneOf(urgencies),
  urgencyReasons: v.array(v.string()),
  needs: v.array(v.string()),
  language: v.nullable(v.string()),
  country: v.nullable(v.string()),
  placeText: v.nullable(v.string()),
  reach: oneOf(reaches),
  takenBy: v.nullable(v.string()),
  takenByName: v.nullable(v.string()),
  unread: v.boolean(),
  createdAt: v.string(),
})

export const requestView = v.object({
  ...requestRow.entries,
  contact: contactView,
  reachAt: v.nullable(v.string()),
  reachWhen: v.nullable(v.string()),
  reachWho: v.nullable(oneOf(reachWho)),
  mayLeaveMessage: v.boolean(),
  lookedUpAt: v.nullable(v.string()),
  messages: v.array(
    v.object({
      id: v.string(),
      at: v.string(),
      fromStaff: v.boolean(),
      authorName: v.nullable(v.string()),
      body: v.string(),
    }),
  ),
  version: v.number(),
})

export const listRequests = route({
  method: 'GET',
  path: '/contact-requests',
  action: 'contacts.list_requests',
  summary: 'Requests from the public pages that wait, the most urgent first',
  input: v.object({ limit: v.optional(whole(1, 200), 100), all: v.optional(flag, false) }),
  reply: v.object({ items: v.array(requestRow) }),
})

export const readRequest = route({
  method: 'GET',
  path: '/contact-requests/{id}',
  action: 'contacts.read_request',
  summary: 'One request: what was asked, how to reach the person safely, what was written since',
  input: v.object({ id }),
  reply: requestView,
})

export const takeRequest = route({
  method: 'POST',
  path: '/contact-requests/{id}/take',
  action: 'contacts.take_request',
  summary: 'Take a request: one of two who ask gets it',
  input: v.object({ id }),
  reply: requestView,
})

export const reply = route({
  method: 'POST',
  path: '/contact-requests/{id}/reply',
  action: 'contacts.reply',
  summary: 'Write the reply that is shown at the code',
  status: 201,
  input: v.object({ id, messageId: v.optional(id), body: text(10_000) }),
  reply: requestView,
})

export const closeRequest = route({
  method: 'POST',
  path: '/contact-requests/{id}/close',
  action: 'contacts.close_request',
  summary: 'Nothing more to do: says how it ended; how to reach the person is removed',
  input: v.object({
    id,
    outcome: oneOf(outcomes),
    notRequest: maybe(oneOf(notRequests)),
    advised: optionalText(10_000),
  }),
  reply: requestView,
})
