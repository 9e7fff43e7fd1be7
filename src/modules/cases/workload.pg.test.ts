import { expect, test } from 'vitest'
import { systemActor } from '#lib/actor.ts'
import { createTeam } from '#modules/organisations/index.ts'
import { testApp } from '#test/support/app.ts'
import { aCase } from './factory.ts'

const app = await testApp()
app.setNow('2026-11-23T07:00:00.000Z')
const organisationId = await app.organisation()
const ours = async (name: string) =>
  (await app.engine.as(systemActor(organisationId), use => createTeam(use, { name }))).id
const [teamId, otherTeamId] = [await ours('North'), await ours('South')]
const supervisor = await app.member(organisationId, ['supervisor'], {
  teamIds: [teamId],
  name: 'Zulfiya Example',
})
const busy = await app.member(organisationId, ['lawyer'], { teamIds: [teamId], name: 'Anora Example' })
const free = await app.member(organisationId, ['caseworker'], { teamIds: [teamId], name: 'Bahor Example' })
const open = async (worker: typeof busy | null, given: object = {}) =>
  (
    await aCase(app.engine, {
      ...{ organisationId, teamId, workerIds: worker ? [worker.userId] : [] },
      ...given,
    })
  ).id
const late = await open(busy, { nextStep: 'Ask the bank', nextStepOn: '2026-11-20' })
const second = await open(busy)
const shut = await open(busy, { restricted: true })
const closed = await open(busy, { status: 'closed' })
const waits = await open(null)
const elsewhere = await open(busy, { teamId: otherTeamId })

const workload = async (who = supervisor) => (await app.call(who, 'GET', '/cases/workload')).body.items
const move = (ids: readonly string[], toId: string, who = supervisor) =>
  app.call(who, 'POST', '/cases/move', { ids, toId, reason: 'illness' })
const responsible = async (id: string) =>
  (await app.call(supervisor, 'GET', `/cases/${id}`)).body.responsible?.id ?? null

test('a supervisor sees how much each colleague of the teams has, restricted files as a number only', async () => {
  expect(await workload()).toEqual([
    { who: null, active: true, open: 1, overdue: 0, danger: 0, restricted: 0 },
    {
      who: { id: busy.userId, name: 'Anora Example' },
      active: true,
      open: 3,
      overdue: 1,
      danger: 0,
      restricted: 1,
    },
    {
      who: { id: free.userId, name: 'Bahor Example' },
      active: true,
      open: 0,
      overdue: 0,
      danger: 0,
      restricted: 0,
    },
    expect.objectContaining({ who: { id: supervisor.userId, name: 'Zulfiya Example' }, open: 0 }),
  ])
  const { body } = await app.call(supervisor, 'GET', '/cases?scope=all&responsibleId=nobody')
  expect(body.items.map((one: { id: string }) => one.id)).toEqual([waits])
  expect((await app.call(busy, 'GET', '/cases/workload')).status).toBe(403)
})

test('several files go to a colleague at once, all of them or none', async () => {
  for (const hidden of [shut, elsewhere]) {
    expect((await move([late, hidden], free.userId)).status).toBe(404)
    expect(await responsible(late)).toBe(busy.userId)
  }
  expect((await move([late], free.userId, busy)).status).toBe(403)
  expect((await move([late], late)).body.code).toBe('cases.not_a_worker')
  // A closed one stays whose it was.
  expect((await move([late, second, waits, closed], free.userId)).body).toEqual({ moved: 3 })
  expect((await move([late, second, waits], free.userId)).body).toEqual({ moved: 0 })
  for (const id of [late, second, waits]) expect(await responsible(id)).toBe(free.userId)
  const { timeline, workers } = (await app.call(free, 'GET', `/cases/${late}`)).body
  expect(timeline.items[0]).toMatchObject({ kind: 'assigned', actor: { id: supervisor.userId } })
  expect(workers).toEqual([{ id: free.userId, name: 'Bahor Example' }])
  expect((await workload()).map((one: { open: number }) => one.open)).toEqual([3, 1, 0])
})
