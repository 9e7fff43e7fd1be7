import * as v from 'valibot'
import { expect, test } from 'vitest'
import { nobody, type Role, systemActor } from '#lib/actor.ts'
import { newId } from '#lib/ids.ts'
import { testApp } from '#test/support/app.ts'
import { readChain } from './contract.ts'
import { findReferences } from './store/log.ts'

const app = await testApp()
const organisationId = await app.organisation()
const auditor = await app.member(organisationId, ['auditor'], { name: 'Robiya Example' })
const administrator = await app.member(organisationId, ['administrator'])
const caseworker = await app.member(organisationId, ['caseworker'], { name: 'Nozima Example' })
const supervisor = await app.member(organisationId, ['supervisor'])

test('what is written is sealed by the job, verified on request, and the page says so', async () => {
  const sealed = async () => {
    await app.engine.as(systemActor(null), async use => use.enqueue('audit.seal', {}))
    await app.runJobs()
    return (await app.call(auditor, 'GET', '/audit/chain')).body.number
  }
  // Nothing is sealed as long as an older transaction runs anywhere on the server, those of other test files included.
  await expect.poll(sealed, { timeout: 120_000, interval: 100 }).toBeGreaterThan(3)
  await app.call(auditor, 'POST', '/audit/verifications')
  await app.runJobs()
  const { body } = await app.call(auditor, 'GET', '/audit/chain')
  expect(v.is(readChain.reply, body)).toBe(true)
  expect(body.verification).toMatchObject({ faultCount: 0, faults: [] })
})

test('each night the end of the chain is signed once', async () => {
  for (let night = 1; night <= 2; night++) {
    await app.engine.as(systemActor(null), async use => use.enqueue('audit.anchor', {}))
    await app.runJobs()
  }
  const { body } = await app.call(administrator, 'GET', '/audit/heads')
  expect(body.items).toHaveLength(1)
  expect(body.items[0].text).toContain(`organisation ${organisationId}`)
  expect(body.publicKey).toContain('BEGIN PUBLIC KEY')
})

test('the log is for the auditor, who sees who did what and nothing of another organisation', async () => {
  const theirs = await app.organisation()
  const stranger = await app.member(theirs, ['auditor'])
  await app.call(stranger, 'GET', '/audit/lines')
  const { body } = await app.call(auditor, 'GET', `/audit/lines?limit=2&doing=accounts.`)
  expect(body.items).toHaveLength(2)
  expect(body.items.every((line: { action: string }) => line.action.startsWith('accounts.'))).toBe(true)
  const next = await app.call(auditor, 'GET', `/audit/lines?doing=accounts.&cursor=${body.next}`)
  expect(next.body.items.some((line: { id: string }) => line.id === body.items[0].id)).toBe(false)
  const all = await app.call(auditor, 'GET', `/audit/lines?userId=${stranger.userId}`)
  expect(all.body.items).toEqual([])
  for (const who of [caseworker, supervisor, administrator])
    expect((await app.call(who, 'GET', '/audit/lines')).status).toBe(403)
})

test('the auditor reads who by role, and which file by its reference, of the own organisation only', async () => {
  const person = (await app.call(caseworker, 'POST', '/people', { names: [{ text: 'Zarina Example' }] })).body
  await app.call(supervisor, 'GET', `/people/${person.id}`)
  const asked = `/audit/lines?action=people.read&thingId=${person.id}`
  const { body } = await app.call(auditor, 'GET', asked)
  expect(body.items).toHaveLength(1)
  expect(body.items[0]).toMatchObject({ thing: person.reference, roles: ['supervisor'] })
  expect(JSON.stringify(body)).not.toContain('Zarina')
  // Word for word: `people.readers` and the like are other actions.
  expect((await app.call(auditor, 'GET', '/audit/lines?action=people.rea')).body.items).toEqual([])
  const references = (organisation: string, role: Role) =>
    app.engine.as(
      { ...nobody, kind: 'member', organisationId: organisation, userId: newId(), roles: [role] },
      async use => [...(await findReferences(use.db, [person.id])).values()],
    )
  expect(await references(organisationId, 'auditor')).toEqual([person.reference])
  expect(await references(organisationId, 'caseworker')).toEqual([])
  expect(await references(await app.organisation(), 'auditor')).toEqual([])
})

test('a person who asks is told who read the file and why, by role; by name where the organisation shows it', async () => {
  const person = (await app.call(caseworker, 'POST', '/people', { names: [{ text: 'Malika Example' }] })).body
  await app.call(supervisor, 'GET', `/people/${person.id}`)
  await app.call(supervisor, 'GET', `/people/${person.id}`)
  const { body } = await app.call(caseworker, 'GET', `/people/${person.id}/access-report`)
  const read = body.items.find((one: { doing: string }) => one.doing === 'read')
  expect(read).toMatchObject({ thing: 'person', roles: ['supervisor'], name: null, times: 2 })
  expect(
    (await app.call(administrator, 'PUT', '/audit/setting', { showsNames: true, version: 0 })).status,
  ).toBe(200)
  expect(
    (await app.call(administrator, 'PUT', '/audit/setting', { showsNames: false, version: 0 })).status,
  ).toBe(409)
  const again = await app.call(caseworker, 'GET', `/people/${person.id}/access-report`)
  expect(again.body.items.map((one: { name: string }) => one.name)).toContain('Sitora Example')
  // Asking is a line too, and it is told.
  expect(again.body.items[0]).toMatchObject({ doing: 'read', name: 'Nozima Example' })
})

test('a person who is not there, or restricted to others, has no report for this worker', async () => {
  expect((await app.call(caseworker, 'GET', `/people/${newId()}/access-report`)).status).toBe(404)
  const person = (await app.call(caseworker, 'POST', '/people', { names: [{ text: 'Zarina Example' }] })).body
  await app.call(caseworker, 'PUT', `/people/${person.id}/restriction`, {
    restricted: true,
    workerIds: [caseworker.userId],
  })
  const other = await app.member(organisationId, ['caseworker'])
  expect((await app.call(other, 'GET', `/people/${person.id}/access-report`)).status).toBe(404)
})
