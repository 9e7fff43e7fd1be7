import type { InputOf } from '#lib/contract.ts'
import { newId } from '#lib/ids.ts'
import { notFound } from '#lib/refusal.ts'
import { ownOrganisation } from '#modules/organisations/index.ts'
import type { UseCase } from '#platform/use-case.ts'
import type * as contract from '../contract.ts'
import type { Sex } from '../domain/person.ts'
import { refuse } from '../domain/refusals.ts'
import { type Livelihood, otherLivelihood, otherSide, type RelationKind } from '../domain/relation.ts'
import { filesOf, type PersonRow } from '../store/people.ts'
import * as store from '../store/relations.ts'
import { personSummaries } from './summaries.ts'
import { mustSee } from './ways.ts'

/** What others are to this person, from whichever side it was entered. */
export async function relationsOf(use: UseCase, person: Pick<PersonRow, 'id'>) {
  const rows = await store.findRelations(use.db, ownOrganisation(use), person.id)
  const files = new Set(await filesOf(use.db, person.id))
  const others = await personSummaries(
    use,
    rows.map(row => (files.has(row.person_id) ? row.other_id : row.person_id)),
  )
  return rows.flatMap(row => {
    const first = files.has(row.person_id)
    const other = others.get(first ? row.other_id : row.person_id)
    // What was said between two files of one person says nothing any more.
    if (!other || files.has(other.id)) return []
    const kind = row.kind as RelationKind
    const livelihood = row.livelihood as Livelihood | null
    return [
      {
        id: row.id,
        kind: first ? kind : otherSide(kind, other.sex as Sex | null),
        livelihood: first ? livelihood : otherLivelihood(livelihood),
        note: row.note,
        other,
      },
    ]
  })
}

export async function relate(use: UseCase, input: InputOf<typeof contract.relate>) {
  const { personId, otherId, kind, livelihood, note } = input
  if (personId === otherId) throw refuse('people.same_person')
  const person = await mustSee(use, personId)
  await mustSee(use, otherId)
  await store.insertRelation(use.db, {
    organisation_id: ownOrganisation(use),
    id: input.id ?? newId(),
    person_id: personId,
    other_id: otherId,
    kind,
    livelihood,
    note,
    created_at: use.now,
  })
  use.audit({ action: 'people.relate', thing: 'person', thingId: personId, details: { otherId, kind } })
  const made = (await relationsOf(use, person)).find(one => one.other.id === otherId && one.kind === kind)
  if (!made) throw notFound()
  return made
}

export async function unrelate(use: UseCase, { personId, id }: InputOf<typeof contract.unrelate>) {
  await mustSee(use, personId)
  if (!(await store.deleteRelation(use.db, ownOrganisation(use), personId, id))) throw notFound()
  use.audit({ action: 'people.unrelate', thing: 'person', thingId: personId, details: { relationId: id } })
  return null
}
