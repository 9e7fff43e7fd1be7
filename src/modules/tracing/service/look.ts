import type { InputOf, ReplyOf } from '#lib/contract.ts'
import { pageFrom, readCursor } from '#lib/cursor.ts'
import { dayIn, instant } from '#lib/day.ts'
import { newReference } from '#lib/ids.ts'
import { notFound } from '#lib/refusal.ts'
import { colleagueNames } from '#modules/accounts/index.ts'
import { ownOrganisation } from '#modules/organisations/index.ts'
import { consentFor, personSummaries } from '#modules/people/index.ts'
import type { UseCase } from '#platform/use-case.ts'
import type * as contract from '../contract.ts'
import { neededScopes, type QuestionKind, type Wish } from '../domain/question.ts'
import { refuse } from '../domain/refusals.ts'
import * as store from '../store/received.ts'
import { takeAnswer } from './answers.ts'
import { asOurselves, carry } from './carry.ts'
import { organisationNames } from './view.ts'

type Received = ReplyOf<typeof contract.readReceived>

/** Those that may mean a person whom this actor may see; row security leaves out the others. */
export async function listReceived(use: UseCase, input: InputOf<typeof contract.listReceived>) {
  const before = readCursor(input.cursor, 2)
  const rows = await store.findPage(use.db, ownOrganisation(use), { before, limit: input.limit })
  const page = pageFrom(rows, input.limit, row => [instant(row.received_at), row.id])
  const items = await viewsOf(use, page.items)
  use.audit({ action: 'tracing.list', thing: 'question', thingId: null, details: { shown: items.length } })
  return { items, next: page.next }
}

export async function readReceived(use: UseCase, { id }: { id: string }): Promise<Received> {
  const row = await store.findReceived(use.db, ownOrganisation(use), id)
  if (!row) throw notFound()
  const view = await viewOf(use, row)
  for (const { personId } of view.persons)
    use.audit({ action: 'tracing.read', thing: 'person', thingId: personId, details: { questionId: id } })
  return view
}

const viewOf = async (use: UseCase, row: store.ReceivedRow) => (await viewsOf(use, [row]))[0] as Received

async function viewsOf(use: UseCase, rows: readonly store.ReceivedRow[]): Promise<Received[]> {
  if (!rows.length) return []
  const ids = rows.map(row => row.id)
  const candidates = await store.findCandidates(use.db, ownOrganisation(use), ids)
  const persons = await personSummaries(use, [...new Set(candidates.map(one => one.person_id))])
  const [organisations, colleagues] = [await organisationNames(use), await colleagueNames(use)]
  const views = []
  for (const row of rows) {
    const shown = new Map<string, Received['persons'][number]>()
    for (const one of candidates.filter(candidate => candidate.received_id === row.id)) {
      const person = persons.get(one.person_id)
      // Two files of one person are one person.
      if (!person || shown.has(person.id)) continue
      shown.set(person.id, {
        personId: one.person_id,
        label: person.label,
        reference: person.reference,
        restricted: person.restricted,
        wish: one.wish as Wish | null, // The table lets in nothing else.
        decidedBy: one.decided_by ? (colleagues.get(one.decided_by) ?? null) : null,
        agreed: (await agreement(use, one.person_id, row.from_id)) !== null,
      })
    }
    views.push({
      id: row.id,
      from: { id: row.from_id, name: organisations.get(row.from_id) ?? '' },
      kind: row.kind as QuestionKind,
      receivedAt: instant(row.received_at),
      dueAt: instant(row.due_at),
      state: row.state as Received['state'],
      reference: row.reference,
      persons: [...shown.values()],
    })
  }
  return views
}

const agreement = (use: UseCase, personId: string, askerId: string) =>
  consentFor(use, {
    personId,
    recipientId: askerId,
    purpose: 'tracing',
    scopes: neededScopes,
    on: dayIn(use.now, use.actor.timeZone),
  })

/** A yes needs the person's consent and goes out at once; a no is only written down. */
export async function answerReceived(use: UseCase, input: InputOf<typeof contract.answerReceived>) {
  const { id, personId, wish } = input
  const row = await store.lockReceived(use.db, ownOrganisation(use), id)
  if (!row) throw notFound()
  const one = (await store.findCandidates(use.db, row.organisation_id, [id])).find(
    candidate => candidate.person_id === personId,
  )
  if (!one) throw notFound()
  if (row.state !== 'open') throw refuse('tracing.already_answered')
  const consentId = wish === 'yes' ? await agreement(use, personId, row.from_id) : null
  if (wish === 'yes' && !consentId) throw refuse('tracing.person_has_not_agreed')
  const decision = { wish, consent_id: consentId, decided_by: use.actor.userId, decided_at: use.now }
  await store.decide(use.db, one, decision)
  use.audit({
    action: 'tracing.answer',
    thing: 'person',
    thingId: personId,
    details: { questionId: id, wish, consentId },
  })
  if (wish === 'yes') await sayYes(use, row)
  return viewOf(use, (await store.findReceived(use.db, row.organisation_id, id)) ?? row)
}

/** The reference is of the answer, not of the person: it opens nothing. */
async function sayYes(use: UseCase, row: store.ReceivedRow): Promise<void> {
  const reference = newReference()
  await asOurselves(use, async () => {
    await store.endReceived(use.db, row, { state: 'match', reference })
    await store.dropUnwished(use.db, row.organisation_id, row.id)
  })
  const message = { v: 1, type: 'answer', id: row.id, answer: 'match', reference } as const
  await carry(use, row.from_id, message, takeAnswer)
}
