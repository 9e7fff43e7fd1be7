import { notFound } from '#lib/refusal.ts'
import { ownOrganisation } from '#modules/organisations/index.ts'
import type { UseCase } from '#platform/use-case.ts'
import type { CaseStatus } from '../domain/case.ts'
import * as store from '../store/lists.ts'
import { namesOf } from './load.ts'
import { personSummaries } from './persons.ts'
import { summariesOf } from './summaries.ts'

const most = 20

/**
 * Whoever talks with a person learns that there is a file and whose it is, or a second one would be opened; what is in it only
 * those who may read it. Of restricted files nothing, but to those who may read them.
 */
export async function listOfPerson(use: UseCase, { id }: { readonly id: string }) {
  const persons = await personSummaries(use, [id])
  if (!persons.size) throw notFound()
  const organisationId = ownOrganisation(use)
  const user = { id: use.actor.userId ?? '', teamIds: use.actor.teamIds }
  const all = { scope: 'all', status: 'any', order: 'changed', ownOnly: false, personId: id } as const
  const read = await summariesOf(use, await store.listCases(use.db, organisationId, user, all, most, null))
  const name = await namesOf(use)
  const known = new Set(read.map(file => file.id))
  const lines = (await store.findLinesOfPerson(use.db, id, most)).filter(line => !known.has(line.id))
  use.audit({
    action: 'cases.list_of_person',
    thing: 'person',
    thingId: id,
    details: { shown: read.length + lines.length },
  })
  const files = [
    ...read.map(file => ({ ...file, mayRead: true })),
    ...lines.map(line => ({
      ...{ id: line.id, reference: line.reference, status: line.status as CaseStatus, mayRead: false },
      ...{ openedAt: line.opened_at, responsible: name(line.responsible_id), restricted: false },
      ...{ title: null, nextStep: null, nextStepOn: null },
    })),
  ]
  return { items: files.sort(openFirst) }
}

/** What is still open, then the newest. */
function openFirst(a: Sorted, b: Sorted): number {
  const closed = Number(a.status === 'closed') - Number(b.status === 'closed')
  return closed || (a.openedAt < b.openedAt ? 1 : -1)
}

interface Sorted {
  readonly status: CaseStatus
  readonly openedAt: string
}
