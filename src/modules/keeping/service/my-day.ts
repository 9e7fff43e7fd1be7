import { hasRole } from '#lib/actor.ts'
import { ownOrganisation } from '#modules/organisations/index.ts'
import type { UseCase } from '#platform/use-case.ts'
import { countWaiting } from '../store/records.ts'

/** How many files wait to be erased or kept, and how many ask to take everything along; never whose. */
export interface DueDecision {
  readonly kind: 'erasure' | 'export'
  readonly count: number
  readonly urgency: 'usual'
  readonly why: 'waits_for_approval'
}

/** What somebody else asked for and this actor may decide. */
export async function dueDecisions(use: UseCase): Promise<DueDecision[]> {
  const waiting = await countWaiting(use.db, ownOrganisation(use), use.actor.userId ?? '')
  const told = { urgency: 'usual', why: 'waits_for_approval' } as const
  return [
    ...(waiting.erasures && hasRole(use.actor, 'supervisor')
      ? [{ kind: 'erasure' as const, count: waiting.erasures, ...told }]
      : []),
    ...(waiting.exports ? [{ kind: 'export' as const, count: waiting.exports, ...told }] : []),
  ]
}
