import { newId } from '#lib/ids.ts'
import { ownOrganisation } from '#modules/organisations/index.ts'
import { meetingVersion } from '#modules/people/index.ts'
import type { UseCase } from '#platform/use-case.ts'
import type { Message } from '../domain/messages.ts'
import { evaluateBlinded, newKey } from '../domain/oprf.ts'
import { limits, quarterOf } from '../domain/question.ts'
import { refuse } from '../domain/refusals.ts'
import * as store from '../store/keys.ts'

/** Of who asks, by Hamroh itself: the living key for this organisation, made at the first question. */
export async function keyFor(use: UseCase, askedId: string): Promise<store.KeyRow> {
  const organisationId = ownOrganisation(use)
  const known = await store.findKeyFor(use.db, organisationId, askedId)
  if (known) return known
  const id = newId()
  await store.insertKey(use.db, {
    organisation_id: organisationId,
    id,
    asked_id: askedId,
    quarter: quarterOf(use.now),
    names_version: meetingVersion,
    secret: newKey(),
    made_at: use.now,
  })
  use.audit({ action: 'tracing.make_key', thing: 'key', thingId: id, details: { to: askedId } })
  const made = await store.findKeyFor(use.db, organisationId, askedId)
  if (!made) throw new Error('a key that was just made is not there')
  return made
}

/**
 * Of who asks: a stretch of the other's list, which tells nothing. Counted, so that a list cannot be stuffed with all the names
 * that somebody wants to recognise in a question. The work itself is done outside the transaction, see `evaluateAll`.
 */
export async function takeEvaluate(
  use: UseCase,
  message: Message<'evaluate'>,
  from: string,
): Promise<string> {
  const organisationId = ownOrganisation(use)
  const key = await store.findKey(use.db, organisationId, message.key)
  if (!key || key.asked_id !== from) throw new Error('this key is not for them')
  const more = message.points.length
  if (!(await store.countEvaluated(use.db, organisationId, key.id, more, limits.evaluations)))
    throw refuse('tracing.too_many_points')
  return key.secret
}

/** With a breath after each point: this process answers people, too. */
export async function evaluateAll(
  secret: string,
  { key, points }: Message<'evaluate'>,
): Promise<Message<'evaluated'>> {
  const evaluated = []
  for (const point of points) {
    evaluated.push(evaluateBlinded(secret, point))
    await breath()
  }
  return { v: 1, type: 'evaluated', key, points: evaluated }
}

export const breath = () => new Promise<void>(resolve => setImmediate(resolve))
