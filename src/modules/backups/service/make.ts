import { createHash } from 'node:crypto'
import { createReadStream, existsSync, mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { createGunzip, createGzip } from 'node:zlib'
import pg from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import { newDataKey } from '#platform/recovery-key.ts'
import { type Frame, type Line, readFrames, writeFrame } from './frames.ts'
import { seal, unseal } from './sealed.ts'
import { allSequences, allTables, type Table } from './tables.ts'

export const magic = 'HAMROH-BACKUP-1'

export interface Made {
  readonly file: string
  readonly tables: number
  readonly rows: number
  readonly bytes: number
}

/**
 * One consistent picture of the whole database and of the key files, compressed, closed to `backupKey`, written beside
 * its final name, read back and compared, and only then given that name.
 */
export async function makeBackup(given: {
  readonly ownerUrl: string
  readonly dataDirectory: string
  readonly into: string
  readonly backupKey: string
  readonly at: string
}): Promise<Made> {
  mkdirSync(given.into, { recursive: true, mode: 0o700 })
  const file = join(given.into, `hamroh-${given.at.replaceAll(/[:.]/g, '-')}.backup`)
  const draft = `${file}.part`
  const { key, wrapped } = newDataKey(given.backupKey)
  const header = JSON.stringify({ madeAt: given.at, ...wrapped })
  const client = new pg.Client({ connectionString: given.ownerUrl, options: '-c timezone=UTC' })
  await client.connect()
  const counted = { tables: 0, rows: 0 }
  try {
    await client.query('begin transaction isolation level repeatable read read only')
    const inside = Readable.from(frames(client, given, counted), { objectMode: false })
    const sealed = seal(inside.pipe(createGzip({ level: 6 })), key, header)
    await writeDurably(draft, `${magic}\n${header}\n`, sealed)
    await client.query('commit')
  } finally {
    await client.end()
  }
  await readBack(draft, key, header, counted)
  await rename(draft, file)
  return { file, ...counted, bytes: statSync(file).size }
}

async function* frames(
  client: pg.Client,
  { dataDirectory, at }: { dataDirectory: string; at: string },
  counted: { tables: number; rows: number },
): AsyncGenerator<Buffer> {
  const line = (content: Line) => writeFrame({ kind: 'line', line: content })
  const { rows: done } = await client.query<{ name: string }>(
    'select name from public.hamroh_migration order by name',
  )
  const { rows: server } = await client.query<{ version: string }>(
    `select current_setting('server_version') as version`,
  )
  yield line({
    what: 'backup',
    madeAt: at,
    migrations: done.map(row => row.name),
    server: server[0]?.version ?? '',
  })
  for (const table of await allTables(client)) {
    yield line({ what: 'table', table: table.name, columns: table.columns })
    const ended = yield* rowsOf(client, table)
    yield line({ what: 'table_end', table: table.name, ...ended })
    counted.tables += 1
    counted.rows += ended.rows
  }
  for (const sequence of await allSequences(client)) {
    const { rows } = await client.query<{ last_value: string; is_called: boolean }>(
      `select last_value::text, is_called from ${sequence}`,
    )
    const [now] = rows
    if (now) yield line({ what: 'sequence', sequence, value: now.last_value, called: now.is_called })
  }
  const keys = join(dataDirectory, 'keys')
  for (const name of existsSync(keys) ? readdirSync(keys) : [])
    yield line({ what: 'file', name, base64: readFileSync(join(keys, name)).toString('base64') })
  yield line({ what: 'end', ...counted })
}

async function* rowsOf(client: pg.Client, { name, columns }: Table) {
  const rows = client.query(copyTo(`copy ${name} (${columns.join(', ')}) to stdout`))
  const hash = createHash('sha256')
  for await (const bytes of rows as AsyncIterable<Buffer>) {
    hash.update(bytes)
    yield writeFrame({ kind: 'rows', bytes })
  }
  return { rows: rows.rowCount, sha256: hash.digest('hex') }
}

async function writeDurably(file: string, head: string, body: AsyncIterable<Buffer>): Promise<void> {
  const handle = await open(file, 'w', 0o600)
  try {
    await handle.write(head)
    for await (const part of body) await handle.write(part)
    await handle.sync()
  } catch (error) {
    await rm(file, { force: true })
    throw error
  } finally {
    await handle.close()
  }
}

/** What was written is read again from the disk: a backup that cannot be read is no backup. */
async function readBack(
  file: string,
  key: Buffer,
  header: string,
  expected: { tables: number; rows: number },
) {
  const skipped = Buffer.byteLength(`${magic}\n${header}\n`)
  const end = await lastLine(readInside(createReadStream(file, { start: skipped }), key, header))
  if (end?.what !== 'end' || end.tables !== expected.tables || end.rows !== expected.rows)
    throw new Error('the backup just written does not read back as it was written')
}

async function lastLine(frames: AsyncIterable<Frame>): Promise<Line | undefined> {
  let last: Line | undefined
  for await (const frame of checked(frames)) if (frame.kind === 'line') last = frame.line
  return last
}

/** Frames from the closed part of a file. */
export function readInside(
  closed: AsyncIterable<Buffer>,
  key: Buffer,
  header: string,
): AsyncGenerator<Frame> {
  const plain = Readable.from(unseal(closed, key, header), { objectMode: false })
  const unpacked = createGunzip()
  plain.on('error', error => unpacked.destroy(error))
  return readFrames(plain.pipe(unpacked))
}

/** The frames again, every table compared with the sum that was taken when it was written. */
export async function* checked(frames: AsyncIterable<Frame>): AsyncGenerator<Frame> {
  let hash = createHash('sha256')
  let ended = false
  for await (const frame of frames) {
    if (frame.kind === 'rows') hash.update(frame.bytes)
    else if (frame.line.what === 'table') hash = createHash('sha256')
    else if (frame.line.what === 'table_end' && hash.digest('hex') !== frame.line.sha256)
      throw new Error(`${frame.line.table} is not what was written`)
    else if (frame.line.what === 'end') ended = true
    yield frame
  }
  if (!ended) throw new Error('the backup has no end')
}
