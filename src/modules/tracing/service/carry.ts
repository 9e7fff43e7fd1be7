import { systemActor } from '#lib/actor.ts'
import { ownOrganisation } from '#modules/organisations/index.ts'
import type { UseCase } from '#platform/use-case.ts'
import { type Message, type MessageType, readMessage } from '../domain/messages.ts'

/**
 * Brings a message to the other organisation and goes on there as Hamroh itself, then comes back. Both live in this Hamroh, so
 * that this is one transaction; between two it would be a request with the same text. The one place where one
 * organisation's side causes something in the other's.
 */
export async function carry<T extends MessageType, R>(
  use: UseCase,
  to: string,
  message: Message<T> & { readonly type: T },
  take: (use: UseCase, message: Message<T>, from: string) => Promise<R>,
): Promise<R> {
  const [here, from] = [use.actor, ownOrganisation(use)]
  const text = JSON.stringify(message)
  await use.become(systemActor(to))
  const reply = await take(use, readMessage(message.type, text), from)
  await use.become(here)
  return reply
}

/** As Hamroh itself in one's own organisation: for what no person may read. */
export async function asOurselves<R>(use: UseCase, work: () => Promise<R>): Promise<R> {
  const here = use.actor
  await use.become(systemActor(here.organisationId))
  const value = await work()
  await use.become(here)
  return value
}
