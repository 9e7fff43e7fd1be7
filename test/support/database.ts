import { mkdtempSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import pg from 'pg'
import { appUrl, createPool, withDatabase } from '#platform/db/connect.ts'
import { startEmbeddedDatabase } from '#platform/db/embedded.ts'
import { collectMigrations, migrate } from '#platform/db/migrate.ts'
import { prepareQueue } from '#platform/jobs/runner.ts'
import { silentLog } from '#platform/log.ts'

export const sourceRoot = join(dirname(dirname(import.meta.dirname)), 'src')

export interface TestDatabase {
  readonly ownerUrl: string
  readonly appUrl: string
  /** Where it lies, and files of tests beside it; gone when it stops. */
  readonly folder: string
  stop(): Promise<void>
}

/** A server of its own in a temporary directory, migrated. Not waiting for the disk: a test's data outlives nothing. */
export async function createDatabase(): Promise<TestDatabase> {
  const directory = mkdtempSync(join(tmpdir(), 'hamroh-test-'))
  const server = await startEmbeddedDatabase(directory, {
    flags: ['-c', 'fsync=off', '-c', 'synchronous_commit=off'],
  })
  const name = 'hamroh_test'
  await onServer(server.url, `create database ${name}`)
  const ownerUrl = withDatabase(server.url, name)
  await bringUp(ownerUrl)
  return {
    ownerUrl,
    appUrl: appUrl(ownerUrl),
    folder: directory,
    async stop() {
      await server.stop()
      await rm(directory, { recursive: true, force: true, maxRetries: 20 })
    },
  }
}

export async function bringUp(ownerUrl: string): Promise<void> {
  const pool = createPool(ownerUrl, 1)
  await prepareQueue(pool, silentLog)
  await pool.end()
  await migrate(ownerUrl, await collectMigrations(sourceRoot))
}

/** A copy of the migrated template, made in some 50 ms; its name ends in `_test`, as every database a test may touch. */
export async function cloneDatabase(
  serverOwnerUrl: string,
  name: string,
): Promise<{ ownerUrl: string; appUrl: string }> {
  if (!name.endsWith('_test')) throw new Error('tests only touch databases whose name ends in _test')
  await onServer(withDatabase(serverOwnerUrl, 'postgres'), `create database ${name} template hamroh_test`)
  const ownerUrl = withDatabase(serverOwnerUrl, name)
  return { ownerUrl, appUrl: appUrl(ownerUrl) }
}

async function onServer(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}
