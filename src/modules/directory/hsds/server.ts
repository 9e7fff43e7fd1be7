import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { nobody } from '#lib/actor.ts'
import { notFound } from '#lib/refusal.ts'
import { problemOf } from '#platform/http/problem.ts'
import type { Services } from '#platform/module.ts'
import type { Engine } from '#platform/use-case.ts'
import { countList, type ListName } from '../store/hsds-lists.ts'
import type { Json } from './json.ts'
import { listed, objects } from './lists.ts'
import { describeHsds } from './openapi.ts'
import { hamrohProfile } from './profile.ts'
import { type ListQuery, perPage, readListQuery } from './query.ts'

export const hsdsBase = '/api/hsds/v3'

const lists: Readonly<Record<string, ListName>> = {
  services: 'service',
  organizations: 'organization',
  service_at_locations: 'service_at_location',
  taxonomies: 'taxonomy',
  taxonomy_terms: 'taxonomy_term',
}

/**
 * Open Referral HSDS 3.1, read only: open to everybody and every origin. Always asked as nobody in particular, also by
 * who is signed in, so that the row policies give only what is public.
 */
export function serveHsds(server: FastifyInstance, { engine, config }: Services): void {
  const base = `${config.publicUrl}${hsdsBase}`
  server.register(
    async api => {
      openToAll(api)
      api.setNotFoundHandler((request, reply) =>
        reply
          .code(404)
          .type('application/problem+json; charset=utf-8')
          .send(JSON.stringify(problemOf(notFound(), request.id))),
      )
      for (const [path, name] of Object.entries(lists)) {
        const handler = (request: FastifyRequest, reply: FastifyReply) =>
          answerList(engine, base, path, name, request, reply)
        api.get(`/${path}`, limit, handler)
        // What is searched for need not stand in anybody's log.
        api.post(`/${path}`, limit, handler)
        api.get(`/${path}/:id`, limit, (request, reply) => answerOne(engine, name, request, reply))
      }
      serveDescriptions(api, base)
    },
    { prefix: hsdsBase },
  )
}

function openToAll(api: FastifyInstance): void {
  const headers = {
    'access-control-allow-origin': '*',
    'access-control-allow-methods': 'GET, HEAD, POST, OPTIONS',
    'access-control-allow-headers': 'accept, content-type, if-none-match',
    'access-control-expose-headers': 'etag, link, last-modified',
    'access-control-max-age': '86400',
    'cross-origin-resource-policy': 'cross-origin',
  }
  api.addHook('onRequest', async (_request, reply) => {
    reply.headers(headers)
  })
  api.options('/*', (_request, reply) => reply.code(204).send())
  api.options('/', (_request, reply) => reply.code(204).send())
}

function serveDescriptions(api: FastifyInstance, base: string): void {
  const { patches, schemas } = hamrohProfile()
  const about = { version: '3.1', profile: `${base}/profile`, openapi_url: `${base}/openapi.json` }
  const profile = {
    name: 'Hamroh',
    version: '1.0.0',
    hsds_version: '3.1',
    title: 'HSDS for those who help labour migrants in Central Asia',
    description:
      'Villages have no postal codes and often no streets; names and descriptions are kept in several languages; some places must stay confidential. What this profile changes in HSDS 3.1 is in the patches, what comes of it in the schemas.',
    license: 'CC-BY-SA-4.0',
    profile: Object.fromEntries([...patches.keys()].map(name => [name, `${base}/profile/profile/${name}`])),
    schema: Object.fromEntries([...schemas.keys()].map(name => [name, `${base}/profile/schema/${name}`])),
  }
  const openapi = describeHsds(base)
  const file = (files: ReadonlyMap<string, Json>) => (request: FastifyRequest, reply: FastifyReply) => {
    const found = files.get((request.params as { file: string }).file)
    if (!found) throw notFound()
    return sendJson(request, reply, found)
  }
  api.get('/', (request, reply) => sendJson(request, reply, about))
  api.get('/openapi.json', (request, reply) => sendJson(request, reply, openapi))
  api.get('/profile', (request, reply) => sendJson(request, reply, profile))
  api.get('/profile/profile/:file', file(patches))
  api.get('/profile/schema/:file', file(new Map([...schemas, ['openapi.json', openapi]])))
}

async function answerOne(engine: Engine, name: ListName, request: FastifyRequest, reply: FastifyReply) {
  const { id } = request.params as { id: string }
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id)) throw notFound()
  const { full_service: asked } = request.query as { full_service?: string }
  const fullService = asked === 'true' || asked === '1'
  const [found] = await engine.as(nobody, use =>
    objects(use.db, name, [id.toLowerCase()], { full: true, fullService }),
  )
  if (!found) throw notFound()
  return sendJson(request, reply, found)
}

async function answerList(
  engine: Engine,
  base: string,
  path: string,
  name: ListName,
  request: FastifyRequest,
  reply: FastifyReply,
) {
  const given = {
    ...(request.query as object),
    ...(request.method === 'POST' ? (request.body as object | null) : {}),
  }
  const answer = await engine.as(nobody, async use => {
    const query = await readListQuery(use.db, name, given)
    const { total, last } = await countList(use.db, name, query.filter)
    if (query.ndjson) return { query, total, last }
    // Asked for ids alone, a reader wants them in one page.
    const size = query.perPage ?? (query.depth.minimal ? Math.max(total, 1) : perPage.usual)
    const window = query.after === null ? { offset: (query.page - 1) * size } : { after: query.after }
    return { query, total, last, size, ...(await page(use.db, name, query, { ...window, limit: size })) }
  })
  if (!('contents' in answer)) return stream(engine, name, answer.query, answer.last, reply)
  const { query, total, size, contents, end } = answer
  const pages = Math.ceil(total / size)
  if (end !== null && query.page < pages)
    reply.header('link', nextLink(`${base}/${path}`, given, query.page + 1, end))
  return sendJson(request, reply, {
    total_items: total,
    total_pages: pages,
    page_number: query.page,
    size: contents.length,
    first_page: query.page === 1,
    last_page: query.page >= pages,
    empty: contents.length === 0,
    contents,
  })
}

async function page(
  db: Parameters<typeof listed>[0],
  name: ListName,
  query: ListQuery,
  window: { limit: number; offset?: number; after?: number },
) {
  const { contents, last } = await listed(db, name, query.filter, query.depth, window)
  return { contents, end: last }
}

function nextLink(address: string, given: object, next: number, after: number): string {
  const query = new URLSearchParams()
  for (const [key, value] of Object.entries(given))
    if (key !== 'page' && key !== 'after') query.set(key, String(value))
  query.set('page', String(next))
  query.set('after', String(after))
  return `<${address}?${query}>; rel="next"`
}

const batch = 200

/**
 * All entries as lines, read as fast as they are taken: each batch in a transaction of its own, so that a slow reader
 * holds no connection. Entries that become public meanwhile come after `last` and are not part of this answer.
 */
function stream(
  engine: Engine,
  name: ListName,
  { filter, depth }: ListQuery,
  last: number,
  reply: FastifyReply,
) {
  async function* lines(): AsyncGenerator<string> {
    let after = 0
    for (;;) {
      const window = { limit: depth.full ? batch / 4 : batch, after, upTo: last }
      const { contents, last: end } = await engine.as(nobody, use =>
        listed(use.db, name, filter, depth, window),
      )
      if (end === null) return
      if (contents.length > 0) yield `${contents.map(one => JSON.stringify(one)).join('\n')}\n`
      after = end
    }
  }
  return reply
    .type('application/x-ndjson; charset=utf-8')
    .header('cache-control', 'no-cache')
    .send(Readable.from(lines(), { objectMode: false, highWaterMark: 64 * 1024 }))
}

// Harvesters ask a lot and politely; a flood from one address is told to wait.
const limit = { config: { rateLimit: { max: 3000, timeWindow: 60_000 } } }

/** Kept by readers but asked for anew each time: what stops being public must not live on in a cache. */
function sendJson(request: FastifyRequest, reply: FastifyReply, content: Json) {
  const body = JSON.stringify(content)
  const tag = `W/"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`
  reply.header('etag', tag).header('cache-control', 'public, no-cache')
  const known = request.headers['if-none-match']?.split(/\s*,\s*/)
  if (request.method !== 'POST' && known?.some(one => one === tag || one === '*'))
    return reply.code(304).send()
  return reply.type('application/json; charset=utf-8').send(body)
}
