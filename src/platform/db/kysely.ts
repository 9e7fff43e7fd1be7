import { createHash } from 'node:crypto'
import {
  type CompiledQuery,
  type DatabaseConnection,
  type Driver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
} from 'kysely'
import type pg from 'pg'
import { openRows } from '../vault/open-rows.ts'
import { holdPacket } from './packet.ts'

const made = new WeakMap<pg.PoolClient, Kysely<unknown>>()

/**
 * Kysely over the one connection of the running transaction. Begin and commit are the use case's, so the driver has
 * none: a query can only run inside the transaction that it was given. It has no state but the connection, so each
 * connection keeps its own.
 */
export function kyselyOn<Tables>(client: pg.PoolClient): Kysely<Tables> {
  const kysely =
    made.get(client) ??
    new Kysely<unknown>({
      dialect: {
        createAdapter: () => new PostgresAdapter(),
        createDriver: () => new OneConnection(client),
        createIntrospector: db => new PostgresIntrospector(db),
        createQueryCompiler: () => new PostgresQueryCompiler(),
      },
    })
  made.set(client, kysely)
  // The tables are those that the store is typed over; Kysely itself knows none.
  return kysely as Kysely<Tables>
}

class OneConnection implements Driver {
  readonly #connection: DatabaseConnection

  constructor(client: pg.PoolClient) {
    this.#connection = {
      async executeQuery<Row>({ sql, parameters }: CompiledQuery): Promise<QueryResult<Row>> {
        const name = statementName(sql)
        // Statements that nobody waits between leave in one packet.
        holdPacket(client)
        const result = await client.query({
          text: sql,
          values: parameters as unknown[],
          ...(name === undefined ? {} : { name }),
        })
        await openRows(result.rows, async ids => (await client.query(keysById, [ids])).rows)
        return { rows: result.rows, numAffectedRows: BigInt(result.rowCount ?? 0) }
      },
      // biome-ignore lint/correctness/useYield: a stream would hold the transaction open for as long as a client reads
      async *streamQuery() {
        throw new Error('read in pages instead of streaming')
      },
    }
  }

  async init() {}
  async acquireConnection() {
    return this.#connection
  }
  async beginTransaction() {
    throw new Error('the use case has begun the transaction')
  }
  async commitTransaction() {
    throw new Error('the use case commits the transaction')
  }
  async rollbackTransaction() {
    throw new Error('the use case rolls the transaction back')
  }
  async releaseConnection() {}
  async destroy() {}
}

const keysById = 'select * from platform.keys_by_id($1::uuid[])'

const named = new Map<string, string>()

/**
 * The same text is planned once for each connection. Only so many: a text that varies without end (a list of values
 * written out) must not fill the server's memory.
 */
function statementName(sql: string): string | undefined {
  const known = named.get(sql)
  if (known !== undefined || named.size >= 800) return known
  const name = createHash('sha1').update(sql).digest('base64url')
  named.set(sql, name)
  return name
}
