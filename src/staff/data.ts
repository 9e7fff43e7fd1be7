import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { ReplyOf, Route, SentOf } from '#lib/contract.ts'
import { ApiProblem, type Prepared, prepare, send } from './api.ts'
import { me } from './session.ts'
import { readReply, writeReply } from './sync/kept.ts'
import { heard, outbox, silentSince } from './sync/outbox.ts'

export interface Data<T> {
  /** Undefined until something is known. */
  readonly data: T | undefined
  readonly error: ApiProblem | null
  /** Being fetched, with nothing to show yet. */
  readonly loading: boolean
  /** What is shown may be older than what the server has. */
  readonly stale: boolean
  /** When what is shown was fetched. */
  readonly at: number | null
  readonly reload: () => void
}

interface Known {
  reply: unknown
  at: number
}

const memory = new Map<string, Known>()
/** Set by the shell from the screen's `offline`. */
let keepOnDevice = false
export const setKeeping = (keep: boolean) => {
  keepOnDevice = keep
}

if (typeof addEventListener === 'function')
  addEventListener('hamroh-session-over', () => {
    memory.clear()
    underWay.clear()
  })

/** Forgets what was fetched below this path (`/cases`), so that it is asked anew; after a change that touches it. */
export function forget(path: string): void {
  // An answer under way may be older than the change.
  for (const known of [memory, underWay]) {
    for (const key of known.keys()) if (key.includes(`/api/v1${path}`)) known.delete(key)
  }
  dispatchEvent(new CustomEvent('hamroh-forget', { detail: path }))
}

export interface Options {
  readonly keep?: boolean
  /** Seconds for which what is in memory is taken as it is: for what changes by the version, not by the minute. */
  readonly freshFor?: number
}

/**
 * Reads a route. Shows what is known, then asks the server; asks again when the window comes to the front, when the
 * network is back and when a change was sent. `input` null: do not ask yet.
 */
export function useData<R extends Route>(
  route: R,
  input: SentOf<R> | null,
  { keep, freshFor = 0 }: Options = {},
): Data<ReplyOf<R>> {
  const prepared = input === null ? null : prepare(route, input)
  const { method = 'GET', url: address = '', body = null } = prepared ?? {}
  // A question that stands in a body is another one with another body.
  const url = prepared && (body === null ? address : `${address} ${body}`)
  const [, redraw] = useState(0)
  const shown = useRef<State>(nothing)
  const running = useRef<AbortController | null>(null)
  // What is known is drawn at once: no blank between two screens whose answers are here.
  if (shown.current.url !== url) shown.current = recalled(url, freshFor)

  // Asked when it is needed: the parts of the shell are drawn before the screen says whether to keep.
  const isKept = () => method === 'GET' && (keep ?? keepOnDevice)
  const readDevice = async () => {
    if (url === null || shown.current.data !== undefined || !isKept()) return
    const known = await readKnown(url)
    if (!known || shown.current.url !== url || shown.current.data !== undefined) return
    shown.current = { ...shown.current, data: known.reply, at: known.at }
    redraw(n => n + 1)
  }
  // The device is asked before the first frame is painted, the server after it.
  const early = useRef<Promise<void> | null>(null)
  useLayoutEffect(() => {
    early.current = readDevice()
  }, [url])

  const load = useCallback(
    async (evenIfFresh = true) => {
      if (url === null || (!evenIfFresh && shown.current.fresh)) return
      running.current?.abort()
      const stop = new AbortController()
      running.current = stop
      const show = (change: Partial<State>) => {
        if (stop.signal.aborted || shown.current.url !== url) return
        shown.current = { ...shown.current, ...change }
        redraw(n => n + 1)
      }
      const older = early.current ?? readDevice()
      early.current = null
      await askOnce(url, { method, url: address, body }, isKept()).then(
        ({ reply, at }) => show({ data: reply, at, error: null, fresh: true }),
        // Said after what the device knew is shown, not in its place for a moment.
        error => older.then(() => show({ error: asProblem(error) })),
      )
    },
    [method, address, url, body, keep, freshFor],
  )

  useEffect(() => {
    load(false).catch(() => undefined)
    return () => running.current?.abort()
  }, [load])
  useRefetch(
    useCallback(() => load(freshFor === 0), [load, freshFor]),
    url,
  )

  const { data, error, fresh, at } = shown.current
  return {
    data: data as ReplyOf<R> | undefined, // passed through the reply's schema by the server
    error,
    loading: data === undefined && error === null && url !== null,
    stale: data !== undefined && !fresh,
    at,
    reload: () => void load(),
  }
}

interface State {
  url: string | null
  data: unknown
  error: ApiProblem | null
  fresh: boolean
  at: number | null
}
const nothing: State = { url: null, data: undefined, error: null, fresh: false, at: null }

function recalled(url: string | null, freshFor: number): State {
  const known = url === null ? undefined : memory.get(keyOf(url))
  if (!known) return { ...nothing, url }
  return { ...nothing, url, data: known.reply, at: known.at, fresh: Date.now() - known.at < freshFor * 1000 }
}

/** What this device kept of an earlier day. */
async function readKnown(url: string): Promise<Known | null> {
  const user = me.get()
  const kept = user && (await readReply(user.userId, url).catch(() => undefined))
  if (!kept) return null
  const key = keyOf(url)
  if (!memory.has(key)) memory.set(key, kept)
  return kept
}

const underWay = new Map<string, Promise<Known>>()

/** Parts of one screen that ask the same at the same moment share one request. */
function askOnce(url: string, prepared: Prepared, onDevice: boolean): Promise<Known> {
  const key = keyOf(url)
  const running = underWay.get(key)
  if (running) return running
  const asked = ask(key, prepared, onDevice).finally(() => {
    if (underWay.get(key) === asked) underWay.delete(key)
  })
  underWay.set(key, asked)
  return asked
}

async function ask(key: string, prepared: Prepared, onDevice: boolean): Promise<Known> {
  try {
    const found = { reply: sameAs(memory.get(key)?.reply, await send(prepared)), at: Date.now() }
    heard()
    memory.set(key, found)
    const user = me.get()
    if (onDevice && user) await writeReply(user.userId, prepared.url, found.reply).catch(() => undefined)
    return found
  } catch (error) {
    if (error instanceof ApiProblem && error.status === 0) silentSince.set(silentSince.get() ?? Date.now())
    throw error
  }
}

/** The answer we have where the new one says the same, so that nothing is drawn anew for it. */
const sameAs = (known: unknown, reply: unknown): unknown =>
  known !== undefined && JSON.stringify(known) === JSON.stringify(reply) ? known : reply

const keyOf = (url: string) => `${me.get()?.userId ?? ''} ${url}`
const asProblem = (error: unknown) =>
  error instanceof ApiProblem ? error : new ApiProblem(0, { code: 'network' })

function useRefetch(load: () => Promise<void>, url: string | null): void {
  useEffect(() => {
    const again = () => void load().catch(() => undefined)
    const seen = () => document.visibilityState === 'visible' && again()
    const forgotten = (event: Event) => {
      if (url?.startsWith(`/api/v1${(event as CustomEvent<string>).detail}`)) again()
    }
    let waiting = outbox.get().length
    const fewer = outbox.watch(() => {
      const now = outbox.get().length
      if (now < waiting) {
        underWay.clear()
        again()
      }
      waiting = now
    })
    document.addEventListener('visibilitychange', seen)
    addEventListener('online', again)
    addEventListener('hamroh-forget', forgotten)
    return () => {
      fewer()
      document.removeEventListener('visibilitychange', seen)
      removeEventListener('online', again)
      removeEventListener('hamroh-forget', forgotten)
    }
  }, [load, url])
}
