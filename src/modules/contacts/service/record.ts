import type { InputOf } from '#lib/contract.ts'
import { instant } from '#lib/day.ts'
import { newId } from '#lib/ids.ts'
import { invalid } from '#lib/refusal.ts'
import { ownOrganisation } from '#modules/organisations/index.ts'
import { personSummaries } from '#modules/people/index.ts'
import type { UseCase } from '#platform/use-case.ts'
import type * as contract from '../contract/contacts.ts'
import { problemsOfContact } from '../domain/contact.ts'
import { refuse } from '../domain/refusals.ts'
import { type Judged, judgeUrgency } from '../domain/urgency.ts'
import * as store from '../store/contacts.ts'
import { fulfilCallBack, promiseCallBack } from './call-backs.ts'
import { callerKeys } from './caller.ts'
import { taxonomy, unknownCodes } from './taxonomy.ts'
import { viewOf } from './view.ts'

export type NewContactInput = InputOf<typeof contract.recordContact>

/** Records a contact; a repeated id with the same content answers the record that is there. */
export async function recordContact(use: UseCase, input: NewContactInput) {
  refuseWhatIsWrong(input)
  await refusePerson(use, input.personId)
  const row = await rowOf(use, input)
  if (!(await store.addContact(use.db, row))) return viewOf(use, await sameAsThere(use, row))
  const made: store.ContactRow = { ...absent, ...row, materials: input.materials }
  if (input.callBack) await promiseCallBack(use, made, input.callBack, input.number)
  if (input.callBackId) await fulfilCallBack(use, input.callBackId, made)
  use.audit({
    action: 'contacts.record',
    thing: 'contact',
    thingId: made.id,
    details: { channel: made.channel, outcome: made.outcome, personId: made.person_id },
  })
  use.announce('contacts.recorded', {
    contactId: made.id,
    caseId: made.case_id,
    personId: made.person_id,
    channel: made.channel,
    outcome: made.outcome,
    workerId: made.worker_id ?? null,
  })
  return viewOf(use, made)
}

/** What the table gives a new contact by itself. Not asked back: reading what was just written costs as much again. */
const absent = {
  worker_name: null,
  worker_ids: [],
  import_id: null,
  restricted: false,
  version: 1,
  search: null,
}

/** A person the actor may not see is not there for them. */
export async function refusePerson(use: UseCase, personId: string | null): Promise<void> {
  if (personId && !(await personSummaries(use, [personId])).has(personId))
    throw invalid({ path: 'personId', code: 'not_there' })
}

export function refuseWhatIsWrong(
  input: Parameters<typeof problemsOfContact>[0] & Parameters<typeof unknownCodes>[0],
) {
  const problems = [...problemsOfContact(input), ...unknownCodes(input)]
  if (problems.length > 0) throw invalid(...problems)
}

/** Urgency from what the taxonomy says of the codes. */
export function judge(given: {
  readonly needs: readonly string[]
  readonly signs: readonly string[]
  readonly dangerNow: boolean
  readonly ageBand: string | null
}): Judged {
  const { needs, riskIndicators } = taxonomy()
  return judgeUrgency({
    dangerNow: given.dangerNow,
    ageBand: given.ageBand,
    needs: needs.filter(({ code }) => given.needs.includes(code)),
    signs: riskIndicators.filter(({ code }) => given.signs.includes(code)),
  })
}

/** The part of a row that a correction may change. */
export function contentOf(
  input: Pick<
    NewContactInput,
    | 'channel'
    | 'durationSeconds'
    | 'anonymous'
    | 'personId'
    | 'language'
    | 'country'
    | 'placeId'
    | 'placeText'
    | 'sex'
    | 'ageBand'
    | 'targetGroups'
    | 'needs'
    | 'signs'
    | 'dangerNow'
    | 'said'
    | 'advised'
    | 'materials'
    | 'notRequest'
    | 'caseId'
  > & { outcome: NewContactInput['outcome'] | null },
) {
  const { urgency, reasons } = judge(input)
  return {
    channel: input.channel,
    duration_seconds: input.durationSeconds,
    anonymous: input.personId ? false : (input.anonymous ?? true),
    person_id: input.personId,
    language: input.language,
    country: input.country,
    place_id: input.placeId,
    place_text: input.placeText,
    sex: input.sex,
    age_band: input.ageBand,
    target_groups: [...new Set(input.targetGroups)],
    needs: [...new Set(input.needs)],
    signs: [...new Set(input.signs)],
    danger_now: input.dangerNow,
    said: input.said,
    advised: input.advised,
    materials: JSON.stringify(input.materials),
    outcome: input.outcome,
    not_request: input.notRequest,
    case_id: input.caseId,
    urgency,
    urgency_reasons: [...reasons],
  }
}

async function rowOf(use: UseCase, input: NewContactInput) {
  const startedAt = input.startedAt ? instant(input.startedAt) : use.now
  // A clock set wrongly on a device must not put contacts into next year.
  if (Date.parse(startedAt) > Date.parse(use.now) + 86_400_000)
    throw invalid({ path: 'startedAt', code: 'in_the_future' })
  return {
    ...contentOf(input),
    ...(await callerKeys(use, input)),
    organisation_id: ownOrganisation(use),
    id: input.id ?? newId(),
    started_at: startedAt,
    worker_id: use.actor.userId,
    session_id: input.sessionId,
    recorded_offline: input.recordedOffline,
    recorded_by: use.actor.userId,
    recorded_at: use.now,
  }
}

/** Columns that the server gives, or that others add later. */
const ours = new Set(['recorded_at', 'started_at', 'urgency', 'urgency_reasons', 'case_id', 'session_id'])

/** The earlier record of an id that came again; one with other content is refused. */
async function sameAsThere(use: UseCase, row: store.NewContact): Promise<store.ContactRow> {
  const there = await store.findContact(use.db, row.organisation_id, row.id)
  if (!there) throw refuse('contacts.id_taken')
  // Corrected since: the first sending was fine, what holds now is the correction.
  if (there.version > 1) return there
  const differs = Object.entries(row).some(
    ([column, value]) => !ours.has(column) && flat(value) !== flat(there[column as keyof store.ContactRow]),
  )
  if (differs) throw refuse('contacts.id_taken')
  return there
}

function flat(value: unknown): string {
  const plain = typeof value === 'string' && value.startsWith('{') ? JSON.parse(value) : value
  if (plain && typeof plain === 'object' && !Array.isArray(plain))
    return JSON.stringify(Object.entries(plain).sort())
  return JSON.stringify(plain ?? null)
}
