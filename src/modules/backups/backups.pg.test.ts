import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { withDatabase } from '#platform/db/connect.ts'
import { collectMigrations } from '#platform/db/migrate.ts'
import { newRecoveryKey } from '#platform/recovery-key.ts'
import { temporaryFolder, testApp } from '#test/support/app.ts'
import { type Made, makeBackup } from './service/make.ts'
import { restoreBackup, verifyBackup } from './service/restore.ts'
import { allReferences, allSequences, allTables } from './service/tables.ts'

const app = await testApp()
const place = temporaryFolder()
const empty = `restored${Date.now()}_test`
const restoredUrl = withDatabase(app.ownerUrl, empty)
const keys = newRecoveryKey()
const said = 'Нилуфар просила не звонить вечером'
let made: Made

beforeAll(async () => {
  const organisationId = await app.organisation()
  const worker = await app.member(organisationId, ['operator', 'caseworker'])
  const contact = { outcome: 'case_opened', needs: ['legal.wages'], said: `${said}\t\\N\n"` }
  const { body } = await app.call(worker, 'POST', '/contacts', contact)
  await app.call(worker, 'POST', '/cases', { contactId: body.id, needs: [{ code: 'legal.wages' }] })
  await app.runJobs()
  made = await makeBackup({
    ownerUrl: app.ownerUrl,
    dataDirectory: place,
    into: join(place, 'backups'),
    backupKey: keys.backup,
    at: '2026-11-22T10:00:00.000Z',
  })
  await asAdmin(`create database ${empty}`)
})
afterAll(() => asAdmin(`drop database if exists ${empty} with (force)`))

async function asAdmin(sql: string) {
  const client = new pg.Client({ connectionString: withDatabase(app.ownerUrl, 'postgres') })
  await client.connect()
  await client.query(sql)
  await client.end()
}

const restore = async () =>
  restoreBackup({
    file: made.file,
    recoveryKey: keys.recovery,
    ownerUrl: restoredUrl,
    dataDirectory: join(place, 'elsewhere'),
    migrations: await collectMigrations(join(import.meta.dirname, '..', '..')),
    makeAppRole: false,
    progress: () => {},
  })

/** Every row of every table as text, the sequences, and what holds tables together. */
async function picture(url: string) {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const all: Record<string, unknown> = {}
  for (const { name } of await allTables(client)) {
    const { rows } = await client.query(`select t::text as row from ${name} t order by 1`)
    all[name] = rows.map(({ row }) => row)
  }
  for (const name of await allSequences(client))
    all[name] = (await client.query(`select last_value, is_called from ${name}`)).rows
  all.references = await allReferences(client)
  all.policies = (
    await client.query('select schemaname, tablename, policyname, qual from pg_policies order by 1, 2, 3')
  ).rows
  all.triggers = (
    await client.query(`select tgname, tgenabled from pg_trigger where not tgisinternal order by 1`)
  ).rows
  await client.end()
  return all
}

test('what is restored into an empty place is the same, row by row', async () => {
  const found = await restore()
  expect(found.rows).toBe(made.rows)
  const before = await picture(app.ownerUrl)
  expect(Object.values(before).flat().length).toBeGreaterThan(100)
  expect(await picture(restoredUrl)).toEqual(before)
})

test('nothing is restored over what is there', async () => {
  await expect(restore()).rejects.toThrow('not empty')
})

test('the file shows nothing of what is in it, and keeps no draft beside it', () => {
  expect(readFileSync(made.file).includes(Buffer.from('Нилуфар'))).toBe(false)
  expect(readFileSync(made.file).includes(Buffer.from('contacts.contact'))).toBe(false)
  expect(readdirSync(join(place, 'backups'))).toHaveLength(1)
})

test('a changed byte, a missing end, an added end and a foreign key are told apart from a good backup', async () => {
  const whole = readFileSync(made.file)
  const at = (name: string, bytes: Buffer) => {
    const file = join(place, name)
    writeFileSync(file, bytes)
    return file
  }
  const changed = Buffer.from(whole)
  changed.writeUInt8(changed.readUInt8(whole.length - 500) ^ 1, whole.length - 500)
  await expect(verifyBackup(at('changed', changed), keys.recovery)).rejects.toThrow('damaged')
  await expect(verifyBackup(at('cut', whole.subarray(0, whole.length - 5)), keys.recovery)).rejects.toThrow(
    'cut off',
  )
  await expect(
    verifyBackup(at('longer', Buffer.concat([whole, Buffer.from([0])])), keys.recovery),
  ).rejects.toThrow('added')
  await expect(verifyBackup(made.file, newRecoveryKey().recovery)).rejects.toThrow('other backups')
  await expect(verifyBackup(made.file, `${keys.recovery.slice(0, -1)}x`)).rejects.toThrow('no recovery key')
  await expect(verifyBackup(at('other', Buffer.from('hello\nworld')), keys.recovery)).rejects.toThrow(
    'no backup',
  )
  expect(await verifyBackup(made.file, keys.recovery)).toMatchObject({ rows: made.rows, tables: made.tables })
})
