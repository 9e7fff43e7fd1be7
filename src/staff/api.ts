import { pathParts, type ReplyOf, type Route, type SentOf } from '#lib/contract.ts'
import type { FieldProblem } from '#lib/refusal.ts'

/** What the server refused, or its silence (`status` 0, `code` `network`). An Error, so that it can be thrown. */
export class ApiProblem extends Error {
  readonly status: number
  readonly code: string
  readonly errors: readonly FieldProblem[]
  /** What else the problem says: `yours` and `theirs` of a conflict, `until` of a lock. */
  readonly details: Readonly<Record<string, unknown>>
  /** The number of the request, for support. */
  readonly instance: string | undefined

  constructor(status: number, body: Record<string, unknown>) {
    const { code, errors, instance, type: _type, title: _title, status: _status, ...details } = body
    super(typeof code === 'string' ? code : 'fault_of_ours')
    this.name = 'ApiProblem'
    this.status = status
    this.code = this.message
    this.errors = Array.isArray(errors) ? errors : []
    this.instance = typeof instance === 'string' ? instance : undefined
    this.details = details
  }
}

export const networkProblem = () => new ApiProblem(0, { code: 'network' })

/** Worth trying again by itself: nobody said no. */
export function isPassing(problem: ApiProblem): boolean {
  return problem.status === 0 || problem.status === 429 || problem.status >= 500
}

/** A request as data: what the outbox keeps and `send` carries out. */
export interface Prepared {
  readonly method: Route['method']
  readonly url: string
  readonly body: string | null
}

export function prepare<R extends Route>(route: R, input: SentOf<R>): Prepared {
  const given = (input ?? {}) as Record<string, unknown> // contracts take one flat object
  const inPath = pathParts(route.path)
  const path = route.path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(given[name])))
  const rest = Object.entries(given).filter(([name]) => !inPath.includes(name))
  const url = `/api/v1${path}`
  if (route.method !== 'GET')
    return { method: route.method, url, body: JSON.stringify(Object.fromEntries(rest)) }
  const query = new URLSearchParams()
  for (const [name, value] of rest) {
    for (const one of Array.isArray(value) ? value : [value])
      if (one !== undefined && one !== null) query.append(name, String(one))
  }
  return { method: 'GET', url: query.size ? `${url}?${query}` : url, body: null }
}

export interface SendOptions {
  readonly signal?: AbortSignal | undefined
  /** The same key with the same body is carried out once, however often it is sent. */
  readonly key?: string | undefined
  /** Sent compressed, where the browser can: for what is large and goes out over a thin line. */
  readonly packed?: boolean | undefined
}

let onSignedOut: (problem: ApiProblem) => void = () => {}
/** Called when the server no longer knows the session. */
export const whenSignedOut = (listener: (problem: ApiProblem) => void) => {
  onSignedOut = listener
}

const patience = 60_000

export async function send(
  { method, url, body }: Prepared,
  { signal, key, packed }: SendOptions = {},
): Promise<unknown> {
  const small = packed && body !== null ? await compressed(body) : null
  const response = await fetch(url, {
    method,
    body: small ?? body,
    credentials: 'same-origin',
    cache: 'no-store',
    headers: {
      accept: 'application/json',
      ...(body === null ? {} : { 'content-type': 'application/json' }),
      ...(small ? { 'content-encoding': 'gzip' } : {}),
      ...(key ? { 'idempotency-key': key } : {}),
    },
    signal: signal ? anyOf(signal, AbortSignal.timeout(patience)) : AbortSignal.timeout(patience),
  }).catch(error => {
    throw signal?.aborted ? error : networkProblem()
  })
  const text = await response.text().catch(() => {
    throw networkProblem()
  })
  if (response.ok) return readReply(response, text)
  const problem = new ApiProblem(response.status, bodyOf(text))
  if (problem.code === 'signed_out') onSignedOut(problem)
  throw problem
}

async function compressed(text: string): Promise<Blob | null> {
  if (!('CompressionStream' in globalThis)) return null
  const packed = new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'))
  return new Response(packed).blob()
}

/** Calls a route of a contract: types of input and reply are the contract's. */
export async function call<R extends Route>(
  route: R,
  input: SentOf<R>,
  options?: SendOptions,
): Promise<ReplyOf<R>> {
  // The server passed it through the same schema.
  return (await send(prepare(route, input), options)) as ReplyOf<R>
}

/** The address of a download or an export, for a plain link. */
export const addressOf = <R extends Route>(route: R, input: SentOf<R>) => prepare(route, input).url

function readReply(response: Response, text: string): unknown {
  if (!text) return null
  return response.headers.get('content-type')?.includes('json') ? JSON.parse(text) : text
}

/** A balancer in between may answer in HTML. */
function bodyOf(text: string): Record<string, unknown> {
  try {
    const body: unknown = JSON.parse(text)
    return typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {}
  } catch {
    return {}
  }
}

/** `AbortSignal.any`, which older phones lack. */
function anyOf(...signals: AbortSignal[]): AbortSignal {
  const both = new AbortController()
  for (const signal of signals) {
    if (signal.aborted) both.abort(signal.reason)
    signal.addEventListener('abort', () => both.abort(signal.reason), { once: true })
  }
  return both.signal
}
