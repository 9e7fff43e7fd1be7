import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { expect, test } from 'vitest'
import { startEmbeddedDatabase } from './embedded.ts'

test('an embedded database that ended by itself is there again, under the same address, with what it had confirmed', async () => {
  const home = mkdtempSync(join(tmpdir(), 'hamroh-test-'))
  const seen: string[] = []
  const { promise: back, resolve } = Promise.withResolvers<void>()
  const database = await startEmbeddedDatabase(home, {
    watcher: state => {
      seen.push(state)
      if (state === 'back') resolve()
    },
  })
  const ask = async (sql: string) => {
    const client = new pg.Client({ connectionString: database.url })
    client.on('error', () => {})
    await client.connect()
    try {
      return (await client.query(sql)).rows
    } finally {
      await client.end()
    }
  }
  await ask('create table kept as select 1 as one')
  const [pid] = readFileSync(join(home, 'postgres', 'postmaster.pid'), 'utf8').split('\n')
  process.kill(Number(pid), 'SIGKILL')
  await back
  expect(seen).toEqual(['ended', 'back'])
  expect(await ask('select one from kept')).toEqual([{ one: 1 }])
  await database.stop()
  expect(seen).toHaveLength(2)
  rmSync(home, { recursive: true })
}, 180_000)
