import type { Readable } from 'node:stream'
import type { FastifyInstance } from 'fastify'
import type { VNode } from 'preact'
import type * as v from 'valibot'
import type { Actor, Role } from '#lib/actor.ts'
import type { Route } from '#lib/contract.ts'
import type { Instant } from '#lib/day.ts'
import type { Refusal, RefusalKind } from '#lib/refusal.ts'
import type { Config } from './config.ts'
import type { PersonalData } from './personal-data.ts'
import type { Engine, Payload, UseCase } from './use-case.ts'
import type { KeepAnew } from './vault/kept.ts'

/**
 * What a module plugs into the application, as data. `modules.ts` lists them; the composition root, the OpenAPI
 * description and the tests of completeness and access all read this one object.
 */
export interface Module {
  readonly name: string
  /** Modules whose index it imports; a test compares this with the real imports. */
  readonly needs: readonly string[]
  readonly endpoints?: readonly Endpoint[]
  readonly policy: Policy
  readonly refusals?: Readonly<Record<string, RefusalKind>>
  readonly jobs?: Readonly<Record<string, Job>>
  /** Jobs that run by the clock, as cron writes it, in UTC: `{ 'cases.remind': '0 3 * * *' }`. */
  readonly schedule?: Readonly<Record<string, string>>
  /** Event name → what this module does about it. Named `<module>.<event>` in the queue. */
  readonly handlers?: Readonly<Record<string, EventHandler | Listener>>
  readonly pages?: readonly Page[]
  /** Addresses and answers that a standard prescribes, where a contract of ours cannot say them. */
  readonly serve?: (server: FastifyInstance, services: Services) => void
  /** What it holds about persons: to report, to export, to erase. */
  readonly personalData?: PersonalData
  /** Secrets it keeps under the master key, kept anew: at each start, and by `keys rewrap`. */
  readonly keepAnew?: KeepAnew
  /** Loads content packs, at each start; quick when nothing changed. */
  readonly start?: (services: Services) => Promise<void>
}

/** What `start` and jobs may use besides a transaction. */
export interface Services {
  readonly engine: Engine
  readonly config: Config
  /** A key for one purpose, 32 bytes, the same in every process of this installation. It is in no table. */
  readonly secret: (purpose: string) => Buffer
}

/** What else a use case may know of the request: for signing in, which begins before anybody is known. */
export interface Asked {
  /** Where it came from; only ever kept as a keyed digest. */
  readonly address: string
  readonly cookies: Readonly<Record<string, string | undefined>>
  /** What `before` answered. */
  readonly prepared?: unknown
}

/** Which roles may call an action at all (`open`: anybody, `member`: whoever is signed in). Rows are judged further. */
export type Policy = Readonly<Record<string, readonly Role[] | 'open' | 'member'>>

export interface Endpoint {
  readonly route: Route
  readonly run: (use: UseCase, input: never, asked: Asked) => Promise<unknown>
  /** Runs before the transaction, for what takes long: the network, hashing. What it answers is `asked.prepared`. */
  readonly before?: (services: Services, input: never, asked: Asked) => Promise<unknown>
  /** Cookies and the like; the only place a use case's answer touches HTTP. */
  readonly after?: (answer: Answer, value: never) => void
}

export interface Answer {
  setCookie(name: string, value: string, seconds: number): void
  clearCookie(name: string): void
}

/** Joins a contract to its use case, so that the compiler checks one against the other. */
export function endpoint<I extends v.GenericSchema, O extends v.GenericSchema, Value extends v.InferInput<O>>(
  route: Route<I, O>,
  run: (use: UseCase, input: v.InferOutput<I>, asked: Asked) => Promise<Value | Download | Refusal>,
  after?: (answer: Answer, value: Value) => void,
  before?: (services: Services, input: v.InferOutput<I>, asked: Asked) => Promise<unknown>,
): Endpoint {
  // The pair was checked here; behind this line every endpoint looks the same.
  return {
    route,
    run: run as Endpoint['run'],
    ...(after ? { after: after as NonNullable<Endpoint['after']> } : {}),
    ...(before ? { before: before as NonNullable<Endpoint['before']> } : {}),
  }
}

export interface Download {
  readonly filename: string
  readonly type: string
  readonly body: Uint8Array | string | Readable
}

/** A job runs as the system in the organisation it names; it opens its own transactions, so that none waits for a network. */
export type Job = (services: Services, payload: Payload) => Promise<void>

/** Runs in the transaction that marks the delivery as done: acts once, however often the job runs. */
export type EventHandler = (use: UseCase, event: DeliveredEvent) => Promise<void>

/** A handler that some events of the name are nothing to: for those no job is made. Judged when the event is written. */
export interface Listener {
  readonly when: (payload: Payload) => boolean
  readonly run: EventHandler
}

export interface DeliveredEvent {
  readonly id: string
  readonly name: string
  readonly organisationId: string
  readonly at: Instant
  readonly payload: Payload
}

/** A public page: rendered on the server, complete without script. */
export interface Page {
  readonly method?: 'GET' | 'POST'
  /** After the language: `/ask`, `/reply/{code}`; `/` is the home page. */
  readonly path: string
  /** From one address. A whole town may share one, where its mobile network has few: not for what is only read. */
  readonly limitPerMinute?: number
  readonly run: (request: PageRequest) => Promise<PageAnswer>
}

export interface PageRequest {
  readonly engine: Engine
  readonly config: Config
  readonly locale: string
  readonly path: string
  readonly params: Readonly<Record<string, string>>
  readonly query: Readonly<Record<string, string>>
  /** A posted form; a field that came several times is a list. */
  readonly form: Readonly<Record<string, string | string[]>>
  readonly now: Instant
  readonly actor: Actor
}

/** A page with what is posted to see it: after a posted answer the browser's own way back ends at a question of its own. */
export interface PageSpot {
  /** After the language. */
  readonly path: string
  readonly fields: PageRequest['form']
}

export type PageAnswer =
  | {
      readonly body: VNode
      readonly status?: number
      /** What the page is; the browser's title stays neutral. */
      readonly title: string
      /** About one person's question: not for other addresses to link to in other languages. */
      readonly private?: boolean
      /** What shows this answer again when it is posted once more: pages that it leads on to come back to it. */
      readonly here?: PageSpot
      /** One step back, where that is not the page that led here. */
      readonly back?: PageSpot | undefined
    }
  | { readonly redirect: string }
  | { readonly file: Download }
