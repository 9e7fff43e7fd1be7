import { addHours, instant } from '#lib/day.ts'
import { ownOrganisation } from '#modules/organisations/index.ts'
import type { UseCase } from '#platform/use-case.ts'
import * as store from '../store/chain.ts'

/** That the log does not agree with itself, or that nobody has looked whether it does. */
export interface DueLog {
  readonly kind: 'log'
  readonly urgency: 'now' | 'usual'
  readonly why: 'log_differs' | 'not_verified'
}

/** It is verified each night; after two nights without, somebody should ask why. */
const hoursUntilAsked = -48

export async function dueLog(use: UseCase): Promise<DueLog[]> {
  const organisationId = ownOrganisation(use)
  const last = await store.findLastVerification(use.db, organisationId)
  if (last?.fault_count) return [{ kind: 'log', urgency: 'now', why: 'log_differs' }]
  if (last && instant(last.at) > addHours(use.now, hoursUntilAsked)) return []
  return (await store.findChain(use.db, organisationId))
    ? [{ kind: 'log', urgency: 'usual', why: 'not_verified' }]
    : []
}
