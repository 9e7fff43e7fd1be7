import {
  consentsOf,
  type PersonSummary,
  personSummaries,
  safeWaysOf,
  setRestriction,
} from '#modules/people/index.ts'
import type { UseCase } from '#platform/use-case.ts'
import type * as store from '../store/cases.ts'
import { findCircles } from '../store/team.ts'
import { asHamroh } from './load.ts'

// What this module asks of the module people.

export { type PersonSummary, personSummaries }

/** How each of these persons may be reached now; never the number itself. */
export async function reachOf(use: UseCase, personIds: readonly string[]) {
  const ways = new Map<string, Awaited<ReturnType<typeof safeWaysOf>>>()
  for (const id of personIds) ways.set(id, await safeWaysOf(use, id))
  return ways
}

/** What of each of these persons' consents holds today. */
export async function holdingConsents(use: UseCase, personIds: readonly string[]) {
  const all = new Map<string, Awaited<ReturnType<typeof consentsOf>>>()
  for (const id of personIds)
    all.set(
      id,
      (await consentsOf(use, id)).filter(consent => consent.standing === 'holds'),
    )
  return all
}

/**
 * Persons of a restricted file are known to its workers only, and open again when no restricted file names them any
 * more. A person in several restricted files is known to the workers of all of them.
 */
export async function guardPersons(
  use: UseCase,
  row: Pick<store.CaseRow, 'organisation_id' | 'person_ids'>,
): Promise<void> {
  if (!row.person_ids.length) return
  await asHamroh(use, async () => {
    const circles = await findCircles(use.db, row.organisation_id, row.person_ids)
    for (const id of row.person_ids) {
      const workerIds = circles.get(id)
      // A restricted file that nobody works on yet: its persons stay as they were until somebody does.
      if (workerIds?.length === 0) continue
      await setRestriction(use, { id, restricted: workerIds !== undefined, workerIds: workerIds ?? [] })
    }
  })
}
