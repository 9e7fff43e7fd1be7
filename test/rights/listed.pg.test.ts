import fc from 'fast-check'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Role, systemActor } from '#lib/actor.ts'
import { createTeam } from '#modules/organisations/index.ts'
import { type Caller, testApp } from '../support/app.ts'
import { type Call, serverOf } from './server.ts'
import { bundle, type Things } from './world.ts'

// Listed exactly if readable, found exactly if readable, counted exactly if listed: for any owner of anything, and any
// roles and teams of whoever looks.

const app = await testApp()
const files = 8
let call: Call
let database: pg.Client
let things: Things[]
let looker: Caller
let users: string[]
let teams: string[]

beforeAll(async () => {
  app.setNow('2026-11-22T08:00:00.000Z')
  const [ours, partner] = [await app.organisation(), await app.organisation()]
  const team = (name: string) => app.engine.as(systemActor(ours), use => createTeam(use, { name }))
  teams = [(await team('North')).id, (await team('South')).id]
  const maker = await app.member(ours, ['operator', 'caseworker', 'supervisor'], { teamIds: teams })
  looker = await app.member(ours, ['operator'])
  users = [looker.userId, maker.userId]
  const keeping = await serverOf(app, true)
  things = []
  for (let n = 0; n < files; n++) things.push(await bundle(keeping, maker, partner))
  call = await serverOf(app, false)
  database = new pg.Client({ connectionString: app.ownerUrl })
  await database.connect()
  await pairThem()
})
afterAll(() => database.end())

/** Each person with the next: files that may be one person's. */
async function pairThem(): Promise<void> {
  const persons = things.map(one => one.person).sort()
  for (const [n, one] of persons.entries())
    if (persons[n + 1])
      await database.query(
        `insert into people.pair (organisation_id, person_id, other_id, kind, score, reasons, found_at)
         values ($1, $2, $3, 'same', 0.9, '{}', now())`,
        [looker.organisationId, one, persons[n + 1]],
      )
}

const owned = fc.record({
  opener: fc.nat({ max: 1 }),
  worker: fc.option(fc.nat({ max: 1 })),
  team: fc.option(fc.nat({ max: 1 })),
  restricted: fc.boolean(),
})
type Owned = typeof owned extends fc.Arbitrary<infer T> ? T : never
const lookerOf = fc.record({
  roles: fc.uniqueArray(fc.constantFrom<Role>('operator', 'caseworker', 'lawyer', 'supervisor'), {
    minLength: 1,
  }),
  teams: fc.uniqueArray(fc.nat({ max: 1 })),
})

async function give(one: Things, { opener, worker, team, restricted }: Owned): Promise<void> {
  const workers = worker === null ? [] : [users[worker]]
  await database.query(
    `update cases.case set opened_by = $2, responsible_id = $3, worker_ids = $4, team_id = $5, restricted = $6 where id = $1`,
    [one.case, users[opener], workers[0] ?? null, workers, team === null ? null : teams[team], restricted],
  )
  await database.query(
    `update contacts.contact set worker_id = $2, recorded_by = $2, worker_ids = $3, restricted = $4 where id = $1`,
    [one.contact, users[opener], restricted ? workers : [], restricted],
  )
  await database.query(`update people.person set restricted = $2, worker_ids = $3 where id = $1`, [
    one.person,
    restricted,
    restricted ? workers : [],
  ])
  await database.query(`update referrals.referral set restricted = $2 where id = $1`, [
    one.referral,
    restricted,
  ])
}

async function readable(path: string, thing: string): Promise<string[]> {
  const found: string[] = []
  for (const one of things) {
    const { status } = await call(looker, 'GET', `${path}/${one[thing]}`)
    expect([200, 403, 404]).toContain(status)
    if (status === 200) found.push(one[thing] as string)
  }
  return found.sort()
}

/** All pages, three at a time: what is counted is what is listed. Null where the list is not for these roles. */
async function listed(path: string): Promise<string[] | null> {
  const found: string[] = []
  let cursor: string | null = ''
  while (cursor !== null) {
    const next: string = cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''
    const reply = await call(looker, 'GET', `${path}limit=3${next}`)
    if (reply.status === 403) return null
    expect(reply.status, JSON.stringify(reply.body)).toBe(200)
    found.push(...reply.body.items.map((item: { id: string }) => item.id))
    cursor = reply.body.next
  }
  expect(new Set(found).size).toBe(found.length)
  return found.sort()
}

async function foundPersons(path: string, body: object): Promise<string[]> {
  const reply = await call(looker, 'POST', path, { ...body, limit: 50 })
  expect(reply.status).toBe(200)
  const mine = new Set(things.map(one => one.person))
  return reply.body.results
    .map((one: { id: string }) => one.id)
    .filter((one: string) => mine.has(one))
    .sort()
}

/** Claims and letters that are listed in a file. */
async function filed(caseId: string): Promise<string[]> {
  const lists = await Promise.all(
    ['/claims', '/documents'].map(path => call(looker, 'GET', `${path}?caseId=${caseId}`)),
  )
  return lists.flatMap(({ status, body }) =>
    status === 200 ? body.items.map((one: { id: string }) => one.id) : [],
  )
}

/** The first of each pair. */
async function pairsListed(): Promise<string[]> {
  const reply = await call(looker, 'GET', '/duplicates?limit=50')
  expect(reply.status).toBe(200)
  const firsts = reply.body.items.map(({ one, other }: { one: { id: string }; other: { id: string } }) =>
    one.id < other.id ? one.id : other.id,
  )
  return firsts.sort()
}

/** How many contacts the table of the day has. */
async function exported(): Promise<number> {
  const { status, body } = await call(looker, 'GET', '/contacts-export?from=2026-11-22&to=2026-11-22')
  expect(status).toBe(200)
  return String(body).trim().split('\n').length - 1
}

test('whatever is listed, found or counted is exactly what can be read', async () => {
  const all = fc.tuple(fc.array(owned, { minLength: files, maxLength: files }), lookerOf)
  await fc.assert(
    fc.asyncProperty(all, async ([owners, who]) => {
      for (const [n, one] of things.entries()) await give(one, owners[n] as Owned)
      await database.query('update accounts.member set roles = $2, team_ids = $3 where user_id = $1', [
        looker.userId,
        who.roles,
        who.teams.map(n => teams[n]),
      ])
      const cases = await readable('/cases', 'case')
      const list = await listed('/cases?scope=all&status=any&')
      if (list) expect(list, 'cases').toEqual(cases)
      const byNeed = await listed('/cases?scope=all&status=any&need=legal.wages&')
      if (byNeed) expect(byNeed, 'cases by need').toEqual(cases)
      for (const one of (await listed('/cases/opened-by-me?')) ?? [])
        expect(things.some(({ case: id }) => id === one)).toBe(true)
      expect(await listed('/contacts?'), 'contacts').toEqual(await readable('/contacts', 'contact'))
      const persons = await readable('/people', 'person')
      expect(await foundPersons('/people/search', { name: 'Зарина Намуна' }), 'search').toEqual(persons)
      expect(await foundPersons('/people/find', { text: 'Намуна Зарина' }), 'one box').toEqual(persons)
      expect(await foundPersons('/people/find', { text: '+992 90 000 00 01' }), 'by number').toEqual(persons)
      expect(await listed('/referrals?'), 'referrals').toEqual(await readable('/referrals', 'referral'))
      // What hangs on a file is read with it.
      const claims = await readable('/claims', 'claim')
      const workers = who.roles.some(role => role !== 'operator')
      const wanted = workers
        ? things
            .filter(one => cases.includes(one.case as string))
            .map(one => one.claim)
            .sort()
        : []
      expect(claims, 'claims').toEqual(wanted)
      const letters = await readable('/documents', 'letter')
      expect(letters, 'letters').toEqual(
        workers
          ? things
              .filter(one => cases.includes(one.case as string))
              .map(one => one.letter)
              .sort()
          : [],
      )
      const inFiles = await Promise.all(things.map(one => filed(one.case as string)))
      if (workers)
        expect(inFiles.flat().sort(), 'claims and letters of a file').toEqual([...claims, ...letters].sort())
      const sorted = things.map(one => one.person as string).sort()
      const pairs = sorted.filter((one, n) => persons.includes(one) && persons.includes(sorted[n + 1] ?? ''))
      if (workers) expect(await pairsListed(), 'files that may be one').toEqual(pairs)
      if (who.roles.includes('supervisor')) {
        const open = things.filter((_, n) => !owners[n]?.restricted)
        expect(await exported(), 'the log as a table').toBe(open.length)
      }
      // Nothing that waits on the first screen points at a file that stays shut.
      const day = JSON.stringify((await call(looker, 'GET', '/my-day')).body)
      for (const one of things)
        if (!cases.includes(one.case as string)) expect(day, 'my day').not.toContain(one.case)
      const due = await call(looker, 'GET', '/cases/due')
      for (const one of things)
        if (!cases.includes(one.case as string))
          expect(JSON.stringify(due.body), 'due').not.toContain(one.case)
    }),
    { numRuns: 40 },
  )
})
