import { createHash } from 'node:crypto'
import type {} from '@fastify/cookie'
import type { FastifyReply, FastifyRequest } from 'fastify'
import * as v from 'valibot'
import { type Actor, nobody } from '#lib/actor.ts'
import { pathParts } from '#lib/contract.ts'
import { forbidden, invalid, Refusal } from '#lib/refusal.ts'
import type { Answer, Asked, Download, Endpoint, Policy, Services } from '../module.ts'
import type { StoredReply, UseCase } from '../use-case.ts'
import { openReply, sealReply } from '../vault/receipts.ts'
import { fieldProblems } from './problem.ts'

export const sessionCookie = 'hamroh'

/** Sessions that reach only the set-up of a second factor, asked only where the ordinary entry knows no session. */
export interface LimitedGate {
  readonly enter: (use: UseCase, tokenHash: string) => Promise<Actor | null>
  /** What a device is to clear whose session was ended with that order; null where there is none. */
  readonly order: (use: UseCase, tokenHash: string) => Promise<string | null>
  /** The actions such a session may call; it gets `refusal` for all others. */
  readonly allows: (actor: Actor, action: string) => boolean
  readonly refusal: (actor: Actor) => Refusal
}

/** One API request: who, what, one transaction, the answer after commit. */
export function handlerOf(
  services: Services,
  limited: LimitedGate,
  endpoint: Endpoint,
  policy: Policy,
  secureCookies: boolean,
) {
  const { engine } = services
  const { route } = endpoint
  const allowed = policy[route.action]
  if (!allowed) throw new Error(`no policy says who may ${route.action}`)
  const inPath = pathParts(route.path)

  return async (request: FastifyRequest, reply: FastifyReply) => {
    const token = tokenOf(request)
    if (!token && !route.open) throw signedOut()
    const input = readInput(request, endpoint, inPath)
    const receipt = route.method === 'GET' ? undefined : receiptOf(request)
    let asked: Asked = { address: request.ip, cookies: request.cookies }
    if (endpoint.before)
      asked = { ...asked, prepared: await endpoint.before(services, input as never, asked) }
    const work = (use: UseCase) => {
      if (Array.isArray(allowed) && !allowed.some(role => use.actor.roles.includes(role)))
        throw forbidden(route.action)
      return endpoint.run(use, input as never, asked)
    }
    if (!token || route.open) {
      return send(reply, endpoint, await engine.as(nobody, work), secureCookies)
    }
    let kept: StoredReply | undefined
    const outcome = await engine.signedIn({
      tokenHash: hashToken(token),
      requestId: request.id,
      ...(receipt ? { receipt } : {}),
      work,
      answer: value => {
        kept = storedReply(endpoint, value)
        return sealReply(kept)
      },
    })
    if (!outcome) {
      const value = await engine.as(nobody, use => asLimited(use, hashToken(token), work))
      return send(reply, endpoint, value, secureCookies)
    }
    if ('keyReused' in outcome) throw new Refusal('idempotency_key_reused', 'conflict')
    if ('stored' in outcome) return sendStored(reply, openReply(outcome.stored))
    return send(reply, endpoint, outcome.value, secureCookies, kept)
  }

  async function asLimited(use: UseCase, tokenHash: string, work: (use: UseCase) => Promise<unknown>) {
    const actor = await limited.enter(use, tokenHash)
    if (!actor) throw signedOut(await limited.order(use, tokenHash))
    if (!limited.allows(actor, route.action)) throw limited.refusal(actor)
    await use.become(actor)
    return work(use)
  }
}

export const hashToken = (token: string) => createHash('sha256').update(token).digest('hex')
const signedOut = (clear: string | null = null) =>
  new Refusal('signed_out', 'signed_out', clear ? { clear } : {})

function tokenOf(request: FastifyRequest): string | undefined {
  const header = request.headers.authorization
  if (header?.startsWith('Bearer ')) return header.slice(7)
  const cookie = request.cookies[sessionCookie]
  if (cookie && request.method !== 'GET' && isForeign(request))
    throw new Refusal('foreign_origin', 'forbidden')
  return cookie
}

/** A page of somebody else must not write with this browser's cookie (besides SameSite, for browsers that predate it). */
function isForeign(request: FastifyRequest): boolean {
  const site = request.headers['sec-fetch-site']
  if (site !== undefined) return site !== 'same-origin' && site !== 'none'
  const { origin, host } = request.headers
  return origin !== undefined && URL.parse(origin)?.host !== host
}

function readInput(request: FastifyRequest, { route }: Endpoint, inPath: readonly string[]): unknown {
  const rest = route.method === 'GET' ? request.query : (request.body ?? {})
  if (typeof rest !== 'object' || rest === null || Array.isArray(rest))
    throw invalid({ path: '', code: 'not_an_object' })
  const params = request.params as Record<string, string>
  const whole: Record<string, unknown> = { ...rest }
  for (const part of inPath) whole[part] = params[part]
  const parsed = v.safeParse(route.input, whole, { abortPipeEarly: true })
  if (parsed.success) return parsed.output
  const errors = fieldProblems(parsed.issues)
  // A path that names nothing we could have is "not there", like any other thing that is not there.
  if (errors.every(error => inPath.includes(error.path))) throw new Refusal('not_found', 'not_found')
  throw invalid(...errors)
}

function receiptOf(request: FastifyRequest) {
  const key = request.headers['idempotency-key']
  if (key === undefined) return undefined
  if (typeof key !== 'string' || !/^[\x21-\x7e]{1,200}$/.test(key))
    throw invalid({ path: 'Idempotency-Key', code: 'bad_key' })
  const hash = createHash('sha256')
    .update(`${request.method} ${request.url}\n${JSON.stringify(request.body ?? null)}`)
    .digest('hex')
  return { key, hash }
}

function isDownload(value: unknown, { route }: Endpoint): value is Download {
  return route.download !== undefined && typeof value === 'object' && value !== null && 'filename' in value
}

/** A reply passes through its schema: what is not listed there does not leave. */
function storedReply(endpoint: Endpoint, value: unknown): StoredReply {
  if (value instanceof Refusal) throw value
  const status = endpoint.route.status ?? 200
  if (status === 204 || isDownload(value, endpoint)) return { status, reply: null }
  return { status, reply: JSON.stringify(v.parse(endpoint.route.reply, value)) }
}

/** `made`: the answer as it was written with its receipt, so that it is not made twice. */
function send(reply: FastifyReply, endpoint: Endpoint, value: unknown, secure: boolean, made?: StoredReply) {
  // A refusal that is answered instead of thrown: what it wrote (a wrong try, counted) is kept.
  if (value instanceof Refusal) throw value
  endpoint.after?.(answerOn(reply, secure), value as never)
  if (isDownload(value, endpoint)) {
    return reply
      .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(value.filename)}`)
      .type(value.type)
      .send(value.body)
  }
  return sendStored(reply, made ?? storedReply(endpoint, value))
}

function sendStored(reply: FastifyReply, { status, reply: body }: StoredReply) {
  if (body === null) return reply.code(status).send()
  return reply.code(status).type('application/json; charset=utf-8').send(body)
}

function answerOn(reply: FastifyReply, secure: boolean): Answer {
  const options = { path: '/', httpOnly: true, sameSite: 'strict', secure } as const
  return {
    setCookie: (name, value, seconds) => void reply.setCookie(name, value, { ...options, maxAge: seconds }),
    clearCookie: name => void reply.clearCookie(name, options),
  }
}
