import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import { appPassword, appRole } from './connect.ts'

/** One plain SQL file. Order is by name, which begins with the time it was written, over all modules. */
export interface Migration {
  readonly module: string
  readonly name: string
  readonly sql: string
}

export async function collectMigrations(sourceRoot: string): Promise<Migration[]> {
  const modules = await readdir(join(sourceRoot, 'modules'))
  const folders = [
    { module: 'platform', path: join(sourceRoot, 'platform', 'db', 'migrations') },
    ...modules.map(module => ({ module, path: join(sourceRoot, 'modules', module, 'migrations') })),
  ]
  const found: Migration[] = []
  for (const { module, path } of folders) {
    const names = await readdir(path).catch(() => [])
    for (const name of names.filter(file => file.endsWith('.sql'))) {
      found.push({ module, name, sql: await readFile(join(path, name), 'utf8') })
    }
  }
  return found.sort((a, b) => (a.name < b.name ? -1 : 1))
}

export class CannotMigrate extends Error {}

/**
 * Brings the database to the present shape: forward only, each file in a transaction of its own, one process at a time.
 * Refuses a database that has seen a file which was changed since, or that a newer Hamroh has already moved on.
 */
export async function migrate(
  ownerUrl: string,
  migrations: readonly Migration[],
  progress: (line: string) => void = () => {},
  options: { makeAppRole?: boolean } = {},
): Promise<number> {
  const client = new pg.Client({ connectionString: ownerUrl, options: '-c timezone=UTC' })
  await client.connect()
  try {
    await client.query('select pg_advisory_lock(4207114)')
    await checkVersion(client)
    if (options.makeAppRole !== false) await ensureAppRole(client, ownerUrl)
    await client.query(`create table if not exists public.hamroh_migration (
      name text primary key, module text not null, checksum text not null, applied_at timestamptz not null default now())`)
    const { rows } = await client.query<{ name: string; checksum: string }>(
      'select name, checksum from public.hamroh_migration',
    )
    const pending = stillToDo(migrations, new Map(rows.map(row => [row.name, row.checksum])))
    for (const [index, migration] of pending.entries()) {
      if (index % 20 === 0) progress(`Database: step ${index + 1} of ${pending.length}`)
      await applyOne(client, migration)
    }
    return pending.length
  } finally {
    await client.end()
  }
}

async function checkVersion(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ version: number }>(
    `select current_setting('server_version_num')::int as version`,
  )
  const version = rows[0]?.version ?? 0
  if (version < 150_000)
    throw new CannotMigrate(
      `PostgreSQL 15 or newer is needed; this server is ${Math.floor(version / 10_000)}.`,
    )
}

/** The restricted role, made or given its password again; by a role that may make roles and is no superuser, too. */
export async function ensureAppRole(client: pg.Client, ownerUrl: string, role = appRole): Promise<void> {
  const { rows } = await client.query<{ safe: boolean }>(
    `select not (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication) as safe
     from pg_roles where rolname = $1`,
    [role],
  )
  if (rows[0]?.safe === false)
    throw new CannotMigrate(
      `The role ${role} of this server may more than it should: drop it, or take its attributes away.`,
    )
  // What it may not is said only where it is made: to say it again needs a superuser, even where nothing changes.
  const wanted = rows.length
    ? `alter role ${role} with login`
    : `create role ${role} with login nosuperuser nocreatedb nocreaterole noreplication nobypassrls`
  try {
    await client.query(`${wanted} password ${client.escapeLiteral(appPassword(ownerUrl))}`)
  } catch (error) {
    if ((error as { code?: string }).code !== '42501') throw error
    throw new CannotMigrate(
      `The role of DATABASE_URL may not make the restricted role ${role}, or give it its password. Make it once as an ` +
        `administrator of the server (create role ${role} login password '…') and set HAMROH_APP_DATABASE_URL.`,
    )
  }
}

function stillToDo(migrations: readonly Migration[], applied: Map<string, string>): Migration[] {
  const known = new Set(migrations.map(migration => migration.name))
  for (const name of applied.keys()) {
    if (!known.has(name))
      throw new CannotMigrate(`This database was moved on by a newer Hamroh (it has ${name}).`)
  }
  return migrations.filter(migration => {
    const seen = applied.get(migration.name)
    if (seen !== undefined && seen !== checksum(migration)) {
      throw new CannotMigrate(`${migration.name} was changed after this database had applied it.`)
    }
    return seen === undefined
  })
}

async function applyOne(client: pg.Client, migration: Migration): Promise<void> {
  try {
    await client.query('begin')
    await client.query(migration.sql)
    await client.query('insert into public.hamroh_migration (name, module, checksum) values ($1, $2, $3)', [
      migration.name,
      migration.module,
      checksum(migration),
    ])
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    const { message, position } = error as { message: string; position?: string }
    const line = position ? migration.sql.slice(0, Number(position)).split('\n').length : '?'
    throw new CannotMigrate(`${migration.name}, line ${line}: ${message}`)
  }
}

const checksum = (migration: Migration) => createHash('sha256').update(migration.sql).digest('hex')
