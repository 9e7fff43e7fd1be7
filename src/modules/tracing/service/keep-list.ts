import { systemActor } from '#lib/actor.ts'
import { newId } from '#lib/ids.ts'
import { ownOrganisation } from '#modules/organisations/index.ts'
import {
  type MeetingPerson,
  meetingPersons,
  meetingVersion,
  personsChangedAfter,
} from '#modules/people/index.ts'
import type { Engine, UseCase } from '#platform/use-case.ts'
import type { Message } from '../domain/messages.ts'
import { readMessage } from '../domain/messages.ts'
import { type Blinded, blind, finish } from '../domain/oprf.ts'
import { type Choice, isListed, limits } from '../domain/question.ts'
import { listInputs } from '../domain/tags.ts'
import * as store from '../store/lists.ts'
import { breath, evaluateAll, takeEvaluate } from './keys.ts'

/** Persons at a time: what a kill costs. */
const stretch = 50

interface Plan {
  readonly list: store.ListRow
  readonly to: Pick<store.ListRow, 'at' | 'after'>
  readonly put: readonly { readonly person: MeetingPerson; readonly inputs: readonly string[] }[]
  readonly off: readonly string[]
}

/**
 * Of who is asked: brings its list under this key up to date, so long and no longer; true where some are left. Nothing is
 * evaluated while a transaction is open.
 */
export async function keepList(
  engine: Engine,
  organisationId: string,
  keyId: string,
  milliseconds: number,
): Promise<boolean> {
  const end = performance.now() + milliseconds
  for (;;) {
    const plan = await engine.as(systemActor(organisationId), use => planSome(use, keyId))
    if (!plan) return false
    const inputs = plan.put.flatMap(one => one.inputs)
    const tags = await evaluated(engine, organisationId, plan.list, inputs)
    await engine.as(systemActor(organisationId), use => write(use, plan, tags))
    if (performance.now() > end) return true
  }
}

/** The next persons who were changed, or put on the list by hand; null when nobody is left, or the list is gone. */
async function planSome(use: UseCase, keyId: string): Promise<Plan | null> {
  const organisationId = ownOrganisation(use)
  const list = await store.findList(use.db, organisationId, keyId)
  if (!list) return null
  const changed = await personsChangedAfter(use, list, stretch)
  const chosen =
    changed.length < stretch ? await store.findChosen(use.db, organisationId, keyId, stretch) : []
  const ids = [...new Set([...changed.map(row => row.id), ...chosen])]
  const last = changed.at(-1)
  if (!ids.length) return null
  const persons = await meetingPersons(use, ids, limits.listed)
  const choices = await choicesOf(use, ids)
  const known = await store.findVersions(use.db, organisationId, keyId, ids)
  const on = [...persons.values()].filter(one => isListed({ ...one, choice: choices.get(one.id) ?? 'usual' }))
  const stays = new Set(on.map(one => one.id))
  return {
    list,
    to: last ? { at: last.at, after: last.id } : list,
    put: on
      .filter(one => known.get(one.id) !== one.version)
      .map(person => ({ person, inputs: listInputs(person.keys, person.birthYear, meetingVersion) })),
    off: ids.filter(id => !stays.has(id)),
  }
}

export async function choicesOf(use: UseCase, ids: readonly string[]): Promise<Map<string, Choice>> {
  const rows = await store.findChoices(use.db, ownOrganisation(use), ids)
  // The table lets in nothing else.
  return new Map(rows.map(row => [row.person_id, row.choice as Choice]))
}

/** The tag of each input, by way of who holds the key. Messages are filled up, so that they tell only about how many. */
async function evaluated(
  engine: Engine,
  organisationId: string,
  { key_id: key, asker_id: askerId }: store.ListRow,
  inputs: readonly string[],
): Promise<Map<string, string>> {
  const tags = new Map<string, string>()
  const all = [...new Set(inputs)]
  for (let at = 0; at < all.length; at += limits.points) {
    const some: Blinded[] = []
    for (const input of filled(all.slice(at, at + limits.points))) {
      some.push(blind(input))
      await breath()
    }
    const text = JSON.stringify({ v: 1, type: 'evaluate', key, points: some.map(one => one.point) })
    const answer = await askForIt(engine, askerId, organisationId, readMessage('evaluate', text))
    for (const [index, one] of some.entries()) {
      tags.set(one.input, finish(one, answer.points[index] as string))
      await breath()
    }
  }
  return tags
}

const filled = (inputs: readonly string[]) => [
  ...inputs,
  ...Array.from({ length: limits.points - inputs.length }, () => newId()),
]

/** The other side, in its own transaction. Between two Hamrohs this would be a request. */
async function askForIt(engine: Engine, askerId: string, from: string, message: Message<'evaluate'>) {
  const secret = await engine.as(systemActor(askerId), use => takeEvaluate(use, message, from))
  return readMessage('evaluated', JSON.stringify(await evaluateAll(secret, message)))
}

/** If nobody else did it meanwhile. Whoever was changed meanwhile comes again, because the change is newer. */
async function write(use: UseCase, { list, to, put, off }: Plan, tags: ReadonlyMap<string, string>) {
  const organisationId = ownOrganisation(use)
  if (!(await store.moveList(use.db, organisationId, list, to))) return
  const now = await meetingPersons(
    use,
    put.map(one => one.person.id),
    0,
  )
  const rows = put
    .filter(({ person }) => now.get(person.id)?.version === person.version)
    .map(({ person, inputs }) => ({
      personId: person.id,
      version: person.version,
      tags: inputs.map(input => tags.get(input) as string),
    }))
  await store.putListed(use.db, organisationId, list.key_id, rows)
  await store.takeOffList(use.db, organisationId, list.key_id, off)
  use.audit({
    action: 'tracing.evaluate',
    thing: 'person',
    thingId: null,
    details: { persons: rows.length, key: list.key_id, to: list.asker_id },
  })
}
