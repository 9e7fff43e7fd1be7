import type { InputOf } from '#lib/contract.ts'
import type { Day } from '#lib/day.ts'
import { newId } from '#lib/ids.ts'
import { changedMeanwhile, forbidden, notFound } from '#lib/refusal.ts'
import { ownOrganisation } from '#modules/organisations/index.ts'
import type { UseCase } from '#platform/use-case.ts'
import type * as contract from '../contract.ts'
import type { DocumentKind, Holder } from '../domain/document.ts'
import { maySeeGuarded } from '../domain/policy.ts'
import { endKept, findKept, findOneKept, insertKept, updateKept } from '../store/kept.ts'
import { numberChanged } from '../store/pairs.ts'
import { findGuarded, keepGuarded } from '../store/people.ts'
import { numberKey } from '../store/ways.ts'
import { madeFrom, mustBeTheSame } from './made-from.ts'
import { mustSee, ownerAmong } from './ways.ts'

type DocumentInput = Omit<InputOf<typeof contract.addDocument>, 'personId'>

/** The papers of a person; their numbers only for those who may see them. */
export async function documentsOf(use: UseCase, personId: string) {
  const organisationId = ownOrganisation(use)
  const rows = await findKept(use.db, 'people.document', organisationId, personId)
  const guarded =
    maySeeGuarded(use.actor) && rows.some(row => row.has_number)
      ? await findGuarded(use.db, organisationId, personId)
      : []
  const numbers = new Map(
    guarded.filter(one => one.kind === 'document_number').map(one => [one.thing_id, one.text]),
  )
  return rows.map(row => ({
    id: row.id,
    personId: row.person_id,
    kind: row.kind as DocumentKind,
    country: row.country,
    heldBy: row.held_by as Holder,
    takenAway: row.taken_away,
    expiresOn: row.expires_on as Day | null,
    note: row.note,
    hasNumber: row.has_number,
    number: numbers.get(row.id) ?? null,
    version: row.version,
  }))
}

export async function addDocument(
  use: UseCase,
  { personId, ...input }: InputOf<typeof contract.addDocument>,
) {
  await mustSee(use, personId)
  refuseNumber(use, input.number)
  const id = input.id ?? newId()
  const number = input.number === null ? null : await numberKey(use.db, input.number)
  const made = madeFrom({ personId, ...input, number })
  const isNew = await insertKept(use.db, 'people.document', {
    ...rowOf(input),
    organisation_id: ownOrganisation(use),
    id,
    person_id: personId,
    has_number: input.number !== null,
    created_at: use.now,
    made_from: made,
  })
  if (!isNew) {
    mustBeTheSame(await findOneKept(use.db, 'people.document', ownOrganisation(use), id), made)
    return oneDocument(use, personId, id)
  }
  if (input.number !== null) await keepNumber(use, personId, id, input.number)
  use.audit({
    action: 'people.add_document',
    thing: 'person',
    thingId: personId,
    details: { documentId: id },
  })
  return oneDocument(use, personId, id)
}

export async function updateDocument(use: UseCase, input: InputOf<typeof contract.updateDocument>) {
  const { id, version, number } = input
  await mustSee(use, input.personId)
  const personId = await fileWithPaper(use, input.personId, id)
  refuseNumber(use, number)
  const done = await updateKept(
    use.db,
    'people.document',
    { organisationId: ownOrganisation(use), personId, id },
    version,
    {
      ...rowOf(input),
      ...(number === null ? {} : { has_number: true }),
    },
  )
  if (!done) throw changedMeanwhile(input, await oneDocument(use, personId, id))
  if (number !== null) await keepNumber(use, personId, id, number)
  use.audit({
    action: 'people.update_document',
    thing: 'person',
    thingId: personId,
    details: { documentId: id },
  })
  return oneDocument(use, personId, id)
}

export async function endDocument(use: UseCase, input: InputOf<typeof contract.endDocument>) {
  const { id } = input
  const personId = await fileWithPaper(use, input.personId, id)
  const organisationId = ownOrganisation(use)
  if (!(await endKept(use.db, 'people.document', { organisationId, personId, id }, use.now))) throw notFound()
  use.audit({
    action: 'people.end_document',
    thing: 'person',
    thingId: personId,
    details: { documentId: id },
  })
  return null
}

async function fileWithPaper(use: UseCase, personId: string, id: string): Promise<string> {
  const owner = (await findOneKept(use.db, 'people.document', ownOrganisation(use), id))?.person_id
  return ownerAmong(use, personId, owner)
}

function refuseNumber(use: UseCase, number: string | null) {
  if (number !== null && !maySeeGuarded(use.actor)) throw forbidden('people.note_document_number')
}

async function keepNumber(use: UseCase, personId: string, id: string, number: string): Promise<void> {
  const thing = {
    organisation_id: ownOrganisation(use),
    person_id: personId,
    thing_id: id,
    kind: 'document_number',
  } as const
  await keepGuarded(use.db, thing, number)
  await numberChanged(use.db, personId, use.now)
}

const rowOf = (input: DocumentInput) => ({
  kind: input.kind,
  country: input.country,
  held_by: input.heldBy,
  taken_away: input.takenAway,
  expires_on: input.expiresOn,
  note: input.note,
})

async function oneDocument(use: UseCase, personId: string, id: string) {
  const document = (await documentsOf(use, personId)).find(one => one.id === id)
  if (!document) throw notFound()
  return document
}
