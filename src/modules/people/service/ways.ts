import type { InputOf } from '#lib/contract.ts'
import type { Day } from '#lib/day.ts'
import { newId } from '#lib/ids.ts'
import { readPhone, showPhone } from '#lib/phone.ts'
import { changedMeanwhile, invalid, notFound } from '#lib/refusal.ts'
import { organisationById, ownOrganisation } from '#modules/organisations/index.ts'
import type { UseCase } from '#platform/use-case.ts'
import type * as contract from '../contract.ts'
import { refuse } from '../domain/refusals.ts'
import { type Answerer, mayContact, numberEnd, type SafeWay, type WayKind } from '../domain/safe-way.ts'
import { endKept, findKept, findOneKept, insertKept, updateKept } from '../store/kept.ts'
import { filesOf, findPerson } from '../store/people.ts'
import { inLog } from '../store/sealing.ts'
import * as store from '../store/ways.ts'
import { madeFrom, mustBeTheSame } from './made-from.ts'

type WayInput = Omit<InputOf<typeof contract.addWay>, 'personId'>

/** Another module's question: how may this person be reached, and which ways are safe right now. Never the number. */
export async function safeWaysOf(use: UseCase, personId: string) {
  const rows = await findKept(use.db, 'people.safe_way', ownOrganisation(use), personId)
  return rows.map(row => wayOf(use, rows, row))
}

export async function addWay(use: UseCase, { personId, ...input }: InputOf<typeof contract.addWay>) {
  await mustSee(use, personId)
  const { id, isNew } = await keepNewWay(use, personId, input)
  if (isNew)
    use.audit({ action: 'people.add_way', thing: 'person', thingId: personId, details: { wayId: id } })
  return oneWay(use, personId, id)
}

/** Writes the way and its number; the same id with the same content again changes nothing. */
export async function keepNewWay(use: UseCase, personId: string, input: WayInput) {
  const number = await readNumber(use, input)
  const id = input.id ?? newId()
  const digest = number === null ? null : await store.numberKey(use.db, number)
  const made = madeFrom({ personId, ...input, number: digest })
  const isNew = await insertKept(use.db, 'people.safe_way', {
    ...rowOf(input),
    ...numberColumns(number, digest),
    organisation_id: ownOrganisation(use),
    id,
    person_id: personId,
    created_at: use.now,
    made_from: made,
  })
  if (!isNew) mustBeTheSame(await findOneKept(use.db, 'people.safe_way', ownOrganisation(use), id), made)
  else if (number !== null) await store.keepNumber(use.db, personId, id, number, use.now)
  return { id, isNew }
}

export async function updateWay(use: UseCase, input: InputOf<typeof contract.updateWay>) {
  const { id, version } = input
  await mustSee(use, input.personId)
  const personId = await fileWithWay(use, input.personId, id)
  const number = await readNumber(use, input)
  const done = await updateKept(
    use.db,
    'people.safe_way',
    { organisationId: ownOrganisation(use), personId, id },
    version,
    {
      ...rowOf(input),
      ...(number === null ? {} : numberColumns(number, await store.numberKey(use.db, number))),
    },
  )
  if (!done) throw changedMeanwhile(input, await oneWay(use, personId, id))
  if (number !== null) await store.keepNumber(use.db, personId, id, number, use.now)
  use.audit({ action: 'people.update_way', thing: 'person', thingId: personId, details: { wayId: id } })
  return oneWay(use, personId, id)
}

export async function endWay(use: UseCase, input: InputOf<typeof contract.endWay>) {
  const { id } = input
  const personId = await fileWithWay(use, input.personId, id)
  if (
    !(await endKept(
      use.db,
      'people.safe_way',
      { organisationId: ownOrganisation(use), personId, id },
      use.now,
    ))
  )
    throw notFound()
  use.audit({ action: 'people.end_way', thing: 'person', thingId: personId, details: { wayId: id } })
  return null
}

/** The number itself. At an unsafe moment only with a reason, which stays in the log. */
export async function revealNumber(use: UseCase, input: InputOf<typeof contract.revealNumber>) {
  const { personId, id, purpose, reason } = input
  const rows = await findKept(use.db, 'people.safe_way', ownOrganisation(use), personId)
  const row = rows.find(way => way.id === id)
  if (!row) throw notFound()
  const judged = judge(use, rows, row, purpose === 'message' ? 'message' : 'call')
  if (!judged.may && !reason) {
    throw refuse('people.not_safe_now', { reason: judged.reason })
  }
  const number = await store.numberOf(use.db, id)
  if (number === null) throw refuse('people.no_number')
  // The log is never changed: words in it are sealed with the person's key, and end with it.
  const words = await inLog(use.db, personId, { reason: reason ?? '' })
  use.audit({
    action: 'people.reveal_number',
    thing: 'person',
    thingId: personId,
    details: {
      wayId: id,
      purpose,
      safe: judged.may,
      ...(judged.may ? {} : { unsafe: judged.reason, ...words }),
    },
  })
  return { number, shown: number.startsWith('+') ? showPhone(number) : number, way: wayOf(use, rows, row) }
}

/**
 * Another module's question: the keyed digest of a telephone number, by which a repeat caller is recognised without
 * showing the number; null where it is no number. The key belongs to the actor's organisation.
 */
export async function numberKey(use: UseCase, phone: string): Promise<string | null> {
  const number = readPhone(phone, await homeCountry(use))
  return number === null ? null : store.numberKey(use.db, number)
}

/** Another module's question: whose way carries this digest. Only persons the actor may see; at most 20. */
export const personsWithNumber = (use: UseCase, key: string): Promise<string[]> =>
  store.findByNumberKey(use.db, ownOrganisation(use), key)

async function homeCountry(use: UseCase): Promise<string> {
  return (await organisationById(use, ownOrganisation(use)))?.country ?? 'TJ'
}

/** A phone in its international form, anything else (a messenger name, an address) as it is. */
async function readNumber(use: UseCase, input: WayInput): Promise<string | null> {
  if (!input.number || input.kind === 'none') return null
  const phone = readPhone(input.number, await homeCountry(use))
  if (phone !== null) return phone
  if (input.kind === 'phone') throw invalid({ path: 'number', code: 'not_a_phone' })
  return input.number
}

function numberColumns(number: string | null, digest: string | null) {
  if (number === null) return { number_end: null, number_key: null }
  const isPhone = number.startsWith('+')
  return { number_end: isPhone ? numberEnd(number) : '', number_key: isPhone ? digest : null }
}

function rowOf(input: WayInput) {
  if ((input.fromMinute === null) !== (input.toMinute === null)) {
    throw invalid({ path: input.fromMinute === null ? 'fromMinute' : 'toMinute', code: 'required' })
  }
  return {
    kind: input.kind,
    detail: input.detail,
    days: [...new Set(input.days)].sort(),
    from_minute: input.fromMinute,
    to_minute: input.toMinute,
    time_zone: input.timeZone,
    who_may_answer: input.whoMayAnswer,
    may_leave_message: input.mayLeaveMessage,
    messages_only: input.messagesOnly,
    shared_phone: input.sharedPhone,
    code_word: input.codeWord,
    cover_story: input.coverStory,
    safe_until: input.safeUntil,
    note: input.note,
  }
}

function wayOf(use: UseCase, rows: readonly store.WayRow[], row: store.WayRow) {
  const judged = judge(use, rows, row, row.messages_only ? 'message' : 'call')
  return {
    id: row.id,
    personId: row.person_id,
    kind: row.kind as WayKind,
    detail: row.detail,
    days: row.days,
    fromMinute: row.from_minute,
    toMinute: row.to_minute,
    timeZone: row.time_zone,
    whoMayAnswer: row.who_may_answer as Answerer,
    mayLeaveMessage: row.may_leave_message,
    messagesOnly: row.messages_only,
    sharedPhone: row.shared_phone,
    codeWord: row.code_word,
    coverStory: row.cover_story,
    safeUntil: row.safe_until as Day | null,
    note: row.note,
    hasNumber: row.number_end !== null,
    numberEnd: row.number_end,
    now: { may: judged.may, reason: judged.may ? null : judged.reason },
    version: row.version,
  }
}

function judge(use: UseCase, rows: readonly store.WayRow[], row: store.WayRow, approach: 'call' | 'message') {
  return mayContact(rows.map(safeWay), safeWay(row), use.now, row.time_zone ?? use.actor.timeZone, approach)
}

const safeWay = (row: store.WayRow): SafeWay => ({
  kind: row.kind as WayKind,
  days: row.days,
  fromMinute: row.from_minute,
  toMinute: row.to_minute,
  messagesOnly: row.messages_only,
  safeUntil: row.safe_until as Day | null,
  ended: row.ended_at !== null,
})

async function oneWay(use: UseCase, personId: string, id: string) {
  const way = (await safeWaysOf(use, personId)).find(one => one.id === id)
  if (!way) throw notFound()
  return way
}

/** Which of a person's files carries this way, where files were merged. */
async function fileWithWay(use: UseCase, personId: string, id: string): Promise<string> {
  const owner = (await findOneKept(use.db, 'people.safe_way', ownOrganisation(use), id))?.person_id
  return ownerAmong(use, personId, owner)
}

/** The owner, where it is one of the person's files; otherwise the file that was named. */
export async function ownerAmong(use: UseCase, personId: string, owner: string | undefined): Promise<string> {
  if (owner === undefined || owner === personId) return personId
  return (await filesOf(use.db, personId)).includes(owner) ? owner : personId
}

/** Not there, not ours, or restricted to others: one answer. */
export async function mustSee(use: UseCase, personId: string) {
  const person = await findPerson(use.db, ownOrganisation(use), personId)
  if (!person) throw notFound()
  return person
}
