import type { Kysely } from 'kysely'
import type pg from 'pg'
import { escapeLiteral } from 'pg'
import type { Actor } from '#lib/actor.ts'
import type { Instant } from '#lib/day.ts'
import { newId } from '#lib/ids.ts'
import type { Clock } from './clock.ts'
import { kyselyOn } from './db/kysely.ts'

/**
 * What a service is given: who acts, when, the transaction, and the three things that are written with the change or
 * not at all (audit lines, events, jobs). One use case is one transaction; its answer goes out after commit.
 */
export interface UseCase {
  readonly actor: Actor
  readonly now: Instant
  // biome-ignore lint/suspicious/noExplicitAny: each store narrows it to its own tables (`Kysely<CasesTables>`)
  readonly db: Kysely<any>
  readonly requestId: string
  /** States what was done or read; every use case that touches personal data has at least one. */
  audit(line: AuditLine): void
  /** Tells the modules that listen, after commit, at least once. Ids and codes only. */
  announce(name: string, payload: Payload, organisationId?: string): void
  /** Does something later. Ids and codes only; it may run twice. */
  enqueue(name: string, payload: Payload, options?: { runAt?: Instant; key?: string }): void
  /**
   * Goes on as somebody else: as Hamroh itself in an organisation, for what a person without an account started. `at`
   * is for the demonstration alone, which lives through half a year in one transaction.
   */
  become(actor: Actor, at?: Instant): Promise<void>
}

export interface AuditLine {
  readonly action: string
  /** What kind of thing: `case`, `person`, `referral` … */
  readonly thing: string
  readonly thingId: string | null
  readonly details?: Payload
  /** Whose log; the actor's organisation unless said. */
  readonly organisationId?: string
}

export type Payload = { readonly [key: string]: string | number | boolean | null | readonly string[] }

export interface Receipt {
  readonly key: string
  /** SHA-256 of route and body, hex. */
  readonly hash: string
}

export interface StoredReply {
  readonly status: number
  readonly reply: string | null
}

/** How a transaction is entered for a signed-in request: one statement that checks the session and says who acts. */
export interface Gate {
  /** SQL that returns one row with `actor` (null where the session does not hold) and sets who acts. */
  enter(tokenHash: string): string
}

export interface Engine {
  /** As somebody known without a look-up: the system, the public. */
  as<T>(actor: Actor, work: (use: UseCase) => Promise<T>): Promise<T>
  /** As the holder of a session; null where it does not hold. */
  signedIn<T>(request: SignedInRequest<T>): Promise<Outcome<T> | null>
  /** Which handlers an event goes to, by event name: set by the module registry. */
  listen(handlers: Listeners): void
}

export type Listeners = ReadonlyMap<
  string,
  readonly { readonly name: string; readonly when: (payload: Payload) => boolean }[]
>

export interface SignedInRequest<T> {
  readonly tokenHash: string
  readonly requestId: string
  readonly receipt?: Receipt
  /** What is stored as the receipt's answer. */
  readonly work: (use: UseCase) => Promise<T>
  readonly answer: (value: T) => StoredReply
}

export type Outcome<T> =
  | { readonly value: T }
  | { readonly stored: StoredReply }
  | { readonly keyReused: true }

export function createEngine(pool: pg.Pool, clock: Clock, gate: Gate): Engine {
  let handlers: Listeners = new Map()

  async function inTransaction<T>(
    begin: string,
    run: (client: pg.PoolClient, entered: pg.QueryResult) => Promise<T>,
  ) {
    const client = await pool.connect()
    let broken: Error | undefined
    try {
      // Several statements in one text answer as a list; the types know only the single one.
      const results = (await client.query(`begin; ${begin}`)) as unknown as pg.QueryResult[]
      return await run(client, results[1] as pg.QueryResult)
    } catch (error) {
      await client.query('rollback').catch((failure: Error) => {
        broken = failure
      })
      throw error
    } finally {
      client.release(broken)
    }
  }

  return {
    listen(map) {
      handlers = map
    },

    as(actor, work) {
      return inTransaction(actAs(actor), async client => {
        const state = open(client, actor, clock(), newId())
        const value = await work(state.use)
        await client.query(`${finish(state, handlers)} commit`)
        return value
      })
    },

    async signedIn<T>({ tokenHash, requestId, receipt, work, answer }: SignedInRequest<T>) {
      if (!/^[0-9a-f]{64}$/.test(tokenHash)) return null
      try {
        return await inTransaction<Outcome<T> | null>(gate.enter(tokenHash), async (client, entered) => {
          const actor: Actor | null = entered.rows[0]?.actor ?? null
          if (!actor) {
            await client.query('rollback')
            return null
          }
          const earlier = receipt && (await findReceipt(client, receipt))
          if (earlier) {
            await client.query('rollback')
            return earlier
          }
          const state = open(client, actor, clock(), requestId)
          const value = await work(state.use)
          await client.query(`${finish(state, handlers, receipt && { ...receipt, ...answer(value) })} commit`)
          return { value }
        })
      } catch (error) {
        // Two requests with one key at the same moment: the second finds the first one's receipt.
        if (receipt && isReceiptTaken(error))
          return this.signedIn({ tokenHash, requestId, receipt, work, answer })
        throw error
      }
    },
  }
}

interface State {
  readonly use: UseCase
  readonly audit: object[]
  readonly events: { name: string; id: string; organisationId: string; payload: Payload }[]
  readonly jobs: object[]
}

function open(client: pg.PoolClient, actor: Actor, now: Instant, requestId: string): State {
  const audit: object[] = []
  const events: State['events'] = []
  const jobs: object[] = []
  let current = actor
  let moment = now
  const mine = (organisationId: string | undefined, what: string): string => {
    const found = organisationId ?? current.organisationId
    if (!found) throw new Error(`${what} needs an organisation`)
    return found
  }
  const use: UseCase = {
    get actor() {
      return current
    },
    get now() {
      return moment
    },
    db: kyselyOn(client),
    requestId,
    audit({ organisationId, ...line }) {
      audit.push({
        ...line,
        id: newId(),
        at: moment,
        requestId,
        organisationId: mine(organisationId, line.action),
      })
    },
    announce(name, payload, organisationId) {
      events.push({
        name,
        id: newId(),
        at: moment,
        payload,
        organisationId: mine(organisationId, name),
      } as State['events'][number])
    },
    enqueue(name, payload, options = {}) {
      jobs.push({ name, payload, ...options })
    },
    async become(next, at = moment) {
      await client.query(actAs(next))
      current = next
      moment = at
    },
  }
  return { use, audit, events, jobs }
}

/** The end of the transaction as text, so that it travels together with `commit`. */
function finish(
  { audit, events, jobs }: State,
  handlers: Listeners,
  receipt?: Receipt & StoredReply,
): string {
  const deliveries = events.flatMap(event =>
    (handlers.get(event.name) ?? [])
      .filter(listener => listener.when(event.payload))
      .map(({ name }) => ({
        name: 'deliver',
        payload: { organisationId: event.organisationId, eventId: event.id, handler: name },
      })),
  )
  const allJobs = [...jobs, ...deliveries]
  if (!audit.length && !events.length && !allJobs.length && !receipt) return ''
  const parts = [audit, events, allJobs, receipt].map(part =>
    part === undefined || (Array.isArray(part) && part.length === 0)
      ? 'null'
      : `${escapeLiteral(JSON.stringify(part))}::jsonb`,
  )
  return `select platform.finish(${parts.join(', ')});`
}

function actAs(actor: Actor): string {
  const literal = (value: string | null, type: string) =>
    value === null ? 'null' : `${escapeLiteral(value)}::${type}`
  const array = (values: readonly string[], type: string) =>
    `array[${values.map(escapeLiteral).join(',')}]::${type}[]`
  return (
    `select platform.act_as(${escapeLiteral(actor.kind)}, ${literal(actor.organisationId, 'uuid')}, ` +
    `${literal(actor.userId, 'uuid')}, ${array(actor.roles, 'text')}, ${array(actor.teamIds, 'uuid')});`
  )
}

async function findReceipt(client: pg.PoolClient, { key, hash }: Receipt) {
  const { rows } = await client.query<{ hash: string; status: number; reply: string | null }>({
    name: 'receipt',
    text: `select encode(request_hash, 'hex') as hash, status, reply from platform.receipt
           where holder = coalesce(platform.user_id(), '00000000-0000-0000-0000-000000000000') and key = $1`,
    values: [key],
  })
  const found = rows[0]
  if (!found) return null
  return found.hash === hash
    ? ({ stored: { status: found.status, reply: found.reply } } as const)
    : ({ keyReused: true } as const)
}

function isReceiptTaken(error: unknown): boolean {
  const { code, constraint } = error as { code?: string; constraint?: string }
  return code === '23505' && constraint === 'receipt_pkey'
}
