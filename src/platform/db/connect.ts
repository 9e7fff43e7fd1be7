import { createHash } from 'node:crypto'
import pg from 'pg'
import { instant } from '#lib/day.ts'

// What PostgreSQL's types are here: days and instants stay text, whole numbers are numbers that stay exact.
const types = {
  date: 1082,
  timestamptz: 1184,
  int8: 20,
  int8Array: 1016,
  dateArray: 1182,
} as const
pg.types.setTypeParser(types.date, text => text)
pg.types.setTypeParser(types.dateArray as number, (text: string) =>
  text === '{}' ? [] : text.slice(1, -1).split(','),
)
pg.types.setTypeParser(types.timestamptz, text => (text.endsWith('infinity') ? text : readInstant(text)))
pg.types.setTypeParser(types.int8, text => {
  const whole = Number(text)
  if (!Number.isSafeInteger(whole))
    throw new RangeError('a number from the database is too large to stay exact')
  return whole
})

/** `2026-11-22 06:05:37.12+00`, as a server in UTC writes it, without the cost of a date object for each. */
function readInstant(text: string): string {
  if (!text.endsWith('+00')) return instant(text.replace(' ', 'T'))
  const [date, time] = text.slice(0, -3).split(' ') as [string, string]
  const [seconds, fraction = ''] = time.split('.') as [string, string?]
  return `${date}T${seconds}.${fraction.padEnd(3, '0').slice(0, 3)}Z`
}

export function createPool(url: string, size: number): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max: size,
    idleTimeoutMillis: 30_000,
    connectionTimeoutMillis: 10_000,
    statement_timeout: 30_000,
    idle_in_transaction_session_timeout: 30_000,
    application_name: 'hamroh',
    // Statements that do not wait for each other's answers travel together; each still has its own result or error.
    pipeline: true,
    // Our statements are named and used again; planning each anew for its values cost more than running it (lists: 339
    // a second before, 801 after, on the same busy machine).
    options: '-c timezone=UTC -c jit=off -c plan_cache_mode=force_generic_plan',
  })
  // A connection that breaks while idle (the server restarts, a leader changes) is dropped; the next one is new.
  pool.on('error', () => {})
  pool.on('connect', client => client.on('error', () => {}))
  return pool
}

/** Our database on a server of our own, made where it is not there yet; answers its address. */
export async function makeDatabase(serverUrl: string): Promise<string> {
  const pool = createPool(serverUrl, 1)
  const { rowCount } = await pool.query(`select 1 from pg_database where datname = 'hamroh'`)
  if (!rowCount) await pool.query('create database hamroh')
  await pool.end()
  return withDatabase(serverUrl, 'hamroh')
}

export function withDatabase(url: string, name: string): string {
  const changed = new URL(url)
  changed.pathname = `/${name}`
  return changed.toString()
}

/**
 * The restricted role that the application works as: no superuser, owner of nothing, row security always on. Its password
 * follows from the owner's, so that every process that knows DATABASE_URL knows it and nothing more has to be kept.
 */
export const appRole = 'hamroh_app'

export function appPassword(ownerUrl: string): string {
  const owner = new URL(ownerUrl)
  return createHash('sha256')
    .update(`${appRole}:${owner.host}:${decodeURIComponent(owner.password)}`)
    .digest('hex')
}

export function appUrl(ownerUrl: string): string {
  const url = new URL(ownerUrl)
  url.username = appRole
  url.password = appPassword(ownerUrl)
  return url.toString()
}
