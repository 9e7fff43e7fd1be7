import { addMonths, type Day } from '#lib/day.ts'

/** What has a time of its own: files of persons, restricted ones, and contacts of nobody known. */
export const keptKinds = ['person', 'person_restricted', 'contact'] as const
export type KeptKind = (typeof keptKinds)[number]

/** How long a kind is kept after the last thing that happened, and why so long. */
export interface KeepingRule {
  readonly kind: KeptKind
  readonly months: number
}

export const isKeptKind = (kind: string): kind is KeptKind => (keptKinds as readonly string[]).includes(kind)

/** Files whose last thing happened before this day are due. */
export const dueBefore = (today: Day, { months }: Pick<KeepingRule, 'months'>): Day =>
  addMonths(today, -months)

export interface HoldState {
  readonly until: Day
  readonly liftedAt: string | null
}

/** Whether it stops an erasure today; its last day counts. */
export const holds = (hold: HoldState, today: Day): boolean => hold.liftedAt === null && hold.until >= today
