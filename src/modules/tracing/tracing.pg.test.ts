import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { systemActor } from '#lib/actor.ts'
import { newId } from '#lib/ids.ts'
import { appUrl } from '#platform/db/connect.ts'
import { type Caller, testApp } from '#test/support/app.ts'
import { limits } from './domain/question.ts'
import { rotateKeys } from './service/rotate.ts'

const app = await testApp()
app.setNow('2026-11-02T08:00:00.000Z')
const here = await app.organisation({ name: 'Khatlon help line' })
const there = await app.organisation({ name: 'Centre in Moscow' })
const third = await app.organisation({ name: 'Centre in Almaty' })
const worker = await app.member(here, ['caseworker'])
const boss = await app.member(there, ['supervisor'])
const theirs = await app.member(there, ['caseworker'])
const thirdBoss = await app.member(third, ['supervisor'])
const owner = new pg.Client({ connectionString: app.ownerUrl })
beforeAll(async () => {
  await owner.connect()
  for (const who of [boss, thirdBoss])
    expect((await app.call(who, 'PUT', `/tracing/organisations/${here}`, { answers: true })).status).toBe(200)
})
afterAll(() => owner.end())

const post = async (who: Caller, path: string, body: object, method = 'POST') => {
  const reply = await app.call(who, method, path, body)
  if (reply.status >= 300) throw new Error(`${path}: ${reply.status} ${JSON.stringify(reply.body)}`)
  return reply.body
}
const person = async (who: Caller, name: string, birthYear: number | null = 1988): Promise<string> =>
  (await post(who, '/people', { names: [{ text: name }], birthYear })).id
const agree = (who: Caller, personId: string, recipientId: string) =>
  post(who, `/people/${personId}/consents`, {
    scopes: ['identity'],
    recipientId,
    purpose: 'tracing',
    until: '2027-04-30',
    givenHow: 'spoken',
    language: 'tg',
  })

/** A mother who looks for somebody of this name, and has agreed to asking. */
async function search(name: string, birthYear: number | null = 1988, to = [there]) {
  const mother = await person(worker, 'Модар Намунаева', 1960)
  const looked = await person(worker, name, birthYear)
  const caseId = newId()
  const persons = [{ personId: mother }, { personId: looked, part: 'child' }]
  await post(worker, '/cases', { id: caseId, persons, needs: [{ code: 'tracing.relative' }] })
  const consents = []
  for (const id of to) consents.push((await agree(worker, mother, id)).id as string)
  return { caseId, mother, looked, consents }
}
const ask = ({ caseId, looked }: { caseId: string; looked: string }, to = [there], id = newId()) =>
  app.call(worker, 'POST', `/cases/${caseId}/tracing`, { id, personId: looked, to })
const asked = async (caseId: string) =>
  (await app.call(worker, 'GET', `/cases/${caseId}/tracing`)).body.question
const queue = async (who = boss) => (await app.call(who, 'GET', '/tracing/questions?limit=200')).body.items
const meaning = async (personId: string, who = boss) =>
  (await queue(who)).find((one: { persons: { personId: string }[] }) =>
    one.persons.some(candidate => candidate.personId === personId),
  )
const job = (name: string) => app.engine.as(systemActor(null), async use => use.enqueue(name, {}))
async function at(moment: string, ...jobs: string[]) {
  app.setNow(moment)
  for (const name of jobs) await job(name)
  await app.runJobs()
}

test('a name in another script is a possible match; a yes needs the person’s consent and brings a reference', async () => {
  const son = await person(boss, 'Djamchid Namounaev', 1989)
  const file = await search('Ҷамшед Намунаев', 1988)
  const reply = await ask(file)
  expect(reply.status).toBe(201)
  expect(reply.body.question.to).toEqual([
    { organisationId: there, name: 'Centre in Moscow', state: 'waiting', reference: null, answeredAt: null },
  ])
  expect(reply.body.left.ofCase).toBe(0)
  await app.runJobs()
  const found = await meaning(son)
  expect(found).toMatchObject({ from: { id: here }, kind: 'looked_for', state: 'open' })
  // Nothing of who is looked for, or by whom, is there.
  expect(JSON.stringify(found)).not.toMatch(/Намунаев|Модар/)
  expect(JSON.stringify(found)).not.toContain(file.caseId)
  expect((await asked(file.caseId)).to[0].state).toBe('waiting')
  const answer = (wish: string) =>
    app.call(boss, 'POST', `/tracing/questions/${found.id}/answer`, { personId: son, wish })
  expect((await answer('yes')).body.code).toBe('tracing.person_has_not_agreed')
  const consent = await agree(boss, son, here)
  const said = (await answer('yes')).body
  expect(said).toMatchObject({ state: 'match', persons: [{ wish: 'yes' }] })
  expect((await asked(file.caseId)).to[0]).toMatchObject({ state: 'match', reference: said.reference })
  expect((await answer('no')).body.code).toBe('tracing.already_answered')
  // The son takes his consent back: whoever asked is told so, and nothing is left to look at.
  await post(boss, `/people/${son}/consents/${consent.id}/withdraw`, {})
  await app.runJobs()
  expect((await asked(file.caseId)).to[0]).toMatchObject({ state: 'taken_back', reference: null })
  expect(await meaning(son)).toBeUndefined()
})

test('nobody like this, not wished and nobody looked are one answer, to the byte and the day', async () => {
  app.setNow('2026-11-03T08:00:00.000Z')
  const refused = await person(boss, 'Рустам Тасвиров')
  const unseen = await person(boss, 'Умед Тасвиров')
  const files = [
    await search('Рустам Тасвиров'),
    await search('Умед Тасвиров'),
    await search('Сайкал Сыноева'),
  ]
  for (const file of files) expect((await ask(file)).status).toBe(201)
  await app.runJobs()
  const { id } = await meaning(refused)
  expect(await meaning(unseen)).toBeDefined()
  await post(boss, `/tracing/questions/${id}/answer`, { personId: refused, wish: 'no' })
  // Before the day nothing is told, of the one that was decided neither.
  const shown = async () => {
    const all = []
    for (const { caseId } of files) {
      const { to, askedAt, dueAt } = await asked(caseId)
      all.push(JSON.stringify({ to, askedAt, dueAt }))
    }
    return all
  }
  await at('2026-11-17T06:59:00.000Z', 'tracing.answer')
  const before = await shown()
  expect(new Set(before).size).toBe(1)
  expect(before[0]).toContain('"waiting"')
  // The job comes late, and not to all at once: the answers are of one moment.
  await at('2026-11-17T09:05:00.000Z', 'tracing.answer')
  const after = await shown()
  expect(new Set(after).size).toBe(1)
  expect(JSON.parse(after[0] as string).to).toEqual([
    {
      organisationId: there,
      name: 'Centre in Moscow',
      state: 'none',
      reference: null,
      answeredAt: '2026-11-17T07:00:00.000Z',
    },
  ])
  expect(await meaning(refused)).toBeUndefined()
  const left = await owner.query(
    `select count(*)::int as n from tracing.received where organisation_id = $1 and state <> 'open' and tags is not null`,
    [there],
  )
  expect(left.rows[0].n).toBe(0)
})

describe('restricted persons', () => {
  test('are on no list; their own worker puts them there, and then only whoever sees the file sees the question', async () => {
    app.setNow('2026-11-18T08:00:00.000Z')
    const shelter = await person(theirs, 'Бурул Үлгүева', 1995)
    const listed = async () =>
      (await owner.query('select count(*)::int as n from tracing.listed where person_id = $1', [shelter]))
        .rows[0].n
    await at('2026-11-18T08:05:00.000Z', 'tracing.compare_each')
    expect(await listed()).toBe(1)
    // Restricted is off the list in the same moment.
    await post(
      theirs,
      `/people/${shelter}/restriction`,
      { restricted: true, workerIds: [theirs.userId] },
      'PUT',
    )
    expect(await listed()).toBe(0)
    const file = await search('Burul Ulguyeva', 1995)
    await ask(file)
    await app.runJobs()
    expect(await meaning(shelter, theirs)).toBeUndefined()
    const choose = (who: Caller, choice: string) =>
      app.call(who, 'PUT', `/tracing/persons/${shelter}`, { choice })
    expect((await choose(boss, 'in')).status).toBe(404)
    expect((await choose(theirs, 'in')).status).toBe(200)
    await at('2026-11-18T08:10:00.000Z', 'tracing.compare_each')
    expect(await listed()).toBe(1)
    const found = await meaning(shelter, theirs)
    expect(found.persons).toHaveLength(1)
    expect(await meaning(shelter, boss)).toBeUndefined()
    expect((await app.call(boss, 'GET', `/tracing/questions/${found.id}`)).status).toBe(404)
    await choose(theirs, 'usual')
    expect(await listed()).toBe(0)
    expect(await meaning(shelter, theirs)).toBeUndefined()
  })

  test('a caseworker has no question about persons who are not restricted; that is the supervisor’s', async () => {
    const open = await person(theirs, 'Элнура Сыноева')
    await ask(await search('Elnura Synoyeva'))
    await app.runJobs()
    expect(await meaning(open, theirs)).toBeUndefined()
    expect(await meaning(open, boss)).toBeDefined()
    // Who does not wish it is never found.
    await post(theirs, `/tracing/persons/${open}`, { choice: 'out' }, 'PUT')
    expect(await meaning(open, boss)).toBeUndefined()
  })
})

test('what makes no question: no consent, too little known, a second one, somebody who does not look, a stranger to the case', async () => {
  app.setNow('2026-11-19T08:00:00.000Z')
  const file = await search('Кубат Мисалов', 1990, [])
  expect((await ask(file)).body).toMatchObject({
    code: 'tracing.no_consent',
    organisationIds: [there],
  })
  await agree(worker, file.mother, there)
  expect((await ask(file, [here])).body).toMatchObject({
    code: 'invalid',
    errors: [{ path: 'to[0]', code: 'not_one_of' }],
  })
  expect((await ask(file, [])).body.errors[0]).toMatchObject({ path: 'to', code: 'required' })
  const stranger = await person(worker, 'Медер Мисалов')
  expect((await ask({ ...file, looked: stranger })).body.code).toBe('tracing.not_on_this_case')
  const id = newId()
  expect((await ask(file, [there], id)).status).toBe(201)
  // The same again is the same; another one is one too many, even after it was taken back.
  expect((await ask(file, [there], id)).body.question.id).toBe(id)
  expect((await ask(file)).body.code).toBe('tracing.already_asked')
  await app.runJobs()
  const taken = await post(worker, `/cases/${file.caseId}/tracing/withdraw`, {})
  expect(taken.question.to[0].state).toBe('withdrawn')
  expect((await ask(file)).body.code).toBe('tracing.already_asked')
  for (const [name, year] of [
    ['Улан', 1990],
    ['Улан Мисалов', null],
  ] as const)
    expect((await ask(await search(name, year))).body.code).toBe('tracing.too_little')
})

test('a withdrawn consent takes the question back from everybody who was asked with it', async () => {
  const anvar = await person(boss, 'Анвар Синовов')
  const file = await search('Anvar Sinovov', 1988, [there, third])
  expect((await ask(file, [there, third])).status).toBe(201)
  await app.runJobs()
  expect(await meaning(anvar)).toBeDefined()
  await post(worker, `/people/${file.mother}/consents/${file.consents[0]}/withdraw`, {})
  await app.runJobs()
  const states = (await asked(file.caseId)).to.map((one: { name: string; state: string }) => [
    one.name,
    one.state,
  ])
  expect(states).toEqual([
    ['Centre in Almaty', 'waiting'],
    ['Centre in Moscow', 'withdrawn'],
  ])
  expect(await meaning(anvar)).toBeUndefined()
})

test('so many organisations a day and no more, however they are asked', async () => {
  app.setNow('2026-11-21T08:00:00.000Z')
  const other = await app.organisation()
  const busy = await app.member(other, ['caseworker'])
  await post(boss, `/tracing/organisations/${other}`, { answers: true }, 'PUT')
  const client = await person(busy, 'Холмурод Озмоишев')
  await agree(busy, client, there)
  const tryOne = async () => {
    const caseId = newId()
    await post(busy, '/cases', {
      id: caseId,
      persons: [{ personId: client }],
      needs: [{ code: 'tracing.relative' }],
    })
    return app.call(busy, 'POST', `/cases/${caseId}/tracing`, { personId: client, to: [there] })
  }
  await owner.query(
    `with q as (insert into tracing.question (organisation_id, id, case_id, kind, asked_at, due_at)
       select $1, gen_random_uuid(), gen_random_uuid(), 'looked_for', $3, $3 from generate_series(1, $4::int) returning id)
     insert into tracing.asking (organisation_id, question_id, to_id, wire_id, consent_id, asked_at, state)
     select $1, id, $2, gen_random_uuid(), gen_random_uuid(), $3, 'none' from q`,
    [other, there, '2026-11-21T07:00:00.000Z', limits.day - 1],
  )
  const last = await tryOne()
  expect(last.body).toMatchObject({
    question: { kind: 'same_person' },
    left: { today: 0 },
    may: { ask: false },
  })
  const over = await tryOne()
  expect([over.status, over.body.code]).toEqual([429, 'tracing.limit_day'])
})

test('a new quarter: the old key and what was evaluated under it are gone, questions that wait lose nothing', async () => {
  app.setNow('2026-12-30T08:00:00.000Z')
  const son = await person(boss, 'Отабек Намунаев')
  await ask(await search('Otabek Namunayev'))
  await app.runJobs()
  const state = async () =>
    (
      await owner.query(
        `select (select count(*)::int from tracing.key where organisation_id = $1) as keys,
           (select count(*)::int from platform.data_key d join tracing.key k on k.id = d.subject_id where k.organisation_id = $1) as sealed,
           (select count(*)::int from tracing.listed where organisation_id = $2) as listed`,
        [here, there],
      )
    ).rows[0]
  const before = await state()
  expect(before.keys).toBe(2)
  expect(before.sealed).toBe(2)
  expect(before.listed).toBeGreaterThan(0)
  // Sealed: the key does not stand in the table.
  const { rows } = await owner.query('select secret from tracing.key')
  expect(rows.every(row => row.secret.startsWith('\u0002enc1:'))).toBe(true)
  await at('2027-01-02T08:00:00.000Z', 'tracing.rotate')
  expect(await state()).toEqual({ keys: 0, sealed: 0, listed: 0 })
  const gone = await owner.query(
    `select count(*)::int as n from platform.data_key d where d.organisation_id = $1 and d.subject_id is not null
       and not exists (select 1 from people.person p where p.id = d.subject_id) and not exists (select 1 from cases.case c where c.id = d.subject_id)`,
    [here],
  )
  expect(gone.rows[0].n).toBe(0)
  expect(await meaning(son)).toBeDefined()
  // The next question makes a key anew, and the whole list comes with it.
  const again = await search('Отабек Намунаев')
  await ask(again)
  await app.runJobs()
  expect((await state()).keys).toBe(1)
  expect(
    (await queue()).filter((one: { persons: { personId: string }[] }) => one.persons[0]?.personId === son),
  ).toHaveLength(2)
  expect(await rotateKeys(app.engine)).toBe(0)
})

test('who stops looking keeps nothing, and who asked is told nothing', async () => {
  const count = async () =>
    (await owner.query('select count(*)::int as n from tracing.list where organisation_id = $1', [there]))
      .rows[0].n
  expect(await count()).toBeGreaterThan(0)
  await post(boss, `/tracing/organisations/${here}`, { answers: false }, 'PUT')
  const { rows } = await owner.query(
    'select count(*)::int as n from tracing.key where organisation_id = $1 and asked_id = $2',
    [here, there],
  )
  expect(rows[0].n).toBe(0)
  const own = await app.call(worker, 'PUT', `/tracing/organisations/${there}`, { answers: true })
  expect(own.status).toBe(403)
})

test('both sides have it in their log, without inputs and outputs', async () => {
  const { rows } = await owner.query(
    `select organisation_id, action, details::text as details from platform.audit_line where action like 'tracing.%'`,
  )
  const of = (organisation: string) =>
    new Set(rows.filter(row => row.organisation_id === organisation).map(row => row.action))
  for (const action of [
    'tracing.ask',
    'tracing.make_key',
    'tracing.answered',
    'tracing.withdraw',
    'tracing.destroy_key',
  ])
    expect(of(here)).toContain(action)
  for (const action of [
    'tracing.received',
    'tracing.evaluate',
    'tracing.list',
    'tracing.answer',
    'tracing.answered',
    'tracing.withdrawn',
  ])
    expect(of(there)).toContain(action)
  const tags = await owner.query('select unnest(tags)::text as tag from tracing.listed limit 50')
  for (const row of rows) {
    expect(row.details).not.toMatch(/амунаев|birth|secret/i)
    for (const { tag } of tags.rows) expect(row.details).not.toContain(tag)
  }
})

test('no role of either side reads keys, lists or tags; one side’s rows are not there for the other', async () => {
  const database = new pg.Client({ connectionString: appUrl(app.ownerUrl) })
  await database.connect()
  const all =
    "array['operator','caseworker','lawyer','supervisor','programme_manager','auditor','administrator']"
  const seen = async (who: Caller, table: string, organisation: string) => {
    await database.query('begin')
    await database.query(`select platform.act_as('member', $1, $2, ${all}, '{}')`, [
      who.organisationId,
      who.userId,
    ])
    const { rowCount } = await database.query(`select 1 from tracing.${table} where organisation_id = $1`, [
      organisation,
    ])
    await database.query('rollback')
    return rowCount
  }
  for (const who of [worker, boss])
    for (const organisation of [here, there])
      for (const table of ['key', 'list', 'listed'])
        expect([table, await seen(who, table, organisation)]).toEqual([table, 0])
  for (const table of ['question', 'asking']) expect(await seen(boss, table, here)).toBe(0)
  for (const table of ['received', 'candidate', 'choice']) expect(await seen(worker, table, there)).toBe(0)
  await database.end()
})
