import { ownOrganisation } from '#modules/organisations/index.ts'
import type { UseCase } from '#platform/use-case.ts'
import * as store from '../store/accounts.ts'

interface Kept {
  readonly names: ReadonlyMap<string, string>
  readonly until: number
}

const kept = new Map<string, Kept>()
const keepFor = 15_000
const mostOrganisations = 500

/**
 * Names of the organisation's members by id, as they stand beside actions. Nearly every answer asks for them and they
 * hardly ever change, so they are kept for a quarter of a minute: a member who came in through another process may stand
 * without a name that long.
 */
export async function colleagueNames(use: UseCase): Promise<ReadonlyMap<string, string>> {
  const organisationId = ownOrganisation(use)
  const known = kept.get(organisationId)
  if (known && known.until > performance.now()) return known.names
  const rows = await store.findNames(use.db, organisationId)
  const names = new Map(rows.map(row => [row.user_id, row.name]))
  if (kept.size >= mostOrganisations) kept.clear()
  kept.set(organisationId, { names, until: performance.now() + keepFor })
  return names
}

/** Called by whatever changes a name or adds a member. */
export const forgetNames = (): void => kept.clear()
