/** The rules pack: law as dated data with sources. These are the shapes of the files in `content/rules/`. */
import type { Day } from '#lib/day.ts'

export const statuses = ['in_force', 'ended', 'announced', 'bill', 'unverified'] as const
/** `announced`: adopted, starts later, not seen in operation. Only `in_force` and `ended` are ever computed. */
export type Status = (typeof statuses)[number]

export const sourceKinds = [
  'official_text',
  'official_notice',
  'legal_database',
  'law_firm',
  'newspaper',
  'website',
  'forum',
  'report',
] as const
export type SourceKind = (typeof sourceKinds)[number]

export interface Source {
  readonly id: string
  readonly title: string
  readonly kind: SourceKind
  readonly locator: string
  /** The day a person or the research last looked at it. */
  readonly seen_on: Day
}

export const eventKinds = [
  'entry',
  'exit',
  'registered',
  'host_notice',
  'patent_applied',
  'patent_issued',
  'patent_paid',
  'patent_reissue_applied',
  'contract',
  'contract_ended',
  'contract_notice',
  'medical_check',
  'fingerprints',
  'residence_permit',
] as const
export type EventKind = (typeof eventKinds)[number]

export const anchors = [
  'entry',
  'patent_issued',
  'patent_paid_until',
  'patent_year_end',
  'contract_ended',
  'medical_check',
] as const
/** The day a deadline is counted from. */
export type Anchor = (typeof anchors)[number]

/** A total of days in a window; the day of entry and the day of exit both count. */
export interface StayLimit {
  readonly kind: 'stay_limit'
  readonly days: number
  readonly window: 'rolling' | 'calendar_year'
  /** Length of a rolling window, the day itself included. */
  readonly window_days: number | null
  /** One unbroken stay may not be longer. */
  readonly max_continuous_days: number | null
}

/** Another ground to stay, as long as it lasts. */
export interface StayWhile {
  readonly kind: 'stay_while'
  readonly basis: 'patent_paid' | 'eaeu_contract' | 'residence_permit'
  /** Days left after the ground ended early, if it ended more than so many days after entry. */
  readonly grace: { readonly days: number; readonly if_days_since_entry_over: number } | null
}

/** By which day something must be done; the counting convention is part of the value. */
export interface Deadline {
  readonly kind: 'deadline'
  readonly after: Anchor
  readonly count: number
  readonly unit: 'calendar_day' | 'working_day' | 'month'
  readonly direction: 'after' | 'before'
  /** `next`: the day of the event is not counted, the last day is included. */
  readonly first_day: 'next'
  /** What happens where the last day is a rest day: nothing that we have a source for. */
  readonly rest_day: 'not_moved'
  readonly done_by: readonly EventKind[]
  /** Whether one made before this entry still counts. */
  readonly earlier_counts: 'no' | 'unknown' | 'while_paid'
  readonly condition: string | null
}

export type Value =
  | StayLimit
  | StayWhile
  | Deadline
  | { readonly kind: 'not_required' }
  | { readonly kind: 'fact'; readonly says: string }

export interface Version {
  readonly from: Day | null
  readonly to: Day | null
  readonly status: Status
  readonly value: Value
  readonly bearer: 'migrant' | 'host' | 'employer' | 'parent' | 'state' | null
  /** What the migrant can do when the bearer fails. */
  readonly if_failed: string | null
  readonly sources: readonly Source[]
  /** `none`: general knowledge, no document seen. */
  readonly confidence: 'high' | 'medium' | 'low' | 'none'
  /** Date of the newest source, as precise as known: `2025-06`. */
  readonly as_of: string | null
  readonly review_by: Day
  readonly note: string | null
}

export interface Who {
  /** Country codes, `@group` of the nationality table, or `*`. */
  readonly citizen_of: readonly string[]
  readonly not_citizen_of: readonly string[]
  readonly purpose: readonly string[] | null
  readonly not_purpose: readonly string[]
}

export interface Fixture {
  readonly citizenship: string
  readonly purpose: string
  readonly on_date: Day
  readonly events: readonly PersonEvent[]
  readonly expect: Readonly<Record<string, string | number | null>>
}

export const uses = ['stay_limit', 'stay_while', 'obligation', 'fact'] as const

export interface Rule {
  readonly id: string
  readonly country: string
  readonly topic: string
  readonly question: string
  readonly use: (typeof uses)[number]
  /** What an answer calls the duty; several rules (of several nationalities) may be about one duty. */
  readonly obligation: string | null
  /** Rules about the same duty that this one replaces on the days it has a version. */
  readonly overrides: readonly string[]
  readonly who: Who
  /** A fact that tells somebody what they may do. */
  readonly may: boolean
  readonly versions: readonly Version[]
  readonly conflicts: readonly { readonly source: string; readonly says: string; readonly resolved: string }[]
  readonly fixtures: readonly Fixture[]
}

export interface PersonEvent {
  readonly kind: EventKind
  readonly date: Day
  readonly until?: Day | undefined
  readonly months?: number | undefined
}

/** Who counts as what, by dates: bilateral tables change apart from the rules. */
export interface Membership {
  readonly group: string
  readonly citizenship: string
  readonly from: Day | null
  readonly to: Day | null
}

/** A year of working days: Monday to Friday but for `off`, and the weekend days in `on`. */
export interface WorkingYear {
  readonly country: string
  readonly year: number
  readonly off: readonly Day[]
  readonly on: readonly Day[]
  /** Days declared non-working without a settled effect on terms: no count may cross them. */
  readonly doubtful: readonly Day[]
}

export interface Pack {
  readonly rules: readonly Rule[]
  readonly memberships: readonly Membership[]
  readonly workingYears: readonly WorkingYear[]
}
