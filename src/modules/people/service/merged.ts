import type { Instant } from '#lib/day.ts'
import { colleagueNames } from '#modules/accounts/index.ts'
import { ownOrganisation } from '#modules/organisations/index.ts'
import type { UseCase } from '#platform/use-case.ts'
import { namesShown, type Sex } from '../domain/person.ts'
import { maySeeFormerNames, maySeeGuarded } from '../domain/policy.ts'
import { findMerges } from '../store/pairs.ts'
import { filesOf, findGuarded, findPerson } from '../store/people.ts'
import { nameView } from './name-view.ts'
import { namesOf } from './summaries.ts'

/** Another module's question: the ids of all files of this person that the actor may see, the kept one first. */
export const filesOfPerson = (use: UseCase, personId: string): Promise<string[]> => filesOf(use.db, personId)

/** Another module's question: the file in which this person is read today; the same one where it was merged into none, or is not seen. */
export const keptFile = async (use: UseCase, fileId: string): Promise<string> =>
  (await filesOf(use.db, fileId))[0] ?? fileId

/** The files that were merged into this one, however long the chain, with what they say of the person. */
export async function mergedInto(use: UseCase, personId: string) {
  const organisationId = ownOrganisation(use)
  const [, ...ids] = await filesOf(use.db, personId)
  if (ids.length === 0) return []
  const names = await colleagueNames(use)
  const guarded = maySeeGuarded(use.actor) ? await findGuarded(use.db, organisationId, personId) : []
  const shown = []
  for (const merge of await findMerges(use.db, organisationId, ids)) {
    const row = await findPerson(use.db, organisationId, merge.person_id)
    const into = await findPerson(use.db, organisationId, merge.into_id)
    if (!row || !into) continue
    shown.push({
      id: row.id,
      mergeId: merge.id,
      reference: row.reference,
      into: into.reference,
      names: namesShown(namesOf(row), maySeeFormerNames(use.actor)).map(nameView),
      sex: row.sex as Sex | null, // The table lets in nothing else.
      birthYear: row.birth_year,
      birthDay: row.birth_day,
      placeText: row.place_text,
      notes: row.notes,
      healthNote: guarded.find(one => one.kind === 'health_note' && one.person_id === row.id)?.text ?? null,
      mergedAt: merge.merged_at as Instant,
      mergedBy: merge.merged_by ? (names.get(merge.merged_by) ?? null) : null,
    })
  }
  return shown.sort((a, b) => (a.mergedAt < b.mergedAt ? 1 : -1))
}
