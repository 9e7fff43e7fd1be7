import { describe, expect, test } from 'vitest'
import { type Role, roles } from '#lib/actor.ts'
import { newId } from '#lib/ids.ts'
import { modules } from '../src/modules.ts'
import { type Caller, testApp } from './support/app.ts'

// Every route × every role: what the policy says is what the server answers. Rows are judged in each module's own tests.

const app = await testApp()
const organisationId = await app.organisation()
const callers = new Map<Role, Caller>()
for (const role of roles) callers.set(role, await app.member(organisationId, [role]))

const endpoints = modules.flatMap(({ endpoints = [], policy }) =>
  endpoints.map(endpoint => ({ endpoint, policy })),
)

test('every action that a policy names has a route, and every route a policy', () => {
  for (const { name, policy, endpoints: own = [] } of modules) {
    const routed = new Set(own.map(({ route }) => route.action))
    expect(
      Object.keys(policy).filter(action => !routed.has(action)),
      name,
    ).toEqual([])
  }
})

test('no two routes have the same method and address', () => {
  const all = endpoints.map(
    ({ endpoint: { route } }) => `${route.method} ${route.path.replaceAll(/\{\w+\}/g, '{}')}`,
  )
  expect(all.filter((one, index) => all.indexOf(one) !== index)).toEqual([])
})

describe.each(
  endpoints.map(
    ({ endpoint, policy }) => [`${endpoint.route.method} ${endpoint.route.path}`, endpoint, policy] as const,
  ),
)('%s', (_name, { route }, policy) => {
  const allowed = policy[route.action]
  // Ids that name nothing; a body that is empty. The role is judged before either matters, or the input is refused.
  const path = route.path.replaceAll(/\{\w+\}/g, newId())
  const ask = (who: Caller | null) =>
    app.call(who, route.method, path, route.method === 'GET' ? undefined : {})

  test('is closed to strangers, unless it is meant for them', async () => {
    const { status } = await ask(null)
    if (allowed === 'open') expect(status).not.toBe(403)
    else expect(status).toBe(401)
  })

  test('never fails on an empty request', async () => {
    for (const [, caller] of callers) {
      const reply = await ask(caller)
      expect(reply.status, JSON.stringify(reply.body)).toBeLessThan(500)
      if (reply.status >= 400) expect(reply.headers['content-type']).toContain('application/problem+json')
      // A session that ended itself is renewed for the next route.
      if (route.action === 'accounts.sign_out')
        callers.set('operator', await app.member(organisationId, ['operator']))
    }
  })
})

test('a role that the policy does not name is refused, whatever it sends', async () => {
  for (const role of roles) callers.set(role, await app.member(organisationId, [role]))
  for (const { endpoint, policy } of endpoints) {
    const allowed = policy[endpoint.route.action]
    if (!Array.isArray(allowed)) continue
    const { method, path, input } = endpoint.route
    for (const role of roles.filter(one => !allowed.includes(one))) {
      const url = path.replaceAll(/\{\w+\}/g, newId())
      const reply = await app.call(
        callers.get(role) as Caller,
        method,
        url,
        method === 'GET' ? undefined : {},
      )
      // The input is read first, so that an empty one may be refused as such; nobody without the right gets further.
      expect([403, 400, 404], `${method} ${path} as ${role}`).toContain(reply.status)
      if (!requiresInput(input)) expect(reply.status, `${method} ${path} as ${role}`).toBe(403)
    }
  }
})

function requiresInput(schema: unknown): boolean {
  const entries = (schema as { entries?: Record<string, { type: string }> }).entries ?? {}
  return Object.values(entries).some(entry => entry.type !== 'optional')
}
