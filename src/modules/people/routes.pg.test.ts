import { expect, test } from 'vitest'
import { newId } from '#lib/ids.ts'
import { testApp } from '#test/support/app.ts'

const app = await testApp()
const organisationId = await app.organisation()
const operator = await app.member(organisationId, ['operator'], { name: 'Madina' })
const lawyer = await app.member(organisationId, ['lawyer'], { name: 'Gulnora' })
const otherLawyer = await app.member(organisationId, ['lawyer'])

const enter = async (given: object = {}, who = operator) =>
  (await app.call(who, 'POST', '/people', given)).body

test('a person is entered without a name and called by what is known', async () => {
  const reply = await app.call(operator, 'POST', '/people', { sex: 'female', birthYear: 1994 })
  expect(reply.status).toBe(201)
  expect(reply.body).toMatchObject({ identity: 'anonymous', names: [], sex: 'female' })
  expect(reply.body.label).toMatch(/^Woman, 3\d$/)
  expect(reply.body.reference).toMatch(/^\w{6}-\w$/)
})

test('entering the same person twice with one id makes one file; another content under that id is refused', async () => {
  const given = { id: newId(), names: [{ text: 'Зарина' }], ways: [{ kind: 'phone', number: '901234567' }] }
  const first = await app.call(operator, 'POST', '/people', given)
  const again = await app.call(operator, 'POST', '/people', given)
  expect(again.status).toBe(201)
  expect(again.body.reference).toBe(first.body.reference)
  expect(again.body.ways).toHaveLength(1)
  const other = await app.call(operator, 'POST', '/people', { ...given, names: [{ text: 'Мадина' }] })
  expect(other.status).toBe(409)
})

test('a way, a paper or a consent sent twice is kept once; other content under its id is refused', async () => {
  const { id: personId } = await enter()
  const { id: otherId } = await enter()
  const agreed = { recipientName: 'Embassy', purpose: 'referral', givenHow: 'spoken', language: 'tg' }
  const things = {
    ways: [{ kind: 'phone', number: '901234567' }, { number: '901234568' }],
    documents: [{ kind: 'passport', number: 'A 123' }, { number: 'A 124' }],
    consents: [{ ...agreed, scopes: ['identity'], until: '2030-12-31' }, { scopes: ['identity', 'health'] }],
  }
  for (const [kind, [given, different]] of Object.entries(things)) {
    const path = `/people/${personId}/${kind}`
    const sent = { id: newId(), ...given }
    const first = await app.call(lawyer, 'POST', path, sent)
    expect([kind, first.status]).toEqual([kind, 201])
    expect((await app.call(lawyer, 'POST', path, sent)).body).toEqual(first.body)
    const other = await app.call(lawyer, 'POST', path, { ...sent, ...different })
    expect([kind, other.body.code]).toEqual([kind, 'already_there'])
    const elsewhere = await app.call(lawyer, 'POST', `/people/${otherId}/${kind}`, sent)
    expect([kind, elsewhere.body.code]).toEqual([kind, 'already_there'])
    const file = await app.call(lawyer, 'GET', `/people/${personId}`)
    expect(file.body[kind]).toHaveLength(1)
  }
  const { items } = (await app.call(lawyer, 'GET', `/people/${personId}/readers`)).body
  for (const action of ['people.add_way', 'people.add_document', 'people.give_consent'])
    expect(items.filter((line: { action: string }) => line.action === action)).toHaveLength(1)
})

test('a way that was changed meanwhile still answers the first sending of its id', async () => {
  const { id: personId } = await enter()
  const sent = { id: newId(), kind: 'phone', number: '901234567' }
  const path = `/people/${personId}/ways`
  await app.call(operator, 'POST', path, sent)
  const change = { version: 1, kind: 'phone', codeWord: 'apricot' }
  expect((await app.call(operator, 'PATCH', `${path}/${sent.id}`, change)).status).toBe(200)
  expect((await app.call(operator, 'POST', path, sent)).body).toMatchObject({
    codeWord: 'apricot',
    version: 2,
  })
})

test('a late change is refused with both versions', async () => {
  const person = await enter({ names: [{ text: 'Rustam Nazarov' }] })
  const path = `/people/${person.id}`
  const change = { version: 1, names: [{ text: 'Рустам Назаров', kind: 'passport' }] }
  const done = await app.call(operator, 'PATCH', path, change)
  expect(done.body.names).toMatchObject([{ text: 'Рустам Назаров', kind: 'passport', script: 'Cyrl' }])
  const late = await app.call(lawyer, 'PATCH', path, { ...change, notes: 'met at the office' })
  expect(late.status).toBe(409)
  expect(late.body.yours.notes).toBe('met at the office')
  expect(late.body.theirs.version).toBe(2)
})

test('everything wrong with a person is said at once', async () => {
  const reply = await app.call(operator, 'POST', '/people', {
    sex: 'x',
    birthDay: '2020-02-30',
    citizenships: ['tj'],
    ways: [{ kind: 'phone', days: [8] }],
  })
  expect(reply.body.errors.map((error: { path: string }) => error.path).sort()).toEqual([
    'birthDay',
    'citizenships[0]',
    'sex',
    'ways[0].days[0]',
  ])
})

test('those who do not work with persons see none, whatever the address', async () => {
  const person = await enter({ names: [{ text: 'Hidden From Managers' }] })
  for (const role of [
    'programme_manager',
    'administrator',
    'auditor',
    'directory_editor',
    'field_agent',
  ] as const) {
    const who = await app.member(organisationId, [role])
    expect((await app.call(who, 'GET', `/people/${person.id}`)).status).toBe(403)
  }
})

test('a person of another organisation is not there', async () => {
  const person = await enter()
  const stranger = await app.member(await app.organisation(), ['supervisor'])
  for (const [method, path, body] of [
    ['GET', `/people/${person.id}`],
    ['GET', `/people/${person.id}/readers`],
    ['PATCH', `/people/${person.id}`, { version: 1 }],
    ['POST', `/people/${person.id}/ways`, { kind: 'none' }],
    ['PUT', `/people/${person.id}/restriction`, { restricted: true, workerIds: [stranger.userId] }],
  ] as const)
    expect((await app.call(stranger, method, path, body)).status).toBe(404)
})

test('a restricted person is seen by the workers named and by nobody else', async () => {
  const person = await enter({ names: [{ text: 'Nilufar Restricted' }] }, lawyer)
  const restriction = { restricted: true, workerIds: [otherLawyer.userId] }
  expect((await app.call(operator, 'PUT', `/people/${person.id}/restriction`, restriction)).status).toBe(403)
  expect((await app.call(lawyer, 'PUT', `/people/${person.id}/restriction`, restriction)).status).toBe(204)
  expect((await app.call(lawyer, 'GET', `/people/${person.id}`)).status).toBe(404)
  expect((await app.call(operator, 'GET', `/people/${person.id}`)).status).toBe(404)
  expect((await app.call(otherLawyer, 'GET', `/people/${person.id}`)).body.restricted).toBe(true)
})

test('numbers of papers and notes on health are not for the one who answers the phone', async () => {
  const person = await enter()
  const paper = { kind: 'passport', country: 'TJ', heldBy: 'employer', takenAway: true, number: '400123456' }
  const byOperator = await app.call(operator, 'POST', `/people/${person.id}/documents`, paper)
  expect(byOperator.status).toBe(403)
  expect((await app.call(lawyer, 'POST', `/people/${person.id}/documents`, paper)).body.number).toBe(
    '400123456',
  )
  const note = { text: 'needs insulin' }
  expect((await app.call(lawyer, 'PUT', `/people/${person.id}/health-note`, note)).status).toBe(204)
  const seen = (await app.call(operator, 'GET', `/people/${person.id}`)).body
  expect(seen).toMatchObject({ healthNote: null, may: { seeGuarded: false } })
  expect(seen.documents[0]).toMatchObject({ hasNumber: true, number: null, takenAway: true })
  expect((await app.call(lawyer, 'GET', `/people/${person.id}`)).body.healthNote).toBe('needs insulin')
})

test('the one who is asked about can be told who read their file', async () => {
  const person = await enter()
  await app.call(lawyer, 'GET', `/people/${person.id}`)
  const { items } = (await app.call(operator, 'GET', `/people/${person.id}/readers`)).body
  expect(items).toContainEqual(expect.objectContaining({ action: 'people.read', name: 'Gulnora' }))
  expect(items).toContainEqual(expect.objectContaining({ action: 'people.create', name: 'Madina' }))
})

test('a relation is shown at both persons, each from their side', async () => {
  const wife = await enter({ names: [{ text: 'Saodat' }], sex: 'female' })
  const husband = await enter({ names: [{ text: 'Davron' }], sex: 'male' })
  const reply = await app.call(operator, 'POST', `/people/${wife.id}/relations`, {
    otherId: husband.id,
    kind: 'husband',
    livelihood: 'depends_on',
  })
  expect(reply.status).toBe(201)
  await app.call(operator, 'PUT', `/people/${wife.id}/household`, { withPersonId: husband.id })
  const seen = (await app.call(operator, 'GET', `/people/${husband.id}`)).body
  expect(seen.relations).toMatchObject([
    { kind: 'wife', livelihood: 'supports', other: { id: wife.id, label: 'Saodat' } },
  ])
  expect(seen.household).toMatchObject([{ id: wife.id }])
})

test('a former name is found by and kept, but shown only to those who work on the file', async () => {
  const names = [
    { text: 'Муродзода Сино', kind: 'passport', source: 'paper', language: 'tg', fromYear: 2019 },
    { text: 'Муродов Сино', kind: 'former', untilYear: 2019 },
  ]
  const person = await enter({ names })
  const path = `/people/${person.id}`
  const textsOf = (body: { names: { text: string }[] }) => body.names.map(name => name.text)
  const seen = (await app.call(operator, 'GET', path)).body
  expect(textsOf(seen)).toEqual(['Муродзода Сино'])
  expect(seen.names[0]).toMatchObject({ source: 'paper', language: 'tg', fromYear: 2019, untilYear: null })
  const corrected = { version: seen.version, names: [{ text: 'Муродзода Синои', kind: 'passport' }] }
  await app.call(operator, 'PATCH', path, corrected)
  expect(textsOf((await app.call(lawyer, 'GET', path)).body)).toEqual(['Муродзода Синои', 'Муродов Сино'])
  const found = (await app.call(operator, 'POST', '/people/find', { text: 'Murodov Sino' })).body
  expect(found.results[0]).toMatchObject({ id: person.id, name: 'Муродзода Синои' })
  expect(JSON.stringify(found)).not.toContain('Муродов Сино')
})
