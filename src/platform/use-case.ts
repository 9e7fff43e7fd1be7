import type { Kysely } from 'kysely'
import type pg from 'pg'
import type { Actor } from '#lib/actor.ts'
import type { Instant } from '#lib/day.ts'
import { newId } from '#lib/ids.ts'
import type { Clock } from './clock.ts'
import { kyselyOn } from './db/kysely.ts'
import { holdPacket } from './db/packet.ts'

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
  /** Returns one row with `actor` (null where the session does not hold) and sets who acts. */
  enter(tokenHash: string): Statement
}

/** A statement that a connection plans once, under its name. */
export interface Statement {
  readonly name: string
  readonly text: string
  readonly values: unknown[]
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

  /** `begin`, who acts, and where there is one the look for an earlier answer travel together: one trip, not three. */
  async function inTransaction<T>(
    entry: readonly Statement[],
    run: (client: pg.PoolClient, entered: readonly pg.QueryResult[]) => Promise<T>,
  ) {
    const client = await pool.connect()
    let broken: Error | undefined
    try {
      const [, ...entered] = await together(client, [begin, ...entry])
      return await run(client, entered)
    } catch (error) {
      await client.query('rollback').catch((failure: Error) => {
        broken = failure
      })
      throw error
    } finally {
      client.release(broken)
    }
  }

  /** What goes with the change and the commit, in one trip. A transaction that had failed unnoticed is not "done". */
  async function finish(client: pg.PoolClient, state: State, receipt?: Receipt & StoredReply) {
    const last = finishing(state, handlers, receipt)
    const results = await together(client, last ? [last, commit] : [commit])
    if (results.at(-1)?.command !== 'COMMIT') throw new Error('the transaction had failed before its end')
  }

  return {
    listen(map) {
      handlers = map
    },

    as(actor, work) {
      return inTransaction([actAs(actor)], async client => {
        const state = open(client, actor, clock(), newId())
        const value = await work(state.use)
        await finish(client, state)
        return value
      })
    },

    async signedIn<T>({ tokenHash, requestId, receipt, work, answer }: SignedInRequest<T>) {
      if (!/^[0-9a-f]{64}$/.test(tokenHash)) return null
      try {
        const entry = [gate.enter(tokenHash), ...(receipt ? [receiptOf(receipt)] : [])]
        return await inTransaction<Outcome<T> | null>(entry, async (client, [entered, found]) => {
          const actor: Actor | null = entered?.rows[0]?.actor ?? null
          const earlier = receipt && actor && earlierAnswer(receipt, found)
          if (!actor || earlier) {
            await client.query('rollback')
            return earlier ?? null
          }
          const state = open(client, actor, clock(), requestId)
          const value = await work(state.use)
          await finish(client, state, receipt && { ...receipt, ...answer(value) })
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

const begin: Statement = { name: 'begin', text: 'begin', values: [] }
const commit: Statement = { name: 'commit', text: 'commit', values: [] }

/** Sends statements one behind the other in one packet, without waiting between them; the first failure is the answer. */
function together(client: pg.PoolClient, statements: readonly Statement[]): Promise<pg.QueryResult[]> {
  holdPacket(client)
  return Promise.all(statements.map(statement => client.query({ ...statement })))
}

/** What is written with the change: audit lines, events that somebody listens to, jobs, the receipt. */
function finishing(
  { audit, events, jobs }: State,
  handlers: Listeners,
  receipt?: Receipt & StoredReply,
): Statement | null {
  const heard = events.map(event => ({
    event,
    by: (handlers.get(event.name) ?? []).filter(listener => listener.when(event.payload)),
  }))
  const deliveries = heard.flatMap(({ event, by }) =>
    by.map(({ name }) => ({
      name: 'deliver',
      payload: { organisationId: event.organisationId, eventId: event.id, handler: name },
    })),
  )
  const kept = heard.filter(({ by }) => by.length > 0).map(({ event }) => event)
  const allJobs = [...jobs, ...deliveries]
  if (!audit.length && !kept.length && !allJobs.length && !receipt) return null
  const parts = [audit, kept, allJobs, receipt].map(part =>
    part === undefined || (Array.isArray(part) && part.length === 0) ? null : JSON.stringify(part),
  )
  return {
    name: 'finish',
    text: 'select platform.finish($1::jsonb, $2::jsonb, $3::jsonb, $4::jsonb)',
    values: parts,
  }
}

const actAs = ({ kind, organisationId, userId, roles, teamIds }: Actor): Statement => ({
  name: 'act_as',
  text: 'select platform.act_as($1, $2::uuid, $3::uuid, $4::text[], $5::uuid[])',
  values: [kind, organisationId, userId, roles, teamIds],
})

const receiptOf = ({ key }: Receipt): Statement => ({
  name: 'receipt',
  text: `select encode(request_hash, 'hex') as hash, status, reply from platform.receipt
         where holder = coalesce(platform.user_id(), '00000000-0000-0000-0000-000000000000') and key = $1`,
  values: [key],
})

function earlierAnswer({ hash }: Receipt, found: pg.QueryResult | undefined) {
  const row = found?.rows[0] as { hash: string; status: number; reply: string | null } | undefined
  if (!row) return null
  return row.hash === hash
    ? ({ stored: { status: row.status, reply: row.reply } } as const)
    : ({ keyReused: true } as const)
}

function isReceiptTaken(error: unknown): boolean {
  const { code, constraint } = error as { code?: string; constraint?: string }
  return code === '23505' && constraint === 'receipt_pkey'
}
