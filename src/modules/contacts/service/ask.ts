import { createHash, timingSafeEqual } from 'node:crypto'
import type * as v from 'valibot'
import { systemActor } from '#lib/actor.ts'
import { addHours, type Instant, instant } from '#lib/day.ts'
import { newId, newReference } from '#lib/ids.ts'
import { invalid } from '#lib/refusal.ts'
import { type OrganisationView, publicReceivers } from '#modules/organisations/index.ts'
import type { UseCase } from '#platform/use-case.ts'
import type { askFields } from '../contract/requests.ts'
import { type ReplyCode, readCode, secretFrom } from '../domain/code.ts'
import { chooseReceiver } from '../domain/receiver.ts'
import { refuse } from '../domain/refusals.ts'
import { mostTries, problemsOfRequest, type RequestState, restHours } from '../domain/request.ts'
import * as contacts from '../store/contacts.ts'
import * as store from '../store/requests.ts'
import { callerKeys } from './caller.ts'
import { contentOf } from './record.ts'
import { heardNeeds, unknownCodes } from './taxonomy.ts'

export type Asked = v.InferOutput<typeof askFields>

/** A request for help from somebody without an account: a contact in the queue of one organisation, and a code. */
export async function askForHelp(use: UseCase, asked: Asked): Promise<ReplyCode> {
  const problems = [
    ...problemsOfRequest(asked),
    ...unknownCodes({ needs: asked.needs, targetGroups: [], signs: [] }),
  ]
  if (problems.length > 0) throw invalid(...problems)
  const formHash = digest(`form ${asked.formKey}`)
  const secret = secretFrom(digest(`secret ${asked.formKey}`))
  await store.lockForm(use.db, formHash)
  const earlier = await store.placeOfForm(use.db, formHash)
  if (earlier) return { reference: await referenceOf(use, earlier, formHash), secret }
  const receiver = chooseReceiver(await publicReceivers(use), {
    countries: [asked.country, asked.homeCountry],
    language: asked.locale,
  })
  if (!receiver) throw refuse('contacts.nobody_receives')
  await use.become(systemActor(receiver.id))
  const contact = await writeContact(use, receiver, asked)
  const reference = await writeRequest(use, contact, asked, formHash, secret)
  use.audit({
    action: 'contacts.ask',
    thing: 'contact',
    thingId: contact.id,
    details: { reference, urgency: contact.urgency },
  })
  use.announce('contacts.recorded', {
    contactId: contact.id,
    caseId: null,
    personId: null,
    channel: 'web',
    outcome: null,
  })
  use.announce('contacts.asked', { contactId: contact.id, urgency: contact.urgency })
  return { reference, secret }
}

async function writeContact(
  use: UseCase,
  receiver: OrganisationView,
  asked: Asked,
): Promise<contacts.ContactRow> {
  const number = asked.reach === 'phone' ? asked.reachAt : null
  const channelId = asked.reach === 'messenger' ? asked.reachAt : null
  const row = await contacts.insertContact(use.db, {
    ...contentOf({
      ...{ channel: 'web', durationSeconds: null, anonymous: true, personId: null, language: asked.locale },
      ...{ country: asked.country, placeId: null, placeText: asked.placeText, sex: null, ageBand: null },
      ...{
        targetGroups: [],
        needs: [...asked.needs, ...heardNeeds(asked.said, asked.needs)],
        signs: [],
        dangerNow: asked.dangerNow,
        said: asked.said,
      },
      ...{ advised: null, materials: {}, outcome: null, notRequest: null, caseId: null },
    }),
    ...(await callerKeys(use, { number, channelId })),
    organisation_id: receiver.id,
    id: newId(),
    started_at: use.now,
    recorded_at: use.now,
  })
  if (!row) throw new Error('a new id was taken')
  return row
}

async function writeRequest(
  use: UseCase,
  contact: contacts.ContactRow,
  asked: Asked,
  formHash: Buffer,
  secret: string,
): Promise<string> {
  // Six hundred million references: two alike are rare, three times in a row do not happen.
  for (let tries = 0; tries < 3; tries++) {
    const reference = newReference()
    const row = await store.insertRequest(use.db, {
      organisation_id: contact.organisation_id,
      contact_id: contact.id,
      reference,
      code_hash: digest(`code ${reference} ${secret}`),
      form_hash: formHash,
      locale: asked.locale,
      reach: asked.reach,
      reach_at: asked.reach === 'none' ? null : asked.reachAt,
      reach_when: asked.reach === 'none' ? null : asked.reachWhen,
      reach_who: asked.reach === 'none' ? null : asked.reachWho,
      may_leave_message: asked.reach !== 'none' && asked.mayLeaveMessage,
      created_at: use.now,
    })
    if (row) return reference
  }
  throw new Error('no free reference')
}

async function referenceOf(use: UseCase, organisationId: string, formHash: Buffer): Promise<string> {
  await use.become(systemActor(organisationId))
  const row = await store.findByForm(use.db, organisationId, formHash)
  if (!row) throw new Error('the request of this form is gone')
  return row.reference
}

export interface LookedUp {
  readonly code: ReplyCode
  readonly state: RequestState
  readonly askedAt: Instant
  readonly said: string | null
  readonly needs: readonly string[]
  readonly messages: readonly { readonly at: Instant; readonly fromStaff: boolean; readonly body: string }[]
}

/**
 * What stands at a code, and a further message of the person where there is one. Null for a wrong code, an unknown one
 * and one that rests after too many wrong tries: which of them is not said.
 */
export async function lookUp(
  use: UseCase,
  typed: string,
  message?: { readonly id: string; readonly body: string },
): Promise<LookedUp | null> {
  const code = readCode(typed)
  const organisationId = code && (await store.placeOfRequest(use.db, code.reference))
  if (!code || !organisationId) return null
  await use.become(systemActor(organisationId))
  const row = await store.findByReference(use.db, organisationId, code.reference)
  if (!row || (row.locked_until && Date.parse(row.locked_until) > Date.parse(use.now))) return null
  if (!timingSafeEqual(row.code_hash, digest(`code ${code.reference} ${code.secret}`))) {
    await store.countWrongTry(use.db, organisationId, row.contact_id, mostTries, addHours(use.now, restHours))
    use.audit({ action: 'contacts.look_up_refused', thing: 'contact', thingId: row.contact_id })
    return null
  }
  if (message) await writeAgain(use, row, message)
  await store.updateRequest(use.db, organisationId, row.contact_id, { looked_up_at: use.now, wrong_tries: 0 })
  use.audit({ action: 'contacts.look_up', thing: 'contact', thingId: row.contact_id })
  return shown(use, code, row)
}

async function shown(use: UseCase, code: ReplyCode, row: store.RequestRow): Promise<LookedUp> {
  const contact = await contacts.findContact(use.db, row.organisation_id, row.contact_id)
  const messages = await store.findMessages(use.db, row.organisation_id, row.contact_id)
  const current = await store.findRequest(use.db, row.organisation_id, row.contact_id)
  return {
    code,
    state: (current ?? row).state as RequestState,
    askedAt: instant(row.created_at),
    said: contact?.said ?? null,
    needs: contact?.needs ?? [],
    messages: messages.map(({ at, from_staff, body }) => ({ at: instant(at), fromStaff: from_staff, body })),
  }
}

/** What the person adds brings the request back into the queue. */
async function writeAgain(use: UseCase, row: store.RequestRow, message: { id: string; body: string }) {
  const isNew = await store.insertMessage(use.db, {
    organisation_id: row.organisation_id,
    contact_id: row.contact_id,
    id: message.id,
    at: use.now,
    from_staff: false,
    body: message.body,
  })
  if (!isNew) return
  await store.updateRequest(use.db, row.organisation_id, row.contact_id, {
    state: row.taken_by ? 'taken' : 'waiting',
  })
  use.audit({ action: 'contacts.write_again', thing: 'contact', thingId: row.contact_id })
  use.announce('contacts.wrote_again', { contactId: row.contact_id, takenBy: row.taken_by })
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest()
