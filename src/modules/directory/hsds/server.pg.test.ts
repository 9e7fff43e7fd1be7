import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { beforeAll, describe, expect, test } from 'vitest'
import { systemActor } from '#lib/actor.ts'
import { newId } from '#lib/ids.ts'
import { testApp } from '#test/support/app.ts'
import { demoServiceId, seedDirectory } from '../index.ts'
import { draftOf } from '../screens/service-draft.ts'
import type { Json } from './json.ts'
import { hamrohProfile } from './profile.ts'

const app = await testApp()
const organisationIds = {
  dushanbe: await app.organisation(),
  khujand: await app.organisation(),
  bishkek: await app.organisation(),
  shymkent: await app.organisation(),
}
await app.engine.as(systemActor(null), use => seedDirectory(use, organisationIds))
const editor = await app.member(organisationIds.bishkek, ['directory_editor'])
const base = '/api/hsds/v3'
const ask = (path: string, headers: Record<string, string> = {}) =>
  app.call(null, 'GET', `${base}${path}`, undefined, headers)
type Entry = Json & { id: string; name: string; last_modified: string }

// ——— Schemas ———

function validators(schemas: ReadonlyMap<string, Json>) {
  const ajv = new Ajv2020({ strict: false, allErrors: true })
  addFormats.default(ajv)
  for (const [name, { $schema: _, ...schema }] of schemas)
    if (name !== 'openapi.json') ajv.addSchema({ ...schema, $id: name })
  return (name: string, entry: unknown) => {
    const check = ajv.getSchema(`${name}.json`)
    return check?.(entry)
      ? null
      : `${JSON.stringify(check?.errors?.slice(0, 3))} in ${JSON.stringify(entry).slice(0, 300)}`
  }
}
const { official, schemas } = hamrohProfile()
const judges = [validators(official), validators(schemas)]
const faults = (name: string, entries: readonly unknown[]) =>
  entries.flatMap(entry => judges.map(judge => judge(name, entry))).filter(fault => fault !== null)

const lists = {
  services: 'service',
  organizations: 'organization',
  service_at_locations: 'service_at_location',
  taxonomies: 'taxonomy',
  taxonomy_terms: 'taxonomy_term',
}

const whole = async (path: string, query = ''): Promise<Entry[]> => {
  const reply = await app.server.inject({ url: `${base}/${path}?format=ndjson${query}` })
  expect(reply.headers['content-type']).toContain('ndjson')
  return String(reply.body)
    .split('\n')
    .filter(Boolean)
    .map(line => JSON.parse(line))
}

describe('every reply is what the standard and the profile say', () => {
  test.each(Object.entries(lists))('%s', async (path, schema) => {
    for (const query of ['', '?full=true', '?full_service=true', '?per_page=3&page=2']) {
      const { status, body } = await ask(`/${path}${query}`)
      expect(status).toBe(200)
      expect(Object.keys(body)).toEqual([
        'total_items',
        'total_pages',
        'page_number',
        'size',
        'first_page',
        'last_page',
        'empty',
        'contents',
      ])
      expect(body.size).toBe(body.contents.length)
      expect(faults(schema, body.contents)).toEqual([])
    }
    const all = await whole(path, '&full=true')
    expect(all.length).toBe((await ask(`/${path}`)).body.total_items)
    expect(faults(schema, all)).toEqual([])
    const single = await ask(`/${path}/${all[0]!.id}`)
    expect(faults(schema, [single.body])).toEqual([])
    expect((await ask(`/${path}/${newId()}`)).body).toMatchObject({ status: 404, code: 'not_found' })
    expect((await ask(`/${path}/none`)).status).toBe(404)
  })

  test('the door names the version, the profile and the description, which are there', async () => {
    const { body, headers } = await ask('/')
    expect(body.version).toBe('3.1')
    expect(headers['access-control-allow-origin']).toBe('*')
    const at = (uri: string) => app.call(null, 'GET', new URL(uri).pathname)
    const profile = (await at(body.profile)).body
    for (const uri of [...Object.values(profile.profile), ...Object.values(profile.schema)] as string[])
      expect((await at(uri)).status, uri).toBe(200)
    const openapi = (await at(body.openapi_url)).body
    const standard = official.get('openapi.json') as unknown as { paths: Record<string, object> }
    expect(Object.keys(openapi.paths)).toEqual(Object.keys(standard.paths))
    expect((await at(profile.profile['address.json'])).body.required).not.toContain('postal_code')
    expect((await at(profile.schema['service.json'])).body.properties.translations).toBeDefined()
  })

  test('a village without streets validates, and an address without a street is fine for the profile alone', () => {
    const address = { id: newId(), country: 'TJ', address_type: 'physical' }
    expect(judges.map(judge => judge('address', address) === null)).toEqual([false, true])
  })
})

// ——— What must never leave ———

test('where a shelter is never leaves, whoever asks and however', async () => {
  const secret = 'Example street 77'
  const shelter = demoServiceId('crisis', 'shelter')
  for (const path of Object.keys(lists))
    for (const query of ['', '&full=true&full_service=true'])
      expect(JSON.stringify(await whole(path, query)), path).not.toContain(secret)
  const { body } = await app.call(editor, 'GET', `${base}/services/${shelter}`)
  expect(JSON.stringify(body)).not.toContain(secret)
  expect(body).toMatchObject({ confidential_place: true, service_at_locations: [] })
})

// ——— Filters ———

describe('filters', () => {
  let services: Entry[]
  let links: Entry[]
  beforeAll(async () => {
    services = await whole('services', '&full=true')
    links = await whole('service_at_locations', '&full=true')
  })

  test('every pair of filters of the services is what going through all of them gives', async () => {
    const some = services[Math.floor(services.length / 2)]!
    const { id: term, taxonomy_detail: taxonomy } = (some.attributes as Json[])[0]!.taxonomy_term as Json & {
      taxonomy_detail: Json
    }
    const terms = (one: Entry) =>
      (one.attributes as Json[]).map(attribute => attribute.taxonomy_term as Json & { taxonomy_detail: Json })
    const moment = [...services].map(one => one.last_modified).sort()[Math.floor(services.length / 2)]!
    const filters: [string, (one: Entry) => boolean][] = [
      [`taxonomy_term_id=${term}`, one => terms(one).some(({ id }) => id === term)],
      [
        `taxonomy_id=${(taxonomy as Json).id}`,
        one => terms(one).some(each => each.taxonomy_detail.id === (taxonomy as Json).id),
      ],
      [
        `organization_id=${(some.organization as Json).id}`,
        one => (one.organization as Json).id === (some.organization as Json).id,
      ],
      [`modified_after=${moment}`, one => one.last_modified >= moment],
      [
        'search=юрист',
        one =>
          /юрист/i.test(
            JSON.stringify([
              one.name,
              one.translations,
              (one.organization as Json).name,
              (one.organization as Json).translations,
            ]),
          ),
      ],
      ['search=', () => true],
    ]
    for (const [first, one] of filters)
      for (const [second, other] of filters) {
        if (first !== second && first.split('=')[0] === second.split('=')[0]) continue
        const { body } = await ask(`/services?${first}&${first === second ? '' : second}&per_page=1000`)
        const found = body.contents.map((entry: Entry) => entry.id)
        expect(found, `${first} and ${second}`).toEqual(
          services.filter(each => one(each) && other(each)).map(each => each.id),
        )
        expect(body.total_items).toBe(found.length)
      }
  })

  test('near a place: metres count from its middle, and who serves another region is not shown', async () => {
    const { id, latitude, longitude } = (await app.call(null, 'GET', '/places?q=Bishkek')).body.items[0]
    const metres = 30_000
    const { body } = await ask(`/service_at_locations?postcode=${id}&proximity=${metres}&per_page=1000`)
    const inside = links.filter(link => {
      const spot = link.location as { latitude?: number; longitude?: number }
      return (
        spot.latitude !== undefined &&
        distance([latitude, longitude], [spot.latitude, spot.longitude!]) <= metres
      )
    })
    const serves = (link: Entry) => {
      const areas = (link.service as { service_areas: { place_id?: string; country?: string }[] })
        .service_areas
      return areas.length === 0 || areas.some(area => id.startsWith(area.place_id ?? area.country))
    }
    expect(inside.length).toBeGreaterThan(3)
    expect(body.contents.map((one: Entry) => one.id)).toEqual(inside.filter(serves).map(one => one.id))
    expect((await ask('/service_at_locations?proximity=5')).body.errors).toEqual([
      { path: 'postcode', code: 'required' },
    ])
    expect((await ask('/service_at_locations?postcode=NOWHERE')).body.total_items).toBe(0)
  })

  test('terms: by taxonomy, by parent, at the top', async () => {
    const all = (await ask('/taxonomy_terms?per_page=1000')).body.contents as (Entry & {
      parent_id?: string
    })[]
    const parent = all.find(one => one.parent_id)!.parent_id!
    expect((await ask('/taxonomy_terms?top_only=true&per_page=1000')).body.total_items).toBe(
      all.filter(one => !one.parent_id).length,
    )
    expect((await ask(`/taxonomy_terms?parent_id=${parent}&per_page=1000`)).body.total_items).toBe(
      all.filter(one => one.parent_id === parent).length,
    )
    expect(
      (await ask('/taxonomy_terms?search=жильё')).body.total_items +
        (await ask('/taxonomy_terms?search=housing')).body.total_items,
    ).toBeGreaterThanOrEqual(0)
  })

  test('what is wrong with a question is told by parameter, all at once', async () => {
    const reply = await ask(
      '/services?page=0&per_page=5000&taxonomy_term_id=x&modified_after=soon&format=xml&full=perhaps',
    )
    expect(reply.status).toBe(400)
    expect(reply.headers['access-control-allow-origin']).toBe('*')
    expect(reply.body.errors.map((one: { path: string }) => one.path).sort()).toEqual([
      'format',
      'full',
      'modified_after',
      'page',
      'per_page',
      'taxonomy_term_id',
    ])
    for (const moment of ['2026-02-30', '2026-02-30T10:00:00Z'])
      expect((await ask(`/services?modified_after=${moment}`)).status).toBe(400)
  })

  test('a search may be posted; a page after the last is empty; minimal is ids in one page', async () => {
    const posted = await app.call(null, 'POST', `${base}/services`, { search: 'юрист', per_page: 2 })
    expect(posted.body.total_items).toBe((await ask('/services?search=юрист')).body.total_items)
    expect((await ask('/services?page=99999')).body).toMatchObject({
      empty: true,
      last_page: true,
      first_page: false,
      size: 0,
    })
    const minimal = (await ask('/services?minimal=true')).body
    expect(minimal.contents).toHaveLength(services.length)
    expect(Object.keys(minimal.contents[0]).sort()).toEqual(['id', 'last_modified', 'modified_date'])
  })
})

function distance([a, b]: [number, number], [c, d]: [number, number]): number {
  const [x, y, z] = [a, c, d - b].map(degrees => (degrees * Math.PI) / 180) as [number, number, number]
  return (
    6_371_000 * Math.acos(Math.min(1, Math.sin(x) * Math.sin(y) + Math.cos(x) * Math.cos(y) * Math.cos(z)))
  )
}

// ——— Walking, caching, ids ———

test('walking the pages gives each entry once while others add, hide and show entries', async () => {
  const before = await whole('services')
  const own = (await app.call(editor, 'GET', `/directory/services/${demoServiceId('crisis', 'mind')}`)).body
  const add = (visibility: string, id = newId()) =>
    app.call(editor, 'POST', '/directory/services', { ...draftOf(own), id, visibility })
  const hidden = newId()
  await add('network', hidden)
  const walk = async (next: (link: string | undefined, page: number) => string) => {
    const seen: string[] = []
    let link: string | undefined
    for (let page = 1, last = false; !last; page++) {
      const { body, headers } = await ask(next(link, page))
      seen.push(...body.contents.map((one: Entry) => one.id))
      last = body.last_page
      link = headers.link as string | undefined
      if (page === 2)
        expect(
          (
            await app.call(editor, 'PATCH', `/directory/services/${hidden}`, {
              ...draftOf((await app.call(editor, 'GET', `/directory/services/${hidden}`)).body),
              visibility: page % 2 ? 'network' : 'public',
            })
          ).status,
        ).toBe(200)
      await add('public')
    }
    expect(new Set(seen).size).toBe(seen.length)
    expect(before.filter(one => !seen.includes(one.id))).toEqual([])
  }
  await walk((_, page) => `/services?per_page=60&page=${page}`)
  await walk((link, page) =>
    link ? (/\/services[^>]+/.exec(link)?.[0] as string) : `/services?per_page=70&page=${page}`,
  )
})

test('an answer that is the same is not sent again, and one that changed is', async () => {
  const id = demoServiceId('crisis', 'mind')
  const first = await ask(`/services/${id}`)
  const again = () => ask(`/services/${id}`, { 'if-none-match': first.headers.etag as string })
  expect((await again()).status).toBe(304)
  const entry = (await app.call(editor, 'GET', `/directory/services/${id}`)).body
  await app.call(editor, 'PATCH', `/directory/services/${id}`, { ...draftOf(entry), name: 'Другое имя' })
  expect((await again()).body.name).toBe('Другое имя')
})

test('what hangs on a service keeps its ids when the service changes', async () => {
  const id = demoServiceId('hotline', 'lawyer')
  const owner = await app.member(organisationIds.dushanbe, ['directory_editor'])
  const ids = (entry: unknown): string[] =>
    [...JSON.stringify(entry).matchAll(/"id":"([^"]+)"/g)].map(match => match[1]!)
  const before = (await ask(`/services/${id}`)).body
  const entry = (await app.call(owner, 'GET', `/directory/services/${id}`)).body
  const draft = draftOf(entry)
  const changed = await app.call(owner, 'PATCH', `/directory/services/${id}`, {
    ...draft,
    languages: [...draft.languages!, 'ky'],
    phones: [...draft.phones!, { number: '+992 00 000 0099' }],
    schedules: draft.schedules!.map((one, at) => (at === 0 ? { ...one, closes: 1020 } : one)),
  })
  expect(changed.status).toBe(200)
  const after = (await ask(`/services/${id}`)).body
  const kept = new Set(ids(after))
  expect(ids(before).filter(one => !kept.has(one))).toEqual([])
  expect(after.languages).toHaveLength(before.languages.length + 1)
  expect(after.phones).toHaveLength(before.phones.length + 1)
})
