import * as v from 'valibot'
import { calendarDay, flag, id, maybe, optionalText, pageOf, paging, route, whole } from '#lib/contract.ts'
import { doings } from './domain/doings.ts'
import { faultKinds } from './domain/faults.ts'

const fault = v.object({
  kind: v.picklist(faultKinds),
  number: v.nullable(v.number()),
  lineId: v.nullable(v.string()),
  day: v.optional(v.nullable(v.string())),
})

const headView = v.object({
  id: v.string(),
  day: v.nullable(v.string()),
  number: v.number(),
  hash: v.string(),
  signedAt: v.string(),
  keyId: v.string(),
  signature: v.string(),
  /** What was signed, word for word. */
  text: v.string(),
})

export const readChain = route({
  method: 'GET',
  path: '/audit/chain',
  action: 'audit.read_chain',
  summary: 'Where the chain of the log ends, what waits to be sealed, what the last verification found',
  input: v.object({}),
  reply: v.object({
    number: v.number(),
    hash: v.nullable(v.string()),
    sealedAt: v.nullable(v.string()),
    waiting: v.number(),
    verification: v.nullable(
      v.object({
        at: v.string(),
        lines: v.number(),
        heads: v.number(),
        faultCount: v.number(),
        faults: v.array(fault),
      }),
    ),
  }),
})

export const verifyNow = route({
  method: 'POST',
  path: '/audit/verifications',
  action: 'audit.verify',
  summary: 'Verify the whole chain soon; the answer stands at the chain',
  status: 202,
  limitPerMinute: 6,
  input: v.object({}),
  reply: v.null(),
})

export const listHeads = route({
  method: 'GET',
  path: '/audit/heads',
  action: 'audit.list_heads',
  summary: 'The last signed heads of the chain, and the public key to check them with',
  input: v.object({}),
  reply: v.object({ publicKey: v.string(), items: v.array(headView) }),
})

export const signHead = route({
  method: 'POST',
  path: '/audit/heads',
  action: 'audit.sign_head',
  summary: 'Sign where the chain ends now',
  status: 201,
  limitPerMinute: 10,
  input: v.object({}),
  reply: headView,
})

export const downloadHeads = route({
  method: 'GET',
  path: '/audit/heads/file',
  action: 'audit.download_heads',
  summary: 'All signed heads as one JSON file, to be kept outside and given to audit verify',
  download: 'application/json',
  input: v.object({}),
  reply: v.null(),
})

export const listLines = route({
  method: 'GET',
  path: '/audit/lines',
  action: 'audit.list_lines',
  summary: 'The log, last first: who did what to which thing, never its content',
  input: v.object({
    ...paging,
    userId: maybe(id),
    thingId: maybe(id),
    /** The beginning of an action: `cases.` or `people.read`. */
    doing: optionalText(80),
    /** An action word for word: `cases.read`, and not `cases.read_timeline`. */
    action: optionalText(80),
    from: maybe(calendarDay),
    to: maybe(calendarDay),
  }),
  reply: pageOf(
    v.object({
      id: v.string(),
      at: v.string(),
      action: v.string(),
      actorKind: v.string(),
      userId: v.nullable(v.string()),
      name: v.nullable(v.string()),
      /** What they are here today; empty for Hamroh itself and the public. */
      roles: v.array(v.string()),
      organisation: v.nullable(v.string()),
      thingKind: v.string(),
      thingId: v.nullable(v.string()),
      /** How people call it: the reference of a person, case or referral, the name of a member of staff. */
      thing: v.nullable(v.string()),
    }),
  ),
})

export const accessReport = route({
  method: 'GET',
  path: '/people/{id}/access-report',
  action: 'audit.access_report',
  summary: 'Who read or changed this person’s file, when and why, for the person to take along',
  limitPerMinute: 20,
  input: v.object({ id }),
  reply: v.object({
    person: v.object({ id: v.string(), reference: v.string(), label: v.string() }),
    organisation: v.string(),
    madeAt: v.string(),
    /** More than these there is no room for; the oldest are left out. */
    complete: v.boolean(),
    items: v.array(
      v.object({
        at: v.string(),
        doing: v.picklist(doings),
        thing: v.string(),
        organisation: v.string(),
        /** Null for Hamroh itself. */
        roles: v.nullable(v.array(v.string())),
        /** Only where the organisation shows it. */
        name: v.nullable(v.string()),
        purpose: v.nullable(v.string()),
        reason: v.nullable(v.string()),
        times: v.number(),
      }),
    ),
  }),
})

export const readSetting = route({
  method: 'GET',
  path: '/audit/setting',
  action: 'audit.read_setting',
  summary: 'Whether a person who asks who read their file is told names or roles',
  input: v.object({}),
  reply: v.object({ showsNames: v.boolean(), version: v.number() }),
})

export const updateSetting = route({
  method: 'PUT',
  path: '/audit/setting',
  action: 'audit.update_setting',
  summary: 'Say whether a person who asks who read their file is told names or roles',
  input: v.object({ showsNames: flag, version: whole(0, 2_000_000_000) }),
  reply: v.object({ showsNames: v.boolean(), version: v.number() }),
})
