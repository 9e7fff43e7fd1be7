import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { limitedGate } from '#modules/accounts/index.ts'
import { createServer } from '#platform/http/server.ts'
import { silentLog } from '#platform/log.ts'
import type { Module } from '#platform/module.ts'
import type { Engine, StoredReply } from '#platform/use-case.ts'
import { root } from '../../src/app.ts'
import { modules } from '../../src/modules.ts'
import { frame } from '../../src/site/frame.tsx'
import type { Caller, Reply, TestApp } from '../support/app.ts'

/** With the answer as its bytes, for files. */
export type Answer = Reply & { readonly raw: Buffer }
export type Call = (who: Caller | null, method: string, path: string, body?: unknown) => Promise<Answer>

/** The application's own server without limits by the minute; with `keeping` false nothing that it does stays. */
export async function serverOf(app: TestApp, keeping: boolean, log = silentLog): Promise<Call> {
  const engine = keeping ? app.engine : undoing(app.engine)
  const parts = { config: app.services.config, engine, services: { ...app.services, engine } }
  const server = await createServer({
    ...parts,
    limited: limitedGate,
    modules: modules.map(unlimited),
    log,
    assets: join(root, 'dist'),
    isReady: async () => true,
    frame: frame(() => new Date().toISOString() as never), // no page is asked for here
  })
  return (who, method, path, body) => ask(server, who, method, path, body)
}

class Undone extends Error {
  readonly value: unknown

  constructor(value: unknown) {
    super('undone')
    this.value = value
  }
}

/** Everything is done and answered as ever, then rolled back: the next question meets the same world. */
function undoing(engine: Engine): Engine {
  const undo = async <T>(run: (wrap: (value: T) => never) => Promise<unknown>): Promise<unknown> => {
    try {
      return await run(value => {
        throw new Undone(value)
      })
    } catch (error) {
      if (error instanceof Undone) return { undone: error.value }
      throw error
    }
  }
  return {
    ...engine,
    async as(actor, work) {
      const done = (await undo(wrap => engine.as(actor, async use => wrap(await work(use))))) as {
        undone: never
      }
      return done.undone
    },
    async signedIn(request) {
      let reply: StoredReply | undefined
      const done = await undo(wrap =>
        engine.signedIn({
          ...request,
          work: async use => {
            const value = await request.work(use)
            // What the answer leaves out or cannot hold shows as well.
            reply = request.answer(value)
            return wrap(value)
          },
        }),
      )
      return reply ? { value: (done as { undone: never }).undone } : (done as null)
    },
  }
}

function unlimited(module: Module): Module {
  if (!module.endpoints) return module
  const endpoints = module.endpoints.map(endpoint => {
    const { limitPerMinute: _, ...route } = endpoint.route
    return { ...endpoint, route }
  })
  return { ...module, endpoints }
}

async function ask(
  server: FastifyInstance,
  who: Caller | null,
  method: string,
  path: string,
  body: unknown,
): Promise<Answer> {
  const reply = await server.inject({
    method: method as 'GET',
    url: `/api/v1${path}`,
    headers: who ? { authorization: `Bearer ${who.token}` } : {},
    ...(body === undefined ? {} : { payload: body as object }),
  })
  const isJson = String(reply.headers['content-type'] ?? '').includes('json')
  const answer = isJson ? reply.json() : reply.body
  return { status: reply.statusCode, body: answer, headers: reply.headers, raw: reply.rawPayload }
}
