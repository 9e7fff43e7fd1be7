import { addHours, instant } from '#lib/day.ts'
import { colleagueNames } from '#modules/accounts/index.ts'
import { type CaseForReferral, caseToRefer } from '#modules/cases/index.ts'
import { listOrganisations, ownOrganisation } from '#modules/organisations/index.ts'
import { consentsOf, meetingPersons, personSummaries } from '#modules/people/index.ts'
import type { UseCase } from '#platform/use-case.ts'
import { mayChoose } from '../domain/policy.ts'
import { type AskingState, isListed, limits, neededScopes, type QuestionKind } from '../domain/question.ts'
import * as store from '../store/questions.ts'
import { asOurselves } from './carry.ts'
import { choicesOf } from './keep-list.ts'

/** The question of a case, or what one would need; that the file was looked at is a line in the log. */
export async function readTracing(use: UseCase, { caseId }: { caseId: string }) {
  const file = await caseToRefer(use, caseId)
  use.audit({ action: 'tracing.read_case', thing: 'case', thingId: caseId })
  return tracingOf(use, file)
}

export async function tracingOf(use: UseCase, file: CaseForReferral) {
  const row = await store.findOfCase(use.db, ownOrganisation(use), file.id)
  const question = row ? await questionOf(use, row) : null
  const left = await leftOf(use)
  const open = question?.to.some(({ state }) => state === 'waiting' || state === 'match') ?? false
  return {
    question,
    persons: await personsOf(use, file),
    agreed: await agreedBy(use, file),
    left: { ofCase: row ? 0 : 1, ...left },
    may: {
      ask: file.mayWork && file.status !== 'closed' && !row && left.today > 0 && left.quarter > 0,
      withdraw: file.mayWork && open,
    },
  }
}

/** Organisations that may still be asked, of all that may be asked in a day and in a quarter. */
export async function leftOf(use: UseCase) {
  const [day, quarter] = [addHours(use.now, -24), addHours(use.now, -90 * 24)]
  const asked = await asOurselves(use, () => store.countAsked(use.db, ownOrganisation(use), day, quarter))
  return {
    today: Math.max(0, limits.day - asked.day),
    quarter: Math.max(0, limits.quarter - asked.quarter),
  }
}

async function questionOf(use: UseCase, row: store.QuestionRow) {
  const names = await organisationNames(use)
  const persons = await personSummaries(use, row.person_id ? [row.person_id] : [])
  const person = row.person_id ? persons.get(row.person_id) : undefined
  const askings = await store.findAskings(use.db, row.organisation_id, row.id)
  return {
    id: row.id,
    kind: row.kind as QuestionKind, // The table lets in nothing else.
    person: person ? { id: person.id, label: person.label } : null,
    askedBy: row.asked_by ? ((await colleagueNames(use)).get(row.asked_by) ?? null) : null,
    askedAt: instant(row.asked_at),
    dueAt: instant(row.due_at),
    to: askings
      .map(one => ({
        organisationId: one.to_id,
        name: names.get(one.to_id) ?? '',
        state: one.state as AskingState,
        reference: one.reference,
        answeredAt: one.answered_at === null ? null : instant(one.answered_at),
      }))
      .sort((a, b) => (a.name < b.name ? -1 : 1)),
  }
}

export async function organisationNames(use: UseCase): Promise<Map<string, string>> {
  return new Map((await listOrganisations(use)).items.map(({ id, name }) => [id, name]))
}

async function personsOf(use: UseCase, { persons }: CaseForReferral) {
  const ids = persons.map(one => one.id)
  const summaries = await personSummaries(use, ids)
  const meeting = await meetingPersons(use, ids, limits.asked)
  const choices = await choicesOf(use, ids)
  return persons.flatMap(({ id, part }) => {
    const [summary, person] = [summaries.get(id), meeting.get(id)]
    if (!summary || !person) return []
    const choice = choices.get(id) ?? 'usual'
    return {
      id,
      label: summary.label,
      isClient: part === 'client',
      lacks: lacksOf(person),
      restricted: person.restricted,
      choice,
      listed: isListed({ ...person, choice }),
      mayChoose: mayChoose(use.actor, person),
    }
  })
}

async function agreedBy(use: UseCase, { persons }: CaseForReferral): Promise<string[]> {
  const client = persons.find(one => one.part === 'client')
  const consents = client ? await consentsOf(use, client.id) : []
  return consents.flatMap(({ purpose, standing, scopes, recipientId }) =>
    purpose === 'tracing' &&
    standing === 'holds' &&
    recipientId &&
    neededScopes.every(one => scopes.includes(one))
      ? recipientId
      : [],
  )
}

export function lacksOf(person: { readonly keys: readonly string[]; readonly birthYear: number | null }) {
  const lacks: ('name' | 'birth_year')[] = []
  if (!person.keys.length) lacks.push('name')
  if (person.birthYear === null) lacks.push('birth_year')
  return lacks
}
