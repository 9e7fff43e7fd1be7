import { hasRole } from '#lib/actor.ts'
import { ownOrganisation } from '#modules/organisations/index.ts'
import type { UseCase } from '#platform/use-case.ts'
import { findOpenRecoveries } from '../store/recovery.ts'
import { findSettings } from '../store/settings.ts'

/** A colleague who waits to be let in again (`title`: who), or that nobody here is asked for a second factor. */
export interface DueAccount {
  readonly kind: 'recovery' | 'second_factor'
  readonly id: string
  readonly title: string
  readonly due: string | null
  readonly urgency: 'now' | 'usual'
  readonly why: 'asked_of_you' | 'nobody_is_asked'
}

/** What supervisors and administrators are needed for; only the second of two colleagues opens a way back in. */
export async function dueAccounts(use: UseCase): Promise<DueAccount[]> {
  const organisationId = ownOrganisation(use)
  const me = use.actor.userId
  const open = (await findOpenRecoveries(use.db, organisationId, use.now)).filter(
    one => one.asked_by !== me && one.user_id !== me,
  )
  const recoveries = open.map(one => ({
    kind: 'recovery' as const,
    id: one.id,
    title: one.name,
    due: one.expires_at,
    urgency: 'usual' as const,
    why: 'asked_of_you' as const,
  }))
  if (!hasRole(use.actor, 'administrator')) return recoveries
  const settings = await findSettings(use.db, organisationId)
  if (!settings?.second_factor_waived) return recoveries
  const waived = { title: '', due: null, urgency: 'now', why: 'nobody_is_asked' } as const
  return [...recoveries, { kind: 'second_factor', id: organisationId, ...waived }]
}
