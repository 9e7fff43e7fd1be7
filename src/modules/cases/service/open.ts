import { hasRole } from '#lib/actor.ts'
import type { InputOf, SentOf } from '#lib/contract.ts'
import { newId, underNewReference } from '#lib/ids.ts'
import { type FieldProblem, invalid } from '#lib/refusal.ts'
import { ownOrganisation } from '#modules/organisations/index.ts'
import type { UseCase } from '#platform/use-case.ts'
import type * as contract from '../contract.ts'
import type { CaseStatus } from '../domain/case.ts'
import { events } from '../domain/events.ts'
import { mayRead } from '../domain/policy.ts'
import { refuse } from '../domain/refusals.ts'
import * as store from '../store/cases.ts'
import { entry, mustBeWorkers } from './load.ts'
import { guardPersons, personSummaries } from './persons.ts'
import { needByCode } from './taxonomy.ts'

export type OpenCaseInput = InputOf<typeof contract.openCase>
/** As a caller writes it: everything but what matters may be left out. */
export type NewCase = SentOf<typeof contract.openCase>

/**
 * Opens a case. Who opens one to work on it becomes responsible for it; an operator leaves it to the team, unless they
 * name somebody. The same id again answers the case that is there.
 */
export async function openCase(use: UseCase, input: OpenCaseInput) {
  const organisationId = ownOrganisation(use)
  const id = input.id ?? newId()
  const needs = needsOf(input)
  const restricted = input.restricted ?? needs.some(need => need.sensitive)
  const responsibleId = input.responsibleId ?? workerSelf(use)
  if (input.responsibleId) await mustBeWorkers(use, [input.responsibleId], 'responsibleId')
  if (input.persons.length) await mustKnowPersons(use, input)
  const row: store.NewCase = {
    organisation_id: organisationId,
    id,
    reference: '',
    opened_at: use.now,
    opened_by: use.actor.userId,
    contact_id: input.contactId,
    own_title: input.ownTitle,
    place_id: input.placeId,
    responsible_id: responsibleId,
    worker_ids: responsibleId ? [responsibleId] : [],
    team_id: input.teamId ?? use.actor.teamIds[0] ?? null,
    restricted,
    next_step: input.nextStep,
    next_step_on: input.nextStepOn,
    need_codes: needs.map(need => need.code),
    areas: [...new Set(needs.map(need => need.area))].sort(),
    person_ids: [...new Set(input.persons.map(person => person.personId))],
    changed_at: use.now,
  }
  const parts = firstParts(use, id, input, needs)
  const isNew = await underNewReference(
    reference => {
      row.reference = reference
      return store.insertFile(use.db, row, parts)
    },
    () => store.findOpenedAgain(use.db, id),
  )
  if (!isNew) return answerAgain(use, id, row)
  if (restricted)
    await guardPersons(use, { organisation_id: organisationId, person_ids: row.person_ids ?? [] })
  use.audit({
    action: 'cases.open',
    thing: 'case',
    thingId: id,
    details: { restricted, needs: row.need_codes as string[] },
  })
  use.announce(events.opened, {
    caseId: id,
    contactId: input.contactId,
    personId: input.persons[0]?.personId ?? null,
    workerIds: responsibleId ? [responsibleId] : [],
    restricted,
  })
  return opened(use, { ...row, status: 'open', version: 1 })
}

/** Opening for another module, a test or the demonstration, which leave out what they do not know. */
export function openCaseWith(use: UseCase, given: NewCase) {
  return openCase(use, {
    ownTitle: null,
    placeId: null,
    responsibleId: null,
    teamId: null,
    restricted: null,
    nextStep: null,
    nextStepOn: null,
    note: null,
    contactId: null,
    ...given,
    persons: (given.persons ?? []).map(person => ({ part: 'client', ...person })),
    needs: (given.needs ?? []).map(need => ({ servedBy: null, partner: null, ...need })),
  } as OpenCaseInput)
}

const workerSelf = ({ actor }: UseCase) =>
  hasRole(actor, 'caseworker', 'lawyer') && actor.userId !== null ? actor.userId : null

interface FirstNeed {
  readonly id: string
  readonly code: string
  readonly area: string
  readonly sensitive: boolean
  readonly servedBy: string | null
  readonly partner: string | null
}

function needsOf(input: OpenCaseInput): FirstNeed[] {
  const problems: FieldProblem[] = []
  const needs = input.needs.flatMap((need, index) => {
    const known = needByCode(need.code)
    if (!known) problems.push({ path: `needs.${index}.code`, code: 'not_one_of' })
    return known ? [{ ...need, id: need.id ?? newId(), area: known.area, sensitive: known.sensitive }] : []
  })
  if (problems.length) throw invalid(...problems)
  return needs
}

/** Persons that this actor can name: an id that names nobody here would only be found out later. */
async function mustKnowPersons(use: UseCase, { persons }: OpenCaseInput): Promise<void> {
  const known = await personSummaries(
    use,
    persons.map(person => person.personId),
  )
  const problems = persons.flatMap(({ personId }, index) =>
    known.has(personId) ? [] : [{ path: `persons.${index}.personId`, code: 'not_one_of' }],
  )
  if (problems.length) throw invalid(...problems)
}

function firstParts(
  use: UseCase,
  caseId: string,
  input: OpenCaseInput,
  needs: readonly FirstNeed[],
): store.FirstParts {
  const key = { organisation_id: ownOrganisation(use), case_id: caseId }
  const noteId = newId()
  const note = input.note
  return {
    persons: [...new Map(input.persons.map(person => [person.personId, person])).values()].map(person => ({
      ...key,
      person_id: person.personId,
      part: person.part,
      added_at: use.now,
    })),
    needs: needs.map(need => ({
      ...key,
      id: need.id,
      code: need.code,
      area: need.area,
      status: need.servedBy ? 'in_work' : 'open',
      served_by: need.servedBy,
      partner: need.partner,
      added_at: use.now,
    })),
    notes: note
      ? [
          {
            ...key,
            id: noteId,
            kind: 'other',
            text: note,
            occurred_at: use.now,
            author_id: use.actor.userId,
            recorded_at: use.now,
          },
        ]
      : [],
    entries: [
      {
        ...entry(use, caseId, 'opened', { thingId: input.contactId }),
        details: { needs: needs.map(need => need.code) } as never,
      },
      ...(note ? [{ ...entry(use, caseId, 'note', { thingId: noteId }), details: {} as never }] : []),
    ],
  }
}

/** Sent again by a device that heard no answer: the same case. Another content under the same id is a mistake. */
async function answerAgain(use: UseCase, id: string, row: store.NewCase) {
  const again = await store.findOpenedAgain(use.db, id)
  if (!again) throw refuse('cases.id_taken')
  // Persons may have been added since; those it began with, and where it came from, stay.
  const same =
    again.contact_id === (row.contact_id ?? null) &&
    (row.person_ids ?? []).every(person => again.person_ids.includes(person))
  if (!same) throw refuse('cases.id_taken')
  const seen = await store.findCase(use.db, ownOrganisation(use), id)
  return {
    id,
    reference: again.reference,
    status: again.status as CaseStatus,
    openedAt: again.opened_at,
    restricted: again.restricted,
    version: again.version,
    mayRead: seen !== undefined,
  }
}

function opened(use: UseCase, row: store.NewCase & { version: number; status: CaseStatus }) {
  return {
    id: row.id,
    reference: row.reference,
    status: row.status,
    openedAt: row.opened_at,
    restricted: row.restricted ?? false,
    version: row.version,
    mayRead: mayRead(use.actor, {
      organisationId: row.organisation_id,
      openedBy: row.opened_by ?? null,
      workerIds: row.worker_ids ?? [],
      teamId: row.team_id ?? null,
      restricted: row.restricted ?? false,
      glassOpen: false,
    }),
  }
}
