import fc from 'fast-check'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { systemActor } from '#lib/actor.ts'
import { holders } from '#platform/personal-data.ts'
import { type Caller, testApp } from '#test/support/app.ts'

const app = await testApp()
const now = '2026-08-20T09:00:00.000Z'
app.setNow(now)
const owner = new pg.Client({ connectionString: app.ownerUrl })
beforeAll(() => owner.connect())
afterAll(() => owner.end())

const measures = [
  'contacts',
  'persons',
  'cases_opened',
  'cases_closed',
  'needs_added',
  'needs_ended',
  'referrals_sent',
]

const someone = fc.record({
  sex: fc.constantFrom('female', 'male', null),
  birthYear: fc.option(fc.integer({ min: 1950, max: 2015 }), { nil: null }),
  citizenships: fc.subarray(['TJ', 'KG', 'UZ']),
  languages: fc.subarray(['tg', 'ru', 'ky']),
  countryNow: fc.constantFrom('RU', 'KZ', null),
  targetGroups: fc.subarray(['wife_of_migrant', 'widow', 'woman_migrant']),
  contacts: fc.array(fc.constantFrom('call_in', 'visit', 'message'), { maxLength: 2 }),
  hasCase: fc.boolean(),
  isErased: fc.boolean(),
})

type Someone = typeof someone extends fc.Arbitrary<infer One> ? One : never

test('figures are the same before and after persons are erased, whoever they are', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(someone, { minLength: 3, maxLength: 7 }), async persons => {
      const organisationId = await app.organisation()
      const worker = await app.member(organisationId, ['operator', 'caseworker'])
      const ids: string[] = []
      for (const person of persons) ids.push(await enter(worker, person))
      const before = await facts(organisationId)
      expect(before.length).toBeGreaterThanOrEqual(persons.filter(one => one.contacts.length).length)
      for (const [n, person] of persons.entries())
        if (person.isErased) await erase(organisationId, ids[n] as string)
      expect(await facts(organisationId)).toEqual(before)
    }),
    { numRuns: 5 },
  )
})

async function enter(worker: Caller, person: Someone): Promise<string> {
  const { contacts, hasCase, isErased: _, ...fields } = person
  const made = await app.call(worker, 'POST', '/people', { names: [{ text: 'Property Example' }], ...fields })
  expect(made.status, JSON.stringify(made.body)).toBe(201)
  for (const channel of contacts) {
    const contact = {
      channel,
      startedAt: now,
      anonymous: false,
      personId: made.body.id,
      said: 'words',
      needs: ['legal.wages'],
      outcome: 'answered',
    }
    expect((await app.call(worker, 'POST', '/contacts', contact)).status).toBe(201)
  }
  if (hasCase) {
    const file = {
      persons: [{ personId: made.body.id, part: 'client' }],
      needs: [{ code: 'legal.wages' }],
      note: 'words',
    }
    expect((await app.call(worker, 'POST', '/cases', file)).status).toBe(201)
  }
  return made.body.id
}

const erase = (organisationId: string, personId: string) =>
  app.engine.as(systemActor(organisationId), async use => {
    for (const holder of holders()) await holder.erase(use, personId)
  })

/** What every figure is counted from, before small numbers are hidden: each fact with all its values. */
async function facts(organisationId: string): Promise<unknown[]> {
  const { rows } = await owner.query(
    `select m as measure, f.* from unnest($2::text[]) m
     cross join lateral indicators.facts($1, m, '2026-07-01', '2026-09-30', '{"legal.wages": "legal"}') f order by 1, 2`,
    [organisationId, measures],
  )
  return rows
}
