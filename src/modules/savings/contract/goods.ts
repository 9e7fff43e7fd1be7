import * as v from 'valibot'
import {
  calendarDay,
  currency,
  flag,
  id,
  maybe,
  oneOf,
  optionalText,
  route,
  text,
  whole,
} from '#lib/contract.ts'
import { cropCodes, goodCodes, unitCodes } from '../domain/goods.ts'
import { goodsUses, lossReasons } from '../domain/goods-journal.ts'

// Amounts in the smallest unit; a thousand million tons is more than any valley grows.
const amount = whole(1, 1_000_000_000_000_000)
const worth = v.object({ amount, currency })
/** A member of a group without phone: the number on the list, never a name. */
const member = maybe(v.pipe(v.string(), v.regex(/^[1-9]\d{0,2}$/, 'not_a_number')))
const seasonKey = v.pipe(v.string(), v.regex(/^\d{4}-(winter|spring|summer|autumn)$/, 'not_a_season'))

const terms = v.variant('kind', [
  v.object({ kind: v.literal('gift') }),
  v.object({ kind: v.picklist(['pass_on', 'from_harvest']), amount, by: maybe(calendarDay) }),
])

/** A record as an agent writes it: the same events as in a group's own log. */
export const goodsEvent = v.variant('kind', [
  v.object({
    kind: v.literal('goods_received'),
    id,
    item: oneOf(goodCodes),
    amount,
    unit: oneOf(unitCodes),
    worth: maybe(worth),
    from: text(120),
    day: calendarDay,
    member,
    terms,
  }),
  v.object({
    kind: v.literal('harvested'),
    id,
    item: oneOf(cropCodes),
    amount,
    unit: oneOf(unitCodes),
    area: maybe(whole(1, 100_000_000)),
    price: maybe(worth),
    day: calendarDay,
    member,
    lot: maybe(id),
  }),
  v.object({ kind: v.literal('goods_grew'), id, lot: id, amount, day: calendarDay }),
  v.object({
    kind: v.literal('goods_used'),
    id,
    lot: id,
    how: oneOf(goodsUses),
    amount,
    day: calendarDay,
    paid: maybe(worth),
    reason: maybe(oneOf(lossReasons)),
    to: member,
    fulfils: maybe(id),
  }),
  v.object({ kind: v.literal('corrected'), id, corrects: id, reason: text(200) }),
])
export type GoodsRecord = v.InferOutput<typeof goodsEvent>

const dimensions = ['mass', 'volume', 'head', 'piece'] as const
const due = v.object({ numerator: v.number(), denominator: v.number(), overdue: v.number() })

/** Sums; every ratio as its two parts. Amounts in grams, millilitres, heads, pieces; money in the smallest unit. */
const summary = v.object({
  harvested: v.object({
    ...{ mass: v.number(), volume: v.number() },
    ...{ head: v.number(), piece: v.number() },
  }),
  area: v.number(),
  money: v.array(
    v.object({ currency: v.string(), given: v.number(), harvest: v.number(), sold: v.number() }),
  ),
  grants: v.number(),
  harvests: v.number(),
  passOn: due,
  repaid: due,
})

const line = v.object({
  season: v.string(),
  part: v.string(),
  item: v.string(),
  dimension: v.picklist(dimensions),
  currency: v.nullable(v.string()),
  ...{ count: v.number(), amount: v.number(), worth: v.number(), area: v.number() },
})

const worthReply = v.nullable(v.object({ amount: v.number(), currency: v.string() }))
const lot = v.object({
  id: v.string(),
  origin: v.picklist(['received', 'harvested', 'passed_on']),
  item: v.picklist([...goodCodes, ...cropCodes]),
  dimension: v.picklist(dimensions),
  day: v.string(),
  member: v.nullable(v.string()),
  ...{ amount: v.number(), grew: v.number(), left: v.number(), fulfilled: v.number() },
  worth: worthReply,
  area: v.nullable(v.number()),
  from: v.string(),
  terms: v.variant('kind', [
    v.object({ kind: v.literal('gift') }),
    v.object({
      kind: v.picklist(['pass_on', 'from_harvest']),
      amount: v.number(),
      by: v.nullable(v.string()),
    }),
  ]),
})

/** With what a group's phone shows that it is let in. */
const phone = { id, deviceId: id, deviceKey: v.pipe(v.string(), v.minLength(32), v.maxLength(100)) }

export const readEarlierGoods = route({
  method: 'POST',
  path: '/savings/groups/{id}/goods/earlier',
  action: 'savings.earlier_goods',
  summary: 'To a group’s own phone: what the agent wrote of its goods and nobody took back, to go on from',
  input: v.object(phone),
  reply: v.object({ records: v.array(goodsEvent) }),
  open: true,
  limitPerMinute: 30,
})

export const readGoods = route({
  method: 'GET',
  path: '/savings/groups/{id}/goods',
  action: 'savings.goods',
  summary:
    'What a group was given and harvested, and what became of it; single records only where the agent keeps them',
  input: v.object({ id }),
  reply: v.object({
    ...{ id: v.string(), name: v.string(), village: v.nullable(v.string()), currency: v.string() },
    members: v.nullable(v.number()),
    /** Whose book is counted: the agent's, or the group's own log. */
    keeper: v.picklist(['agent', 'log']),
    /** A phone keeps the group's book: once that speaks of goods, the agent's records are only to be read. */
    hasPhone: v.boolean(),
    /** The agent's records that are no longer counted, because the group keeps its goods itself. */
    notCounted: v.number(),
    summary,
    lines: v.array(line),
    lots: v.array(lot),
    records: v.array(
      v.object({ event: goodsEvent, recordedAt: v.string(), imported: v.boolean(), takenBack: v.boolean() }),
    ),
    may: v.object({ record: v.boolean() }),
  }),
})

export const recordGoods = route({
  method: 'POST',
  path: '/savings/groups/{id}/goods',
  action: 'savings.record_goods',
  summary:
    'Writes down what a group without phone received, harvested or did with it; the same again changes nothing',
  input: v.object({ id, event: goodsEvent }),
  reply: v.object({ id: v.string() }),
  status: 201,
})

export const registerSelfHelpGroup = route({
  method: 'POST',
  path: '/savings/self-help-groups',
  action: 'savings.register_self_help',
  summary: 'A self-help group without a phone; the same again changes nothing',
  input: v.object({
    id: v.optional(id),
    name: text(120),
    village: optionalText(120),
    placeId: optionalText(60),
    currency,
    members: whole(1, 500),
    women: whole(0, 500),
  }),
  reply: v.object({ id: v.string(), name: v.string() }),
  status: 201,
})

export const goodsBy = ['group', 'season', 'district'] as const

const reportRow = v.object({
  key: v.string(),
  label: v.string(),
  groups: v.number(),
  /** Members of those groups, and how many groups' members nobody has counted. */
  members: v.number(),
  uncounted: v.number(),
  summary,
})

export const goodsReport = route({
  method: 'GET',
  path: '/savings/goods',
  action: 'savings.goods_report',
  summary:
    'What groups were given and harvested, by group, season or district; sums with their parts, never a member',
  input: v.object({ by: v.optional(oneOf(goodsBy), 'season'), season: v.optional(seasonKey) }),
  reply: v.object({
    rows: v.array(reportRow),
    total: reportRow,
    /** Open groups of the organisation, and those of them of whose goods nothing is known. */
    groups: v.number(),
    silent: v.number(),
    seasons: v.array(v.string()),
  }),
})

export const exportGoods = route({
  method: 'GET',
  path: '/savings/goods/export',
  action: 'savings.export_goods',
  summary: 'The sums behind the report, one line for each group, season and kind of thing, as CSV',
  download: 'text/csv',
  input: v.object({ season: v.optional(seasonKey) }),
  reply: v.any(),
})

export const importGoods = route({
  method: 'POST',
  path: '/savings/goods/import',
  action: 'savings.import_goods',
  summary:
    'Past grants and harvests from a file (CSV, XLSX): first looked at, then written down; the same file twice is there once',
  bodyLimit: 4_500_000,
  input: v.object({
    /** CSV or XLSX, in base64. */
    content: v.pipe(
      v.string(),
      v.regex(/^[A-Za-z0-9+/]+={0,2}$/, 'not_base64'),
      v.maxLength(4_000_000, 'too_long'),
    ),
    /** Groups that are named in the file and not known yet are made. */
    createGroups: v.optional(flag, false),
    /** Without it nothing is written. */
    run: v.optional(flag, false),
  }),
  reply: v.object({
    ...{ good: v.number(), known: v.number(), bad: v.number(), written: v.number(), newGroups: v.number() },
    rows: v.array(
      v.object({
        row: v.number(),
        group: v.string(),
        kind: v.nullable(v.string()),
        item: v.nullable(v.string()),
        amount: v.nullable(v.string()),
        day: v.nullable(v.string()),
        known: v.boolean(),
        problems: v.array(v.object({ column: v.string(), value: v.string(), code: v.string() })),
      }),
    ),
  }),
})
