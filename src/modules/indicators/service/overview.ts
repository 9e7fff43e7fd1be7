import { hasRole } from '#lib/actor.ts'
import { dayIn } from '#lib/day.ts'
import type { UseCase } from '#platform/use-case.ts'
import { words } from '#platform/words.ts'
import { type Measure, measures } from '../domain/figure.ts'
import { periodsUntil, quartersOf } from '../domain/period.ts'
import { threshold } from '../domain/suppress.ts'
import { type Places, placeOf, type Shown } from '../domain/table.ts'
import { placesOf, spanOf } from './figures.ts'
import { localeOf } from './labels.ts'

const hiddenPlace: Shown = { count: 0, atLeast: false, days: null }
const totalOf = (places: Places): Shown => places.get(placeOf(null, null)) ?? hiddenPlace

/** How it goes: the totals of this quarter beside the one before, and a year of months. */
export async function readOverview(use: UseCase) {
  const today = dayIn(use.now, use.actor.timeZone)
  const quarters = periodsUntil(today, 4).filter(period => period.length > 4)
  const [period = '', before = ''] = quarters
  const t = words(localeOf(use.actor.locale))
  const rows = []
  for (const measure of measures) {
    rows.push({
      measure,
      ...totalOf(await placesOf(use, measure, null, null, period)),
      before: totalOf(await placesOf(use, measure, null, null, before)).count,
      definition: t(`indicators.definition.${measure}`),
      list: listOf(use, measure, period),
    })
  }
  use.audit({ action: 'indicators.overview', thing: 'figures', thingId: null, details: { period } })
  return { period, before, measures: rows, months: await monthsOf(use, [...quarters].reverse()), threshold }
}

async function monthsOf(use: UseCase, quarters: readonly string[]) {
  const today = dayIn(use.now, use.actor.timeZone)
  const rows = []
  for (const period of quarters) {
    const contacts = await placesOf(use, 'contacts', 'month', null, period)
    const opened = await placesOf(use, 'cases_opened', 'month', null, period)
    const months = quartersOf(period, today).flatMap(quarter => quarter.months)
    for (const month of months.filter(one => one <= today.slice(0, 7)))
      rows.push({
        month,
        contacts: countIn(contacts, month),
        casesOpened: countIn(opened, month),
      })
  }
  return rows
}

/** A month without a line had nothing, unless the whole quarter is hidden. */
function countIn(places: Places, month: string): number | null {
  const found = places.get(placeOf(month, null))
  return found ? found.count : totalOf(places).count === null ? null : 0
}

function listOf(use: UseCase, measure: Measure, period: string): string | null {
  if (!hasRole(use.actor, 'supervisor')) return null
  if (measure === 'contacts') return `/contacts?${new URLSearchParams(spanOf(use, period))}`
  return measure === 'cases_opened' ? '/cases?scope=all&status=any' : null
}
