import { setImmediate as breath } from 'node:timers/promises'
import type { MessageKey, Translate } from '#i18n/translate.ts'
import type { InputOf } from '#lib/contract.ts'
import { daysBetween } from '#lib/day.ts'
import { amountText, isCurrency } from '#lib/money.ts'
import { colleagueNames } from '#modules/accounts/index.ts'
import { writeCsv } from '#modules/contacts/index.ts'
import type { Download } from '#platform/module.ts'
import type { UseCase } from '#platform/use-case.ts'
import { words } from '#platform/words.ts'
import type { exportSavix as route } from '../contract/figures.ts'
import { type RatioCode, ratios, ratiosOf, ratioValue, type Sums } from '../domain/performance.ts'
import { groupKinds } from '../domain/programme.ts'
import { refuse } from '../domain/refusals.ts'
import {
  aboutLoans,
  fewest,
  type ItemCode,
  itemCodes,
  lineRatios,
  moneyItems,
  namingItems,
  summedItems,
} from '../domain/sheet.ts'
import { silenceOf, staleAfterDays } from '../domain/silence.ts'
import * as store from '../store/performance.ts'
import { goodsRows } from './goods-report.ts'
import { askedOf } from './performance.ts'
import { localeOf, placeName } from './places.ts'
import { todayOf } from './programme.ts'
import { type Cell, type Sheet, writeWorkbook } from './workbook.ts'

type Input = InputOf<typeof route>
/** Others are answered between so many groups. */
const linesAtOnce = 100
const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

export async function exportGroupsCsv(use: UseCase, input: Input): Promise<Download> {
  const { header, lines, total, notes } = await tableOf(use, input, 'csv')
  const wide = (cells: readonly Cell[]) => [...cells, ...Array<null>(header.length - cells.length).fill(null)]
  const below = notes.map(([title, text]) => wide([`${title}: ${text}`]))
  return {
    filename: `savings-groups-${todayOf(use)}.csv`,
    type: 'text/csv; charset=utf-8',
    body: writeCsv(header, [...lines, total, wide([]), ...below]),
  }
}

export async function exportGroupsXlsx(use: UseCase, input: Input): Promise<Download> {
  const table = await tableOf(use, input, 'xlsx')
  return workbook(table, `savings-groups-${todayOf(use)}.xlsx`, await goodsSheet(use))
}

/** The same lines in the order of the SAVIX: what is recorded of a quarter, then the ratios, with definitions beside. */
export async function exportSavix(use: UseCase, input: Input): Promise<Download> {
  const table = await tableOf(use, input, 'savix')
  const today = todayOf(use)
  return workbook(table, `savix-${today.slice(0, 4)}-Q${Math.ceil(Number(today.slice(5, 7)) / 3)}.xlsx`)
}

interface Table {
  readonly header: readonly string[]
  readonly lines: readonly (readonly Cell[])[]
  readonly total: readonly Cell[]
  readonly notes: readonly (readonly [string, string])[]
  readonly titles: readonly [string, string]
}

async function tableOf(use: UseCase, input: Input, format: string): Promise<Table> {
  const { names, ...filter } = input
  const { asked, currency, other } = await askedOf(use, filter)
  if (!asked) throw refuse('savings.nothing_to_export')
  const t = words(localeOf(use.actor.locale))
  const groups = await store.groupLines(use.db, asked)
  const [sums] = await store.addUp(use.db, asked)
  if (!sums) throw refuse('savings.nothing_to_export')
  const items = itemCodes.filter(code => names || !namingItems.includes(code))
  const write = await writerOf(use, t, asked.currency, names)
  const details = { format, names, currency, groups: groups.length, stale: sums.stale, ...narrowedBy(filter) }
  use.audit({ action: 'savings.export', thing: 'savings_group', thingId: null, details })
  const lines: Cell[][] = []
  for (const [index, line] of groups.entries()) {
    if (index % linesAtOnce === 0) await breath()
    lines.push([index + 1, ...write.line(line, items)])
  }
  return {
    header: [
      t('savings.column.number'),
      ...items.map(code => t(`savings.column.${code}`)),
      ...lineRatios.map(code => ratioTitle(t, code)),
    ],
    lines,
    total: [t('savings.column.total'), ...write.total(sums, items)],
    notes: notesOf(use, t, sums, other, items),
    titles: [t('savings.export.sheet'), t('savings.export.definitions')],
  }
}

/** What an export was narrowed to stands in the log, without what was typed. */
function narrowedBy({ agentId, districtId, kind, silence, state, q, attention }: Omit<Input, 'names'>) {
  const said = { agentId, districtId, kind, silence, state }
  const given = Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined))
  return { ...(given as Record<string, string>), searched: q !== null, attention } // undefined ones are gone
}

const ratioTitle = (t: Translate, code: RatioCode) =>
  ratios[code].shape === 'percent' ? `${t(`savings.ratio.${code}`)}, %` : t(`savings.ratio.${code}`)

async function writerOf(use: UseCase, t: Translate, currency: string, isNamed: boolean) {
  const today = todayOf(use)
  const locale = localeOf(use.actor.locale)
  const names = await colleagueNames(use)
  const money = (amount: number) => (isCurrency(currency) ? Number(amountText(amount, currency)) : amount)
  const shown = (code: ItemCode, line: store.GroupLine): Cell => {
    const value = itemOf(code, line)
    return typeof value === 'number' && moneyItems.includes(code) ? money(value) : value
  }
  const itemOf = (code: ItemCode, line: store.GroupLine): Cell => {
    if (code === 'district') return placeName(locale, line.district_id)
    if (code === 'kind') return t(`savings.kind.${groupKinds.find(kind => kind === line.kind) ?? 'cbsg'}`)
    if (code === 'agent') return line.agent_id ? (names.get(line.agent_id) ?? null) : null
    if (code === 'days_since') return line.last_on ? daysBetween(line.last_on as never, today) : null
    if (code === 'is_stale') return silenceOf(line.last_on, today) === 'fresh' ? t('ui.no') : t('ui.yes')
    if (code === 'women') return line.women_counted
    if (code === 'expected' || code === 'present' || code === 'represented') return line[`${code}_lately`]
    return line[code] ?? null
  }
  const ratiosIn = (sums: Sums): ReadonlyMap<RatioCode, Cell> =>
    new Map(
      ratiosOf(sums).map(one => {
        const value = ratioValue(one)
        return [one.code, value !== null && ratios[one.code].shape === 'money' ? money(value) : value]
      }),
    )
  return {
    line(line: store.GroupLine, items: readonly ItemCode[]): Cell[] {
      const isFew = !isNamed && (line.borrowers ?? 0) > 0 && (line.borrowers ?? 0) < fewest
      const hidden = (code: ItemCode | RatioCode) => isFew && aboutLoans.has(code)
      const found = line.held === null || line.held === undefined ? null : ratiosIn(sumsOf(line))
      return [
        ...items.map(code => (hidden(code) ? '–' : shown(code, line))),
        ...lineRatios.map(code => (hidden(code) ? '–' : (found?.get(code) ?? null))),
      ]
    },
    total(sums: Sums, items: readonly ItemCode[]): Cell[] {
      const found = ratiosIn(sums)
      return [
        ...items.map(code => {
          const name = summedItems[code]
          return name ? (moneyItems.includes(code) ? money(sums[name]) : sums[name]) : null
        }),
        ...lineRatios.map(code => found.get(code) ?? null),
      ]
    },
  }
}

/** One group as if it were all of them. */
function sumsOf(line: store.GroupLine): Sums {
  const n = (value: number | null | undefined) => value ?? 0
  const [members, start, lent, liquid] = [line.members, line.start_members, line.lent, line.liquid].map(n)
  const days = Math.max(0, daysBetween(line.cycle_began as never, line.held_on as never))
  const same = { members: n(members), start_members: n(start), lent: n(lent), liquid: n(liquid) }
  return {
    ...{
      groups: 1,
      known: 1,
      stale: 0,
      stale_members: 0,
      stale_savings: 0,
      agents: 1,
      accompanied: 1,
      accompanied_members: n(members),
      ...same,
    },
    ...{ stayed: n(line.stayed), gone: n(line.gone), borrowers: n(line.borrowers), loans: n(line.loans) },
    ...{ savings: n(line.savings), profit: n(line.profit), social_fund: n(line.social_fund) },
    profit_year: days > 0 ? n(line.profit) * 365 : 0,
    savings_days: n(line.savings) * days,
    assets_days: line.closes ? Math.round((n(line.assets_sum) / line.closes) * days) : 0,
    ...{ at_risk: n(line.at_risk), disbursed: n(line.disbursed), written_off: n(line.written_off) },
    ...{ expected: n(line.expected_lately), present: n(line.present_lately) },
    ...{ represented: n(line.represented_lately), women: n(line.women_counted) },
    women_of: line.women_counted === null ? 0 : n(line.members_counted),
    women_groups: line.women_counted === null ? 0 : 1,
    ...{ grown: n(members) - n(start), ever: n(members) + n(line.gone), fund: n(liquid) + n(lent) },
    assets: n(liquid) + n(lent) + n(line.social_fund),
  }
}

function notesOf(use: UseCase, t: Translate, sums: Sums, other: number, items: readonly ItemCode[]) {
  const share = (part: number, whole: number) => (whole === 0 ? '–' : `${Math.round((part / whole) * 100)} %`)
  const stale = t('savings.stale.text', {
    ...{ stale: String(sums.stale), groups: String(sums.groups), days: String(staleAfterDays) },
    ...{ members: share(sums.stale_members, sums.members), savings: share(sums.stale_savings, sums.savings) },
  })
  const title = (key: MessageKey, text: string) => [t(key), text] as const
  return [
    title('savings.as_of', todayOf(use)),
    title('savings.stale', stale),
    ...(other > 0 ? [title('savings.other_currency', String(other))] : []),
    title('savings.export.ratio_of_sums', t('savings.export.ratio_of_sums_text')),
    ...(items.includes('name')
      ? []
      : [title('savings.export.few', t('savings.export.few_text', { fewest: String(fewest) }))]),
    title('savings.export.savix', t('savings.export.savix_text')),
    ...lineRatios.map(code => title(`savings.ratio.${code}`, t(`savings.ratio.${code}.is`))),
  ]
}

/** What groups were given and harvested, beside their money: the sums of the goods report. */
async function goodsSheet(use: UseCase): Promise<Sheet[]> {
  const { header, rows } = await goodsRows(use)
  if (rows.length === 0) return []
  return [{ title: words(localeOf(use.actor.locale))('savings.goods'), rows: [header, ...rows], bold: [0] }]
}

async function workbook(table: Table, filename: string, goods: readonly Sheet[] = []): Promise<Download> {
  const groups: Sheet = {
    ...{ title: table.titles[0], rows: [table.header, ...table.lines, table.total] },
    ...{ bold: [0, table.lines.length + 1], widths: { 2: 28 }, frozen: { rows: 1, columns: 2 } },
  }
  const definitions: Sheet = {
    ...{ title: table.titles[1], rows: table.notes, bold: [], widths: { 1: 34, 2: 110 }, wrapped: 2 },
  }
  return { filename, type: xlsx, body: await writeWorkbook([groups, ...goods, definitions]) }
}
