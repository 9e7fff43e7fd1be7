import { systemActor } from '#lib/actor.ts'
import { Refusal } from '#lib/refusal.ts'
import { ownOrganisation } from '#modules/organisations/index.ts'
import type { Engine, UseCase } from '#platform/use-case.ts'
import type { Message } from '../domain/messages.ts'
import { findAnswering } from '../store/keys.ts'
import { insertList } from '../store/lists.ts'
import * as store from '../store/received.ts'
import { takeAnswer } from './answers.ts'
import { carry } from './carry.ts'
import { keepList } from './keep-list.ts'

export const compareJob = (organisationId: string, keyId: string) =>
  ['tracing.compare', { organisationId, keyId }, { key: `tracing.compare:${keyId}` }] as const

/** A question has come. Nothing is looked up now: how long asking takes tells nothing. */
export async function takeQuestion(use: UseCase, message: Message<'question'>, from: string): Promise<void> {
  const organisationId = ownOrganisation(use)
  const { id, key, kind, tags, due } = message
  await insertList(use.db, organisationId, key, from)
  const row = { organisation_id: organisationId, id, from_id: from, key_id: key, kind }
  await store.insertReceived(use.db, { ...row, received_at: use.now, due_at: due }, tags)
  use.audit({ action: 'tracing.received', thing: 'question', thingId: id, details: { from, kind } })
  use.enqueue(...compareJob(organisationId, key))
}

/** Who asked has taken it back. */
export async function takeWithdraw(use: UseCase, { id }: Message<'withdraw'>, from: string): Promise<void> {
  const row = await store.lockReceived(use.db, ownOrganisation(use), id)
  if (!row || row.from_id !== from || (row.state !== 'open' && row.state !== 'match')) return
  await store.endReceived(use.db, row, { state: 'withdrawn', reference: null })
  await store.dropAll(use.db, row.organisation_id, id)
  use.audit({ action: 'tracing.withdrawn', thing: 'question', thingId: id, details: { from } })
}

/** Of the list so long at a time; what is left comes after the other jobs. */
const atATime = 20_000

/** The list is brought up to date, then all open questions are laid beside it. */
export async function compareAll(
  engine: Engine,
  organisationId: string,
  keyId: string,
  milliseconds = atATime,
): Promise<void> {
  const isLeft = await keepAsFarAsMay(engine, organisationId, keyId, milliseconds)
  await engine.as(systemActor(organisationId), async use => {
    if (isLeft) use.enqueue(...compareJob(organisationId, keyId))
    const answering = await findAnswering(use.db)
    for (const { id } of await store.findOpen(use.db, organisationId, keyId)) {
      const row = await store.lockReceived(use.db, organisationId, id)
      const looked = answering.some(
        one => one.organisation_id === organisationId && one.asker_id === row?.from_id,
      )
      if (looked) await store.compare(use.db, organisationId, id, use.now)
    }
  })
}

/** Past the number of evaluations the list stays as it is: what is on it can still be compared. */
async function keepAsFarAsMay(...given: Parameters<typeof keepList>): Promise<boolean> {
  try {
    return await keepList(...given)
  } catch (error) {
    if (error instanceof Refusal && error.code === 'tracing.too_many_points') return false
    throw error
  }
}

/** The day has come: nobody like this, not wished and nobody looked are told alike. */
export async function answerDue(use: UseCase, id: string): Promise<void> {
  const row = await store.lockReceived(use.db, ownOrganisation(use), id)
  if (row?.state !== 'open') return
  await store.endReceived(use.db, row, { state: 'none' })
  await store.dropAll(use.db, row.organisation_id, id)
  use.audit({ action: 'tracing.answered', thing: 'question', thingId: id, details: { to: row.from_id } })
  await carry(use, row.from_id, { v: 1, type: 'answer', id, answer: 'none', reference: null }, takeAnswer)
}
