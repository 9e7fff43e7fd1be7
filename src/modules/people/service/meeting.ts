import { ownOrganisation } from '#modules/organisations/index.ts'
import type { UseCase } from '#platform/use-case.ts'
import { keysVersion } from '../domain/names/keys.ts'
import { meetingKeys } from '../domain/names/meeting.ts'
import { findMeeting } from '../store/meeting.ts'
import { findChanged } from '../store/pairs.ts'
import { namesOf } from './summaries.ts'

/** A person as a blinded question knows them: `keys` of all names (see `meetingKeys`), none for an erased file. */
export interface MeetingPerson {
  readonly id: string
  /** Of the file; another one where it was changed. */
  readonly version: number
  readonly keys: readonly string[]
  readonly birthYear: number | null
  readonly restricted: boolean
  /** A restricted file's own workers. */
  readonly workerIds: readonly string[]
}

/** Keys made by another version of the matcher do not meet these. */
export const meetingVersion = keysVersion

/** Another module's question: these persons' keys, at most so many for each, as far as the actor may see them. */
export async function meetingPersons(
  use: UseCase,
  ids: readonly string[],
  most: number,
): Promise<Map<string, MeetingPerson>> {
  const rows = ids.length ? await findMeeting(use.db, ownOrganisation(use), ids) : []
  return new Map(rows.map(row => [row.id, personOf(row, most)]))
}

function personOf(row: Awaited<ReturnType<typeof findMeeting>>[number], most: number): MeetingPerson {
  // What friends call somebody, or a login, is not what another organisation wrote down.
  const names = namesOf(row).filter(({ kind }) => kind !== 'nickname' && kind !== 'login')
  const keys = row.erased_at === null ? names.flatMap(({ text }) => meetingKeys(text, most)) : []
  return {
    id: row.id,
    version: row.version,
    keys: [...new Set(keys)].slice(0, most),
    birthYear: row.birth_year,
    restricted: row.restricted,
    workerIds: row.worker_ids,
  }
}

/** Another module's question, in a job: the next persons after that point, in the order in which they were changed. */
export const personsChangedAfter = (
  use: UseCase,
  from: { readonly at: string; readonly after: string },
  most: number,
) => findChanged(use.db, ownOrganisation(use), from, most)
