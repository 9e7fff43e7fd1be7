import fc from 'fast-check'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { systemActor } from '#lib/actor.ts'
import { newId } from '#lib/ids.ts'
import { consentFor, personSummaries, restrictPerson } from '#modules/people/index.ts'
import { testApp } from '#test/support/app.ts'

const app = await testApp()
const owner = new pg.Client({ connectionString: app.ownerUrl })
beforeAll(() => owner.connect())
afterAll(() => owner.end())
const organisationId = await app.organisation()
const supervisor = await app.member(organisationId, ['supervisor'])
const caseworker = await app.member(organisationId, ['caseworker'])
const operator = await app.member(organisationId, ['operator'])

interface Given {
  readonly name: string
  readonly year?: number
  readonly day?: string
}

async function enter({ name, year, day }: Given): Promise<string> {
  const given = { names: [{ text: name }], birthYear: year ?? null, birthDay: day ?? null }
  return (await app.call(caseworker, 'POST', '/people', given)).body.id
}

const read = async (id: string) => (await app.call(supervisor, 'GET', `/people/${id}`)).body
const merge = (id: string, otherId: string, more: object = { version: 1, otherVersion: 1 }) =>
  app.call(supervisor, 'POST', `/duplicates/${id}/${otherId}/merge`, more)
const undo = (mergeId: string) => app.call(supervisor, 'POST', `/merges/${mergeId}/undo`)
const pairs = async (show = 'same', who = supervisor) =>
  (await app.call(who, 'GET', `/duplicates?show=${show}`)).body.items
const search = async (name: string) =>
  (await app.call(caseworker, 'POST', '/people/search', { name })).body.results

async function lookForPairs() {
  await app.engine.as(systemActor(organisationId), async use =>
    use.enqueue('people.find_pairs', { organisationId }),
  )
  await app.runJobs()
}

test('before a second file is made, who is probably the same is shown with why, and a twin as a twin', async () => {
  const there = await enter({ name: 'Рахимова Зарина Каримовна', year: 1991, day: '1991-04-02' })
  const asked = { names: ['Zarina Rahimova Karimovna'], birthYear: 1991, birthDay: '1991-04-02' }
  const { body } = await app.call(operator, 'POST', '/people/likely', asked)
  expect(body.likely[0]).toMatchObject({ id: there, kind: 'same' })
  expect(body.likely[0].why.length).toBeGreaterThan(0)
  await enter({ name: 'Сафаров Хасан Алиевич', day: '1988-01-05' })
  const twin = { names: ['Сафаров Хусан Алиевич'], birthYear: null, birthDay: '1988-01-05' }
  const twins = (await app.call(operator, 'POST', '/people/likely', twin)).body.likely
  expect(twins.map((one: { kind: string }) => one.kind)).toEqual(['twin'])
  const none = await app.call(operator, 'POST', '/people/likely', { names: ['Gulnora Xidirova'] })
  expect(none.body.likely).toEqual([])
})

test('the night queues pairs with reasons, a decision is remembered, and only who may read both files sees a pair', async () => {
  const one = await enter({ name: 'Мирзоева Дилбар Саидовна', year: 1979 })
  const other = await enter({ name: 'Mirzoeva Dilbar Saidovna', year: 1979 })
  await lookForPairs()
  const ofThese = (items: { one: { id: string }; other: { id: string } }[]) =>
    items.filter(pair => [one, other].includes(pair.one.id) && [one, other].includes(pair.other.id))
  const [pair] = ofThese(await pairs())
  expect(pair).toMatchObject({ kind: 'same', decision: null })
  expect((await app.call(operator, 'GET', '/duplicates')).status).toBe(403)
  const said = await app.call(caseworker, 'POST', `/duplicates/${one}/${other}/not-same`, {
    because: 'papers_differ',
  })
  expect(said.status).toBe(204)
  await lookForPairs()
  expect(ofThese(await pairs())).toEqual([])
  expect(ofThese(await pairs('decided'))[0]).toMatchObject({
    decision: { because: 'papers_differ', by: expect.any(String) },
  })
  await app.call(caseworker, 'POST', `/duplicates/${one}/${other}/not-same`, { because: null })
  expect(ofThese(await pairs())).toHaveLength(1)
  await app.engine.as(systemActor(organisationId), use => restrictPerson(use, other, [supervisor.userId]))
  expect(ofThese(await pairs())).toHaveLength(1)
  expect(ofThese(await pairs('same', caseworker))).toEqual([])
  expect((await app.call(caseworker, 'GET', `/duplicates/${one}/${other}`)).status).toBe(404)
  // Known to different circles: a merge would show one of them to the other.
  expect((await merge(one, other, { version: 1, otherVersion: 2 })).body.code).toBe(
    'people.guarded_differently',
  )
})

test('a paper’s number in two files makes a pair, a telephone only with the names, and nobody learns of it who may not read both', async () => {
  const enterWith = async (name: string, path: 'ways' | 'documents', number: string) => {
    const id = await enter({ name, year: 1987 })
    const kind = path === 'ways' ? 'phone' : 'passport'
    expect((await app.call(caseworker, 'POST', `/people/${id}/${path}`, { kind, number })).status).toBe(201)
    return id
  }
  type Pair = { one: { id: string }; other: { id: string }; why: string[] }
  const has = (items: Pair[], ...ids: string[]) =>
    items.find(pair => ids.includes(pair.one.id) && ids.includes(pair.other.id))
  await lookForPairs()
  const before = await enterWith('Бобоева Манижа', 'documents', 'A 7712345')
  const now = await enterWith('Гуломзода Шахноз', 'documents', 'a7712345')
  const girl = await enterWith('Зебо Назарова', 'ways', '+992 90 765 43 21')
  const married = await enterWith('Zebo Umarova', 'ways', '+992907654321')
  const husband = await enterWith('Фарход Умаров', 'ways', '+992907654321')
  await lookForPairs()
  const found = await pairs()
  expect(has(found, before, now)?.why[0]).toBe('the same number of a paper in both')
  expect(has(found, girl, married)?.why[0]).toBe('the same telephone number in both')
  expect(has([...found, ...(await pairs('family'))], girl, husband)).toBeUndefined()
  expect(has([...found, ...(await pairs('family'))], married, husband)).toBeUndefined()
  const { body } = await app.call(caseworker, 'GET', `/duplicates/${girl}/${married}`)
  expect(body).toMatchObject({
    kind: 'same',
    why: expect.arrayContaining(['the same telephone number in both']),
  })
  await app.engine.as(systemActor(organisationId), use => restrictPerson(use, now, [supervisor.userId]))
  expect(has(await pairs('same', caseworker), before, now)).toBeUndefined()
  // A number that is written later is looked at as well.
  const later = await enter({ name: 'Zebo Nazarova-Karimova', year: 1987 })
  await lookForPairs()
  app.setNow(new Date(Date.now() + 60_000).toISOString())
  await app.call(caseworker, 'POST', `/people/${later}/ways`, { kind: 'phone', number: '+992907654321' })
  await lookForPairs()
  expect(has(await pairs(), girl, later)?.why).toContain('the same telephone number in both')
})

test('a merged person is found once, read with both histories, and answers other modules under the old id', async () => {
  const kept = await enter({ name: 'Тошматова Нигора', year: 1985 })
  const other = await enter({ name: 'Nigora Toshmatova', year: 1985 })
  const ways = `/people/${other}/ways`
  const way = await app.call(caseworker, 'POST', ways, { kind: 'phone', number: '+992901112233' })
  const until = `${new Date().getFullYear() + 1}-01-01`
  const consent = { scopes: ['identity'], recipientName: 'Shelter', purpose: 'referral', until }
  const given = { ...consent, givenHow: 'spoken', language: 'tg' }
  expect((await app.call(caseworker, 'POST', `/people/${other}/consents`, given)).status).toBe(201)
  expect((await app.call(caseworker, 'POST', `/duplicates/${kept}/${other}/merge`, {})).status).not.toBe(201)
  expect((await merge(kept, other, { version: 9, otherVersion: 1 })).status).toBe(409)
  const { body } = await merge(kept, other)
  expect(body.keptId).toBe(kept)
  const ids = (await search('Нигора Тошматова')).map((found: { id: string }) => found.id)
  expect(ids.filter((id: string) => id === kept)).toHaveLength(1)
  expect(ids).not.toContain(other)
  const view = await read(other)
  expect(view.id).toBe(kept)
  expect(view.ways).toMatchObject([{ id: way.body.id, personId: other }])
  expect(view.merged).toMatchObject([{ id: other, mergeId: body.mergeId }])
  const seen = await app.engine.as(systemActor(organisationId), async use => ({
    summary: (await personSummaries(use, [other])).get(other)?.id,
    consent: await consentFor(use, {
      personId: kept,
      recipientId: null,
      recipientName: 'Shelter',
      purpose: 'referral',
      scopes: ['identity'],
      on: until as never,
    }),
  }))
  expect(seen.summary).toBe(kept)
  expect(seen.consent).not.toBeNull()
  const ended = await app.call(caseworker, 'DELETE', `/people/${kept}/ways/${way.body.id}`)
  expect(ended.status).toBe(204)
  expect((await app.call(caseworker, 'PATCH', `/people/${other}`, { version: 1 })).body.code).toBe(
    'people.merged',
  )
  // A file that was merged is not merged again, nor compared.
  expect((await merge(await enter({ name: 'Somebody Else' }), other)).body.code).toBe('people.merged')
  expect((await undo(body.mergeId)).status).toBe(204)
  expect((await undo(body.mergeId)).body.code).toBe('people.already_undone')
  expect((await undo(newId())).status).toBe(404)
  expect((await read(other)).id).toBe(other)
})

test('what other modules keep under the id of a merged file shows once, counts once and can be worked on', async () => {
  const merged = await enter({ name: 'Ҷӯраев Сомон', year: 1983 })
  const kept = await enter({ name: 'Juraev Somon', year: 1983 })
  const send = async (method: 'POST' | 'PUT', path: string, body: object, status: number) => {
    const reply = await app.call(caseworker, method, path, body)
    expect(reply.status, `${path} ${JSON.stringify(reply.body)}`).toBe(status)
    return reply.body
  }
  const get = async (path: string) => (await app.call(caseworker, 'GET', path)).body
  const contact = { outcome: 'answered', needs: ['legal.wages'], personId: merged }
  const { id: contactId } = await send('POST', '/contacts', contact, 201)
  const persons = [{ personId: kept, part: 'other' }, { personId: merged }]
  const { id: caseId } = await send('POST', '/cases', { persons, needs: [{ code: 'legal.wages' }] }, 201)
  const debt = { id: 'may', kind: 'wage', due: '2026-05-15', amount: '450.00', payments: [] }
  const wage = { country: 'RU', asOf: '2026-08-31', rounding: 'once', debts: [debt], work: [], months: [] }
  const claim = await send('POST', '/claims', { caseId, personId: merged, wage }, 201)
  const counted = async () =>
    (
      await owner.query(
        `select count(*)::int as n from indicators.bare_facts($1, 'persons', '2020-01-01', '2040-01-01') where thing = any($2)
         union all select count(*)::int from indicators.person_facts($1, 'UTC', '2020-01-01', '2040-01-01', '{}') where thing = any($2)`,
        [organisationId, [kept, merged]],
      )
    ).rows.map(row => row.n)
  expect(await counted()).toEqual([2, 2])
  expect((await merge(kept, merged)).status).toBe(201)
  expect(await counted()).toEqual([1, 1])
  expect((await get(`/cases/${caseId}`)).persons).toMatchObject([{ id: kept, part: 'client' }])
  for (const id of [kept, merged]) {
    const cases = (await get(`/cases?scope=all&personId=${id}`)).items
    expect(cases.map((one: { id: string }) => one.id)).toEqual([caseId])
    const contacts = (await app.call(operator, 'GET', `/contacts?personId=${id}`)).body.items
    expect(contacts.map((one: { id: string }) => one.id)).toEqual([contactId])
    // Both ids are of this case, for a claim, a letter and a referral; what is told is what the kept file says.
    await send('POST', '/claims', { caseId, personId: id, wage }, 201)
    expect(await get(`/documents/facts?caseId=${caseId}&personId=${id}`)).toMatchObject({
      personId: kept,
      persons: [{ id: kept }],
    })
    const to = { toName: 'Shelter', scopes: ['identity'] }
    const referral = { caseId, personId: id, needCode: 'legal.wages', ...to }
    expect((await send('POST', '/referrals/compose', referral, 200)).disclosure.identity.names).toEqual([
      'Juraev Somon',
    ])
  }
  const changed = { version: claim.version, personId: null, wage }
  expect((await app.call(caseworker, 'PATCH', `/claims/${claim.id}`, changed)).status).toBe(200)
})

test('whatever was merged into whatever, and in whatever order it is undone: everything is as it was before', async () => {
  const people: string[] = []
  for (const name of ['Аброров Тимур', 'Аброров Темур', 'Abrorov Timur', 'Abrorov Temur'])
    people.push(await enter({ name, year: 1990 }))
  const state = async () => [
    await Promise.all(people.map(read)),
    (await search('Аброров Тимур')).map((one: { id: string }) => one.id),
  ]
  const before = await state()
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.nat(3), fc.nat(3)), { minLength: 1, maxLength: 5 }),
      fc.infiniteStream(fc.nat(9)),
      async (wanted, picks) => {
        const done: string[] = []
        for (const [into, other] of wanted) {
          const answer = await merge(people[into] as string, people[other] as string)
          if (answer.status === 201) done.push(answer.body.mergeId)
        }
        const roots = new Set((await Promise.all(people.map(read))).map(person => person.id))
        expect(roots.size).toBe(people.length - done.length)
        const found = (await search('Аброров Тимур')).map((one: { id: string }) => one.id)
        expect(found.filter((id: string) => people.includes(id)).sort()).toEqual([...roots].sort())
        while (done.length > 0) {
          const [mergeId] = done.splice((picks.next().value ?? 0) % done.length, 1)
          expect((await undo(mergeId as string)).status).toBe(204)
        }
        expect(await state()).toEqual(before)
      },
    ),
    { numRuns: 12 },
  )
})

test('a person who asks for everything is given what all their files hold, each thing once', async () => {
  const kept = await enter({ name: 'Sobirova Lola', year: 1999 })
  const other = await enter({ name: 'Собирова Лола', year: 1998 })
  await app.call(caseworker, 'POST', `/people/${other}/ways`, { kind: 'in_person', detail: 'at the market' })
  expect((await merge(kept, other)).status).toBe(201)
  const { status, body } = await app.call(supervisor, 'GET', `/people/${kept}/held?language=en`)
  expect(status).toBe(200)
  const said = JSON.stringify(body.parts)
  for (const name of ['Sobirova Lola', 'Собирова Лола']) expect(said).toContain(name)
  expect(said.split('at the market')).toHaveLength(2)
})
