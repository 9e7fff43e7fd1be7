import { hasRole } from '#lib/actor.ts'
import { ownOrganisation } from '#modules/organisations/index.ts'
import type { UseCase } from '#platform/use-case.ts'
import { remembered } from '#platform/vault/index.ts'
import { parseName } from '../domain/names/parts.ts'
import { sketchOf } from '../domain/names/sketch.ts'
import type { CandidateName } from '../store/name-index.ts'
import {
  findRestricted,
  findRestrictedPapers,
  findRestrictedSeen,
  type RestrictedName,
} from '../store/sealing.ts'
import { namesOf } from './summaries.ts'

// Restricted persons are sealed and stand in no index; whoever may see some looks through those, opened. Operators see none.

const mostRestricted = 300

/** The names of the restricted persons whom the actor may see; only those are opened that changed in the last minutes. */
export async function amongRestricted(use: UseCase): Promise<CandidateName[]> {
  if (!hasRole(use.actor, 'caseworker', 'lawyer', 'supervisor') && use.actor.kind !== 'system') return []
  const seen = await findRestrictedSeen(use.db, mostRestricted)
  const opened = await remembered.all(
    seen.map(({ id, stamp }) => [id, stamp]),
    async ids => {
      const rows = await findRestricted(use.db, ownOrganisation(use), ids)
      return rows.map(row => [row.id, JSON.stringify(candidateNames(row))])
    },
  )
  // As they were written a few lines above.
  return [...opened.values()].flatMap(words => JSON.parse(words) as CandidateName[])
}

const candidateNames = (row: RestrictedName): CandidateName[] =>
  namesOf(row).map(({ text }, nth) => ({
    personId: row.kept_id ?? row.id,
    nth,
    birthYear: row.birth_year,
    sex: row.sex,
    sketch: sketchOf(parseName(text)),
    placeId: row.place_id,
    placeText: row.place_text,
  }))

/** Whose paper has this number (letters and figures only, capitals), among the restricted whom the actor may see. */
export async function restrictedByPaper(use: UseCase, number: string): Promise<string[]> {
  if (!hasRole(use.actor, 'caseworker', 'lawyer', 'supervisor')) return []
  const papers = await findRestrictedPapers(use.db, ownOrganisation(use), mostRestricted)
  const compact = (text: string) => text.replace(/[^\p{L}\p{N}]/gu, '').toUpperCase()
  return papers.flatMap(({ person_id, text }) => (compact(text) === number ? [person_id] : []))
}
