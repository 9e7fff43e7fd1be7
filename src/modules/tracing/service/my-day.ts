import { addHours, instant } from '#lib/day.ts'
import { ownOrganisation } from '#modules/organisations/index.ts'
import type { UseCase } from '#platform/use-case.ts'
import { findMatches, findUndecided } from '../store/my-day.ts'
import { organisationNames } from './view.ts'

/** A question that may mean a person of ours (`tracing_in`, opens by `id`), or a match for one of mine (`tracing_out`, the case's id). */
export interface DueQuestion {
  readonly kind: 'tracing_in' | 'tracing_out'
  readonly id: string
  readonly partner: string
  readonly due: string | null
  readonly urgency: 'usual'
  readonly why: 'waits_for_us' | 'possible_match'
}

const shownForHours = 14 * 24

/** What questions between organisations ask of this actor today. Rows are judged by row security. */
export async function dueQuestions(use: UseCase): Promise<DueQuestion[]> {
  const own = ownOrganisation(use)
  const undecided = await findUndecided(use.db, own)
  const matches = use.actor.userId
    ? await findMatches(use.db, own, use.actor.userId, addHours(use.now, -shownForHours))
    : []
  if (!undecided.length && !matches.length) return []
  const names = await organisationNames(use)
  return [
    ...undecided.map(row => ({
      kind: 'tracing_in' as const,
      id: row.id,
      partner: names.get(row.from_id) ?? '',
      due: instant(row.due_at),
      urgency: 'usual' as const,
      why: 'waits_for_us' as const,
    })),
    ...matches.map(row => ({
      kind: 'tracing_out' as const,
      id: row.case_id,
      partner: names.get(row.to_id) ?? '',
      due: null,
      urgency: 'usual' as const,
      why: 'possible_match' as const,
    })),
  ]
}
