import type { Json } from './json.ts'
import { hamrohProfile } from './profile.ts'
import { perPage } from './query.ts'

const standard = 'https://raw.githubusercontent.com/openreferral/specification/3.0/schema/'

/** The standard's own description with our profile, our addresses and what we answer when something is wrong. */
export function describeHsds(base: string): Json {
  const merged = hamrohProfile().schemas.get('openapi.json') as Json
  const text = JSON.stringify(merged)
    .replaceAll(`${standard}compiled/`, standard)
    .replaceAll(standard, `${base}/profile/schema/`)
  // `service_list.json` and its like are the object with only what there is one of.
  const description = JSON.parse(text.replaceAll('_list.json', '.json'))
  const problem = {
    description: 'Something in the question is wrong; every mistake by its parameter',
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
  }
  for (const path of Object.values(
    description.paths as Record<string, Record<string, { responses?: Json; operationId?: string }>>,
  ))
    for (const [method, operation] of Object.entries(path)) {
      if (!operation.responses) continue
      operation.responses = {
        ...operation.responses,
        400: problem,
        404: { ...problem, description: 'Not there' },
      }
      // The standard gives both methods one name, which OpenAPI forbids.
      if (method === 'post') operation.operationId = `${operation.operationId}ByPost`
    }
  const byId = description.paths['/taxonomy_terms/{id}'].get
  const many = description.paths['/taxonomy_terms']
  byId.operationId = 'getTaxonomyTermById'
  many.get.operationId = 'getPaginatedListOfTaxonomyTerms'
  many.post.operationId = 'getPaginatedListOfTaxonomyTermsByPost'
  for (const { parameters } of [many.get, many.post])
    for (const parameter of parameters)
      if (parameter.name === 'top_only') parameter.description = 'Only terms that have no parent.'
  description.servers = [{ url: base }]
  description.components.parameters.per_page.schema = {
    type: 'integer',
    minimum: 1,
    maximum: perPage.most,
    default: perPage.usual,
  }
  description.components.schemas.Problem = {
    type: 'object',
    required: ['type', 'title', 'status', 'code'],
    properties: {
      type: { type: 'string' },
      title: { type: 'string' },
      status: { type: 'integer' },
      code: { type: 'string' },
      errors: {
        type: 'array',
        items: {
          type: 'object',
          required: ['path', 'code'],
          properties: { path: { type: 'string' }, code: { type: 'string' } },
        },
      },
    },
  }
  return description
}
