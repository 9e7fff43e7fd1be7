import pg from 'pg'
import { expect, test } from 'vitest'
import { type Role, roles } from '#lib/actor.ts'
import { pathParts, type Route } from '#lib/contract.ts'
import { newId } from '#lib/ids.ts'
import { modules } from '../../src/modules.ts'
import { type Caller, testApp } from '../support/app.ts'
import { fieldRights, finderFor, type Group, groups } from './fields.ts'
import { sampleOf } from './sample.ts'
import { type Call, serverOf } from './server.ts'
import { type Row, table } from './table.ts'
import { createWorld, marked, type Relation, relations, type Things, type World } from './world.ts'

// Every route × role × relation, against the real application on a real PostgreSQL. What is done is rolled back at once,
// so that every question meets the same world.

const logged: string[] = []
const keep = (event: string, fields?: object) => logged.push(event + JSON.stringify(fields ?? {}))
const app = await testApp({}, { info: keep, warn: keep, error: keep })
const world: World = await createWorld(app, await serverOf(app, true))
const call: Call = await serverOf(app, false, { info: keep, warn: keep, error: keep })
const marksTo = finderFor(world)

const routes = modules.flatMap(({ endpoints = [], policy }) =>
  endpoints.map(({ route }) => ({
    route,
    name: `${route.method} ${route.path}`,
    allowed: policy[route.action],
  })),
)
const described: Record<string, Record<string, unknown>> = (await app.call(null, 'GET', '/openapi.json')).body
  .paths

/** Every mark that any answer told to anybody, over all the tests below. */
const told: { name: string; role: Role; relation: Relation; group: Group }[] = []

type Outcome =
  | 'allowed'
  | 'refused'
  | 'not found'
  | 'signed out'
  | 'no input that the contract takes: give the row a body'

function outcomeOf(status: number): Outcome {
  if (status === 401) return 'signed out'
  if (status === 403) return 'refused'
  if (status === 404) return 'not found'
  // A 400 or 409 of the use case comes after the right was judged.
  return 'allowed'
}

async function attempt(who: Caller | null, route: Route, things: Things, row: Row): Promise<Outcome> {
  const parts = 'parts' in row ? (row.parts ?? {}) : {}
  const inPath = pathParts(route.path)
  const named = Object.fromEntries(Object.entries(parts).map(([part, thing]) => [part, things[thing]]))
  const given: Record<string, unknown> = {
    personId: things.person,
    otherId: things.otherPerson,
    version: 1,
    ...('body' in row ? row.body : {}),
    ...named,
  }
  const id = 'thing' in row ? things[row.thing] : newId()
  const required = sampleOf(
    route.input,
    pick(route, { ...given, ...(inPath.includes('id') && !('id' in given) ? { id } : {}) }, inPath, named),
  )
  const input = (required ?? Object.fromEntries(inPath.map(part => [part, named[part] ?? id]))) as Record<
    string,
    unknown
  >
  const path = route.path.replace(/\{(\w+)\}/g, (_, part: string) => String(input[part]))
  const rest = Object.entries(input).filter(([name]) => !inPath.includes(name))
  const query = new URLSearchParams(rest.map(([name, value]) => [name, String(value)]))
  const isGet = route.method === 'GET'
  const reply = await call(
    who,
    route.method,
    isGet && query.size ? `${path}?${query}` : path,
    isGet ? undefined : Object.fromEntries(rest),
  )
  const where = `${route.method} ${path} ${JSON.stringify(reply.body)}`
  expect(reply.status, where).toBeLessThan(500)
  // A right is judged behind the input, so the input must be one that the contract takes.
  if (required === null) return 'no input that the contract takes: give the row a body'
  const role = roles.find(one => world.callers[one] === who)
  if (role)
    for (const found of marksTo(role)(reply))
      told.push({ name: `${route.method} ${route.path}`, role, ...found })
  return outcomeOf(reply.status)
}

/** Of what is known, what this contract asks for: parts of the path, what the row names, and what is required. */
function pick(route: Route, given: Record<string, unknown>, inPath: readonly string[], named: object) {
  const entries = (route.input as { entries?: Record<string, { type: string }> }).entries ?? {}
  return Object.fromEntries(
    Object.entries(given).filter(
      ([name]) =>
        name in entries && (inPath.includes(name) || name in named || entries[name]?.type !== 'optional'),
    ),
  )
}

/** What to write, for whoever added a route. */
function suggestion(name: string, allowed: unknown): string {
  if (allowed === 'open') return `  '${name}': open,`
  if (allowed === 'member') return `  '${name}': member,`
  const who = (allowed as Role[]).map(role => `'${role}'`).join(', ')
  return /\{/.test(name)
    ? `  '${name}': on('<thing>', each([${who}], ['own', 'team'])),`
    : `  '${name}': only(${who}),`
}

test('every route has a row, and every row a route', () => {
  const missing = routes
    .filter(({ name }) => !table[name])
    .map(({ name, allowed }) => suggestion(name, allowed))
  expect(
    missing,
    `These routes have no row in test/rights/table.ts. Write what design says of each role and relation, for example:\n${missing.join('\n')}\n`,
  ).toEqual([])
  const real = new Set(routes.map(({ name }) => name))
  expect(Object.keys(table).filter(name => !real.has(name))).toEqual([])
  const inDescription = Object.entries(described).flatMap(([path, methods]) =>
    Object.keys(methods).map(method => `${method.toUpperCase()} ${path.replace('/api/v1', '')}`),
  )
  expect(inDescription.filter(name => !table[name] && !name.includes('/hsds/'))).toEqual([])
})

test('no two routes have the same method and address; every action of a policy has a route', () => {
  const all = routes.map(({ name }) => name.replaceAll(/\{\w+\}/g, '{}'))
  expect(all.filter((one, index) => all.indexOf(one) !== index)).toEqual([])
  for (const { name, policy, endpoints = [] } of modules) {
    const routed = new Set(endpoints.map(({ route }) => route.action))
    expect([name, Object.keys(policy).filter(action => !routed.has(action))]).toEqual([name, []])
  }
})

test('without a session every route but the open ones is closed', async () => {
  const wrong: string[] = []
  for (const { route, name } of routes) {
    const row = table[name]
    if (!row) continue
    const outcome = await attempt(null, route, world.things('caseworker', 'own'), row)
    const isOpen = 'who' in row && row.who === 'open'
    if (isOpen ? outcome === 'refused' : outcome !== 'signed out') wrong.push(`${name}: ${outcome}`)
  }
  expect(wrong).toEqual([])
})

test('no route fails on an empty request; what is wrong is a problem with a code', async () => {
  for (const { route, name } of routes) {
    const row = table[name]
    const role = row ? roles.find(one => rightsOf(row, one)) : undefined
    const path = route.path.replaceAll(/\{\w+\}/g, newId())
    const who = role ? world.callers[role] : null
    const reply = await call(who, route.method, path, route.method === 'GET' ? undefined : {})
    expect(reply.status, name).toBeLessThan(500)
    if (reply.status >= 400) expect(reply.headers['content-type'], name).toContain('application/problem+json')
  }
})

const rightsOf = (row: Row, role: Role): boolean => {
  if ('thing' in row) return row.sees[role] !== undefined || row.refused?.[role] !== undefined
  return row.who === 'open' || row.who === 'member' || row.who.includes(role)
}

test('a role that a row does not name is refused, whatever it asks for', async () => {
  const wrong: string[] = []
  for (const { route, name } of routes) {
    const row = table[name]
    if (!row) continue
    const asked = roles
      .filter(one => !rightsOf(row, one))
      .map(async role => {
        const outcome = await attempt(world.callers[role], route, world.things('caseworker', 'team'), row)
        if (outcome !== 'refused') wrong.push(`${name} as ${role}: ${outcome}`)
      })
    await Promise.all(asked)
  }
  expect(wrong).toEqual([])
})

test('a role that a row names reaches exactly the things that stand to it as the row says', async () => {
  const wrong: string[] = []
  let cells = 0
  for (const { route, name } of routes) {
    const row = table[name]
    if (!row || ('who' in row && row.who === 'open')) continue
    for (const role of roles.filter(one => rightsOf(row, one))) {
      // Side by side: the things are different ones, and nothing stays.
      const asked = ('thing' in row ? relations : (['own'] as const)).map(async relation => {
        const wanted = wantedOf(row, role, relation)
        const outcome = await attempt(world.callers[role], route, world.things(role, relation), row)
        cells++
        if (outcome !== wanted) wrong.push(`${name} as ${role}, ${relation}: ${outcome} instead of ${wanted}`)
      })
      await Promise.all(asked)
    }
  }
  expect(cells).toBeGreaterThan(1000)
  expect(wrong).toEqual([])
})

function wantedOf(row: Row, role: Role, relation: (typeof relations)[number]): Outcome {
  if (!('thing' in row)) return 'unknown' in row && row.unknown ? 'not found' : 'allowed'
  if (row.refused?.[role]?.includes(relation)) return 'refused'
  return row.sees[role]?.includes(relation) ? 'allowed' : 'not found'
}

test('of a person’s fields each role is told what its line says, over whatever way out', () => {
  const wrong = new Set<string>()
  for (const { name, role, relation, group } of told) {
    const { sees, exits } = fieldRights[group]
    if (!sees[role]?.includes(relation)) wrong.add(`${name} tells ${role} ${group}, ${relation}`)
    if (exits && !exits.includes(name)) wrong.add(`${name} tells ${group}, and is no way out for it`)
  }
  expect([...wrong]).toEqual([])
  // It was there to be told: whoever may be told it was told it.
  const was = (role: Role, group: Group, relation: Relation) =>
    told.some(one => one.role === role && one.group === group && one.relation === relation)
  const never = groups.flatMap(group =>
    roles.flatMap(role =>
      (fieldRights[group].sees[role] ?? [])
        .filter(relation => !was(role, group, relation))
        .map(relation => `${group} to ${role}, ${relation}`),
    ),
  )
  expect(never).toEqual([])
})

test('nothing that identifies anybody stands in the log, the audit lines, the events or the jobs', async () => {
  const owner = new pg.Client({ connectionString: app.ownerUrl })
  await owner.connect()
  const rows = async (sql: string) => (await owner.query<{ text: string }>(sql)).rows.map(({ text }) => text)
  const written = [
    ...logged,
    ...(await rows('select a::text as text from platform.audit_line a')),
    ...(await rows('select e::text as text from platform.event e')),
    ...(await rows('select j::text as text from graphile_worker._private_jobs j')),
  ]
  await owner.end()
  expect(written.length).toBeGreaterThan(300)
  const marks = [...marked.values()].flatMap(one => Object.values(one) as string[])
  expect(written.filter(line => marks.some(mark => line.includes(mark)))).toEqual([])
})
