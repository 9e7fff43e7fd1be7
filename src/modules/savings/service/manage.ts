import type { InputOf } from '#lib/contract.ts'
import { addDays } from '#lib/day.ts'
import { changedMeanwhile, invalid, notFound } from '#lib/refusal.ts'
import { colleagueNames, colleagues } from '#modules/accounts/index.ts'
import { placeById } from '#platform/content/packs.ts'
import type { UseCase } from '#platform/use-case.ts'
import type * as contract from '../contract/programme.ts'
import { refuse } from '../domain/refusals.ts'
import { beginAccompaniment, endAccompaniment } from '../store/agents.ts'
import { lockGroup, updateGroup } from '../store/groups.ts'
import { countGroups, endPhone as endOne } from '../store/programme.ts'
import { cancelPlanned } from '../store/visits.ts'
import { districtOf, placeOf } from './places.ts'
import { groupOf, organisationOf, todayOf } from './programme.ts'

export async function changeGroup(use: UseCase, input: InputOf<typeof contract.changeGroup>) {
  const { id, version, name, village, placeId, kind, formedOn } = input
  await groupOf(use, id)
  // One after the other, so that the second sees what the first saved.
  const group = await lockGroup(use.db, organisationOf(use), id)
  if (placeId && !placeById(placeId)) throw invalid({ path: 'placeId', code: 'not_a_place' })
  if (formedOn && formedOn > todayOf(use)) throw invalid({ path: 'formedOn', code: 'in_the_future' })
  if (group.version !== version) {
    const theirs = {
      ...{ name: group.name, village: group.village, kind: group.kind, formedOn: group.formed_on },
      ...{ place: placeOf(use, group.place_id), placeId: group.place_id, version: group.version },
    }
    throw changedMeanwhile(input, theirs)
  }
  await updateGroup(use.db, organisationOf(use), id, {
    ...{ name, village, kind, place_id: placeId, district_id: districtOf(placeId), formed_on: formedOn },
    version: version + 1,
  })
  use.audit({ action: 'savings.edit', thing: 'savings_group', thingId: id, details: { kind, placeId } })
  return { version: version + 1 }
}

/** From today on; the one before accompanied it until yesterday. */
export async function assignAgent(use: UseCase, { id, agentId }: InputOf<typeof contract.assignAgent>) {
  await groupOf(use, id)
  const organisationId = organisationOf(use)
  const group = await lockGroup(use.db, organisationId, id)
  if (group.closed_on && agentId) throw refuse('savings.group_closed')
  if (agentId && !(await fieldAgents(use)).some(agent => agent.userId === agentId))
    throw invalid({ path: 'agentId', code: 'not_a_field_agent' })
  if (group.agent_id !== agentId) {
    const today = todayOf(use)
    await endAccompaniment(use.db, organisationId, id, addDays(today, -1))
    await updateGroup(use.db, organisationId, id, { agent_id: agentId })
    if (agentId)
      await beginAccompaniment(use.db, {
        ...{ organisation_id: organisationId, group_id: id, agent_id: agentId, from_on: today },
        ...{ assigned_by: use.actor.userId, assigned_at: use.now },
      })
  }
  const details = { what: 'agent', agentId, before: group.agent_id }
  use.audit({ action: 'savings.manage', thing: 'savings_group', thingId: id, details })
  use.announce('savings.agent_assigned', { groupId: id, agentId })
  return { agentId }
}

/** With the programme's end nobody accompanies it any more, so nobody sees more of it than its old figures. */
export async function closeGroup(use: UseCase, { id, on, reason }: InputOf<typeof contract.closeGroup>) {
  const group = await groupOf(use, id)
  if (on > todayOf(use)) throw invalid({ path: 'on', code: 'in_the_future' })
  if (group.closed_on) throw refuse('savings.group_closed')
  await endAccompaniment(use.db, organisationOf(use), id, on)
  await cancelPlanned(use.db, organisationOf(use), id)
  await updateGroup(use.db, organisationOf(use), id, { closed_on: on, close_reason: reason, agent_id: null })
  use.audit({
    action: 'savings.manage',
    thing: 'savings_group',
    thingId: id,
    details: { what: 'close', on, reason },
  })
  use.announce('savings.group_closed', { groupId: id, reason })
  return { closedOn: on }
}

export async function reopenGroup(use: UseCase, { id }: InputOf<typeof contract.reopenGroup>) {
  await groupOf(use, id)
  await updateGroup(use.db, organisationOf(use), id, { closed_on: null, close_reason: null })
  use.audit({ action: 'savings.manage', thing: 'savings_group', thingId: id, details: { what: 'reopen' } })
  return { closedOn: null }
}

export async function endPhone(use: UseCase, { id, deviceId }: InputOf<typeof contract.endPhone>) {
  await groupOf(use, id)
  const of = { organisationId: organisationOf(use), groupId: id, id: deviceId, now: use.now }
  if (!(await endOne(use.db, of))) throw notFound()
  use.audit({ action: 'savings.end_phone', thing: 'savings_group', thingId: id, details: { deviceId } })
  return { deviceId }
}

export async function listAgents(use: UseCase) {
  const counts = await countGroups(use.db, organisationOf(use), todayOf(use))
  const groups = new Map(counts.filter(one => one.what === 'agent').map(one => [one.key, one.groups]))
  const names = await colleagueNames(use)
  const agents = await fieldAgents(use)
  return {
    items: agents.map(({ userId }) => ({
      ...{ id: userId, name: names.get(userId) ?? '', groups: groups.get(userId) ?? 0 },
    })),
  }
}

async function fieldAgents(use: UseCase) {
  return (await colleagues(use)).filter(({ active, roles }) => active && roles.includes('field_agent'))
}
