import { createHash } from 'node:crypto'
import type { Instant } from '#lib/day.ts'
import { ownOrganisation } from '#modules/organisations/index.ts'
import type { UseCase } from '#platform/use-case.ts'

/** The digests by which a caller is recognised; null where nothing was given or it cannot be read. */
export async function callerKeys(
  use: UseCase,
  given: { readonly number: string | null; readonly channelId: string | null },
): Promise<{ number_key: string | null; channel_key: string | null }> {
  return { number_key: null, channel_key: given.channelId ? channelKey(use, given.channelId) : null }
}

/** Different in every organisation, so that two cannot compare their callers. */
function channelKey(use: UseCase, channelId: string): string {
  return createHash('sha256')
    .update(`${ownOrganisation(use)}\n${channelId.trim().toLowerCase()}`)
    .digest('hex')
}

/** What to call these persons; those the actor may not see are left out. */
export async function personLabels(
  _use: UseCase,
  _ids: readonly (string | null)[],
): Promise<Map<string, string>> {
  return new Map()
}

/** Whether the person may be called at this moment; where not, why. */
export async function safeToCall(
  _use: UseCase,
  _personId: string,
  _at: Instant,
): Promise<{ now: boolean; reason: string | null }> {
  return { now: true, reason: null }
}
