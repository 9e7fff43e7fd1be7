import fc from 'fast-check'
import { expect, test } from 'vitest'
import { testApp } from '#test/support/app.ts'

const app = await testApp()
const organisationId = await app.organisation()
const operator = await app.member(organisationId, ['operator'])
const lawyer = await app.member(organisationId, ['lawyer'])

const enter = async (given: object, who = operator) => (await app.call(who, 'POST', '/people', given)).body
const find = async (text: string, who = operator, more: object = {}) =>
  (await app.call(who, 'POST', '/people/find', { text, purpose: 'call', ...more })).body
const namesOf = (found: { results: { name: string }[] }) => found.results.map(one => one.name)

const zulfiya = await enter({
  names: [{ text: 'Каримова Зулфия Раҳимовна' }],
  sex: 'female',
  birthYear: 1990,
  placeText: 'Восеъ',
  ways: [{ kind: 'phone', number: '+992 90 111 22 33' }],
})
await enter({ names: [{ text: 'Karimova Zulfiya' }], birthYear: 1961, placeText: 'Хуҷанд' })

test('name, birth year and place are found in any order and script, and told why', async () => {
  for (const text of [
    '1990 Karimova Zulfiya Vose',
    'Восеъ зулфия каримова 1990',
    'Zulfiya 12.03.1990, ноҳияи Восеъ Karimova',
  ]) {
    const { results, understood } = await find(text)
    expect(results[0]).toMatchObject({ id: zulfiya.id, match: 'same' })
    expect(results[0].whyCodes).toEqual(expect.arrayContaining(['same_birth_year', 'same_district']))
    expect(understood).toMatchObject({ birthYear: 1990 })
  }
})

test('a telephone number finds its person, and stays unseen', async () => {
  for (const text of ['+992901112233', '90 111 22 33', 'Зулфия (992) 90-111-22-33']) {
    const found = await find(text)
    expect(found.results[0]).toMatchObject({ id: zulfiya.id, score: 1, whyCodes: ['same_phone'] })
    expect(JSON.stringify(found)).not.toMatch(/111.?22.?33/)
  }
})

test('the number of a paper finds its person, also for those who may not read it', async () => {
  const paper = { kind: 'passport', country: 'TJ', number: 'AB 7654321' }
  await app.call(lawyer, 'POST', `/people/${zulfiya.id}/documents`, paper)
  const found = await find('ab-7654321')
  expect(found.results[0]).toMatchObject({ id: zulfiya.id, whyCodes: ['same_paper'] })
  expect(JSON.stringify(found)).not.toContain('7654321')
})

test('references of persons and of cases find the person', async () => {
  expect((await find(`что-то ${zulfiya.reference}`)).results[0].whyCodes).toEqual(['same_reference'])
  const opened = await app.call(lawyer, 'POST', '/cases', { persons: [{ personId: zulfiya.id }] })
  const { results } = await find(opened.body.reference, lawyer)
  expect(results[0]).toMatchObject({ id: zulfiya.id, whyCodes: ['same_case'] })
})

test('a word that is not typed to its end finds those who begin so', async () => {
  await enter({ names: [{ text: 'Дӯстмуродов Анушервон' }] })
  expect(namesOf(await find('Dustmurodov Anu'))).toEqual(['Дӯстмуродов Анушервон'])
})

test('where too many fit, what would tell them apart is asked for', async () => {
  for (let at = 0; at < 4; at++) await enter({ names: [{ text: 'Шарифов Али' }], birthYear: 1980 + at * 3 })
  const found = await find('Sharifov Ali', operator, { limit: 2 })
  expect(found.results).toHaveLength(2)
  expect(found.narrow).toEqual(['birth_year', 'father', 'place'])
  expect((await find('Sharifov Ali 1983', operator, { limit: 2 })).narrow).not.toContain('birth_year')
})

test('whoever may not be seen is not there: not by name, number, paper, reference, nor by a count', async () => {
  const hidden = await enter({
    names: [{ text: 'Мирзоева Хосият' }],
    ways: [{ kind: 'phone', number: '+992 90 555 66 77' }],
  })
  const paper = { kind: 'passport', country: 'TJ', number: 'ZZ1122334' }
  await app.call(lawyer, 'POST', `/people/${hidden.id}/documents`, paper)
  await enter({ names: [{ text: 'Мирзоева Хосият' }] })
  await app.call(lawyer, 'PUT', `/people/${hidden.id}/restriction`, {
    restricted: true,
    workerIds: [lawyer.userId],
  })
  const stranger = await app.member(await app.organisation(), ['supervisor'])
  for (const text of ['+992905556677', 'ZZ1122334', hidden.reference, 'Mirzoeva Hosiyat']) {
    for (const who of [operator, stranger]) {
      const found = await find(text, who, { limit: 1 })
      expect(found.results.some((one: { id: string }) => one.id === hidden.id)).toBe(false)
      expect(found.narrow).toEqual([])
    }
    expect((await find(text, lawyer)).results.some((one: { id: string }) => one.id === hidden.id)).toBe(true)
  }
})

test('an exact name is found however many share half of it, and whatever is typed costs a bounded number of look-ups', async () => {
  const nasty = [
    'a'.repeat(200),
    '%_\\\'";--',
    'Али '.repeat(50),
    '\u202e\u0000محمد',
    '٠٩٠١٢٣٤٥٦٧',
    '🙂🙂',
    'Ош Вахш Рашт Хорог Куляб',
    'ж ж ж ж ж',
  ]
  for (const text of nasty) {
    const { status } = await app.call(operator, 'POST', '/people/find', { text })
    expect([text.slice(0, 20), status === 200 || status === 422 || status === 400]).toEqual([
      text.slice(0, 20),
      true,
    ])
  }
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'binary', minLength: 1, maxLength: 200 }), async text => {
      const { status } = await app.call(operator, 'POST', '/people/find', { text })
      expect([200, 400, 422, 429]).toContain(status)
    }),
    { numRuns: 40 },
  )
})

test('the log says what it was for and whom it showed, not what was typed', async () => {
  const asker = await app.member(organisationId, ['operator'])
  await find('Karimova Zulfiya 1990', asker)
  const { body } = await app.call(await app.member(organisationId, ['auditor']), 'GET', '/log?limit=50')
  expect(JSON.stringify(body)).not.toContain('Zulfiya')
})
