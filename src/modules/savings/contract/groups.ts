import * as v from 'valibot'
import { currency, id, moment, optionalText, route, text, whole } from '#lib/contract.ts'

const hex = (length: number) =>
  v.pipe(v.string(), v.length(length, 'not_a_key'), v.regex(/^[0-9a-f]*$/, 'not_a_key'))

/** What every call of a group's phone begins with. */
const phone = { id, deviceId: id, deviceKey: v.pipe(v.string(), v.minLength(32), v.maxLength(100)) }

/** A line as a phone sends it: its form is checked here, its meaning by the log (`domain/entry.ts`). */
const line = v.object({
  v: v.literal(1),
  group: id,
  epoch: whole(1, 1_000_000),
  device: id,
  seq: whole(1, 10_000_000),
  prev: hex(64),
  at: v.pipe(v.string(), v.maxLength(40)),
  event: v.looseObject({
    id: v.pipe(v.string(), v.minLength(1), v.maxLength(60)),
    kind: v.pipe(v.string(), v.maxLength(40)),
  }),
  hash: hex(64),
})

const head = v.object({
  seq: v.number(),
  hash: v.string(),
  epoch: v.number(),
  device: v.nullable(v.string()),
})
const fork = v.object({
  leaf: v.string(),
  device: v.string(),
  from: v.number(),
  to: v.number(),
  settled: v.boolean(),
})

export const registerGroup = route({
  method: 'POST',
  path: '/savings/groups',
  action: 'savings.register',
  summary: 'Connects a savings group and its phone with the organisation; the same again changes nothing',
  input: v.object({
    id,
    name: text(120),
    village: optionalText(120),
    currency,
    publicKey: hex(64),
    deviceId: id,
    keyHash: hex(64),
  }),
  reply: v.object({ id: v.string(), name: v.string() }),
  status: 201,
})

export const addDevice = route({
  method: 'POST',
  path: '/savings/groups/{id}/devices',
  action: 'savings.add_device',
  summary: 'Lets a further phone of a group in, which the group has signed for',
  input: v.object({ id, deviceId: id, keyHash: hex(64), signature: hex(128) }),
  reply: v.object({ deviceId: v.string() }),
  status: 201,
  open: true,
  limitPerMinute: 30,
})

export const sendEvents = route({
  method: 'POST',
  path: '/savings/groups/{id}/events',
  action: 'savings.send',
  summary: 'Takes in lines of a group’s log; each is answered stored, already, conflict or invalid',
  input: v.object({ ...phone, entries: v.pipe(v.array(line), v.maxLength(500, 'too_many')) }),
  reply: v.object({
    answers: v.array(
      v.object({
        id: v.string(),
        hash: v.string(),
        state: v.picklist(['stored', 'already', 'conflict', 'invalid']),
        reason: v.nullable(v.string()),
      }),
    ),
    head,
    forks: v.array(fork),
    lease: v.object({ epoch: v.number(), device: v.nullable(v.string()), until: v.nullable(moment) }),
  }),
  open: true,
  limitPerMinute: 600,
  bodyLimit: 2_000_000,
})

export const readLines = route({
  method: 'POST',
  path: '/savings/groups/{id}/log',
  action: 'savings.read_log',
  summary: 'Lines of a group’s log after one of them, or of a branch beside it',
  input: v.object({ ...phone, after: v.optional(whole(0, 10_000_000), 0), leaf: v.optional(hex(64)) }),
  reply: v.object({ entries: v.array(line), head }),
  open: true,
  limitPerMinute: 600,
})

export const exchangeMembers = route({
  method: 'POST',
  path: '/savings/groups/{id}/members',
  action: 'savings.members',
  summary: 'Gives and takes what is known of members, sealed with the group’s key; the newer version stays',
  input: v.object({
    ...phone,
    members: v.optional(
      v.pipe(
        v.array(
          v.object({
            id: v.pipe(v.string(), v.minLength(1), v.maxLength(40)),
            version: whole(1, 1_000_000),
            /** Null: erased. */
            sealed: v.nullable(v.pipe(v.string(), v.maxLength(4000))),
          }),
        ),
        v.maxLength(200, 'too_many'),
      ),
      [],
    ),
  }),
  reply: v.object({
    members: v.array(v.object({ id: v.string(), version: v.number(), sealed: v.nullable(v.string()) })),
  }),
  open: true,
  limitPerMinute: 120,
})

export const showNames = route({
  method: 'POST',
  path: '/savings/groups/{id}/names',
  action: 'savings.show_names',
  summary: 'Members’ names in clear, from a phone of a group that voted to show them; refused otherwise',
  input: v.object({
    ...phone,
    names: v.pipe(
      v.array(v.object({ id: v.pipe(v.string(), v.minLength(1), v.maxLength(40)), name: text(120) })),
      v.maxLength(200, 'too_many'),
    ),
  }),
  reply: v.object({ kept: v.number() }),
  open: true,
  limitPerMinute: 120,
})
