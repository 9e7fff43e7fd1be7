import {
  consentsOf,
  type PersonSummary,
  personSummaries,
  safeWaysOf,
  setRestriction,
} from '#modules/people/index.ts'
import type { UseCase } from '#platform/use-case.ts'
import type { PersonPart } from '../domain/case.ts'
import type * as store from '../store/cases.ts'
import { findCircles } from '../store/team.ts'
import { asHamroh } from './load.ts'

// What this module asks of the module people.

export { type PersonSummary, personSummaries }

export interface PersonOfCase {
  /** Of the file in which the person is read today. */
  readonly id: string
  readonly part: PersonPart
  /** Every id under which the case knows them: files of one person may have been put together since. */
  readonly files: readonly string[]
}

/** Each person of a case once, in the order in which they stand there. */
export async function personsOfCase(
  use: UseCase,
  rows: readonly { readonly person_id: string; readonly part: string }[],
): Promise<PersonOfCase[]> {
  const summaries = await personSummaries(
    use,
    rows.map(row => row.person_id),
  )
  const lines = rows.map(({ person_id, part }) => ({
    id: summaries.get(person_id)?.id ?? person_id,
    part: part as PersonPart, // The table lets in nothing else.
  }))
  return eachOnce(lines).map(line => ({
    ...line,
    files: [
      ...new Set([line.id, ...rows.flatMap((row, at) => (lines[at]?.id === line.id ? row.person_id : []))]),
    ],
  }))
}

/** Two files of one person are one line; who is the client in one of them is the client. */
export function eachOnce<Line extends { readonly id: string; readonly part: PersonPart }>(
  lines: readonly Line[],
): Line[] {
  const once = new Map<string, Line>()
  for (const line of lines) {
    const before = once.get(line.id)
    if (!before || (line.part === 'client' && before.part !== 'client')) once.set(line.id, line)
  }
  return [...once.values()]
}

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
