import * as v from 'valibot'
import { locales } from '#i18n/locales.ts'
import {
  calendarDay,
  id,
  maybe,
  oneOf,
  optionalText,
  pageOf,
  paging,
  route,
  text,
  version,
  whole,
} from '#lib/contract.ts'
import { keptKinds } from './domain/rules.ts'

export const askedBy = ['person', 'guardian', 'law'] as const
const states = ['waiting', 'approved', 'done', 'declined'] as const

const who = v.nullable(v.object({ id: v.string(), name: v.string() }))

const ruleView = v.object({
  kind: oneOf(keptKinds),
  months: v.number(),
  defaultMonths: v.number(),
  reason: v.nullable(v.string()),
  changedBy: who,
  changedAt: v.nullable(v.string()),
  version: v.number(),
})

export const listRules = route({
  method: 'GET',
  path: '/keeping/rules',
  action: 'keeping.list_rules',
  summary: 'How long each kind of file is kept',
  input: v.object({}),
  reply: v.object({ items: v.array(ruleView) }),
})

export const updateRule = route({
  method: 'PUT',
  path: '/keeping/rules/{kind}',
  action: 'keeping.update_rule',
  summary: 'Keep a kind of file longer or shorter, with a reason',
  input: v.object({
    kind: oneOf(keptKinds),
    months: whole(1, 600),
    reason: text(500),
    version: whole(0, 2_000_000_000),
  }),
  reply: ruleView,
})

const holdView = v.object({
  id: v.string(),
  reason: v.string(),
  until: v.string(),
  placedBy: who,
  placedAt: v.string(),
  liftedAt: v.nullable(v.string()),
  liftedBy: who,
  liftedReason: v.nullable(v.string()),
  holds: v.boolean(),
})

export const erasureView = v.object({
  id: v.string(),
  kind: oneOf(keptKinds),
  /** Null once erased, for what belongs to nobody known, and for whoever may not see the person. */
  person: v.nullable(v.object({ id: v.string(), reference: v.string(), label: v.string() })),
  beforeDay: v.nullable(v.string()),
  askedBy: v.picklist([...askedBy, 'rule']),
  note: v.nullable(v.string()),
  state: v.picklist(states),
  requestedBy: who,
  requestedAt: v.string(),
  decidedBy: who,
  decidedAt: v.nullable(v.string()),
  decisionNote: v.nullable(v.string()),
  doneAt: v.nullable(v.string()),
  version: v.number(),
  may: v.object({ decide: v.boolean() }),
})

export const readPersonKeeping = route({
  method: 'GET',
  path: '/people/{personId}/keeping',
  action: 'keeping.read_person',
  summary: 'What stops this person’s file from being erased, and whether it is to be',
  input: v.object({ personId: id }),
  reply: v.object({
    erasedAt: v.nullable(v.string()),
    holds: v.array(holdView),
    erasure: v.nullable(erasureView),
    may: v.object({ ask: v.boolean(), hold: v.boolean() }),
  }),
})

export const placeHold = route({
  method: 'POST',
  path: '/people/{personId}/holds',
  action: 'keeping.hold',
  summary: 'Keep this person’s file from being erased, until a day, for a reason',
  status: 201,
  input: v.object({ personId: id, id: v.optional(id), reason: text(1000), until: calendarDay }),
  reply: holdView,
})

export const liftHold = route({
  method: 'POST',
  path: '/holds/{id}/lift',
  action: 'keeping.lift_hold',
  summary: 'End a hold early, with a reason',
  input: v.object({ id, reason: text(1000) }),
  reply: holdView,
})

export const askErasure = route({
  method: 'POST',
  path: '/people/{personId}/erasures',
  action: 'keeping.ask',
  summary: 'Ask for this person to be erased; a supervisor decides',
  status: 201,
  input: v.object({ personId: id, id: v.optional(id), askedBy: oneOf(askedBy), note: optionalText(1000) }),
  reply: erasureView,
})

export const listErasures = route({
  method: 'GET',
  path: '/erasures',
  action: 'keeping.list',
  summary: 'What is to be erased, by request and by rule, and what was',
  input: v.object({ ...paging, state: maybe(oneOf(states)) }),
  reply: pageOf(erasureView),
})

export const decideErasure = route({
  method: 'POST',
  path: '/erasures/{id}/decision',
  action: 'keeping.decide',
  summary: 'Approve or decline; never one’s own request',
  input: v.object({ id, version, decision: oneOf(['approve', 'decline']), note: optionalText(1000) }),
  reply: erasureView,
})

export const readProof = route({
  method: 'GET',
  path: '/erasures/{id}/proof',
  action: 'keeping.read_proof',
  summary: 'The signed proof that something was erased: what kinds, how many, when, by whom',
  input: v.object({ id }),
  reply: v.object({
    id: v.string(),
    text: v.string(),
    signature: v.string(),
    keyId: v.string(),
    publicKey: v.string(),
    doneAt: v.string(),
    decidedBy: who,
    counts: v.record(v.string(), v.number()),
  }),
})

/** A chapter in the words of a language. */
const heldPart = v.object({
  kind: v.string(),
  title: v.string(),
  records: v.array(v.array(v.object({ label: v.string(), text: v.string() }))),
})

export const readHeld = route({
  method: 'GET',
  path: '/people/{personId}/held',
  action: 'keeping.export_person',
  summary:
    'Everything that is held about this person, in the words of a language, to read or print with them',
  limitPerMinute: 20,
  input: v.object({ personId: id, language: v.optional(oneOf(locales), 'en') }),
  reply: v.object({
    person: v.object({ id: v.string(), reference: v.string(), label: v.string() }),
    organisation: v.string(),
    madeAt: v.string(),
    parts: v.array(heldPart),
  }),
})

export const exportPerson = route({
  method: 'GET',
  path: '/people/{personId}/held/file',
  action: 'keeping.export_person',
  summary: 'Everything that is held about this person, as JSON or as a page in a language',
  download: 'application/json',
  limitPerMinute: 20,
  input: v.object({
    personId: id,
    format: v.optional(oneOf(['json', 'html']), 'json'),
    language: v.optional(oneOf(locales), 'en'),
  }),
  reply: v.null(),
})

export const exportView = v.object({
  id: v.string(),
  reason: v.string(),
  state: v.picklist(['waiting', 'approved', 'declined', 'over']),
  requestedBy: who,
  requestedAt: v.string(),
  decidedBy: who,
  decidedAt: v.nullable(v.string()),
  /** Until when it can be downloaded. */
  until: v.nullable(v.string()),
  downloads: v.number(),
  version: v.number(),
  may: v.object({ decide: v.boolean(), download: v.boolean() }),
})

export const listExports = route({
  method: 'GET',
  path: '/organisation-exports',
  action: 'keeping.list_exports',
  summary: 'Exports of everything of the organisation: who asked, why, who approved',
  input: v.object({}),
  reply: v.object({ items: v.array(exportView) }),
})

export const askExport = route({
  method: 'POST',
  path: '/organisation-exports',
  action: 'keeping.ask_export',
  summary: 'Ask for everything of the organisation as one file; another one approves',
  status: 201,
  input: v.object({ id: v.optional(id), reason: text(1000) }),
  reply: exportView,
})

export const decideExport = route({
  method: 'POST',
  path: '/organisation-exports/{id}/decision',
  action: 'keeping.decide_export',
  summary: 'Approve or decline; never one’s own request',
  input: v.object({ id, version, decision: oneOf(['approve', 'decline']) }),
  reply: exportView,
})

export const downloadExport = route({
  method: 'GET',
  path: '/organisation-exports/{id}/file',
  action: 'keeping.download_export',
  summary: 'The file: one line of JSON for each row, a manifest with counts, in a zip',
  download: 'application/zip',
  limitPerMinute: 6,
  input: v.object({ id }),
  reply: v.null(),
})
