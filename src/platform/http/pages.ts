import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { type Locale, locales, negotiate } from '#i18n/locales.ts'
import { nobody } from '#lib/actor.ts'
import { Refusal } from '#lib/refusal.ts'
import type { Clock } from '../clock.ts'
import { errorFields } from '../log.ts'
import type { Page, PageAnswer, PageRequest } from '../module.ts'
import { perKnownDevice } from './device.ts'
import { statusOf } from './problem.ts'
import type { ServerParts } from './server.ts'

type ShownPage = Extract<PageAnswer, { body: VNode }>

/** What surrounds every public page, and the page that is shown instead of one that failed. */
export interface PageFrame {
  readonly clock: Clock
  readonly layout: (page: { answer: ShownPage; request: PageRequest }) => VNode
  readonly refused: (code: string, request: PageRequest) => { title: string; body: VNode }
}

/**
 * Public pages: every address begins with its language; complete without script, no cookie, nothing from elsewhere, and
 * nothing kept by the browser: the next who uses the phone finds no page by going back or without a network.
 */
export function registerPages(server: FastifyInstance, parts: ServerParts, frame: PageFrame): void {
  server.get('/', (request, reply) =>
    reply.header('vary', 'accept-language').redirect(`/${negotiate(request.headers['accept-language'])}/`),
  )
  // A short address has no language: it is printed, sent on, read aloud.
  server.get('/s/:short', (request, reply) => {
    const { short } = request.params as { short: string }
    const locale = negotiate(request.headers['accept-language'])
    return reply.header('vary', 'accept-language').redirect(`/${locale}/s/${encodeURIComponent(short)}`)
  })
  const known = perKnownDevice(parts.services.secret)
  for (const page of withPosted(parts.modules.flatMap(module => module.pages ?? []))) {
    for (const locale of locales) {
      server.route({
        method: page.method ?? 'GET',
        url: `/${locale}${page.path.replaceAll(/\{(\w+)\}/g, ':$1')}`,
        ...(page.limitPerMinute
          ? {
              config: {
                // After the body was read: who is asked to wait gets back what was typed.
                rateLimit: { max: page.limitPerMinute, timeWindow: 60_000, hook: 'preHandler', ...known },
              },
            }
          : {}),
        handler: (request, reply) => answer(page, locale, request, reply, parts, frame),
        errorHandler: (error, request, reply) =>
          failed(error, readRequest(locale, request, parts, frame), reply, parts, frame),
      })
    }
  }
  // An address that was mistyped is answered as a page too, with a way to go on.
  for (const locale of locales) {
    server.get(`/${locale}/*`, (request, reply) =>
      failed(
        new Refusal('not_found', 'not_found'),
        readRequest(locale, request, parts, frame),
        reply,
        parts,
        frame,
      ),
    )
  }
}

/**
 * A page that is only read may be posted to as well: so it is opened from an answer, with the way back to that answer in
 * the body and not in an address.
 */
function withPosted(pages: readonly Page[]): Page[] {
  const posted = new Set(pages.filter(({ method }) => method === 'POST').map(({ path }) => path))
  return pages.flatMap((page): Page[] =>
    page.method === 'POST' || posted.has(page.path)
      ? [page]
      : [page, { ...page, method: 'POST', run: request => page.run(request).then(hereOf(request)) }],
  )
}

const hereOf =
  ({ path }: PageRequest) =>
  (page: PageAnswer): PageAnswer =>
    'body' in page ? { here: { path, fields: {} }, ...page } : page

async function answer(
  page: Page,
  locale: Locale,
  request: FastifyRequest,
  reply: FastifyReply,
  parts: ServerParts,
  frame: PageFrame,
) {
  const asked = readRequest(locale, request, parts, frame)
  return send(await page.run(asked), asked, reply, frame)
}

function readRequest(
  locale: Locale,
  request: FastifyRequest,
  parts: ServerParts,
  frame: PageFrame,
): PageRequest {
  return {
    engine: parts.engine,
    config: parts.config,
    locale,
    // The rest of the address after the language, so that the same page can be offered in another one.
    path: request.url.split('?')[0]?.slice(locale.length + 1) || '/',
    params: request.params as Record<string, string>,
    query: texts(request.query as Record<string, unknown>),
    form: (request.body ?? {}) as PageRequest['form'],
    now: frame.clock(),
    actor: nobody,
  }
}

function texts(query: Record<string, unknown>): Record<string, string> {
  return Object.fromEntries(Object.entries(query).filter(([, value]) => typeof value === 'string')) as Record<
    string,
    string
  >
}

function send(page: PageAnswer, request: PageRequest, reply: FastifyReply, frame: PageFrame) {
  // 303: a reload after a posted form asks for the next page instead of posting again.
  if ('redirect' in page) return reply.redirect(page.redirect, 303)
  if ('file' in page) {
    return reply
      .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(page.file.filename)}`)
      .type(page.file.type)
      .send(page.file.body)
  }
  const html = `<!doctype html>${renderToString(frame.layout({ answer: page, request }))}`
  return reply
    .code(page.status ?? 200)
    .type('text/html; charset=utf-8')
    .header('cache-control', 'no-store')
    .send(html)
}

/** A page that failed is a page too: says what happened, in the reader's language, never a stack trace. */
function failed(
  error: unknown,
  request: PageRequest,
  reply: FastifyReply,
  { log }: ServerParts,
  frame: PageFrame,
) {
  const refusal = error instanceof Refusal ? error : new Refusal('fault_of_ours', 'busy')
  if (!(error instanceof Refusal))
    log.error('page.failed', { requestId: reply.request.id, ...errorFields(error) })
  const status = error instanceof Refusal ? statusOf[refusal.kind] : 500
  return send({ ...frame.refused(refusal.code, request), status, private: true }, request, reply, frame)
}
