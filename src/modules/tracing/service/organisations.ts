import { systemActor } from '#lib/actor.ts'
import type { InputOf } from '#lib/contract.ts'
import { invalid, notFound } from '#lib/refusal.ts'
import { listOrganisations, ownOrganisation } from '#modules/organisations/index.ts'
import type { UseCase } from '#platform/use-case.ts'
import type * as contract from '../contract.ts'
import * as store from '../store/keys.ts'
import { deleteList, findListsFor } from '../store/lists.ts'
import * as received from '../store/received.ts'
import { asOurselves } from './carry.ts'

/** Every other organisation of the network: whether they look at our questions, and we at theirs. */
export async function listTracingOrganisations(use: UseCase) {
  const own = ownOrganisation(use)
  const answering = await store.findAnswering(use.db)
  const { items } = await listOrganisations(use)
  return {
    items: items
      .filter(({ id }) => id !== own)
      .map(({ id, name, country }) => ({
        id,
        name,
        country,
        theyAnswer: answering.some(one => one.organisation_id === id && one.asker_id === own),
        weAnswer: answering.some(one => one.organisation_id === own && one.asker_id === id),
      })),
  }
}

export async function answerFor(use: UseCase, { id, answers }: InputOf<typeof contract.answerFor>) {
  const own = ownOrganisation(use)
  if (id === own) throw invalid({ path: 'id', code: 'is_own_organisation' })
  const found = (await listTracingOrganisations(use)).items.find(one => one.id === id)
  if (!found) throw notFound()
  if (answers)
    await store.insertAnswering(use.db, {
      organisation_id: own,
      asker_id: id,
      since: use.now,
      set_by: use.actor.userId,
    })
  else await stopAnswering(use, id)
  use.audit({ action: 'tracing.answer_for', thing: 'organisation', thingId: id, details: { answers } })
  return { ...found, weAnswer: answers }
}

/** What was evaluated for them goes, and the key that it was evaluated with. They are told nothing. */
async function stopAnswering(use: UseCase, askerId: string): Promise<void> {
  const own = ownOrganisation(use)
  await store.deleteAnswering(use.db, own, askerId)
  const keys = await asOurselves(use, async () => {
    const lists = await findListsFor(use.db, own, askerId)
    for (const { key_id: key } of lists) await dropList(use, key)
    return lists.map(list => list.key_id)
  })
  for (const key of keys) await destroyTheirs(use, askerId, key)
}

/** Of who is asked: its list under this key, and the tags of questions that wait. */
export async function dropList(use: UseCase, keyId: string): Promise<void> {
  const own = ownOrganisation(use)
  await received.forgetTags(use.db, own, keyId)
  await deleteList(use.db, own, keyId)
}

/** Of who asks: the key. Between two Hamrohs each would do it by its own calendar, and be told of the other's stopping. */
export async function destroyTheirs(use: UseCase, askerId: string, keyId: string): Promise<void> {
  const here = use.actor
  await use.become(systemActor(askerId))
  await store.destroyKey(use.db, askerId, keyId)
  use.audit({ action: 'tracing.destroy_key', thing: 'key', thingId: keyId })
  await use.become(here)
}
