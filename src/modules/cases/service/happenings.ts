import type { Instant } from '#lib/day.ts'
import type { Payload, UseCase } from '#platform/use-case.ts'
import { isOutcome, type NeedStatus } from '../domain/case.ts'
import { events } from '../domain/events.ts'
import type { EntryKind } from '../domain/timeline.ts'
import { findCase } from '../store/cases.ts'
import { findNeeds, updatePart } from '../store/parts.ts'
import { entry } from './load.ts'
import { happened } from './parts.ts'

export interface Happening {
  readonly eventId: string
  readonly caseId: string
  readonly kind: EntryKind
  readonly at: Instant
  readonly thingId: string | null
  /** Who did it, where that module says so. */
  readonly actorId?: string | null
  readonly details: Payload
  /** Where the referral stands now, and what that makes of the need it is for. */
  readonly need?: { readonly state: string; readonly status: NeedStatus }
  readonly needCode?: string
  readonly needId?: string | null
}

/** Something that another module did about a case of this organisation; a case that is not here is another's. */
export async function addHappening(use: UseCase, happening: Happening): Promise<void> {
  const organisationId = use.actor.organisationId
  const row = organisationId && (await findCase(use.db, organisationId, happening.caseId))
  if (!row) return
  const { caseId, kind, at, thingId, actorId = null, details, need, needCode } = happening
  if (need && needCode) {
    const all = await findNeeds(use.db, row.organisation_id, caseId)
    // The need that was referred. Whoever received the referral has a file too, where nothing was referred away: there
    // no need is named and only the account tells of it. Sending is told to the sender alone.
    const found =
      all.find(one => one.id === happening.needId) ??
      all.find(one => one.referral_id === thingId) ??
      (kind === 'referral_sent'
        ? all.find(one => one.code === needCode && !isOutcome(one.status as NeedStatus))
        : undefined)
    // Deliveries may overtake each other: what happened before moves nothing back, of this referral or another.
    const newer = found?.referral_at && found.referral_at > at
    if (found && !newer) {
      // An outcome that a worker wrote stands; a referral only says where it got to.
      const keeps = isOutcome(found.status as NeedStatus) && !isOutcome(need.status)
      const status = keeps ? found.status : need.status
      await updatePart(use.db, 'cases.need', found, found.version, {
        status,
        referral_id: thingId,
        referral_state: need.state,
        referral_at: at,
        ...(typeof details.partner === 'string' ? { partner: details.partner } : {}),
        ended_at: isOutcome(status as NeedStatus) ? at : null,
      })
      if (status !== found.status)
        use.announce(events.needChanged, { caseId, needId: found.id, needCode, status })
    }
  }
  await happened(use, row, entry(use, caseId, kind, { thingId, details, at, actorId }))
  // Names stand in the account, which can be sealed and erased, not in the log, which cannot.
  const { partner: _, ...codes } = details
  use.audit({ action: `cases.${kind}`, thing: 'case', thingId: caseId, details: codes })
}
