import type { Day } from '#lib/day.ts'
import { dayNumber } from '#lib/day-number.ts'
import type { Currency } from '#lib/money.ts'
import type { Confidence } from './rates.ts'

export interface Dated {
  readonly rule: string
  readonly from: Day | null
  readonly to: Day | null
  /** After this day nothing is computed from the version until a person has looked at it again. */
  readonly review_by: Day
  readonly confidence: Confidence
  readonly source: string
  readonly checked: Day
}

/** Compensation for delay: `base × rate / 100 × factor / divisor` for each day of the delay. */
export interface DelayLaw extends Dated {
  readonly table: string
  readonly divisor: number
  readonly factor: string
}

export const workKinds = ['overtime', 'rest_day', 'night'] as const
export type WorkKind = (typeof workKinds)[number]

/** How many times the hourly rate is due; a tier is used up by the hours of one day, the last has no end. */
export interface WorkLaw extends Dated {
  readonly kind: WorkKind
  readonly tiers: readonly { readonly hours: string | null; readonly times: string }[]
  readonly doubt: 'base_disputed' | null
}

export interface CountryLaw {
  readonly country: 'RU' | 'KZ'
  readonly currency: Currency
  /** `each_day`: the rate of each day of the delay. `payment_day`: one rate, that of the day of payment. */
  readonly basis: 'each_day' | 'payment_day'
  readonly delay: readonly DelayLaw[]
  readonly work: readonly WorkLaw[]
}

/** The version in force on a day and still within its review date, with the last day it may be used. */
export function versionOn<V extends Dated>(
  versions: readonly V[],
  day: number,
): { version: V; until: number } | null {
  for (const version of versions) {
    const from = version.from ? dayNumber(version.from) : Number.NEGATIVE_INFINITY
    const end = version.to ? dayNumber(version.to) : Number.POSITIVE_INFINITY
    // A version that has ended was looked at after its end: only what is still open grows stale.
    const until = version.to ? end : Math.min(end, dayNumber(version.review_by))
    if (day >= from && day <= until) return { version, until }
  }
  return null
}
