import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Actor, nobody, type Role, roles } from '#lib/actor.ts'
import { newId } from '#lib/ids.ts'
import { personSummaries, restrictPerson, safeWaysOf } from '#modules/people/index.ts'
import { testApp } from '#test/support/app.ts'
import { indexKeys, ownKeys } from './domain/names/keys.ts'
import { parseName } from './domain/names/parts.ts'
import { signatureOf } from './domain/names/signature.ts'
import { amongRestricted } from './service/restricted.ts'
import { findCandidates } from './store/name-index.ts'
import { numberOf } from './store/ways.ts'

const app = await testApp()
const organisationId = await app.organisation()
const elsewhere = await app.organisation()
const lawyer = await app.member(organisationId, ['lawyer'])
const second = await app.member(organisationId, ['supervisor'])
const name = 'Қосимова Дилафрӯз'

async function enter(workers: readonly string[]): Promise<{ id: string; wayId: string }> {
  const given = { names: [{ text: name }], ways: [{ kind: 'phone', number: '+992900000001' }] }
  const { body } = await app.call(lawyer, 'POST', '/people', given)
  if (workers.length > 0)
    await app.engine.as(actorOf(['lawyer']), use => restrictPerson(use, body.id, workers))
  return { id: body.id, wayId: body.ways[0].id }
}

function actorOf(held: readonly Role[], userId = lawyer.userId, where = organisationId): Actor {
  return { ...nobody, kind: 'member', userId, organisationId: where, roles: held }
}

const persons = [await enter([]), await enter([lawyer.userId]), await enter([lawyer.userId, second.userId])]
const workersOf = [[], [lawyer.userId], [lawyer.userId, second.userId]]
const works = ['operator', 'caseworker', 'lawyer', 'supervisor']
const casework = ['caseworker', 'lawyer', 'supervisor']

test('whoever acts, a person is listed, found, read and called exactly when the sentences of the design allow it', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.subarray([...roles]),
      fc.constantFrom(lawyer.userId, second.userId, newId()),
      fc.constantFrom(organisationId, elsewhere),
      async (held, userId, where) => {
        const may = persons.map((_, at) => {
          const mine = where === organisationId && held.some(role => works.includes(role))
          const named = (workersOf[at] ?? []).includes(userId) && held.some(role => casework.includes(role))
          return mine && (workersOf[at]?.length === 0 || named)
        })
        const seen = await app.engine.as(actorOf(held, userId, where), async use => {
          const ids = persons.map(({ id }) => id)
          const listed = await personSummaries(use, ids)
          const wanted = {
            whole: [],
            keys: ownKeys(organisationId, indexKeys(name)),
            signature: signatureOf(parseName(name)),
            birthYear: null,
            district: null,
            most: 100,
            kept: 100,
          }
          const { names } = await findCandidates(use.db, wanted)
          const candidates = [...names, ...(await amongRestricted(use))]
          const found = new Set(candidates.map(row => row.personId))
          const reached: boolean[] = []
          const called: boolean[] = []
          for (const { id, wayId } of persons) {
            reached.push((await safeWaysOf(use, id)).length > 0)
            called.push((await numberOf(use.db, wayId)) !== null)
          }
          return { listed, found, reached, called }
        })
        expect(persons.map(({ id }) => seen.listed.has(id))).toEqual(may)
        expect(persons.map(({ id }) => seen.found.has(id))).toEqual(may)
        expect(seen.reached).toEqual(may)
        expect(seen.called).toEqual(may)
      },
    ),
    { numRuns: 150 },
  )
})
