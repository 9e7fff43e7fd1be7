import { existsSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import compress from '@fastify/compress'
import cookie from '@fastify/cookie'
import formbody from '@fastify/formbody'
import rateLimit from '@fastify/rate-limit'
import fastifyStatic from '@fastify/static'
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import { newId } from '#lib/ids.ts'
import { Refusal } from '#lib/refusal.ts'
import type { Config } from '../config.ts'
import { errorFields, type Log } from '../log.ts'
import type { Module, Services } from '../module.ts'
import type { Engine } from '../use-case.ts'
import { perKnownDevice } from './device.ts'
import { describeApi } from './openapi.ts'
import { type PageFrame, registerPages } from './pages.ts'
import { frameworkRefusal, problemOf } from './problem.ts'
import { handlerOf, hashToken, type LimitedGate, sessionCookie } from './request.ts'

export interface ServerParts {
  readonly config: Config
  readonly engine: Engine
  readonly services: Services
  readonly limited: LimitedGate
  readonly modules: readonly Module[]
  readonly log: Log
  /** The built staff app and the public pages' styles and fonts. */
  readonly assets: string
  /** Answers whether the database does; null says yes. */
  readonly isReady: () => Promise<boolean>
  readonly frame: PageFrame
}

export async function createServer(parts: ServerParts): Promise<FastifyInstance> {
  const { config, modules, services } = parts
  const known = perKnownDevice(services.secret)
  const server = Fastify({
    logger: false,
    genReqId: () => newId(),
    trustProxy: config.trustProxy,
    bodyLimit: 1_000_000,
    // Long enough for 2G, short enough that slow requests cannot hold the server.
    requestTimeout: 60_000,
    connectionTimeout: 70_000,
    routerOptions: { maxParamLength: 200, ignoreTrailingSlash: true },
    return503OnClosing: true,
    // An address that cannot be one (half a character, a part without end) names nothing that we have.
    frameworkErrors: (_error, request, reply) => notThere(reply, request.id),
  })
  await server.register(cookie)
  await server.register(formbody, { bodyLimit: 100_000 })
  await server.register(compress, { threshold: 1400, encodings: ['br', 'gzip'] })
  await server.register(rateLimit, {
    global: false,
    errorResponseBuilder: () => new Refusal('too_many_requests', 'too_many'),
  })
  acceptAnyJson(server)
  safeHeaders(server, config.publicUrl.startsWith('https:'))
  answerErrors(server, parts.log, parts.assets)
  health(server, parts.isReady)
  const secure = config.publicUrl.startsWith('https:')
  for (const module of modules) {
    for (const endpoint of module.endpoints ?? []) {
      const { route } = endpoint
      server.route({
        method: route.method,
        url: `/api/v1${route.path.replaceAll(/\{(\w+)\}/g, ':$1')}`,
        ...(route.bodyLimit ? { bodyLimit: route.bodyLimit } : {}),
        ...(route.limitPerMinute
          ? {
              config: {
                rateLimit: {
                  max: route.limitPerMinute,
                  timeWindow: 60_000,
                  ...(route.open ? known : perSession),
                },
              },
            }
          : {}),
        handler: handlerOf(services, parts.limited, endpoint, module.policy, secure),
      })
    }
    module.serve?.(server, services)
  }
  // Two megabytes that few ask for.
  let description: string | undefined
  server.get('/api/v1/openapi.json', (_request, reply) => {
    description ??= JSON.stringify(describeApi(modules))
    return reply.type('application/json; charset=utf-8').send(description)
  })
  await serveStaffApp(server, parts.assets)
  registerPages(server, parts, parts.frame)
  return server
}

/** Whoever is signed in is counted by the session, so that an office behind one address does not stop itself. */
const perSession = {
  keyGenerator(request: FastifyRequest): string {
    const token = request.headers.authorization ?? request.cookies[sessionCookie]
    return token ? hashToken(token) : request.ip
  },
}

/** Fastify's parser, but an empty body is an empty object and a broken one is told as such. */
function acceptAnyJson(server: FastifyInstance): void {
  server.removeContentTypeParser('application/json')
  server.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, body, done) => {
    if (body === '') return done(null, {})
    try {
      done(null, JSON.parse(body as string, dropDangerous))
    } catch {
      done(new Refusal('not_json', 'invalid'), undefined)
    }
  })
}

function dropDangerous(key: string, value: unknown): unknown {
  return key === '__proto__' || key === 'constructor' ? undefined : value
}

const policies = {
  // Public pages: complete without the one small script of ours; nothing from elsewhere.
  page: "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  staff:
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  api: "default-src 'none'; frame-ancestors 'none'",
}

function safeHeaders(server: FastifyInstance, https: boolean): void {
  server.addHook('onRequest', async (request, reply) => {
    const area = request.url.startsWith('/api/') ? 'api' : request.url.startsWith('/app') ? 'staff' : 'page'
    reply.headers({
      'content-security-policy': policies[area],
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'permissions-policy': 'camera=(), microphone=(), geolocation=(self), interest-cohort=()',
      'x-request-id': request.id,
      ...(area === 'api' ? { 'cache-control': 'no-store' } : {}),
      ...(https ? { 'strict-transport-security': 'max-age=31536000; includeSubDomains' } : {}),
    })
  })
}

function answerErrors(server: FastifyInstance, log: Log, assets: string): void {
  server.setErrorHandler((error: Error & { code?: string; statusCode?: number }, request, reply) => {
    const refusal = error instanceof Refusal ? error : (databaseRefusal(error) ?? frameworkRefusal(error))
    if (!refusal)
      log.error('request.failed', {
        requestId: request.id,
        route: request.routeOptions.url,
        ...errorFields(error),
      })
    const problem = problemOf(refusal ?? new Refusal('fault_of_ours', 'busy'), request.id)
    const status = refusal ? problem.status : 500
    return reply
      .code(status)
      .type('application/problem+json; charset=utf-8')
      .send(JSON.stringify({ ...problem, status }))
  })
  server.setNotFoundHandler((request, reply) => {
    // An address inside the staff app is the app's to understand.
    if (isStaffPage(request) && staffAppIsBuilt(assets)) {
      return reply.header('cache-control', 'no-cache').sendFile('index.html')
    }
    return notThere(reply, request.id)
  })
}

function notThere(reply: FastifyReply, requestId: string) {
  const problem = problemOf(new Refusal('not_found', 'not_found'), requestId)
  return reply.code(404).type('application/problem+json; charset=utf-8').send(JSON.stringify(problem))
}

/** What the database refuses although the input looked right; anything else it says is a fault of ours. */
function databaseRefusal(error: {
  code?: string
  constraint?: string
  message?: string
  syscall?: string
}): Refusal | null {
  // The embedded database is being started again: its socket is not there.
  if (error.code === 'ENOENT' && error.syscall === 'connect') return new Refusal('busy', 'busy')
  switch (error.code) {
    case '23505':
      return new Refusal('already_there', 'conflict')
    case '23503':
      return new Refusal('refers_to_nothing', 'conflict')
    case '40001':
    case '40P01':
    case '55P03':
    case '57014':
    case '57P01':
    case '57P03':
    case '53100':
    case '53300':
    case 'ECONNREFUSED':
    case 'ECONNRESET':
      return new Refusal('busy', 'busy')
    default:
      // The pool and the driver say these in words only: no connection came free, or the database went away with ours.
      return /timeout exceeded when trying to connect|^Connection terminated|connection error and is not queryable/.test(
        error.message ?? '',
      )
        ? new Refusal('busy', 'busy')
        : null
  }
}

function health(server: FastifyInstance, isReady: () => Promise<boolean>): void {
  let stopping = false
  server.addHook('preClose', async () => {
    stopping = true
  })
  server.get('/health/live', (_request, reply) => reply.send({ status: 'ok' }))
  server.get('/health/ready', async (_request, reply) => {
    const ready = !stopping && (await isReady().catch(() => false))
    return reply.code(ready ? 200 : 503).send({ status: ready ? 'ok' : 'not ready' })
  })
}

const staffAppIsBuilt = (assets: string) => existsSync(join(assets, 'staff', 'index.html'))

function isStaffPage(request: FastifyRequest): boolean {
  const path = request.url.split('?')[0] as string
  return request.method === 'GET' && /^\/app(\/|$)/.test(path) && !/\.\w+$/.test(path)
}

/**
 * The staff app: one page for every address below /app; its files carry a hash in their names and never change. The
 * build compressed them beforehand. Without a build the API and the pages work all the same.
 */
async function serveStaffApp(server: FastifyInstance, assets: string): Promise<void> {
  await Promise.all(['staff', 'site'].map(name => mkdir(join(assets, name), { recursive: true })))
  await server.register(fastifyStatic, {
    root: join(assets, 'staff'),
    prefix: '/app/',
    wildcard: true,
    index: 'index.html',
    preCompressed: true,
    cacheControl: false,
    setHeaders(reply, path) {
      reply.header(
        'cache-control',
        /-[\w-]{8}\.\w+(\.br|\.gz)?$/.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache',
      )
    },
  })
  await server.register(fastifyStatic, {
    root: join(assets, 'site'),
    prefix: '/assets/',
    decorateReply: false,
    preCompressed: true,
    maxAge: '1d',
    setHeaders(reply, path) {
      // It serves the kept pages, which lie above it.
      if (/keep-worker\.js(\.br|\.gz)?$/.test(path)) reply.header('service-worker-allowed', '/')
    },
  })
  // `/app` and `/app/` are one address to the router, before the files below it are looked at.
  server.get('/app', (_request, reply) =>
    staffAppIsBuilt(assets) ? reply.sendFile('index.html') : reply.callNotFound(),
  )
}
