import * as v from 'valibot'
import { id, maybe, oneOf, optionalText, route, whole } from '#lib/contract.ts'
import { reportKinds } from '../domain/directory.ts'

const entry = { id: v.string(), name: v.string(), organizationName: v.string() }

export const readCare = route({
  method: 'GET',
  path: '/directory/care',
  action: 'directory.care',
  summary:
    'What the directory’s editors should look at: what the public says, what was not checked for long, twins',
  input: v.object({ limit: v.optional(whole(1, 100), 15) }),
  reply: v.object({
    reports: v.array(
      v.object({
        id: v.string(),
        service: v.object(entry),
        kind: oneOf(reportKinds),
        note: v.nullable(v.string()),
        locale: v.string(),
        createdAt: v.string(),
      }),
    ),
    /** Not checked for half a year, or never; one's own first. */
    due: v.array(
      v.object({
        ...entry,
        own: v.boolean(),
        lastVerifiedAt: v.nullable(v.string()),
        asOf: v.nullable(v.string()),
      }),
    ),
    dueCount: v.number(),
    /** Two organisations that may be one: the same name, or the same telephone. */
    twins: v.array(
      v.object({
        a: v.object({ id: v.string(), name: v.string() }),
        b: v.object({ id: v.string(), name: v.string() }),
        why: oneOf(['name', 'phone']),
      }),
    ),
  }),
})

export const countCare = route({
  method: 'GET',
  path: '/directory/care/count',
  action: 'directory.care',
  summary: 'How many reports wait, and how many own entries were not checked for half a year',
  input: v.object({}),
  reply: v.object({ count: v.number() }),
})

export const settleReport = route({
  method: 'POST',
  path: '/directory/reports/{id}/settle',
  action: 'directory.settle_report',
  summary: 'Say that a report was dealt with',
  status: 204,
  input: v.object({ id }),
  reply: v.null(),
})

export const findSimilar = route({
  method: 'GET',
  path: '/directory/similar',
  action: 'directory.similar',
  summary: 'Organisations that may be the same as one about to be entered',
  input: v.object({
    name: optionalText(200),
    phone: optionalText(40),
    country: maybe(v.pipe(v.string(), v.regex(/^[A-Z]{2}$/, 'not_a_country'))),
  }),
  reply: v.object({
    items: v.array(
      v.object({
        id: v.string(),
        name: v.string(),
        country: v.nullable(v.string()),
        why: oneOf(['name', 'phone']),
      }),
    ),
  }),
})
