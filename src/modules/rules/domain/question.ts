import type { Day } from '#lib/day.ts'
import type { Unusable } from './compile.ts'
import type { PersonEvent, Source, Version } from './pack.ts'

export const purposes = [
  'work',
  'study',
  'family',
  'private',
  'tourism',
  'business',
  'transit',
  'other',
] as const
export type Purpose = (typeof purposes)[number]

export interface Question {
  readonly citizenship: string
  readonly destination: string
  readonly purpose: Purpose
  readonly onDate: Day
  readonly events: readonly PersonEvent[]
}

/** `absent`: the person is not in the country on the day. */
export type StayStatus = 'lawful' | 'unlawful' | 'absent' | 'unknown'

export interface StayAnswer {
  readonly status: StayStatus
  /** The last day of the present stay that is lawful, if the person does nothing; past for an unlawful stay. */
  readonly lastLawfulDay: Day | null
  /** Days in the window that the rule of the day counts, that day included. */
  readonly daysUsed: number | null
  readonly daysLeft: number | null
  readonly rule: string | null
}

export interface ObligationAnswer {
  readonly id: string
  readonly who: Version['bearer']
  readonly deadline: Day | null
  readonly status: 'done' | 'due' | 'overdue' | 'not_required' | 'unknown'
  readonly doneOn: Day | null
  /** True where it was done after the deadline. */
  readonly late: boolean
  readonly condition: string | null
  readonly ifFailed: string | null
  readonly rule: string
  readonly version: { readonly from: Day | null; readonly to: Day | null }
  readonly source: readonly Source[]
  readonly confidence: Version['confidence']
}

export type UnknownReason =
  | Unusable
  | 'no_version'
  | 'no_rule'
  | 'no_entry'
  | 'missing_exit'
  | 'missing_entry'
  | 'no_calendar'
  | 'paid_until_unknown'
  | 'contract_end_unknown'
  | 'permit_end_unknown'
  | 'earlier_check'
  | 'short_contract'
  | 'study_status'
  | 'permit_other_rules'

/** What cannot be said, and why; the reason becomes words outside the domain. */
export interface NotKnown {
  readonly rule: string | null
  readonly question: string
  readonly reason: UnknownReason
  readonly details: Readonly<Record<string, string>>
}

export interface Answer {
  readonly stay: StayAnswer
  readonly obligations: readonly ObligationAnswer[]
  readonly notKnown: readonly NotKnown[]
}
