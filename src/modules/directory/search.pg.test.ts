import { expect, test } from 'vitest'
import { systemActor } from '#lib/actor.ts'
import { testApp } from '#test/support/app.ts'
import { finderQueries } from '#test/support/finder-queries.ts'
import { seedDirectory } from './index.ts'

const app = await testApp()
app.setNow('2026-11-24T06:00:00.000Z')
const organisationIds = {
  dushanbe: await app.organisation(),
  khujand: await app.organisation(),
  bishkek: await app.organisation(),
  shymkent: await app.organisation(),
}
await app.engine.as(systemActor(null), use => seedDirectory(use, organisationIds))
const operator = await app.member(organisationIds.khujand, ['operator'])

const firstThree = async (q: string) =>
  (await app.call(operator, 'POST', '/directory/search', { q, limit: 3 })).body.items as {
    name: string
    organizationName: string
    needCodes: string[]
  }[]

test('what people type finds the right service among the first three', async () => {
  const lost: string[] = []
  for (const [typed, wanted] of finderQueries) {
    const found = await firstThree(typed)
    const isRight = (one: (typeof found)[number]) =>
      wanted.startsWith('=')
        ? `${one.name} ${one.organizationName}`.toLowerCase().includes(wanted.slice(1))
        : one.needCodes.includes(wanted)
    if (!found.some(isRight))
      lost.push(
        `${typed} → ${wanted}: ${found.map(one => `${one.organizationName}/${one.name}`).join(' | ')}`,
      )
  }
  expect(lost).toEqual([])
})
