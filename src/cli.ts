import './platform/tsx.ts'
import { readFile } from 'node:fs/promises'
import { text } from 'node:stream/consumers'
import type { Command, CommandIo, Commands, CommandTools } from '#platform/command.ts'
import { BadConfiguration, readConfig } from '#platform/config.ts'
import { withDatabase } from '#platform/db/connect.ts'
import { AlreadyRunning, runningDatabase } from '#platform/db/embedded.ts'
import { CannotMigrate } from '#platform/db/migrate.ts'
import { silentLog } from '#platform/log.ts'

// Each file is loaded when its first word is typed, so that computing a claim does not wait for a database driver.
const groups: Readonly<Record<string, () => Promise<{ commands: Commands }>>> = {
  accounts: () => import('#modules/accounts/commands.ts'),
  audit: () => import('#modules/audit/commands.ts'),
  backup: () => import('#modules/backups/commands.ts'),
  claims: () => import('#modules/claims/commands.ts'),
  directory: () => import('#modules/directory/commands.ts'),
  keys: () => import('#modules/keeping/commands.ts'),
  organisations: () => import('#modules/organisations/commands.ts'),
  people: () => import('#modules/people/commands.ts'),
  rules: () => import('#modules/rules/commands.ts'),
  savings: () => import('#modules/savings/commands.ts'),
}

const io: CommandIo = {
  readFile: path => (path === '-' ? text(process.stdin) : readFile(path, 'utf8')),
  out: text => void process.stdout.write(text),
  err: text => void process.stderr.write(text),
}

async function main(words: readonly string[]): Promise<number> {
  const [group, verb, ...args] = words
  const commands = group && Object.hasOwn(groups, group) ? (await groups[group]?.())?.commands : undefined
  const name = `${group} ${verb}`
  const command = commands && Object.hasOwn(commands, name) ? commands[name] : undefined
  if (!command) {
    io.err(
      `${group ? `There is no command “${[group, verb].filter(Boolean).join(' ')}”.\n` : ''}${await usage()}`,
    )
    return 2
  }
  return command.needsDatabase ? withTools(command, args) : command.run(args, io)
}

/** On the database of a running Hamroh where one runs, otherwise on one that is started for this command. */
async function withTools(command: Command, args: readonly string[]): Promise<number> {
  const { createApp } = await import('./app.ts')
  const config = readConfig({ ...process.env, HAMROH_JOBS: '0', HAMROH_DEMO: '0' })
  const running = config.databaseUrl ? null : runningDatabase(config.dataDirectory)
  const databaseUrl = running ? withDatabase(running, 'hamroh') : config.databaseUrl
  const app = await createApp({ ...config, databaseUrl }, { log: silentLog })
  try {
    const tools: CommandTools = { engine: app.engine }
    return await command.run(args, io, tools)
  } finally {
    await app.stop()
  }
}

async function usage(): Promise<string> {
  const all = await Promise.all(Object.values(groups).map(load => load()))
  const lines = all.flatMap(({ commands }) => Object.values(commands).map(command => `  ${command.usage}\n`))
  return `Usage: npm run --silent hamroh -- <command>\n${lines.join('')}`
}

main(process.argv.slice(2)).then(
  code => {
    process.exitCode = code
  },
  (error: Error & { code?: string }) => {
    const expected =
      error instanceof BadConfiguration || error instanceof CannotMigrate || error instanceof AlreadyRunning
    if (expected) io.err(`${error.message}\n`)
    else if (error.code === 'ECONNREFUSED') io.err('The database does not answer.\n')
    else io.err(`This should not have happened: ${error.message}\n`)
    process.exitCode = expected ? 2 : 1
  },
)
