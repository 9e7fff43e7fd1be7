import type { FastifyInstance, InjectOptions } from 'fastify'
import { type Attack, attackOn, type Described } from './requests.ts'
import { pick, planted, seeded } from './values.ts'

export interface Findings {
  readonly requests: number
  readonly byStatus: Record<string, number>
  /** What must not be: a 5xx, a refusal that is no valid problem, a stack in a reply. */
  readonly faults: string[]
}

/**
 * Sends hostile requests made from the server's own description, and keeps every answer that a stranger should never see.
 * Some go out at the same moment, so that they race.
 */
export async function attack(
  server: FastifyInstance,
  {
    tokens,
    requests,
    seed,
    isProblem,
  }: { tokens: readonly string[]; requests: number; seed: number; isProblem: (body: unknown) => boolean },
): Promise<Findings> {
  const random = seeded(seed)
  const description: Described = (await server.inject({ url: '/api/v1/openapi.json' })).json()
  // Whoever ends their own session stops attacking.
  const ends = /sign.?out|end.?session|password|second.?factor/i
  const targets = Object.entries(description.paths).flatMap(([path, methods]) =>
    Object.entries(methods)
      .filter(([, operation]) => !ends.test(operation.operationId))
      .map(([method, operation]) => ({ path, method, operation })),
  )
  const ids: string[] = []
  const earlier: string[] = []
  const byStatus: Record<string, number> = {}
  const faults: string[] = []

  async function send(one: Attack): Promise<void> {
    const reply = await server.inject(one as InjectOptions)
    byStatus[reply.statusCode] = (byStatus[reply.statusCode] ?? 0) + 1
    const fault = faultOf(
      reply.statusCode,
      String(reply.headers['content-type'] ?? ''),
      reply.body,
      isProblem,
    )
    if (fault && one.method !== 'HEAD')
      faults.push(
        `${fault}: ${one.method} ${one.url.slice(0, 300)} ${String(one.payload ?? '').slice(0, 500)}`,
      )
    if (reply.statusCode < 300 && ids.length < 5000)
      ids.push(
        ...(reply.body.match(/[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/g) ?? []).slice(
          0,
          5,
        ),
      )
    const key = one.headers['idempotency-key']
    if (key && earlier.length < 1000) earlier.push(key)
  }

  for (let sent = 0; sent < requests; ) {
    const one = attackOn(random, { ...pick(random, targets), tokens, ids, earlier })
    const twins = random() < 0.05 ? 3 : 1
    await Promise.all(Array.from({ length: twins }, () => send(one)))
    sent += twins
  }
  return { requests, byStatus, faults }
}

function faultOf(
  status: number,
  type: string,
  body: string,
  isProblem: (body: unknown) => boolean,
): string | null {
  if (status >= 500) return `${status} ${body.slice(0, 200)}`
  if (/\bat \S+ \(|node_modules|\.ts:\d+/.test(body)) return `a stack in the reply (${status})`
  if (status < 400) return null
  if (!type.startsWith('application/problem+json')) return `${status} is no problem but ${type}`
  try {
    return isProblem(JSON.parse(body)) ? null : `${status} is no valid problem: ${body.slice(0, 300)}`
  } catch {
    return `${status} is no JSON: ${body.slice(0, 200)}`
  }
}

/** Whether a log line repeats what was typed. */
export const tellsTooMuch = (line: string): boolean => line.includes(planted) || line.includes('Planted-7391')
