import { expect, test } from 'vitest'
import { systemActor } from '#lib/actor.ts'
import { testApp } from '#test/support/app.ts'
import { fromText, openJson, storeKey } from './screens/box/seal.ts'
import { seedGoods } from './seed/goods.ts'
import { seedProgramme } from './seed/programme.ts'
import { demonstrationGroup, seedGroup } from './seed.ts'

const app = await testApp()

test('the group of the demonstration is there in the middle of its cycle, and its names open with its own key', async () => {
  const organisationId = await app.organisation()
  const { userId, ...agent } = await app.member(organisationId, ['field_agent'])
  const actor = { ...systemActor(organisationId), kind: 'member', userId, roles: ['field_agent'] } as const
  await app.engine.as(systemActor(null), use => seedGroup(use, actor))
  const { body } = await app.call({ userId, ...agent }, 'GET', '/savings/groups')
  expect(body.items).toMatchObject([{ name: 'Баҳор', members: 12, meetings: 14, openForks: 0, setAside: 0 }])
  const shown = { deviceId: demonstrationGroup.device, deviceKey: `key-of-${demonstrationGroup.device}` }
  const path = `/savings/groups/${demonstrationGroup.id}/members`
  const { members } = (await app.call(null, 'POST', path, shown)).body
  const key = await storeKey(Uint8Array.from(demonstrationGroup.secret))
  const [first] = members
  const about = `${demonstrationGroup.id} ${first.id}`
  expect(await openJson(key, fromText(first.sealed), about)).toMatchObject({ name: 'Мавлуда' })
})

test('the self-help groups of the demonstration have harvested, sold, given back and passed on', async () => {
  const organisationId = await app.organisation()
  const { userId, ...agent } = await app.member(organisationId, ['field_agent'])
  const actor = { ...systemActor(organisationId), kind: 'member', userId, roles: ['field_agent'] } as const
  await app.engine.as(systemActor(null), use => seedGoods(use, actor))
  const { body } = await app.call({ userId, ...agent }, 'GET', '/savings/goods?by=group')
  expect(body).toMatchObject({ groups: 3, silent: 0, total: { groups: 3, members: 18 } })
  expect(body.total.summary).toMatchObject({
    harvested: { mass: 10_300_000, volume: 640_000 },
    passOn: { numerator: 1, denominator: 2, overdue: 1 },
    repaid: { numerator: 1, denominator: 1, overdue: 0 },
  })
})

test('the programme of the demonstration has groups that meet and groups that are silent, agents, visits and a fork', async () => {
  const organisationId = await app.organisation()
  const acting = async (roles: ['field_agent' | 'programme_manager']) => {
    const { userId, ...rest } = await app.member(organisationId, roles)
    return {
      caller: { userId, ...rest },
      actor: { ...systemActor(organisationId), kind: 'member', userId, roles } as const,
    }
  }
  const [manager, one, two] = [
    await acting(['programme_manager']),
    await acting(['field_agent']),
    await acting(['field_agent']),
  ]
  const agents = [one.actor, two.actor]
  await app.engine.as(systemActor(null), use =>
    seedProgramme(use, { manager: manager.actor, agents, most: 12 }),
  )
  const { body } = await app.call(manager.caller, 'GET', '/savings/programme')
  expect(body).toMatchObject({
    closed: 0,
    attention: 1,
    silences: [{}, { silence: 'stale' }, { silence: 'silent' }, {}],
  })
  expect(body.silences.slice(0, 3).every((of: { groups: number }) => of.groups > 0)).toBe(true)
  const { total } = (await app.call(manager.caller, 'GET', '/savings/figures')).body
  expect(total.known).toBe(total.groups)
  // Every indicator has something to show, so the pages have life in them.
  const empty = total.ratios.filter((one: { denominator: number }) => one.denominator === 0)
  expect(empty).toEqual([])
})
