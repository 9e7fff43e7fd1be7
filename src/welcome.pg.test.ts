import { expect, test } from 'vitest'
import { systemActor } from '#lib/actor.ts'
import { listOrganisations } from '#modules/organisations/index.ts'
import { testApp } from '#test/support/app.ts'
import { welcome } from './welcome.ts'

const app = await testApp({ HAMROH_DEMO: '0' })
const start = () => welcome(app, () => {})
const organisations = async () =>
  (await app.engine.as(systemActor(null), use => listOrganisations(use))).items.length

test('an empty database prints a link for the first administrator at each start, until somebody has used it', async () => {
  expect(await start()).toHaveLength(1)
  expect((await start())[0]).toContain('/app/invitation#')
  expect(await organisations()).toBe(1)
})

test('where there are organisations with a name nobody is invited and nothing is made, whoever made them', async () => {
  await app.organisation()
  const before = await organisations()
  expect(await start()).toEqual([])
  expect(await organisations()).toBe(before)
})
