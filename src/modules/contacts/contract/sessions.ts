import * as v from 'valibot'
import {
  calendarDay,
  country,
  id,
  list,
  maybe,
  optionalText,
  pageOf,
  paging,
  route,
  text,
  version,
  whole,
} from '#lib/contract.ts'
import { materials } from './contacts.ts'

const fields = {
  day: calendarDay,
  country: maybe(country),
  placeId: optionalText(60),
  placeText: text(200),
  team: optionalText(200),
  workerIds: list(id, 50),
  personsReached: v.optional(whole(0, 1_000_000), 0),
  consultations: v.optional(whole(0, 1_000_000), 0),
  materials,
  note: optionalText(4000),
}

export const sessionView = v.object({
  id: v.string(),
  day: v.string(),
  country: v.nullable(v.string()),
  placeId: v.nullable(v.string()),
  placeText: v.string(),
  team: v.nullable(v.string()),
  workerIds: v.array(v.string()),
  workers: v.array(v.object({ id: v.string(), name: v.string() })),
  personsReached: v.number(),
  consultations: v.number(),
  materials: v.record(v.string(), v.number()),
  pieces: v.number(),
  note: v.nullable(v.string()),
  /** What the contacts recorded under it add up to. */
  recorded: v.object({ contacts: v.number(), materials: v.record(v.string(), v.number()) }),
  version: v.number(),
})

export const createSession = route({
  method: 'POST',
  path: '/mobile-sessions',
  action: 'contacts.create_session',
  summary: 'A day out of a mobile team: where, whom it reached, what it handed out',
  status: 201,
  input: v.object({ id: v.optional(id), ...fields }),
  reply: sessionView,
})

export const updateSession = route({
  method: 'PATCH',
  path: '/mobile-sessions/{id}',
  action: 'contacts.update_session',
  summary: 'Correct the totals of a day out; they may not be below what was recorded',
  input: v.object({ id, version, ...fields }),
  reply: sessionView,
})

export const readSession = route({
  method: 'GET',
  path: '/mobile-sessions/{id}',
  action: 'contacts.read_session',
  summary: 'One day out',
  input: v.object({ id }),
  reply: sessionView,
})

export const listSessions = route({
  method: 'GET',
  path: '/mobile-sessions',
  action: 'contacts.list_sessions',
  summary: 'Days out, the newest first',
  input: v.object(paging),
  reply: pageOf(sessionView),
})
