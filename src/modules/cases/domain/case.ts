import { type Day, daysBetween } from '#lib/day.ts'
import { refuse } from './refusals.ts'

export const caseStatuses = ['open', 'on_hold', 'closing_requested', 'closed'] as const
export type CaseStatus = (typeof caseStatuses)[number]

export const personParts = ['client', 'child', 'spouse', 'other'] as const
export type PersonPart = (typeof personParts)[number]

export const needStatuses = [
  'open',
  'in_work',
  'referred',
  'met',
  'partly_met',
  'not_met',
  'withdrawn',
  'not_wanted_now',
] as const
export type NeedStatus = (typeof needStatuses)[number]

/** How a need can end; a case closes when every need has one of these. */
export const needOutcomes = ['met', 'partly_met', 'not_met', 'withdrawn', 'not_wanted_now'] as const
export type NeedOutcome = (typeof needOutcomes)[number]

export function isOutcome(status: NeedStatus): status is NeedOutcome {
  return (needOutcomes as readonly string[]).includes(status)
}

/** What the rules below look at. */
export interface CaseState {
  readonly status: CaseStatus
  readonly closingBy: string | null
}

/** Put aside until a day, with a reason; it wakes on that day by itself. */
export function hold({ status }: CaseState, until: Day, today: Day): 'on_hold' {
  if (status === 'closed') throw refuse('cases.already_closed')
  if (daysBetween(today, until) < 1)
    throw refuse('cases.day_is_past', {}, [{ path: 'until', code: 'day_is_past' }])
  return 'on_hold'
}

export function resume({ status }: CaseState): 'open' {
  if (status !== 'on_hold') throw refuse('cases.not_on_hold')
  return 'open'
}

/** A case wakes on the morning of the day it was put aside until. */
export function wakes(status: CaseStatus, holdUntil: Day | null, today: Day): boolean {
  return status === 'on_hold' && holdUntil !== null && holdUntil <= today
}

/** Closed at once, or asked of a supervisor where the organisation wants it so; never with a need left open. */
export function close(
  { status }: CaseState,
  needs: readonly { readonly id: string; readonly status: NeedStatus }[],
  needsApproval: boolean,
): 'closed' | 'closing_requested' {
  if (status === 'closed') throw refuse('cases.already_closed')
  const left = needs.filter(need => !isOutcome(need.status)).map(need => need.id)
  if (left.length) throw refuse('cases.needs_without_outcome', { needs: left })
  return needsApproval ? 'closing_requested' : 'closed'
}

/** Two pairs of eyes: nobody approves what they asked for themselves. */
export function approveClosing({ status, closingBy }: CaseState, approver: string | null): 'closed' {
  if (status !== 'closing_requested') throw refuse('cases.no_closing_asked')
  if (closingBy !== null && closingBy === approver) throw refuse('cases.own_closing')
  return 'closed'
}

export function declineClosing({ status }: CaseState): 'open' {
  if (status !== 'closing_requested') throw refuse('cases.no_closing_asked')
  return 'open'
}

export function reopen({ status }: CaseState): 'open' {
  if (status !== 'closed') throw refuse('cases.not_closed')
  return 'open'
}

/** Work goes on in any case but a closed one. */
export function mustBeOpen({ status }: CaseState): void {
  if (status === 'closed') throw refuse('cases.already_closed')
}

/** Whose file it is after a hand-over: who takes it is responsible and whoever gives it leaves; cover only adds. */
export function afterHandOver(
  team: { readonly responsibleId: string | null; readonly workerIds: readonly string[] },
  fromId: string | null,
  toId: string,
  isCover: boolean,
): { responsibleId: string | null; workerIds: string[] } {
  const others = isCover ? team.workerIds : team.workerIds.filter(worker => worker !== fromId)
  const workerIds = [...new Set([...others, toId])]
  if (isCover) return { responsibleId: team.responsibleId, workerIds }
  const replaces = team.responsibleId === null || team.responsibleId === fromId
  return { responsibleId: replaces ? toId : team.responsibleId, workerIds }
}

/** Cover ends: the helper leaves, unless the file would be left without anybody. */
export function afterCover(
  team: { readonly responsibleId: string | null; readonly workerIds: readonly string[] },
  coverId: string,
): string[] {
  if (team.responsibleId === coverId) return [...team.workerIds]
  const left = team.workerIds.filter(worker => worker !== coverId)
  return left.length ? left : [...team.workerIds]
}

/** Which of its fields name a file in lists: never a name, so that a screen seen over a shoulder tells nobody. */
export interface TitleParts {
  readonly ownTitle: string | null
  readonly sex: 'female' | 'male' | null
  /** Whole years, from the year of birth: a year too many before the birthday. */
  readonly age: number | null
  readonly place: string | null
  /** Names of the needs in the reader's language. */
  readonly needs: readonly string[]
}

/** “Woman, 31, Samara: wages and passport”; `words` gives the words for woman, man, person and the joining “and”. */
export function titleOf(
  parts: TitleParts,
  words: { female: string; male: string; person: string; list: (items: readonly string[]) => string },
): string {
  if (parts.ownTitle) return parts.ownTitle
  const known = parts.sex !== null || parts.age !== null || parts.place !== null
  if (!known && parts.needs.length)
    return words.list([parts.needs[0] ?? '', ...parts.needs.slice(1).map(lowerFirst)])
  const who = parts.sex === 'female' ? words.female : parts.sex === 'male' ? words.male : words.person
  const head = [who, parts.age === null ? null : String(parts.age), parts.place].filter(Boolean).join(', ')
  return parts.needs.length ? `${head}: ${words.list(parts.needs.map(lowerFirst))}` : head
}

const lowerFirst = (text: string) => text.charAt(0).toLocaleLowerCase() + text.slice(1)
