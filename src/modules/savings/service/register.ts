import { systemActor } from '#lib/actor.ts'
import type { InputOf } from '#lib/contract.ts'
import { dayIn } from '#lib/day.ts'
import { notFound } from '#lib/refusal.ts'
import type { UseCase } from '#platform/use-case.ts'
import type * as contract from '../contract/groups.ts'
import { isSigned } from '../domain/group-key.ts'
import { refuse } from '../domain/refusals.ts'
import { beginAccompaniment } from '../store/agents.ts'
import * as store from '../store/groups.ts'

/** Connects a group with the organisation. The same again answers the same; the same id for another group is refused. */
export async function registerGroup(use: UseCase, input: InputOf<typeof contract.registerGroup>) {
  const organisationId = use.actor.organisationId as string // members have one
  const { id, name, village, currency, publicKey, deviceId, keyHash } = input
  const isNew = await store.insertGroup(use.db, {
    ...{ organisation_id: organisationId, id, name, village, currency, public_key: publicKey },
    agent_id: use.actor.roles.includes('field_agent') ? use.actor.userId : null,
    ...{ registered_by: use.actor.userId, registered_at: use.now },
  })
  const group = await store.findGroup(use.db, id)
  if (group?.public_key !== publicKey) throw refuse('savings.other_group')
  await store.insertDevice(use.db, {
    ...{ organisation_id: organisationId, group_id: id, id: deviceId, key_hash: keyHash, added_at: use.now },
  })
  if (isNew) {
    if (group.agent_id)
      await beginAccompaniment(use.db, {
        ...{ organisation_id: organisationId, group_id: id, agent_id: group.agent_id },
        ...{
          from_on: dayIn(use.now, use.actor.timeZone),
          assigned_by: use.actor.userId,
          assigned_at: use.now,
        },
      })
    use.audit({ action: 'savings.register', thing: 'savings_group', thingId: id })
    use.announce('savings.group_registered', { groupId: id })
  }
  return { id, name: group.name }
}

/** A further phone proves itself by what only the group's secret, opened by the key-holders, can sign. */
export async function addDevice(use: UseCase, input: InputOf<typeof contract.addDevice>) {
  const { id, deviceId, keyHash, signature } = input
  const known = await store.groupKey(use.db, id)
  if (!known?.public_key) throw notFound()
  const said = { what: 'add_device', group: id, device: deviceId, keyHash } as const
  if (!isSigned(known.public_key, said, signature)) throw notFound()
  await use.become(systemActor(known.organisation_id))
  await store.insertDevice(use.db, {
    ...{ organisation_id: known.organisation_id, group_id: id, id: deviceId },
    ...{ key_hash: keyHash, added_at: use.now },
  })
  use.audit({ action: 'savings.add_device', thing: 'savings_group', thingId: id, details: { deviceId } })
  return { deviceId }
}
