import { Ajv2020 } from 'ajv/dist/2020.js'
import { expect, test } from 'vitest'
import { modules } from '../src/modules.ts'
import { testApp } from './support/app.ts'

const app = await testApp()
const description = (await app.call(null, 'GET', '/openapi.json')).body

interface Operation {
  readonly operationId: string
  readonly parameters: { name: string; in: string; schema: object }[]
  readonly requestBody?: { content: Record<string, { schema: object }> }
  readonly responses: Record<string, { content?: Record<string, { schema: object }> }>
}
const operations: Operation[] = Object.values(
  description.paths as Record<string, Record<string, Operation>>,
).flatMap(Object.values)

test('the description names every route of every module', () => {
  const routes = modules.flatMap(({ endpoints = [] }) =>
    endpoints.map(({ route }) => `${route.method.toLowerCase()} ${route.path}`),
  )
  const described = Object.entries(description.paths).flatMap(([path, methods]) =>
    Object.keys(methods as object).map(method => `${method} ${path}`),
  )
  expect(described.sort()).toEqual(routes.sort())
  expect(description.openapi).toBe('3.1.0')
})

test('every operation has a name of its own, every part of an address is declared', () => {
  const names = operations.map(operation => operation.operationId)
  expect(new Set(names).size).toBe(names.length)
  for (const [path, methods] of Object.entries(
    description.paths as Record<string, Record<string, Operation>>,
  )) {
    const parts = [...path.matchAll(/\{(\w+)\}/g)].map(match => match[1])
    for (const operation of Object.values(methods)) {
      expect(operation.parameters.filter(one => one.in === 'path').map(one => one.name)).toEqual(parts)
    }
  }
})

test('every schema is a JSON Schema that compiles, replies included', () => {
  const ajv = new Ajv2020({ strict: false, validateFormats: false })
  for (const operation of operations) {
    const replies = Object.values(operation.responses).flatMap(reply => Object.values(reply.content ?? {}))
    const bodies = Object.values(operation.requestBody?.content ?? {})
    for (const { schema } of [...replies, ...bodies, ...operation.parameters]) {
      if ('$ref' in schema) continue
      expect(() => ajv.compile(schema), operation.operationId).not.toThrow()
    }
  }
})

test('a problem that the server answers is the problem that is described', async () => {
  const ajv = new Ajv2020({ strict: false })
  const check = ajv.compile(description.components.schemas.Problem)
  const replies = [
    await app.call(null, 'POST', '/sign-in', {}),
    await app.call(null, 'GET', '/me'),
    await app.call(null, 'GET', '/nothing/here'),
    await app.call(null, 'POST', '/sign-in', '{"broken', { 'content-type': 'application/json' }),
    await app.call(null, 'POST', '/sign-in', 'a=b', { 'content-type': 'text/plain' }),
    await app.call(null, 'POST', '/sign-in', { email: 'x'.repeat(2_000_000) }),
  ]
  expect(replies.map(reply => reply.status)).toEqual([400, 401, 404, 400, 400, 413])
  for (const reply of replies) {
    expect(check(reply.body), JSON.stringify(check.errors)).toBe(true)
    expect(reply.headers['content-type']).toContain('application/problem+json')
    expect(reply.body.status).toBe(reply.status)
  }
})
