import { expect, test } from 'vitest'
import { testApp } from '#test/support/app.ts'

const app = await testApp()
const organisationId = await app.organisation()
const operator = await app.member(organisationId, ['operator'])
const lawyer = await app.member(organisationId, ['lawyer'])

const enter = async (given: object) => (await app.call(operator, 'POST', '/people', given)).body
const search = async (given: object, who = operator) =>
  (await app.call(who, 'POST', '/people/search', given)).body.results

await enter({
  names: [{ text: 'Шарипова Нигора Каримовна' }],
  sex: 'female',
  birthYear: 1988,
  placeText: 'Рашт',
})
await enter({ names: [{ text: 'Рахимов Джамшед' }], sex: 'male', birthYear: 1979, placeText: 'ноҳияи Восеъ' })
await enter({ names: [{ text: 'Каримов Фаррух' }], sex: 'male', birthYear: 1990 })

test('a person is found in other letters and another spelling, and told why', async () => {
  const [best] = await search({ name: 'Sharifova Nigora' })
  expect(best).toMatchObject({ name: 'Шарипова Нигора Каримовна', match: 'same' })
  expect(best.whyCodes).toContain('name_across_scripts')
  expect(best.why).toContain('written in other letters')
  expect(best.score).toBeLessThanOrEqual(1)
})

test('birth year, sex and district agree in any language, or are said not to', async () => {
  const asked = { name: 'Rahimov Jamshed', birthYear: 1979, sex: 'муж', district: 'Vose district' }
  const [best] = await search(asked)
  expect(best.whyCodes).toEqual(expect.arrayContaining(['same_birth_year', 'same_sex', 'same_district']))
  const [other] = await search({ ...asked, birthYear: 1950, district: 'Хуҷанд' })
  expect(other.whyCodes).toEqual(expect.arrayContaining(['birth_year_differs', 'district_differs']))
  expect(other.score).toBeLessThan(best.score)
})

test('somebody with another name is not found', async () => {
  const results = await search({ name: 'Bolotbek Asanov' })
  expect(results.filter((one: { match: string }) => one.match !== 'weak')).toEqual([])
})

test('a former name finds the person, under the name they have now', async () => {
  await enter({
    names: [
      { text: 'Исмоилзода Парвиз', kind: 'passport' },
      { text: 'Исмоилов Парвиз', kind: 'former' },
    ],
  })
  const [best] = await search({ name: 'Ismoilov Parviz' })
  expect(best.name).toBe('Исмоилзода Парвиз')
})

test('a reference read aloud finds the file', async () => {
  const person = await enter({ sex: 'female' })
  const [best] = await search({ name: person.reference.toLowerCase().replace('-', ' ') })
  expect(best).toMatchObject({ id: person.id, whyCodes: ['same_reference'] })
})

test('a restricted person is not found by anybody but their worker, nor by another organisation', async () => {
  const person = await enter({ names: [{ text: 'Мирзоева Зебунисо' }] })
  const find = async (who = operator) =>
    (await search({ name: 'Mirzoeva Zebuniso' }, who)).map((one: { id: string }) => one.id)
  expect(await find()).toEqual([person.id])
  const stranger = await app.member(await app.organisation(), ['supervisor'])
  expect(await find(stranger)).toEqual([])
  await app.call(lawyer, 'PUT', `/people/${person.id}/restriction`, {
    restricted: true,
    workerIds: [lawyer.userId],
  })
  expect(await find()).toEqual([])
  expect(await find(lawyer)).toEqual([person.id])
})

test('a search is refused to those who do not work with persons', async () => {
  for (const role of ['programme_manager', 'administrator', 'auditor', 'directory_editor'] as const) {
    const who = await app.member(organisationId, [role])
    expect((await app.call(who, 'POST', '/people/search', { name: 'Hidden' })).status).toBe(403)
  }
})

test('the log keeps what a search was for and whom it showed, not what was typed', async () => {
  const asker = await app.member(organisationId, ['operator'])
  await search({ name: 'Karimov Farruh', purpose: 'call' }, asker)
  const { lines } = await app.engine.as(
    {
      kind: 'system',
      userId: null,
      sessionId: null,
      organisationId,
      name: '',
      roles: [],
      teamIds: [],
      locale: 'en',
      timeZone: 'UTC',
    },
    async use => ({
      lines: await use.db
        .selectFrom('platform.audit_line')
        .select(['details'])
        .where('organisation_id', '=', organisationId)
        .where('actor_id', '=', asker.userId)
        .where('action', '=', 'people.search')
        .execute(),
    }),
  )
  expect(lines).toHaveLength(1)
  expect(lines[0]?.details).toMatchObject({ purpose: 'call', found: 1 })
  expect(JSON.stringify(lines)).not.toContain('Karimov')
})

test('a person who was imported is answered under the sender’s own key', async () => {
  const organisationId = await app.organisation()
  const worker = await app.member(organisationId, ['caseworker'])
  const body = { names: [{ text: 'Бибисоро Намунаева' }], sourceRef: 'sender-17', ways: [] }
  const made = await app.call(worker, 'POST', '/people', body)
  const { results } = (await app.call(worker, 'POST', '/people/search', { name: 'Bibisoro Namunayeva' })).body
  expect(results[0]).toMatchObject({ id: made.body.id, ref: 'sender-17', reference: made.body.reference })
})
