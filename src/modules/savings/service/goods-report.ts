import type { InputOf } from '#lib/contract.ts'
import { dayIn } from '#lib/day.ts'
import { amountText, isCurrency } from '#lib/money.ts'
import { writeCsv } from '#modules/contacts/index.ts'
import type { Download } from '#platform/module.ts'
import type { UseCase } from '#platform/use-case.ts'
import { words } from '#platform/words.ts'
import type * as contract from '../contract/goods.ts'
import { seasonOrder, shownQuantity } from '../domain/goods.ts'
import { addGoods, type GoodsFigures, noGoods } from '../domain/goods-figures.ts'
import * as goods from '../store/goods.ts'
import { summaryOf } from './goods.ts'
import { localeOf, placeName } from './places.ts'

type Group = goods.GroupOfGoods

/** Sums over groups: like is added to like, ratios by their parts; groups of whom nothing is known are counted as such. */
export async function goodsReport(use: UseCase, { by, season }: InputOf<typeof contract.goodsReport>) {
  const all = await goods.groupsWithGoods(use.db, use.actor.organisationId as string) // members have one
  use.audit({
    action: 'savings.goods_report',
    thing: 'figures',
    thingId: null,
    details: { by, season: season ?? null },
  })
  const told = all.filter(group => group.sums !== null)
  const parts = new Map<string, { label: string; groups: Group[]; figures: GoodsFigures[] }>()
  const into = (key: string, label: string, group: Group, figures: GoodsFigures) => {
    const part = parts.get(key) ?? { label, groups: [], figures: [] }
    part.groups.push(group)
    part.figures.push(figures)
    parts.set(key, part)
  }
  const counted: Group[] = []
  for (const group of told) {
    const figures = inSeason(group.sums ?? noGoods, season)
    if (figures.lines.length === 0) continue
    counted.push(group)
    if (by === 'group') into(group.id, nameOf(group), group, figures)
    else if (by === 'district') {
      const place = group.district_id ?? group.place_id
      into(place ?? '', placeName(localeOf(use.actor.locale), place) ?? '', group, figures)
    } else for (const one of seasonsOf(figures)) into(one, one, group, inSeason(figures, one))
  }
  const row = (key: string, label: string, groups: readonly Group[], figures: readonly GoodsFigures[]) => ({
    ...{ key, label, groups: groups.length },
    members: groups.reduce((sum, group) => sum + (group.members ?? 0), 0),
    uncounted: groups.filter(group => group.members === null).length,
    summary: summaryOf(use, addGoods(figures)),
  })
  const selfHelp = all.filter(group => group.kind === 'self_help' || group.sums !== null)
  return {
    rows: [...parts]
      .sort(([a, one], [b, other]) =>
        by === 'season' ? seasonOrder(b) - seasonOrder(a) : one.label < other.label ? -1 : 1,
      )
      .map(([key, { label, groups, figures }]) => row(key, label, groups, figures)),
    total: row(
      '',
      '',
      counted,
      counted.map(group => inSeason(group.sums ?? noGoods, season)),
    ),
    groups: selfHelp.length,
    silent: selfHelp.filter(group => group.sums === null).length,
    seasons: seasonsOf(addGoods(told.map(group => group.sums ?? noGoods))),
  }
}

const nameOf = ({ name, village }: Group) => (village ? `${name}, ${village}` : name)

function inSeason(figures: GoodsFigures, season: string | undefined): GoodsFigures {
  if (season === undefined) return figures
  const mine = (line: { season: string }) => line.season === season
  return { lines: figures.lines.filter(mine), due: figures.due.filter(mine) }
}

/** In their order: the figures' lines are. */
const seasonsOf = ({ lines }: GoodsFigures) => [...new Set(lines.map(line => line.season))]

/** The lines behind the report; also a part of the programme's own export. */
export async function goodsRows(
  use: UseCase,
  season?: string,
): Promise<{ header: string[]; rows: (string | number)[][] }> {
  const locale = localeOf(use.actor.locale)
  const t = words(locale)
  const groups = await goods.groupsWithGoods(use.db, use.actor.organisationId as string) // members have one
  const rows = groups.flatMap(group =>
    inSeason(group.sums ?? noGoods, season).lines.map(line => {
      const { number, unit } = shownQuantity(line)
      const { currency } = line
      const [year, name] = line.season.split('-') as [string, 'spring']
      return [
        ...[group.name, group.village ?? '', placeName(locale, group.district_id ?? group.place_id) ?? ''],
        ...[
          group.members ?? '',
          `${year} ${t(`savings.season.${name}`)}`,
          t(`savings.goods.part.${line.part}`),
        ],
        ...[t(`savings.item.${line.item}`), line.count, number, t(`savings.unit.${unit}`)],
        currency && isCurrency(currency) && line.worth > 0 ? amountText(line.worth, currency) : '',
        ...[currency ?? '', line.area || ''],
      ]
    }),
  )
  const header = (
    ['group', 'village', 'district', 'members', 'season', 'part', 'item', 'count', 'amount', 'unit'] as const
  ).map(name => t(`savings.goods.column.${name}`) as string)
  header.push(t('savings.goods.column.worth'), t('savings.currency'), t('savings.goods.column.area'))
  return { header, rows }
}

export async function exportGoods(
  use: UseCase,
  { season }: InputOf<typeof contract.exportGoods>,
): Promise<Download> {
  const { header, rows } = await goodsRows(use, season)
  use.audit({
    ...{ action: 'savings.export_goods', thing: 'figures', thingId: null },
    details: { season: season ?? null, rows: rows.length },
  })
  return {
    filename: `goods-${season ?? dayIn(use.now, use.actor.timeZone)}.csv`,
    type: 'text/csv; charset=utf-8',
    body: writeCsv(header, rows),
  }
}
