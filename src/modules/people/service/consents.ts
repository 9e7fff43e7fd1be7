import type { InputOf } from '#lib/contract.ts'
import { addMonths, type Day, type Instant } from '#lib/day.ts'
import { newId, underNewReference } from '#lib/ids.ts'
import { invalid, notFound } from '#lib/refusal.ts'
import { organisationById, ownOrganisation } from '#modules/organisations/index.ts'
import type { UseCase } from '#platform/use-case.ts'
import type * as contract from '../contract.ts'
import {
  type Consent,
  type ConsentPurpose,
  type ConsentScope,
  covers,
  type Disclosure,
  type GivenHow,
  standing,
} from '../domain/consent.ts'
import { consentWithdrawn } from '../domain/events.ts'
import { refuse } from '../domain/refusals.ts'
import * as store from '../store/consents.ts'
import { madeFrom, mustBeTheSame } from './made-from.ts'
import { today } from './summaries.ts'
import { mustSee, ownerAmong } from './ways.ts'

/** A consent is asked for again after this long at the latest. */
const longestMonths = 60

/**
 * Another module's question: the consent that covers telling these scopes to this recipient for this purpose on this
 * day, or null. Where several do, the one that holds longest.
 */
export async function consentFor(
  use: UseCase,
  { personId, ...wanted }: Disclosure & { readonly personId: string },
): Promise<string | null> {
  const rows = await store.findConsents(use.db, ownOrganisation(use), personId)
  const covering = rows
    .filter(row => covers(consentOf(row), wanted))
    .sort((a, b) => (a.until < b.until ? 1 : -1))
  return covering[0]?.id ?? null
}

/** Another module's question: what this person agreed to, the latest first, with whether it holds today. */
export async function consentsOf(use: UseCase, personId: string) {
  const rows = await store.findConsents(use.db, ownOrganisation(use), personId)
  return rows.map(row => view(use, row))
}

export async function giveConsent(
  use: UseCase,
  { personId, ...input }: InputOf<typeof contract.giveConsent>,
) {
  await mustSee(use, personId)
  const givenOn = input.givenOn ?? today(use)
  await check(use, input, givenOn)
  const id = input.id ?? newId()
  const made = madeFrom({ personId, ...input })
  const row = {
    organisation_id: ownOrganisation(use),
    id,
    person_id: personId,
    scopes: [...new Set(input.scopes)],
    recipient_id: input.recipientId,
    recipient_name: input.recipientName,
    purpose: input.purpose,
    purpose_note: input.purposeNote,
    given_on: givenOn,
    until: input.until,
    given_how: input.givenHow,
    guardian: input.guardian,
    language: input.language,
    taken_by: use.actor.userId,
    created_at: use.now,
    made_from: made,
  }
  const isNew = await underNewReference(
    reference => store.insertConsent(use.db, { ...row, reference }),
    () => store.findConsent(use.db, row.organisation_id, id),
  )
  if (isNew)
    use.audit({
      action: 'people.give_consent',
      thing: 'person',
      thingId: personId,
      details: { consentId: id },
    })
  else mustBeTheSame(await store.findConsent(use.db, ownOrganisation(use), id), made)
  return view(use, await mustFind(use, personId, id))
}

export async function withdrawConsent(use: UseCase, input: InputOf<typeof contract.withdrawConsent>) {
  const { personId, id, reason } = input
  const consent = await mustFind(use, personId, id)
  const done = await store.withdrawConsent(use.db, consent, {
    withdrawn_at: use.now,
    withdrawn_by: use.actor.userId,
    withdrawn_reason: reason,
  })
  if (!done) throw refuse('people.already_withdrawn')
  use.audit({
    action: 'people.withdraw_consent',
    thing: 'person',
    thingId: personId,
    details: { consentId: id },
  })
  use.announce(consentWithdrawn, { consentId: id, personId })
  return view(use, await mustFind(use, personId, id))
}

async function check(
  use: UseCase,
  input: Omit<InputOf<typeof contract.giveConsent>, 'personId'>,
  givenOn: Day,
) {
  const { recipientId, recipientName, until, givenHow, guardian } = input
  if ((recipientId === null) === (recipientName === null))
    throw invalid({ path: 'recipientId', code: 'required' })
  if (recipientId && !(await organisationById(use, recipientId)))
    throw invalid({ path: 'recipientId', code: 'not_one_of' })
  if (givenOn > today(use)) throw invalid({ path: 'givenOn', code: 'in_the_future' })
  if (until < givenOn) throw invalid({ path: 'until', code: 'before_the_start' })
  if (until > addMonths(givenOn, longestMonths)) throw invalid({ path: 'until', code: 'too_late' })
  if (givenHow === 'guardian' && !guardian) throw invalid({ path: 'guardian', code: 'required' })
}

export async function mustFind(use: UseCase, personId: string, id: string): Promise<store.ConsentRow> {
  const row = await store.findConsent(use.db, ownOrganisation(use), id)
  if (!row || row.person_id !== (await ownerAmong(use, personId, row.person_id))) throw notFound()
  return row
}

export const consentOf = (row: store.ConsentRow): Consent => ({
  scopes: row.scopes as ConsentScope[],
  recipientId: row.recipient_id,
  recipientName: row.recipient_name,
  purpose: row.purpose as ConsentPurpose,
  givenOn: row.given_on as Day,
  until: row.until as Day,
  withdrawn: row.withdrawn_at !== null,
})

const view = (use: UseCase, row: store.ConsentRow) => ({
  id: row.id,
  personId: row.person_id,
  reference: row.reference,
  scopes: row.scopes as ConsentScope[],
  recipientId: row.recipient_id,
  recipientName: row.recipient_name,
  purpose: row.purpose as ConsentPurpose,
  purposeNote: row.purpose_note,
  givenOn: row.given_on as Day,
  until: row.until as Day,
  givenHow: row.given_how as GivenHow,
  guardian: row.guardian,
  language: row.language,
  takenBy: row.taken_by,
  withdrawnAt: row.withdrawn_at as Instant | null,
  withdrawnReason: row.withdrawn_reason,
  standing: standing(consentOf(row), today(use)),
})
