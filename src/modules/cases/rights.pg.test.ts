import { expect, test } from 'vitest'
import { type Role, roles, systemActor } from '#lib/actor.ts'
import { newId } from '#lib/ids.ts'
import { createTeam } from '#modules/organisations/index.ts'
import { type Caller, testApp } from '#test/support/app.ts'
import { type FileRights, mayRead } from './domain/policy.ts'
import { aCase } from './factory.ts'

const app = await testApp()
const organisationId = await app.organisation()
const otherOrganisation = await app.organisation()
const team = (organisation: string, name: string) =>
  app.engine.as(systemActor(organisation), use => createTeam(use, { name }))
const mine = (await team(organisationId, 'North')).id
const theirs = (await team(organisationId, 'South')).id
const elsewhere = (await team(otherOrganisation, 'North')).id

const colleague = await app.member(organisationId, ['lawyer'], { teamIds: [theirs] })
const stranger = await app.member(otherOrganisation, ['lawyer'], { teamIds: [elsewhere] })
const callers = new Map<string, { who: Caller; roles: Role[]; teamIds: string[] }>()
for (const role of roles) {
  const who = await app.member(organisationId, [role], { teamIds: [mine] })
  callers.set(role, { who, roles: [role], teamIds: [mine] })
}
const both = ['operator', 'supervisor'] satisfies Role[]
callers.set('operator and supervisor', {
  who: await app.member(organisationId, both, { teamIds: [mine, theirs] }),
  roles: both,
  teamIds: [mine, theirs],
})
callers.set('caseworker without a team', {
  who: await app.member(organisationId, ['caseworker']),
  roles: ['caseworker'],
  teamIds: [],
})

interface Made extends FileRights {
  readonly id: string
}

/** One case for every combination of organisation, team, restriction and worker. */
async function everyKindOfCase(): Promise<Made[]> {
  const made: Made[] = []
  const make = async (
    organisation: string,
    teamId: string | null,
    restricted: boolean,
    worker: string | null,
  ) => {
    const workerIds = worker ? [worker] : []
    const { id } = await aCase(app.engine, {
      organisationId: organisation,
      teamId,
      restricted,
      ownTitle: 'Quince',
      ...(worker ? { workerIds } : {}),
    })
    made.push({
      id,
      organisationId: organisation,
      openedBy: null,
      workerIds,
      teamId,
      restricted,
      glassOpen: false,
    })
  }
  for (const restricted of [false, true]) {
    for (const worker of [null, stranger.userId]) await make(otherOrganisation, elsewhere, restricted, worker)
    for (const teamId of [mine, theirs, null]) {
      for (const worker of [null, colleague.userId, ...[...callers.values()].map(one => one.who.userId)])
        await make(organisationId, teamId, restricted, worker)
    }
  }
  return made
}

const all = await everyKindOfCase()

test.each([...callers.keys()])(
  '%s: a case is listed, found and read exactly when the policy says so',
  async name => {
    const { who, roles: held, teamIds } = callers.get(name)!
    const actor = {
      ...systemActor(organisationId),
      kind: 'member' as const,
      userId: who.userId,
      roles: held,
      teamIds,
    }
    const expected = all.filter(file => mayRead(actor, file)).map(file => file.id)
    const reads: string[] = []
    for (const { id } of all) {
      const reply = await app.call(who, 'GET', `/cases/${id}`)
      expect([200, 403, 404]).toContain(reply.status)
      if (reply.status === 200) reads.push(id)
    }
    expect(reads.sort()).toEqual([...expected].sort())
    const everything = { scope: 'all', status: 'any', limit: 200 }
    for (const list of [
      await app.call(who, 'GET', '/cases?scope=all&status=any&limit=200'),
      await app.call(who, 'POST', '/cases/search', { ...everything, text: 'quince' }),
    ]) {
      const listed = (list.body.items ?? []).map((one: { id: string }) => one.id)
      expect(listed.sort()).toEqual(list.status === 403 ? [] : [...expected].sort())
    }
    const works = held.some(role => ['caseworker', 'lawyer', 'supervisor'].includes(role))
    if (!works) expect(expected).toEqual([])
  },
)

test('to those who may not know of it a restricted case is not there, whatever they try', async () => {
  const { who } = callers.get('caseworker')!
  const hidden = all.find(
    file => file.restricted && file.teamId === mine && file.workerIds[0] === colleague.userId,
  )!
  const nothing = newId()
  const tries: [string, string, object?][] = [
    ['GET', ''],
    ['GET', '/timeline'],
    ['GET', '/readers'],
    ['GET', '/triage'],
    ['POST', '/notes', { text: 'hello' }],
    ['POST', '/needs', { code: 'legal.wages' }],
    ['POST', '/hold', { version: 1, until: '2099-01-01', reason: 'x' }],
    ['POST', '/triage', { answers: {} }],
  ]
  for (const [method, path, body] of tries) {
    const there = await app.call(who, method, `/cases/${hidden.id}${path}`, body)
    const not = await app.call(who, method, `/cases/${nothing}${path}`, body)
    expect(there.status, path).toBe(404)
    expect({ ...there.body, instance: '', requestId: '' }).toEqual({
      ...not.body,
      instance: '',
      requestId: '',
    })
  }
})

test('a supervisor breaks the glass of the team’s file with a reason, for hours, before everybody’s eyes', async () => {
  const { who } = callers.get('supervisor')!
  const hidden = all.find(
    file => file.restricted && file.teamId === mine && file.workerIds[0] === colleague.userId,
  )!
  const elsewhereHidden = all.find(
    file => file.restricted && file.teamId === theirs && file.workerIds.length > 0,
  )!
  const open = all.find(file => !file.restricted && file.teamId === mine)!
  for (const id of [elsewhereHidden.id, open.id, newId(), 'nothing'])
    expect((await app.call(who, 'POST', `/cases/${id}/glass`, { reason: 'x' })).status).toBe(404)
  expect((await app.call(who, 'GET', `/cases/${hidden.id}`)).status).toBe(404)
  const broken = await app.call(who, 'POST', `/cases/${hidden.id}/glass`, { reason: 'The worker is ill' })
  expect(broken.status, JSON.stringify(broken.body)).toBe(201)
  const page = await app.call(who, 'GET', `/cases/${hidden.id}`)
  expect(page.status).toBe(200)
  expect(page.body.may).toMatchObject({ work: false, assign: true })
  expect((await app.call(who, 'POST', `/cases/${hidden.id}/notes`, { text: 'x' })).status).toBe(403)
  // The worker sees it on the page; the auditor in the list, without the file.
  const seen = await app.call(colleague, 'GET', `/cases/${hidden.id}`)
  expect(seen.body.glass).toMatchObject([{ who: { id: who.userId }, reason: 'The worker is ill' }])
  const auditor = callers.get('auditor')!.who
  expect((await app.call(auditor, 'GET', '/glass')).body.items).toMatchObject([
    { caseId: hidden.id, reference: seen.body.reference },
  ])
  expect((await app.call(auditor, 'GET', `/cases/${hidden.id}`)).status).toBe(403)
  // By its reference too, as somebody reads it out.
  const again = await app.call(who, 'POST', `/cases/${seen.body.reference.toLowerCase()}/glass`, {
    reason: 'Again',
  })
  expect(again.status).toBe(201)
})

test('the glass closes by itself', async () => {
  const { who } = callers.get('supervisor')!
  const { id } = await aCase(app.engine, {
    organisationId,
    teamId: mine,
    restricted: true,
    workerIds: [colleague.userId],
  })
  const now = new Date()
  app.setNow(new Date(now.getTime() - 9 * 3_600_000).toISOString())
  expect((await app.call(who, 'POST', `/cases/${id}/glass`, { reason: 'Yesterday' })).status).toBe(201)
  app.setNow(now.toISOString())
  expect((await app.call(who, 'GET', `/cases/${id}`)).status).toBe(404)
})

test('reading a file is a line in the log, and its page says how many have read it', async () => {
  const file = all.find(
    one => !one.restricted && one.teamId === theirs && one.workerIds[0] === colleague.userId,
  )!
  await app.call(colleague, 'GET', `/cases/${file.id}`)
  const reply = await app.call(colleague, 'GET', `/cases/${file.id}`)
  expect(reply.body.readers.times).toBeGreaterThanOrEqual(1)
  const readers = await app.call(colleague, 'GET', `/cases/${file.id}/readers`)
  expect(readers.body.items).toContainEqual(
    expect.objectContaining({ who: { id: colleague.userId, name: 'Sitora Example' } }),
  )
})

test('an operator sees the line of a case they opened until it is restricted', async () => {
  const { who } = callers.get('operator')!
  const worker = callers.get('lawyer')!.who
  const { body } = await app.call(who, 'POST', '/cases', { responsibleId: worker.userId })
  const opened = async () =>
    (await app.call(who, 'GET', '/cases/opened-by-me')).body.items.map((one: { id: string }) => one.id)
  expect(await opened()).toContain(body.id)
  const restricted = await app.call(worker, 'POST', `/cases/${body.id}/restrict`, {
    version: 1,
    restricted: true,
    reason: 'She is afraid',
  })
  expect(restricted.status, JSON.stringify(restricted.body)).toBe(200)
  expect(await opened()).not.toContain(body.id)
})
