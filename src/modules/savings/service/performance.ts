import type { InputOf } from '#lib/contract.ts'
import { addDays, addMonths, type Day, day } from '#lib/day.ts'
import { colleagueNames } from '#modules/accounts/index.ts'
import type { UseCase } from '#platform/use-case.ts'
import { words } from '#platform/words.ts'
import type * as contract from '../contract/figures.ts'
import { ageBands, type Dimension, ratiosOf, type Sums } from '../domain/performance.ts'
import { groupKinds } from '../domain/programme.ts'
import { staleAfterDays } from '../domain/silence.ts'
import * as store from '../store/performance.ts'
import { type Filter, fitting } from '../store/programme.ts'
import { localeOf, placeName } from './places.ts'
import { organisationOf, todayOf } from './programme.ts'

const staleShown = 200

/** What fits, in the currency asked for or the most frequent one. Null: no group fits. */
export async function askedOf(use: UseCase, input: Filter & { currency: string | null }) {
  const { currency, ...filter } = input
  const condition = fitting(organisationOf(use), filter, todayOf(use))
  const found = await store.currenciesOf(use.db, condition)
  const chosen = currency ?? found[0]?.currency ?? null
  const other = found.reduce((n, one) => n + (one.currency === chosen ? 0 : one.groups), 0)
  const common = { organisationId: organisationOf(use), condition, days: [todayOf(use)], by: null }
  return { currency: chosen, other, asked: chosen ? { ...common, currency: chosen } : null }
}

export async function readPerformance(use: UseCase, input: InputOf<typeof contract.readPerformance>) {
  const { by, ...filter } = input
  const { currency, other, asked } = await askedOf(use, filter)
  const rows = asked ? await store.addUp(use.db, { ...asked, by }) : []
  const total = rows.find(row => row.key === null) ?? noSums
  const stale = asked && total.stale > 0 ? await store.staleGroups(use.db, asked, staleShown) : []
  const details = { by, groups: total.groups, stale: total.stale }
  use.audit({ action: 'savings.figures', thing: 'savings_group', thingId: null, details })
  return {
    ...{ asOf: todayOf(use), currency, otherCurrency: other, staleAfterDays, total: setOf(total) },
    rows: await labelled(use, by, rows),
    stale: {
      members: total.stale_members,
      savings: total.stale_savings,
      groups: stale.map(({ id, name, last_on: lastOn }) => ({ id, name, lastOn })),
    },
  }
}

/** Month by month: the ends of the last eleven months, and today. */
export async function readSeries(use: UseCase, input: InputOf<typeof contract.readSeries>) {
  const { currency, asked } = await askedOf(use, input)
  const rows = asked ? await store.addUp(use.db, { ...asked, days: monthEnds(todayOf(use)) }) : []
  const details = { months: rows.length }
  use.audit({ action: 'savings.figures', thing: 'savings_group', thingId: null, details })
  return { currency, months: rows.map(row => ({ on: row.as_of, ...setOf(row) })) }
}

export function monthEnds(today: Day): Day[] {
  const first = day(`${today.slice(0, 7)}-01`)
  const ends = Array.from({ length: 11 }, (_, back) => addDays(addMonths(first, -back), -1))
  return [...ends.reverse(), today]
}

export function setOf(sums: Sums) {
  return {
    ...{ groups: sums.groups, known: sums.known, stale: sums.stale, members: sums.members },
    ...{ savings: sums.savings, liquid: sums.liquid, lent: sums.lent, socialFund: sums.social_fund },
    ratios: ratiosOf(sums),
  }
}

async function labelled(use: UseCase, by: Dimension, rows: readonly store.SumsRow[]) {
  const locale = localeOf(use.actor.locale)
  const t = words(locale)
  const names = await colleagueNames(use)
  const label = (key: string): string => {
    if (key === 'none') return t(`savings.by.${by === 'agent' || by === 'district' ? by : 'cycle'}.none`)
    if (by === 'agent') return names.get(key) ?? t('savings.by.agent.gone')
    if (by === 'district') return placeName(locale, key) ?? key
    if (by === 'kind') return t(`savings.kind.${groupKinds.find(kind => kind === key) ?? 'cbsg'}`)
    if (by === 'age') return t(`savings.age.${ageBands.find(band => band === key) ?? 'over_5'}`)
    return key === '5' ? t('savings.by.cycle.later') : t('savings.by.cycle.one', { number: key })
  }
  const order = by === 'age' ? (key: string) => ageBands.indexOf(key as never) : null
  return rows
    .flatMap(row => (row.key === null ? [] : [{ key: row.key, label: label(row.key), ...setOf(row) }]))
    .sort((a, b) =>
      order
        ? order(a.key) - order(b.key)
        : Number(a.key === 'none') - Number(b.key === 'none') || a.label.localeCompare(b.label, locale),
    )
}

const noSums = {
  ...{ groups: 0, known: 0, stale: 0, stale_members: 0, stale_savings: 0, members: 0, start_members: 0 },
  ...{
    stayed: 0,
    gone: 0,
    borrowers: 0,
    loans: 0,
    savings: 0,
    profit: 0,
    profit_year: 0,
    savings_days: 0,
    assets_days: 0,
  },
  ...{ liquid: 0, social_fund: 0, lent: 0, at_risk: 0, expected: 0, present: 0, represented: 0 },
  ...{
    disbursed: 0,
    written_off: 0,
    women: 0,
    women_of: 0,
    women_groups: 0,
    agents: 0,
    accompanied: 0,
    accompanied_members: 0,
    assets: 0,
  },
  ...{ grown: 0, ever: 0, fund: 0 },
} satisfies Sums
