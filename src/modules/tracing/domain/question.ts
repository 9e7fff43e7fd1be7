import { addDays, dayIn, type Instant } from '#lib/day.ts'

/** Whom a question is about: somebody else whom the client looks for, or whether the client is known there too. */
export const questionKinds = ['looked_for', 'same_person'] as const
export type QuestionKind = (typeof questionKinds)[number]

/** What who asked is told. `none`: nobody like this, or not wished, or nobody looked; nobody can tell which. */
export const askingStates = ['waiting', 'match', 'none', 'withdrawn', 'taken_back'] as const
export type AskingState = (typeof askingStates)[number]

export const wishes = ['yes', 'no'] as const
export type Wish = (typeof wishes)[number]

/** Whether a person is on the list that others may ask about. `usual`: yes, unless restricted. */
export const choices = ['usual', 'in', 'out'] as const
export type Choice = (typeof choices)[number]

export const limits = {
  /** Organisations that one question goes to. */
  organisations: 5,
  /** Questions of an organisation in any 24 hours and any 90 days, one to each organisation counted by itself. */
  day: 20,
  quarter: 300,
  /** Keys of a name: of who is asked about, and of somebody on a list. */
  asked: 4,
  listed: 6,
  /** Tags in a question, whatever the name is like: keys times three years. */
  tags: 12,
  /** Points of a list in one message: the last one is filled up. */
  points: 8,
  /** Points that may be evaluated under one key: a list of 100,000 persons, all of them changed. */
  evaluations: 1_200_000,
} as const

/** Days until everything that is not a yes is told. */
export const heldDays = 14

/** What the consents of both persons must cover: that somebody is told at all. */
export const neededScopes = ['identity'] as const

/** Seven in the morning UTC, so that all questions of a day are answered in one moment. */
export const dueOf = (asked: Instant): Instant =>
  `${addDays(dayIn(asked, 'UTC'), heldDays)}T07:00:00.000Z` as Instant

/** Keys last a quarter of a year: `2026-4`. */
export function quarterOf(at: Instant): string {
  return `${at.slice(0, 4)}-${Math.ceil(Number(at.slice(5, 7)) / 3)}`
}

export interface Listed {
  readonly restricted: boolean
  readonly choice: Choice
}

/** Restricted persons are on no list unless their own worker has put them there; whoever does not wish it never is. */
export const isListed = ({ restricted, choice }: Listed): boolean =>
  choice === 'in' || (choice === 'usual' && !restricted)
