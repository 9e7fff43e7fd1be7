import { expect, test } from 'vitest'
import { systemActor } from '#lib/actor.ts'
import { newId } from '#lib/ids.ts'
import { testApp } from '#test/support/app.ts'
import { demoServiceId, proposeServices, seedDirectory, serviceById } from './index.ts'
import { draftOf as wholeOf } from './screens/service-draft.ts'

const app = await testApp()
app.setNow('2026-11-24T06:00:00.000Z') // Tuesday, 11:00 in Dushanbe
const organisationIds = {
  dushanbe: await app.organisation(),
  khujand: await app.organisation(),
  bishkek: await app.organisation(),
  shymkent: await app.organisation(),
}
const seed = () => app.engine.as(systemActor(null), use => seedDirectory(use, organisationIds))
await seed()
const editor = await app.member(organisationIds.bishkek, ['directory_editor'])
const administrator = await app.member(organisationIds.bishkek, ['administrator'])
const operator = await app.member(organisationIds.khujand, ['operator'])
const stranger = await app.member(organisationIds.khujand, ['directory_editor'])
const shelterId = demoServiceId('crisis', 'shelter')
const secret = 'Example street 77'

const placeNamed = async (q: string, country?: string) =>
  (
    await app.call(
      operator,
      'GET',
      `/places?q=${encodeURIComponent(q)}${country ? `&country=${country}` : ''}`,
    )
  ).body.items[0]

const readService = async (who: typeof editor, id: string) =>
  (await app.call(who, 'GET', `/directory/services/${id}`)).body

test('a Tajik citizen in Moscow whose passport is lost is sent to the embassy, marked as not verified', async () => {
  const moscow = await placeNamed('Москва', 'RU')
  expect(moscow).toMatchObject({ country: 'RU', timeZone: 'Europe/Moscow' })
  const reply = await app.call(operator, 'POST', '/directory/propose', {
    needCodes: ['documents.passport'],
    placeId: moscow.id,
    citizenships: ['TJ'],
    languages: ['tg'],
  })
  const [first] = reply.body.items
  expect(first.service.organizationName).toBe('Embassy of Tajikistan, Moscow')
  expect(first.service).toMatchObject({
    asOf: '2022-11',
    lastVerifiedAt: null,
    organizationKind: 'consulate',
  })
  expect(first.reasons.map((reason: { code: string }) => reason.code)).toEqual(
    expect.arrayContaining(['need', 'serves_place', 'language', 'for_citizens', 'not_verified']),
  )
})

test('an abandoned wife in Muminobod is sent to the women lawyers who serve her region', async () => {
  const place = await placeNamed('Муминабад')
  const reply = await app.call(operator, 'POST', '/directory/propose', {
    needCodes: ['legal.alimony'],
    placeId: place.id,
    sex: 'female',
    languages: ['tg'],
    targetGroups: ['abandoned_wife'],
  })
  expect(reply.body.items[0].service.id).toBe(demoServiceId('women', 'women'))
  expect(reply.body.items[0].service.opening.state).toBe('open')
  const man = await app.call(operator, 'POST', '/directory/propose', {
    needCodes: ['legal.alimony'],
    sex: 'male',
  })
  expect(man.body.items.map((one: { service: { id: string } }) => one.service.id)).not.toContain(
    demoServiceId('women', 'women'),
  )
})

test('the seed done twice changes nothing', async () => {
  const count = async () => (await app.call(operator, 'POST', '/directory/search', { limit: 1 })).body.total
  const before = await count()
  await seed()
  expect(await count()).toBe(before)
})

test('where a shelter is, only its own organisation reads; others read that it is confidential', async () => {
  expect(JSON.stringify(await readService(editor, shelterId))).toContain(secret)
  const seen = await readService(operator, shelterId)
  expect(seen).toMatchObject({ confidentialPlace: true, locations: [], address: null, latitude: null })
  expect(JSON.stringify(seen)).not.toContain(secret)
  const organization = (await app.call(operator, 'GET', `/directory/organizations/${seen.organizationId}`))
    .body
  expect(JSON.stringify(organization)).not.toContain(secret)
  for (const locale of ['en', 'ru', 'tg', 'ky', 'uz', 'kk']) {
    const page = await app.server.inject({ url: `/${locale}/help/${shelterId}` })
    expect(page.statusCode).toBe(200)
    expect(page.body).not.toContain(secret)
    expect(page.body.match(/<script[^>]*>/g)).toEqual(['<script src="/assets/page.js">'])
  }
})

test('a service for the network is not there for the public, one for its organisation not for others', async () => {
  const entry = await readService(editor, demoServiceId('crisis', 'mind'))
  const make = async (visibility: string) => {
    const made = await app.call(editor, 'POST', '/directory/services', {
      ...draftOf(entry),
      id: newId(),
      visibility,
    })
    expect(made.status).toBe(201)
    return made.body.id as string
  }
  const network = await make('network')
  const own = await make('organisation')
  expect((await app.server.inject({ url: `/en/help/${network}` })).statusCode).toBe(404)
  expect((await app.call(operator, 'GET', `/directory/services/${network}`)).status).toBe(200)
  expect((await app.call(operator, 'GET', `/directory/services/${own}`)).status).toBe(404)
  expect((await app.call(editor, 'GET', `/directory/services/${own}`)).status).toBe(200)
  const found = await app.engine.as({ ...systemActor(null), kind: 'public' }, use =>
    proposeServices(use, { needCodes: ['health.mind'], limit: 100 }),
  )
  expect(found.map(({ service }) => service.id)).not.toContain(network)
  const partner = { ...systemActor(organisationIds.bishkek), kind: 'partner' as const }
  expect(await app.engine.as(partner, use => serviceById(use, own))).toBeNull()
})

test('an entry is changed by its own editors and administrators only', async () => {
  const entry = await readService(editor, shelterId)
  expect(entry.may).toEqual({ update: true, verify: true })
  expect((await readService(stranger, shelterId)).may).toEqual({ update: false, verify: false })
  const change = { ...draftOf(entry), version: entry.version, name: 'Тихий дом' }
  const path = `/directory/services/${shelterId}`
  expect((await app.call(operator, 'PATCH', path, change)).status).toBe(403)
  const refused = await app.call(stranger, 'PATCH', path, { ...change, locationIds: [] })
  expect(refused.body.code).toBe('directory.not_your_entry')
  const done = await app.call(administrator, 'PATCH', path, change)
  expect(done.body.original.name).toBe('Тихий дом')
  expect(done.body.capacity.updated).toBe(entry.capacity.updated)
  const late = await app.call(editor, 'PATCH', path, { ...change, name: 'Другое имя' })
  expect(late.status).toBe(409)
  expect(late.body.theirs.original.name).toBe('Тихий дом')
  const [last] = (await app.call(editor, 'GET', `/directory/history/${shelterId}`)).body.items
  expect(last.changes).toEqual([{ field: 'name', before: entry.original.name, after: 'Тихий дом' }])
  expect((await app.call(stranger, 'GET', `/directory/history/${shelterId}`)).body.items).toEqual([])
})

test('the row policies hold without the code above them', async () => {
  const actor = {
    ...systemActor(organisationIds.khujand),
    kind: 'member' as const,
    roles: ['directory_editor' as const],
  }
  const changed = await app.engine.as(actor, use =>
    use.db.updateTable('directory.service').set({ name: 'x' }).where('id', '=', shelterId).executeTakeFirst(),
  )
  expect(changed.numUpdatedRows).toBe(0n)
  const removed = await app.engine.as(actor, use =>
    use.db.deleteFrom('directory.phone').where('service_id', '=', shelterId).executeTakeFirst(),
  )
  expect(removed.numDeletedRows).toBe(0n)
})

test('any directory editor corrects and verifies an entry that belongs to nobody here', async () => {
  const [embassy] = (
    await app.call(stranger, 'POST', '/directory/search', { q: 'посольство Таджикистана Москва' })
  ).body.items
  expect(embassy).toMatchObject({ organizationKind: 'consulate', lastVerifiedAt: null })
  const verify = (who: typeof editor) =>
    app.call(who, 'POST', '/directory/verify', { thing: 'service', id: embassy.id })
  expect((await verify(administrator)).body.code).toBe('directory.not_your_entry')
  expect((await verify(stranger)).status).toBe(204)
  expect((await readService(operator, embassy.id)).lastVerifiedAt).toBe('2026-11-24T06:00:00.000Z')
})

test('a service with an id of its own is made once; with other content it is refused', async () => {
  const draft = { ...draftOf(await readService(editor, demoServiceId('crisis', 'mind'))), id: newId() }
  const make = (change = {}) => app.call(editor, 'POST', '/directory/services', { ...draft, ...change })
  const first = await make()
  expect(first.status).toBe(201)
  expect((await make()).body.id).toBe(first.body.id)
  expect((await make({ name: 'Иное' })).body.code).toBe('directory.other_content')
})

test('every wrong choice is told by its path', async () => {
  const draft = draftOf(await readService(editor, demoServiceId('crisis', 'mind')))
  const reply = await app.call(editor, 'POST', '/directory/services', {
    ...draft,
    id: newId(),
    needCodes: ['legal.wages', 'legal.nothing'],
    servedPlaces: ['TJ.99'],
    locationIds: [newId()],
  })
  expect(reply.status).toBe(400)
  expect(reply.body.errors.map((error: { path: string }) => error.path)).toEqual([
    'needCodes[1]',
    'servedPlaces[0]',
    'locationIds[0]',
  ])
})

test.each([
  ['Muminobod', 'TJ.02:muminobod'],
  ['муминабад', 'TJ.02:muminobod'],
  ['Хуҷанд', 'TJ.03:khujand'],
  ['Худжанд', 'TJ.03:khujand'],
  ['xojand', 'TJ.03:khujand'],
  ['куляб', 'TJ.02:kulob'],
  ['vjcrdf', 'RU.48:moscow'],
  ['душнабе', 'TJ.04:dushanbe'],
  ['Чимкент', 'KZ.1537272:shymkent'],
  ['Muminobod Khatlon', 'TJ.02:muminobod'],
  ['Русия', 'RU'],
])('the place typed as %s is found', async (typed, id) => {
  expect((await placeNamed(typed)).id).toBe(id)
})

test('a place is told in the reader’s language', async () => {
  const read = (locale: string) => app.call(null, 'GET', `/places/TJ.03:khujand?locale=${locale}`)
  expect((await read('ru')).body.path).toContain('Согдийская область, Таджикистан')
  expect((await read('tg')).body.path).toContain('Вилояти Суғд, Тоҷикистон')
  expect((await app.call(null, 'GET', '/places/TJ.99')).status).toBe(404)
})

test('the taxonomy comes once and is not sent again while it is the same', async () => {
  const { version, taxonomy } = (await app.call(null, 'GET', '/taxonomy')).body
  expect(taxonomy.areas).toHaveLength(9)
  expect((await app.call(null, 'GET', `/taxonomy?version=${version}`)).body).toEqual({
    version,
    taxonomy: null,
  })
})

test('who can help is found on a page without script: by words, then by place', async () => {
  const post = (form: Record<string, string>) =>
    app.server.inject({
      method: 'POST',
      url: '/ru/help',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams(form).toString(),
    })
  const start = await app.server.inject({ url: '/ru/help' })
  expect(start.body).toContain('value="legal.wages"')
  const byWords = await post({ words: 'муж не платит алименты' })
  expect(byWords.body).toContain('name="words" value="муж не платит алименты"')
  expect(byWords.body).toContain('<h1>Отец детей не помогает деньгами</h1>')
  expect(byWords.headers['cache-control']).toBe('no-store')
  const found = await post({ need: 'legal.alimony', place: 'Муминабад' })
  expect(found.body).toContain('Бесплатный юрист для женщин')
  expect(found.body).toContain('href="tel:+992000000002"')
  expect(found.body.match(/<script[^>]*>/g)).toEqual(['<script src="/assets/page.js">'])
  expect((await post({ need: 'legal.alimony', place: 'Ыыыыы' })).body).toContain('Мы не знаем такого места')
  expect((await post({ words: 'xqxqxq' })).body).toContain('Мы не поняли')
})

function draftOf({ ...view }: Record<string, unknown>) {
  const { original, locations, servedPlaces, capacities } = view as {
    original: { name: string; description: string | null }
    locations: { id: string }[]
    servedPlaces: { id: string }[]
    capacities: object[]
  }
  return {
    ...view,
    ...original,
    capacities,
    locationIds: locations.map(({ id }) => id),
    servedPlaces: servedPlaces.map(({ id }) => id),
  }
}

test('the same number of free beds may be counted anew; otherwise it keeps its day', async () => {
  const service = await readService(editor, shelterId)
  const send = async (more: object) => {
    const { version } = await readService(editor, shelterId)
    const whole = { ...wholeOf(service), ...more, version }
    return (await app.call(editor, 'PATCH', `/directory/services/${shelterId}`, whole)).body
  }
  app.setNow('2026-11-25T06:00:00.000Z')
  expect((await send({})).capacities[0].updated).toBe(service.capacities[0].updated)
  expect((await send({ counted: true })).capacities[0].updated).not.toBe(service.capacities[0].updated)
  app.setNow('2026-11-24T06:00:00.000Z')
})

test('a translation keeps that a speaker has read it, and the telephones of the organisation stay its own', async () => {
  const id = demoServiceId('crisis', 'mind')
  const before = wholeOf(await readService(editor, id))
  const translations = { ...before.translations, ky: { name: 'Психолог', description: null, reviewed: true } }
  const saved = await app.call(editor, 'PATCH', `/directory/services/${id}`, {
    ...before,
    translations,
    phones: [],
  })
  expect(saved.status).toBe(200)
  expect(saved.body.translations.ky).toMatchObject({ reviewed: true })
  expect(wholeOf(saved.body).phones).toEqual([])
  expect(saved.body.phones.length).toBeGreaterThan(0)
})

test('words find a service of the own organisation alone only for its own people', async () => {
  const whole = wholeOf(await readService(editor, demoServiceId('crisis', 'mind')))
  const hidden = {
    ...whole,
    id: newId(),
    name: 'Quillwort circle',
    translations: {},
    visibility: 'organisation',
  }
  expect((await app.call(editor, 'POST', '/directory/services', hidden)).status).toBe(201)
  const found = async (who: typeof editor, q: string) =>
    (await app.call(who, 'POST', '/directory/search', { q })).body
  expect((await found(editor, 'quillworts')).items[0].name).toBe('Quillwort circle')
  expect(await found(operator, 'quillworts')).toMatchObject({ items: [], total: 0 })
  expect((await found(operator, "quill'worts \\ :* | !")).items).toEqual([])
})
