import { createHash } from 'node:crypto'
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
