import type { InputOf } from '#lib/contract.ts'
import { dayIn } from '#lib/day.ts'
import { newId } from '#lib/ids.ts'
import { invalid } from '#lib/refusal.ts'
import { placeById } from '#platform/content/packs.ts'
import type { UseCase } from '#platform/use-case.ts'
import type * as contract from '../contract/goods.ts'
import { refuse } from '../domain/refusals.ts'
import { beginAccompaniment } from '../store/agents.ts'
import * as store from '../store/groups.ts'
import { districtOf } from './places.ts'

/** A self-help group of which no phone keeps the book; its members are a number that somebody counted. */
export async function registerSelfHelpGroup(
  use: UseCase,
  input: Omit<InputOf<typeof contract.registerSelfHelpGroup>, 'id'> & { id?: string | undefined },
) {
  const organisationId = use.actor.organisationId as string // members have one
  const { id = newId(), name, village, placeId, currency, members, women } = input
  if (women > members) throw invalid({ path: 'women', code: 'too_big', limit: members })
  if (placeId && !placeById(placeId)) throw invalid({ path: 'placeId', code: 'not_one_of' })
  const today = dayIn(use.now, use.actor.timeZone)
  const isNew = await store.insertGroup(use.db, {
    ...{ organisation_id: organisationId, id, name, village, currency, kind: 'self_help' },
    ...{ place_id: placeId, district_id: districtOf(placeId) },
    ...{ members_counted: members, women_counted: women, counted_on: today },
    agent_id: use.actor.roles.includes('field_agent') ? use.actor.userId : null,
    ...{ registered_by: use.actor.userId, registered_at: use.now },
  })
  const group = await store.findGroup(use.db, id)
  if (group?.name !== name || group.kind !== 'self_help') throw refuse('savings.other_group')
  if (isNew) {
    const began = { from_on: today, assigned_by: use.actor.userId, assigned_at: use.now }
    const { agent_id } = group
    if (agent_id)
      await beginAccompaniment(use.db, { organisation_id: organisationId, group_id: id, agent_id, ...began })
    use.audit({ action: 'savings.register_self_help', thing: 'savings_group', thingId: id })
    use.announce('savings.group_registered', { groupId: id })
  }
  return { id, name }
}
