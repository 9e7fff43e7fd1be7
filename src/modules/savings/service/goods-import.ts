import { createHash } from 'node:crypto'
import { locales } from '#i18n/locales.ts'
import type { InputOf } from '#lib/contract.ts'
import { dayIn } from '#lib/day.ts'
import { invalid, Refusal } from '#lib/refusal.ts'
import { readSheet } from '#modules/contacts/index.ts'
import { allPlaces } from '#platform/content/packs.ts'
import type { UseCase } from '#platform/use-case.ts'
import { words } from '#platform/words.ts'
import type * as contract from '../contract/goods.ts'
import { cropCodes, goodCodes, unitCodes } from '../domain/goods.ts'
import {
  type CellProblem,
  type Cells,
  type ImportColumn,
  importColumns,
  type ReadRow,
  readRow,
  type Vocabulary,
} from '../domain/goods-import.ts'
import * as goods from '../store/goods.ts'
import { type AgentBook, addRecord, keepRecords, openAgentBook, writable } from './goods.ts'
import { registerSelfHelpGroup } from './self-help.ts'

type GoodsRecord = contract.GoodsRecord
const mostRows = 5000

interface Line {
  readonly row: number
  readonly cells: Cells
  readonly groupKey: string
  readonly read: ReadRow
  readonly problems: CellProblem[]
  known: boolean
}

/** Reads a file of past grants and harvests; says what would come of every row, and with `run` writes the good ones. */
export async function importGoods(use: UseCase, input: InputOf<typeof contract.importGoods>) {
  const organisationId = use.actor.organisationId as string // members have one
  const sheet = await readSheet(Buffer.from(input.content, 'base64'))
  if (sheet.rows.length > mostRows) throw invalid({ path: 'content', code: 'too_many_rows', limit: mostRows })
  const columns = columnsOf(sheet.header)
  const vocabulary = vocabularyOf()
  const today = dayIn(use.now, use.actor.timeZone)
  const groups = await goods.groupsWithGoods(use.db, organisationId)
  const currencyOf = (key: string) => groups.find(group => keysOf(group).includes(key))?.currency ?? 'TJS'
  const lines = sheet.rows.map((cells, index): Line => {
    const named = Object.fromEntries(columns.map((column, at) => [column, cells[at] ?? ''])) as Cells
    const groupKey = keyOf(named.group ?? '', named.village ?? '')
    const read = readRow(named, vocabulary, currencyOf(groupKey), today)
    return { row: index + 2, cells: named, groupKey, read, problems: [...read.problems], known: false }
  })
  let newGroups = 0
  let written = 0
  for (const mine of byGroup(lines).values()) {
    const group = await groupFor(use, mine, groups, input)
    if (group?.isNew) newGroups++
    if (group) written += await fill(use, group, mine, input.run)
  }
  const bad = lines.filter(line => line.problems.length > 0)
  const known = lines.filter(line => line.known).length
  use.audit({
    ...{ action: 'savings.import_goods', thing: 'import', thingId: null },
    details: { rows: lines.length, written, bad: bad.length, run: input.run },
  })
  return {
    ...{ good: lines.length - bad.length - known, known, bad: bad.length, written, newGroups },
    // Every bad row, and the first of the good ones.
    rows: [...bad.slice(0, 500), ...lines.filter(line => line.problems.length === 0).slice(0, 20)].map(
      viewOf,
    ),
  }
}

const viewOf = ({ row, cells, known, problems }: Line) => ({
  ...{ row, group: cells.group ?? '', kind: cells.part || null, item: cells.item || null },
  ...{ amount: cells.amount ? `${cells.amount} ${cells.unit ?? ''}`.trim() : null, day: cells.day || null },
  ...{ known, problems: problems.map(problem => ({ ...problem })) },
})

/** Headings are the codes of the columns or their words in any of our languages. */
function columnsOf(header: readonly string[]): (ImportColumn | null)[] {
  const names = new Map<string, ImportColumn>(importColumns.map(code => [code, code]))
  for (const locale of locales)
    for (const code of importColumns)
      names.set(words(locale)(`savings.goods.column.${code}`).toLowerCase(), code)
  const columns = header.map(heading => names.get(heading.trim().toLowerCase()) ?? null)
  const missing = (['group', 'part', 'item', 'amount', 'day'] as const).filter(
    code => !columns.includes(code),
  )
  if (missing.length > 0)
    throw invalid(...missing.map(code => ({ path: `content.${code}`, code: 'column_missing' })))
  return columns
}

function vocabularyOf(): Vocabulary {
  const of = <Code extends string>(codes: readonly Code[], key: (code: Code) => string) => {
    const known = new Map<string, string>(codes.map(code => [code, code]))
    // The keys below are made of codes that each have their words; the test of completeness holds that.
    for (const locale of locales)
      for (const code of codes) known.set(words(locale)(key(code) as 'ui.back').toLowerCase(), code)
    return known
  }
  return {
    item: of([...goodCodes, ...cropCodes], code => `savings.item.${code}`),
    unit: of(unitCodes, code => `savings.unit.${code}`),
    part: of(['received', 'harvested'], code => `savings.goods.part.${code}`),
    terms: of(['gift', 'pass_on', 'from_harvest'], code => `savings.terms.${code}`),
  }
}

const keyOf = (name: string, village: string) =>
  `${name.trim().toLowerCase()}\t${village.trim().toLowerCase()}`

/** A group is found by its name with its village, or by the name alone where the file does not say the village. */
const keysOf = ({ name, village }: goods.GroupOfGoods) => [keyOf(name, village ?? ''), keyOf(name, '')]

function byGroup(lines: readonly Line[]): Map<string, Line[]> {
  const groups = new Map<string, Line[]>()
  for (const line of lines) groups.set(line.groupKey, [...(groups.get(line.groupKey) ?? []), line])
  return groups
}

type Found = { readonly id: string; readonly isNew: boolean; readonly organisationId: string }

async function groupFor(
  use: UseCase,
  lines: readonly Line[],
  groups: readonly goods.GroupOfGoods[],
  { createGroups, run }: InputOf<typeof contract.importGoods>,
): Promise<Found | null> {
  const [first] = lines as [Line, ...Line[]]
  const organisationId = use.actor.organisationId as string // members have one
  const found = groups.filter(group => keysOf(group).includes(first.groupKey))
  const reject = (column: ImportColumn, code: string) => {
    for (const line of lines) line.problems.push({ column, value: line.cells[column] ?? '', code })
    return null
  }
  if (found.length > 1) return reject('group', 'several_groups')
  if (found[0]) return { id: found[0].id, isNew: false, organisationId }
  const { group: name = '', village = '', district = '' } = first.cells
  if (name.trim() === '') return reject('group', 'required')
  if (!createGroups) return reject('group', 'unknown_group')
  const placeId = district ? placeCalled(district) : null
  if (district && !placeId) return reject('district', 'not_one_of')
  const members = countOf(first.cells.members)
  if (members === null || members < 1) return reject('members', 'required')
  const women = Math.min(countOf(first.cells.women) ?? 0, members)
  const id = idFrom(organisationId, 'group', first.groupKey)
  if (run) {
    const about = { id, name: name.trim(), village: village.trim() || null, placeId, members, women }
    await registerSelfHelpGroup(use, { ...about, currency: first.cells.currency?.toUpperCase() || 'TJS' })
  }
  return { id, isNew: true, organisationId }
}

const countOf = (text = '') => (/^\d{1,3}$/.test(text) ? Number(text) : null)

function placeCalled(name: string): string | null {
  const wanted = name.trim().toLowerCase()
  for (const place of allPlaces()) {
    if (place.level !== 'admin1' && place.level !== 'admin2') continue
    if ([place.name, ...Object.values(place.names ?? {})].some(one => one.toLowerCase() === wanted))
      return place.id
  }
  return null
}

/** The rows of one group into its book, by the same core as every other record; answers how many records were written. */
async function fill(use: UseCase, group: Found, lines: readonly Line[], run: boolean): Promise<number> {
  const of = { organisationId: group.organisationId, groupId: group.id }
  const rows = group.isNew ? [] : await goods.recordsOf(use.db, group.organisationId, group.id)
  if (run) {
    const refused = await refusalOf(() => writable(use, group.id))
    if (refused) return everyLine(lines, refused)
  }
  const book = openAgentBook(rows)
  const here = new Set(rows.map(row => row.id))
  const added: goods.NewRecord[] = []
  const times = new Map<string, number>()
  const put = (event: GoodsRecord) => {
    addRecord(book, event)
    added.push({ id: event.id, seq: rows.length + added.length + 1, kind: event.kind, event })
  }
  for (const line of lines) {
    if (!line.read.happening) continue
    // Two alike in one file are two; the same file again is the same.
    const content = JSON.stringify(line.cells)
    const time = (times.get(content) ?? 0) + 1
    times.set(content, time)
    const id = idFrom(group.id, String(time), content)
    line.known = here.has(id)
    if (!line.known && line.problems.length === 0) putLine(line, id, put, book)
  }
  if (run && added.length > 0) await keepRecords(use, of, book, added, true)
  return run ? added.length : 0
}

function putLine(line: Line, id: string, put: (event: GoodsRecord) => void, book: AgentBook): void {
  const { happening, sold } = line.read
  try {
    // Read and checked by `readRow`; days and codes are what the contract calls them.
    put({ ...happening, id } as GoodsRecord)
    if (sold) {
      const lot = book.goods.lots.get(id)
      const sale = {
        kind: 'goods_used',
        id: idFrom(id, 'sold', ''),
        lot: id,
        how: 'sold',
        amount: sold.amount,
      }
      const rest = { day: lot?.day, paid: sold.paid, reason: null, to: null, fulfils: null }
      put({ ...sale, ...rest } as GoodsRecord)
    }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    line.problems.push({ column: 'amount', value: line.cells.amount ?? '', code: error.code })
  }
}

async function refusalOf(work: () => Promise<unknown>): Promise<string | null> {
  try {
    await work()
    return null
  } catch (error) {
    if (error instanceof Refusal) return error.code
    throw error
  }
}

function everyLine(lines: readonly Line[], code: string): 0 {
  for (const line of lines) line.problems.push({ column: 'group', value: line.cells.group ?? '', code })
  return 0
}

/** An id that follows from the content, so that the same row is the same record. */
function idFrom(...parts: readonly string[]): string {
  const hex = createHash('sha256').update(parts.join('\n')).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
