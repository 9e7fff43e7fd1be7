import * as v from 'valibot'
import { calendarDay, country, id, maybe, oneOf, optionalText, route } from '#lib/contract.ts'
import { statuses } from '../domain/pack.ts'

const many = <S extends v.GenericSchema>(item: S) => v.object({ items: v.array(item) })
const locale = v.optional(v.pipe(v.string(), v.maxLength(10)))
export const ruleId = v.pipe(v.string(), v.regex(/^[a-z]+(\.[a-z0-9_]+){1,5}$/, 'not_a_rule'))
const versionName = v.pipe(v.string(), v.regex(/^(ever|\d{4}-\d{2}-\d{2})(~bill)?$/, 'not_a_version'))

/** By a lawyer of which organisation, when. */
export const reviewView = v.object({ organisation: v.string(), on: v.string() })

export const sourceView = v.object({
  title: v.string(),
  locator: v.string(),
  kind: v.string(),
  /** The day somebody last looked at it. */
  checked: v.string(),
})

export const versionView = v.object({
  /** `2025-01-01`, `ever`; `~bill` behind what is no law. */
  key: v.string(),
  hash: v.string(),
  from: v.nullable(v.string()),
  to: v.nullable(v.string()),
  status: oneOf(statuses),
  /** In force on the day asked about, and nothing in the way of using it. */
  now: v.boolean(),
  /** What it says, in the reader’s language; null for a time nobody has a source for. */
  says: v.nullable(v.string()),
  confidence: oneOf(['high', 'medium', 'low', 'none']),
  asOf: v.nullable(v.string()),
  reviewBy: v.string(),
  note: v.nullable(v.string()),
  sources: v.array(sourceView),
  /** Empty: awaiting review. */
  reviews: v.array(reviewView),
})

export const ruleSummary = v.object({
  id: v.string(),
  country: v.string(),
  topic: v.string(),
  title: v.string(),
  /** For whom, in words; null for everybody. */
  who: v.nullable(v.string()),
  /** What holds today; null where nothing is known. */
  says: v.nullable(v.string()),
  status: v.nullable(oneOf(statuses)),
  reviewed: v.boolean(),
})

export const ruleView = v.object({
  ...ruleSummary.entries,
  question: v.string(),
  versions: v.array(versionView),
  conflicts: v.array(v.object({ source: v.string(), says: v.string(), resolved: v.string() })),
})

export const listRules = route({
  method: 'GET',
  path: '/rules',
  action: 'rules.list',
  summary: 'The rules of stay and work in hand, with what holds today',
  open: true,
  limitPerMinute: 120,
  input: v.object({ country: v.optional(v.pipe(v.string(), v.regex(/^[A-Z]{2,4}$/))), locale }),
  reply: many(ruleSummary),
})

export const readRule = route({
  method: 'GET',
  path: '/rules/{id}',
  action: 'rules.read',
  summary: 'A rule with its history, sources, contradictions and signatures',
  open: true,
  limitPerMinute: 240,
  input: v.object({ id: ruleId, locale }),
  reply: ruleView,
})

export const changeView = v.object({
  on: v.string(),
  /** `began` and `ended`: law; `added`, `corrected`, `left`: what this Hamroh knows of it; `signed`: reviewed. */
  kind: oneOf(['began', 'ended', 'added', 'corrected', 'left', 'signed']),
  rule: v.string(),
  title: v.string(),
  country: v.nullable(v.string()),
  version: v.string(),
  says: v.nullable(v.string()),
})

export const listChanges = route({
  method: 'GET',
  path: '/rule-changes',
  action: 'rules.list_changes',
  summary: 'What changed since a day: rules that began or ended, corrections, signatures',
  open: true,
  limitPerMinute: 120,
  input: v.object({ since: calendarDay, country: v.optional(country), locale }),
  reply: many(changeView),
})

export const signatureView = v.object({
  id: v.string(),
  rule: v.string(),
  version: v.string(),
  hash: v.string(),
  by: v.string(),
  at: v.string(),
  note: v.nullable(v.string()),
  withdrawnAt: v.nullable(v.string()),
  /** Whether it is still what the pack says. */
  current: v.boolean(),
})

export const listSignatures = route({
  method: 'GET',
  path: '/rules/{id}/signatures',
  action: 'rules.list_signatures',
  summary: 'Who of one’s own organisation signed which version',
  input: v.object({ id: ruleId }),
  reply: many(signatureView),
})

export const signRule = route({
  method: 'POST',
  path: '/rules/{id}/signatures',
  action: 'rules.sign',
  summary: 'A lawyer signs off one version as it stands; the hash says which content was read',
  status: 201,
  input: v.object({
    id: ruleId,
    version: versionName,
    hash: v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/, 'not_a_hash')),
    note: optionalText(1000),
    signatureId: maybe(id),
  }),
  reply: signatureView,
})

export const withdrawSignature = route({
  method: 'POST',
  path: '/rules/{id}/signatures/{signatureId}/withdrawal',
  action: 'rules.withdraw_signature',
  summary: 'Take a signature back',
  input: v.object({ id: ruleId, signatureId: id }),
  reply: v.object({ ok: v.literal(true) }),
})
