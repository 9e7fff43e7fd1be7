import { toJsonSchema } from '@valibot/to-json-schema'
import type * as v from 'valibot'
import { pathParts, type Route } from '#lib/contract.ts'
import type { Module } from '../module.ts'

type Json = { [key: string]: unknown }

/** OpenAPI 3.1 from the very schemas that validate: every route, every reply, every problem. */
export function describeApi(modules: readonly Module[]): Json {
  const paths: Record<string, Json> = {}
  for (const module of modules) {
    for (const { route } of module.endpoints ?? []) {
      paths[route.path] = { ...paths[route.path], [route.method.toLowerCase()]: describe(route, module) }
    }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Hamroh',
      version: '1',
      description: 'Everything the staff app does, it does through this API.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/api/v1' }],
    security: [{ bearer: [] }, { cookie: [] }],
    paths,
    components: {
      securitySchemes: {
        bearer: { type: 'http', scheme: 'bearer' },
        cookie: { type: 'apiKey', in: 'cookie', name: 'hamroh' },
      },
      schemas: { Problem: problemSchema },
    },
  }
}

const problemSchema = {
  type: 'object',
  required: ['type', 'title', 'status', 'code'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    code: { type: 'string', description: 'stable; screens translate it' },
    detail: { type: 'string' },
    instance: { type: 'string' },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        required: ['path', 'code'],
        properties: {
          path: { type: 'string' },
          code: { type: 'string' },
          limit: { type: ['string', 'number'] },
        },
      },
    },
  },
}

function describe(route: Route, module: Module): Json {
  const inPath = pathParts(route.path)
  const input = schemaOf(route.input, 'input')
  const properties = (input.properties ?? {}) as Record<string, Json>
  const required = (input.required ?? []) as string[]
  const parameter = (name: string, place: 'path' | 'query') => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema: properties[name] ?? { type: 'string' },
  })
  const others = Object.keys(properties).filter(name => !inPath.includes(name))
  const parameters: Json[] = inPath.map(name => parameter(name, 'path'))
  if (route.method === 'GET') parameters.push(...others.map(name => parameter(name, 'query')))
  else parameters.push(idempotencyKey)
  const body = {
    type: 'object',
    properties: Object.fromEntries(others.map(name => [name, properties[name]])),
    required: required.filter(name => others.includes(name)),
  }
  return {
    operationId: `${route.action}.${route.method.toLowerCase()}.${route.path.replaceAll(/[{}/]+/g, '_')}`,
    summary: route.summary,
    tags: [module.name],
    ...(route.open ? { security: [] } : {}),
    parameters,
    ...(route.method !== 'GET' && others.length
      ? {
          requestBody: {
            required: body.required.length > 0,
            content: { 'application/json': { schema: body } },
          },
        }
      : {}),
    responses: responsesOf(route),
  }
}

const idempotencyKey = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  schema: { type: 'string', maxLength: 200 },
  description: 'The same key with the same body gives the first answer again; with another body 409.',
}

function responsesOf(route: Route): Json {
  const status = String(route.status ?? 200)
  const content = route.download
    ? { [route.download]: { schema: { type: 'string', contentEncoding: 'binary' } } }
    : { 'application/json': { schema: schemaOf(route.reply, 'output') } }
  const problem = (description: string) => ({
    description,
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
  })
  return {
    [status]: { description: 'Done', ...(route.status === 204 ? {} : { content }) },
    400: problem('Something in the input is wrong; all errors by path'),
    ...(route.open ? {} : { 401: problem('Not signed in'), 403: problem('Not for this role') }),
    404: problem('Not there, or not yours'),
    409: problem('It conflicts with what is there'),
    413: problem('Too large'),
    429: problem('Too many requests'),
    500: problem('A fault of ours'),
    503: problem('Busy: try again'),
  }
}

/** What JSON Schema cannot say (a check, a transformation) is left out: the description is for reading and clients. */
function schemaOf(schema: v.GenericSchema, mode: 'input' | 'output'): Json {
  const { $schema: _, ...json } = toJsonSchema(schema as Parameters<typeof toJsonSchema>[0], {
    errorMode: 'ignore',
    typeMode: mode,
  }) as Json
  return json
}
