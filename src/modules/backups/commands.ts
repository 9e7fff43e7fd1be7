import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { systemClock } from '#platform/clock.ts'
import type { Command, CommandIo, Commands } from '#platform/command.ts'
import { readConfig } from '#platform/config.ts'
import { makeDatabase } from '#platform/db/connect.ts'
import { startEmbeddedDatabase } from '#platform/db/embedded.ts'
import { collectMigrations } from '#platform/db/migrate.ts'
import { NotAKey, newRecoveryKey } from '#platform/recovery-key.ts'
import { makeBackup } from './service/make.ts'
import { listBackups, noteVerified, ownerUrl } from './service/place.ts'
import { CannotRestore, restoreBackup, verifyBackup } from './service/restore.ts'
import { Damaged } from './service/sealed.ts'

const usages = {
  key: 'backup key',
  make: 'backup make --into DIRECTORY [--backup-key KEY]',
  list: 'backup list DIRECTORY',
  verify: 'backup verify FILE --recovery-key KEYFILE',
  restore: 'backup restore FILE --recovery-key KEYFILE',
} as const
const abouts: Readonly<Record<keyof typeof usages, string>> = {
  key: 'a pair of keys: one for the safe, one for the settings',
  make: 'one closed file of everything, read back before it counts',
  list: 'the backups of a directory, the newest first',
  verify: 'whether a backup can be read to its end',
  restore: 'a backup into an empty place',
}

export const commands: Commands = {
  'backup key': command('key', async (_given, io) => {
    const { recovery, backup } = newRecoveryKey()
    io.err(
      'Put the recovery key on paper, in a safe, in two places. Without it no backup can be opened, by anybody.\n',
    )
    io.out(`${JSON.stringify({ recoveryKey: recovery, HAMROH_BACKUP_KEY: backup })}\n`)
  }),
  'backup make': {
    ...command('make', async ({ into, 'backup-key': given }, io) => {
      const config = readConfig(process.env)
      const backupKey = given ?? config.backupKey
      const directory = into ?? config.backupDirectory
      if (!backupKey)
        throw new CannotRestore('--backup-key or HAMROH_BACKUP_KEY is needed: “backup key” makes one')
      if (!directory) throw new CannotRestore('--into or HAMROH_BACKUP_DIR is needed')
      const owner = ownerUrl(config)
      if (!owner) throw new CannotRestore('there is no database to back up')
      const at = systemClock()
      io.out(
        `${JSON.stringify(await makeBackup({ ownerUrl: owner, dataDirectory: config.dataDirectory, into: directory, backupKey, at }))}\n`,
      )
    }),
    needsDatabase: true,
  },
  'backup list': command('list', async ({ file }, io) => {
    io.out(`${JSON.stringify(listBackups(file ?? readConfig(process.env).backupDirectory ?? '.'))}\n`)
  }),
  'backup verify': command('verify', async (given, io) => {
    const file = needed(given.file, 'FILE')
    io.out(`${JSON.stringify(await verifyBackup(file, recoveryKey(given)))}\n`)
    try {
      noteVerified(file, systemClock())
    } catch {
      io.err(
        'The backup is whole. That it was verified could not be noted beside it: the directory is closed to writing.\n',
      )
    }
  }),
  'backup restore': command('restore', async (given, io) => {
    const file = needed(given.file, 'FILE')
    const key = recoveryKey(given)
    // Read to its end before a database is started for it.
    await verifyBackup(file, key)
    const config = readConfig(process.env)
    const embedded = config.databaseUrl ? null : await startEmbeddedDatabase(config.dataDirectory)
    try {
      const found = await restoreBackup({
        file,
        recoveryKey: key,
        ownerUrl: config.databaseUrl ?? (await makeDatabase((embedded as { url: string }).url)),
        dataDirectory: config.dataDirectory,
        migrations: await collectMigrations(join(import.meta.dirname, '..', '..')),
        makeAppRole: !config.appDatabaseUrl,
        progress: line => io.err(`${line}\n`),
      })
      io.out(`${JSON.stringify(found)}\n`)
    } finally {
      await embedded?.stop()
    }
  }),
}

interface Given {
  readonly file?: string
  readonly into?: string
  readonly 'recovery-key'?: string
  readonly 'backup-key'?: string
}

function command(name: keyof typeof usages, work: (given: Given, io: CommandIo) => Promise<void>): Command {
  const usage = usages[name]
  return {
    usage,
    about: abouts[name],
    async run(args, io) {
      try {
        const text = { type: 'string' } as const
        const { values, positionals } = parseArgs({
          args: [...args],
          allowPositionals: true,
          options: { into: text, 'recovery-key': text, 'backup-key': text },
        })
        if (positionals.length > 1) throw new CannotRestore('one file is needed')
        await work({ ...values, ...(positionals[0] === undefined ? {} : { file: positionals[0] }) }, io)
        return 0
      } catch (error) {
        const { code } = error as { code?: string }
        const expected =
          error instanceof CannotRestore ||
          error instanceof NotAKey ||
          error instanceof Damaged ||
          code?.startsWith('ERR_PARSE_ARGS')
        if (!expected) throw error
        io.err(`${(error as Error).message}\nUsage: ${usage}\n`)
        return 2
      }
    },
  }
}

function needed(value: string | undefined, what: string): string {
  if (value === undefined) throw new CannotRestore(`${what} is needed`)
  return value
}

/** From a file, or `-` for standard input: a key on the command line would stand in the shell's history. */
const recoveryKey = (given: Given): string =>
  readFileSync(given['recovery-key'] === '-' ? 0 : needed(given['recovery-key'], '--recovery-key'), 'utf8')
