import type { InputOf } from '#lib/contract.ts'
import { notFound } from '#lib/refusal.ts'
import { ownOrganisation } from '#modules/organisations/index.ts'
import { filesOfPerson, meetingPersons } from '#modules/people/index.ts'
import type { UseCase } from '#platform/use-case.ts'
import type * as contract from '../contract.ts'
import { mayChoose } from '../domain/policy.ts'
import { refuse } from '../domain/refusals.ts'
import * as store from '../store/lists.ts'
import { dropUndecidedOf } from '../store/received.ts'
import { asOurselves } from './carry.ts'

/** What the person wishes, for all their files. Off the list is off at once; onto it with the next comparison. */
export async function chooseListed(
  use: UseCase,
  { personId, choice }: InputOf<typeof contract.chooseListed>,
) {
  const organisationId = ownOrganisation(use)
  const files = await filesOfPerson(use, personId)
  const persons = await meetingPersons(use, files, 0)
  if (!persons.has(personId)) throw notFound()
  if ([...persons.values()].some(person => !mayChoose(use.actor, person)))
    throw refuse('tracing.not_their_worker')
  for (const [id, person] of persons) {
    const key = { organisation_id: organisationId, person_id: id }
    if (choice === 'usual') await store.deleteChoice(use.db, organisationId, id)
    else await store.putChoice(use.db, { ...key, choice, set_by: use.actor.userId, set_at: use.now })
    if (choice === 'out' || (choice === 'usual' && person.restricted)) await takeOff(use, id)
  }
  use.audit({ action: 'tracing.choose', thing: 'person', thingId: personId, details: { choice } })
  return { choice }
}

async function takeOff(use: UseCase, personId: string): Promise<void> {
  const organisationId = ownOrganisation(use)
  await asOurselves(use, async () => {
    await store.takeOffLists(use.db, organisationId, personId)
    await dropUndecidedOf(use.db, organisationId, personId)
  })
}
