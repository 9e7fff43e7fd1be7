import { createReadStream, existsSync } from 'node:fs'
import { mkdir, open, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import type { Writable } from 'node:stream'
import pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { createPool } from '#platform/db/connect.ts'
import { type Migration, migrate } from '#platform/db/migrate.ts'
import { prepareQueue } from '#platform/jobs/runner.ts'
import { silentLog } from '#platform/log.ts'
import { openDataKey, readRecoveryKey, type Wrapped } from '#platform/recovery-key.ts'
import type { Frame, Line } from './frames.ts'
import { checked, magic, readInside } from './make.ts'
import { Damaged } from './sealed.ts'
import { allReferences, allTables } from './tables.ts'

export class CannotRestore extends Error {}

export interface Found {
  readonly madeAt: string
  readonly server: string
  readonly tables: number
  readonly rows: number
  /** Which key files it carries; none where the keys are given by the environment. */
  readonly keys: readonly string[]
}

/** Opens a backup; what is wrong with file or key is an Error with a sentence. */
async function openBackup(file: string, recoveryKey: string): Promise<AsyncGenerator<Frame>> {
  const { header, skipped } = await readHeader(file)
  const key = openDataKey(readRecoveryKey(recoveryKey), JSON.parse(header) as Wrapped)
  return checked(readInside(createReadStream(file, { start: skipped }), key, header))
}

async function readHeader(file: string): Promise<{ header: string; skipped: number }> {
  const handle = await open(file, 'r')
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(1000), 0, 1000, 0)
    const [first, header] = buffer.subarray(0, bytesRead).toString('latin1').split('\n')
    if (first !== magic || !header?.startsWith('{')) throw new Damaged('this file is no backup of Hamroh')
    return { header, skipped: magic.length + 1 + header.length + 1 }
  } finally {
    await handle.close()
  }
}

/** Reads a backup to its end without writing anything. */
export async function verifyBackup(file: string, recoveryKey: string): Promise<Found> {
  let found: Found = { madeAt: '', server: '', tables: 0, rows: 0, keys: [] }
  for await (const frame of await openBackup(file, recoveryKey)) {
    if (frame.kind !== 'line') continue
    const { line } = frame
    if (line.what === 'backup') found = { ...found, madeAt: line.madeAt, server: line.server }
    if (line.what === 'table_end')
      found = { ...found, tables: found.tables + 1, rows: found.rows + line.rows }
    if (line.what === 'file') found = { ...found, keys: [...found.keys, line.name] }
  }
  return found
}

/**
 * Into an empty database and an empty place for keys, nothing else: the shape as it was, the rows, every reference checked
 * again, then the steps that came since.
 */
export async function restoreBackup(given: {
  readonly file: string
  readonly recoveryKey: string
  readonly ownerUrl: string
  readonly dataDirectory: string
  readonly migrations: readonly Migration[]
  readonly makeAppRole: boolean
  progress(line: string): void
}): Promise<Found> {
  // Once to its end before anything is touched: a damaged backup must not leave half a database.
  const found = await verifyBackup(given.file, given.recoveryKey)
  const client = new pg.Client({ connectionString: given.ownerUrl, options: '-c timezone=UTC' })
  await client.connect()
  try {
    await mustBeEmpty(client)
    for (const name of found.keys) mustBeFree(keyFile(given.dataDirectory, name))
    // First of all the restricted role: a server that refuses it must be as empty afterwards as it was.
    await migrate(given.ownerUrl, [], given.progress, { makeAppRole: given.makeAppRole })
    const frames = await openBackup(given.file, given.recoveryKey)
    const begun = (await nextLine(frames)) as Extract<Line, { what: 'backup' }>
    await makeShape(given, begun.migrations)
    await client.query('begin')
    const references = await allReferences(client)
    for (const { drop } of references) await client.query(drop)
    const tables = (await allTables(client)).map(table => table.name)
    await client.query(`truncate ${tables.join(', ')}`)
    for (const table of tables) await client.query(`alter table ${table} disable trigger user`)
    await load(client, frames, given)
    for (const table of tables) await client.query(`alter table ${table} enable trigger user`)
    given.progress('Checking that everything fits together')
    for (const { add } of references) await client.query(add)
    await client.query('commit')
  } finally {
    await client.end()
  }
  await migrate(given.ownerUrl, given.migrations, given.progress, { makeAppRole: given.makeAppRole })
  return found
}

async function mustBeEmpty(client: pg.Client): Promise<void> {
  const { rows } = await client.query(
    `select 1 from pg_namespace where nspname in ('platform', 'graphile_worker')`,
  )
  if (rows.length)
    throw new CannotRestore(
      'the database is not empty: a backup is restored into an empty one, never over another',
    )
}

async function makeShape(
  given: {
    ownerUrl: string
    migrations: readonly Migration[]
    makeAppRole: boolean
    progress(line: string): void
  },
  wanted: readonly string[],
): Promise<void> {
  const known = new Set(given.migrations.map(one => one.name))
  const unknown = wanted.find(name => !known.has(name))
  if (unknown) throw new CannotRestore(`the backup was made by a newer Hamroh (it has ${unknown})`)
  const pool = createPool(given.ownerUrl, 1)
  try {
    await prepareQueue(pool, silentLog)
  } finally {
    await pool.end()
  }
  const then = given.migrations.filter(one => wanted.includes(one.name))
  await migrate(given.ownerUrl, then, given.progress, { makeAppRole: given.makeAppRole })
}

async function nextLine(frames: AsyncGenerator<Frame>): Promise<Line> {
  const { value } = await frames.next()
  if (value?.kind !== 'line' || value.line.what !== 'backup')
    throw new Damaged('the backup does not begin as one')
  return value.line
}

async function load(
  client: pg.Client,
  frames: AsyncGenerator<Frame>,
  { dataDirectory, progress }: { dataDirectory: string; progress(line: string): void },
): Promise<void> {
  let into: Writable | undefined
  for await (const frame of frames) {
    if (frame.kind === 'rows') {
      if (!into?.write(frame.bytes)) await new Promise(done => into?.once('drain', done))
      continue
    }
    const { line } = frame
    if (line.what === 'table') {
      progress(`Loading ${line.table}`)
      into = client.query(copyFrom(`copy ${line.table} (${line.columns.join(', ')}) from stdin`))
    } else if (line.what === 'table_end') await ended(into as Writable)
    else if (line.what === 'sequence')
      await client.query('select setval($1::regclass, $2::bigint, $3)', [
        line.sequence,
        line.value,
        line.called,
      ])
    else if (line.what === 'file') await putKey(dataDirectory, line.name, Buffer.from(line.base64, 'base64'))
  }
}

const ended = (stream: Writable) =>
  new Promise<void>((done, fail) => {
    stream.once('error', fail)
    stream.once('finish', done)
    stream.end()
  })

const keyFile = (dataDirectory: string, name: string) => join(dataDirectory, 'keys', basename(name))

/** A key that is there already stays: another one under its name would make both useless. */
function mustBeFree(file: string): void {
  if (existsSync(file))
    throw new CannotRestore(`${file} is there already: restore into an empty data directory`)
}

async function putKey(dataDirectory: string, name: string, bytes: Buffer): Promise<void> {
  const file = keyFile(dataDirectory, name)
  await mkdir(dirname(file), { recursive: true, mode: 0o700 })
  mustBeFree(file)
  await writeFile(file, bytes, { mode: 0o600, flush: true })
}
