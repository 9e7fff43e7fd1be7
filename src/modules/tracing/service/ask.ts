import type { InputOf } from '#lib/contract.ts'
import { dayIn } from '#lib/day.ts'
import { newId } from '#lib/ids.ts'
import { forbidden, invalid } from '#lib/refusal.ts'
import { type CaseForReferral, caseToRefer } from '#modules/cases/index.ts'
import { organisationById, ownOrganisation } from '#modules/organisations/index.ts'
import { consentFor, meetingPersons, meetingVersion } from '#modules/people/index.ts'
import type { UseCase } from '#platform/use-case.ts'
import type * as contract from '../contract.ts'
import { asked } from '../domain/events.ts'
import { dueOf, limits, neededScopes, type QuestionKind } from '../domain/question.ts'
import { refuse } from '../domain/refusals.ts'
import { questionInputs, tagsOf } from '../domain/tags.ts'
import { findAnswering } from '../store/keys.ts'
import * as store from '../store/questions.ts'
import { asOurselves, carry } from './carry.ts'
import { keyFor } from './keys.ts'
import { takeQuestion } from './received.ts'
import { lacksOf, leftOf, tracingOf } from './view.ts'

interface Wanted {
  readonly file: CaseForReferral
  readonly kind: QuestionKind
  readonly personId: string
  /** Who agreed to asking: the client. */
  readonly searcherId: string
  readonly nameKeys: readonly string[]
  readonly birthYear: number
  readonly to: readonly { readonly id: string; readonly consentId: string }[]
}

/** Asks. The same id again answers the question that is there. */
export async function askOthers(use: UseCase, input: InputOf<typeof contract.askOthers>) {
  const { caseId, id = newId() } = input
  const file = await caseToRefer(use, caseId)
  if (!file.mayWork) throw forbidden('tracing.ask')
  const known = await store.findOfCase(use.db, ownOrganisation(use), caseId)
  if (known?.id === id && known.person_id === input.personId) return tracingOf(use, file)
  if (known) throw refuse('tracing.already_asked')
  const wanted = await check(use, file, input)
  if (!(await insert(use, id, wanted))) throw refuse('tracing.already_asked')
  for (const { id: to, consentId } of wanted.to) await send(use, { questionId: id, to, consentId, wanted })
  return tracingOf(use, file)
}

async function check(
  use: UseCase,
  file: CaseForReferral,
  { personId, to }: InputOf<typeof contract.askOthers>,
): Promise<Wanted> {
  if (file.status === 'closed') throw refuse('tracing.case_closed')
  const client = file.persons.find(one => one.part === 'client')
  if (!client || !file.persons.some(one => one.id === personId)) throw refuse('tracing.not_on_this_case')
  const person = (await meetingPersons(use, [personId], limits.asked)).get(personId)
  if (!person) throw refuse('tracing.not_on_this_case')
  if (lacksOf(person).length || person.birthYear === null) throw refuse('tracing.too_little')
  const organisations = [...new Set(to)]
  const left = await leftOf(use)
  if (left.today < organisations.length) throw refuse('tracing.limit_day', { most: limits.day })
  if (left.quarter < organisations.length) throw refuse('tracing.limit_quarter', { most: limits.quarter })
  return {
    file,
    kind: personId === client.id ? 'same_person' : 'looked_for',
    personId,
    searcherId: client.id,
    nameKeys: person.keys,
    birthYear: person.birthYear,
    to: await agreedTo(use, client.id, organisations),
  }
}

/** Each that is asked looks at our questions, and the client agreed to asking it. */
async function agreedTo(use: UseCase, searcherId: string, to: readonly string[]): Promise<Wanted['to']> {
  const own = ownOrganisation(use)
  const answering = new Set(
    (await findAnswering(use.db)).filter(one => one.asker_id === own).map(one => one.organisation_id),
  )
  const wrong = to.findIndex(id => !answering.has(id))
  if (wrong >= 0) throw invalid({ path: `to[${wrong}]`, code: 'not_one_of' })
  const on = dayIn(use.now, use.actor.timeZone)
  const agreed = []
  for (const id of to) {
    const wanted = {
      personId: searcherId,
      recipientId: id,
      purpose: 'tracing',
      scopes: neededScopes,
      on,
    } as const
    agreed.push({ id, consentId: await consentFor(use, wanted) })
  }
  const without = agreed.filter(one => one.consentId === null).map(one => one.id)
  if (without.length) throw refuse('tracing.no_consent', { organisationIds: without })
  return agreed.flatMap(({ id, consentId }) => (consentId === null ? [] : { id, consentId }))
}

async function insert(
  use: UseCase,
  id: string,
  { file, kind, personId, searcherId }: Wanted,
): Promise<boolean> {
  const isNew = await store.insertQuestion(use.db, {
    organisation_id: ownOrganisation(use),
    id,
    case_id: file.id,
    kind,
    person_id: personId,
    searcher_person_id: searcherId,
    asked_by: use.actor.userId,
    asked_at: use.now,
    due_at: dueOf(use.now),
  })
  return isNew
}

interface Sent {
  readonly questionId: string
  readonly to: string
  readonly consentId: string
  readonly wanted: Wanted
}

/** To one organisation: a row here, a message there. Each knows the question by a number of its own. */
async function send(use: UseCase, { questionId, to, consentId, wanted }: Sent): Promise<void> {
  const [own, wireId] = [ownOrganisation(use), newId()]
  const { file, kind, nameKeys, birthYear } = wanted
  await store.insertAsking(use.db, {
    organisation_id: own,
    question_id: questionId,
    to_id: to,
    wire_id: wireId,
    consent_id: consentId,
    asked_at: use.now,
    state: 'waiting',
  })
  use.audit({
    action: 'tracing.ask',
    thing: 'case',
    thingId: file.id,
    details: { questionId, to, kind, consentId },
  })
  const name = (await organisationById(use, to))?.name ?? ''
  use.announce(asked, { questionId, caseId: file.id, to: name })
  const key = await asOurselves(use, () => keyFor(use, to))
  const tags = tagsOf(key.secret, questionInputs(nameKeys, birthYear, meetingVersion))
  const due = dueOf(use.now)
  const question = { v: 1, type: 'question', id: wireId, from: own, key: key.id, kind, tags, due } as const
  await carry(use, to, question, takeQuestion)
}
