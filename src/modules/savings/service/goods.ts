import type { InputOf } from '#lib/contract.ts'
import { dayIn } from '#lib/day.ts'
import { notFound } from '#lib/refusal.ts'
import type { UseCase } from '#platform/use-case.ts'
import type * as contract from '../contract/goods.ts'
import { canonical } from '../domain/canonical.ts'
import { emptyGoods, type GoodsBook, isGoods, planGoods, planTakeBack } from '../domain/goods-book.ts'
import { type GoodsFigures, goodsFigures, summarise } from '../domain/goods-figures.ts'
import { refuse } from '../domain/refusals.ts'
import * as goods from '../store/goods.ts'
import * as store from '../store/groups.ts'
import type { Figures } from './figures.ts'

type GoodsRecord = contract.GoodsRecord

/** The agent's book of a group, with the same core that a group's phone runs. */
export interface AgentBook {
  readonly goods: GoodsBook
  readonly records: GoodsRecord[]
  readonly takenBack: Set<string>
}

export function openAgentBook(rows: readonly Pick<goods.RecordRow, 'event'>[]): AgentBook {
  const book: AgentBook = { goods: emptyGoods(), records: [], takenBack: new Set() }
  for (const { event } of rows) addRecord(book, event as GoodsRecord) // written by `recordGoods`
  return book
}

/** Adds one record or refuses it; members are numbers of a list that nobody here keeps. */
export function addRecord(book: AgentBook, record: GoodsRecord): void {
  if (record.kind === 'corrected') {
    const known = book.records.find(one => one.id === record.corrects && isGoods(one))
    if (!known) throw refuse('savings.nothing_to_correct', { id: record.corrects })
    if (book.takenBack.has(record.corrects))
      throw refuse('savings.already_corrected', { id: record.corrects })
    planTakeBack(book.goods, record.corrects)()
    book.takenBack.add(record.corrects)
  } else planGoods(book.goods, record, () => undefined)()
  book.records.push(record)
}

/** One record of a group whose goods the agent keeps. */
export async function recordGoods(use: UseCase, { id, event }: InputOf<typeof contract.recordGoods>) {
  const group = await writable(use, id)
  const of = { organisationId: group.organisation_id, groupId: id }
  if ('day' in event && event.day > dayIn(use.now, use.actor.timeZone)) {
    throw refuse('savings.goods_in_the_future', {}, [{ path: 'event.day', code: 'in_the_future' }])
  }
  const rows = await goods.recordsOf(use.db, group.organisation_id, id)
  const known = rows.find(row => row.id === event.id)
  if (known) {
    if (canonical(known.event) === canonical(event)) return { id: event.id }
    throw refuse('savings.same_id_other_content', { id: event.id })
  }
  const book = openAgentBook(rows)
  addRecord(book, event)
  await keepRecords(use, of, book, [{ id: event.id, seq: rows.length + 1, kind: event.kind, event }], false)
  use.audit({
    ...{ action: 'savings.record_goods', thing: 'savings_group', thingId: id },
    details: { kind: event.kind, record: event.id },
  })
  use.announce('savings.goods_recorded', { groupId: id, kind: event.kind })
  return { id: event.id }
}

/** The group's row, held until the end; refused where its own log keeps the goods. */
export async function writable(use: UseCase, id: string): Promise<store.GroupRow> {
  const seen = await store.findGroup(use.db, id)
  if (!seen) throw notFound()
  const group = await store.lockGroup(use.db, seen.organisation_id, id)
  const sums = await goods.sumsOf(use.db, group.organisation_id, id)
  if (sums.some(sum => sum.keeper === 'log' && sum.records > 0)) throw refuse('savings.goods_kept_by_group')
  return group
}

export async function keepRecords(
  use: UseCase,
  of: { organisationId: string; groupId: string },
  book: AgentBook,
  added: readonly goods.NewRecord[],
  imported: boolean,
): Promise<void> {
  await goods.insertRecords(use.db, { ...of, imported, userId: use.actor.userId, now: use.now }, added)
  await goods.keepSum(
    use.db,
    { ...of, keeper: 'agent', now: use.now },
    { records: book.records.length, figures: goodsFigures(book.goods), lastOn: lastDay(book.goods) },
  )
}

/** What the group's own log says of its goods, after lines of it came in or were replaced. */
export async function keepLogGoods(
  use: UseCase,
  of: { organisationId: string; groupId: string },
  book: GoodsBook,
): Promise<void> {
  if (book.told === 0) {
    // Nothing in the log, unless a fork was settled for a version without it.
    const sums = await goods.sumsOf(use.db, of.organisationId, of.groupId)
    if (!sums.some(sum => sum.keeper === 'log')) return
  }
  const sum = { records: book.told, figures: goodsFigures(book), lastOn: lastDay(book) }
  await goods.keepSum(use.db, { ...of, keeper: 'log', now: use.now }, sum)
}

function lastDay({ lots, uses, growths }: GoodsBook): string | null {
  let last: string | null = null
  for (const part of [lots, uses, growths])
    for (const { day } of part.values()) if (last === null || day > last) last = day
  return last
}

export async function readGoods(use: UseCase, { id }: InputOf<typeof contract.readGoods>) {
  const group = await store.findGroup(use.db, id)
  if (!group) throw notFound()
  const { organisation_id: organisationId, name, village, currency } = group
  const sums = await goods.sumsOf(use.db, organisationId, id)
  const log = sums.find(sum => sum.keeper === 'log' && sum.records > 0)
  const rows = await goods.recordsOf(use.db, organisationId, id)
  const agents = openAgentBook(rows)
  const figures = log ? (log.figures as GoodsFigures) : goodsFigures(agents.goods) // written by `keepSum`
  use.audit({ action: 'savings.goods', thing: 'savings_group', thingId: id })
  const known = group.figures as Figures | null // written by `send`
  const mayRecord = use.actor.roles.some(role => role === 'field_agent' || role === 'programme_manager')
  return {
    ...{ id, name, village, currency, members: known?.members ?? group.members_counted },
    hasPhone: group.public_key !== null,
    keeper: log ? ('log' as const) : ('agent' as const),
    notCounted: log ? rows.length : 0,
    summary: summaryOf(use, figures),
    lines: figures.lines.map(line => ({ ...line })),
    lots: log ? [] : [...agents.goods.lots.values()].map(lot => ({ ...lot, terms: { ...lot.terms } })),
    records: rows.map(row => ({
      event: row.event as GoodsRecord, // written by `recordGoods`
      ...{ recordedAt: row.recorded_at, imported: row.imported, takenBack: agents.takenBack.has(row.id) },
    })),
    may: { record: mayRecord && !log },
  }
}

export function summaryOf(use: UseCase, figures: GoodsFigures) {
  const summary = summarise(figures, dayIn(use.now, use.actor.timeZone))
  return { ...summary, money: summary.money.map(one => ({ ...one })) }
}
