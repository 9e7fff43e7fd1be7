import { useState } from 'preact/hooks'
import type { SentOf } from '#lib/contract.ts'
import { useFormat, usePlace } from '#staff/hooks.ts'
import type { readFigures } from '../contract.ts'
import { type Dimension, dimensionsOf, type Measure, mayCross, measures } from '../domain/figure.ts'
import { quarterOf } from '../domain/period.ts'

/** What the figures screen was asked for. */
export interface Asked {
  readonly measure: Measure
  readonly by: Dimension
  readonly period: string
  readonly across: Dimension | ''
  readonly filterBy: Dimension | ''
  readonly filter: string
}

/** Begins with contacts by area of this quarter, or what the address says. */
export function useAsked(): [Asked, (change: Partial<Asked>) => void] {
  const { today } = useFormat()
  const { query } = usePlace()
  const [asked, setAsked] = useState<Asked>(() => ({
    measure: measures.find(one => one === new URLSearchParams(query).get('measure')) ?? 'contacts',
    by: 'area',
    period: quarterOf(today()),
    across: '',
    filterBy: '',
    filter: '',
  }))
  return [asked, change => setAsked(old => fitting({ ...old, ...change }, change))]
}

/** What no longer goes together is let go of: the newest choice stays. */
function fitting(asked: Asked, change: Partial<Asked>): Asked {
  const known = dimensionsOf[asked.measure]
  const by = known.includes(asked.by) ? asked.by : 'area'
  const keep = (second: Dimension | '') => (second && mayCross(asked.measure, by, second) ? second : '')
  const filterBy = change.across ? '' : keep(asked.filterBy)
  const across = filterBy ? '' : keep(asked.across)
  return {
    ...asked,
    by,
    across,
    filterBy,
    filter: filterBy && change.filterBy === undefined ? asked.filter : '',
  }
}

export function inputOf({ across, filterBy, filter, ...rest }: Asked): SentOf<typeof readFigures> {
  return {
    ...rest,
    ...(across ? { across } : {}),
    ...(filterBy ? { filterBy, ...(filter ? { filter } : {}) } : {}),
  }
}
