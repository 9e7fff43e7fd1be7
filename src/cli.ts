import './platform/tsx.ts'
import { readFile } from 'node:fs/promises'
import { text } from 'node:stream/consumers'
import {
  type Command,
  type CommandIo,
  type Commands,
  type CommandTools,
  described,
  faultInWords,
  helpFor,
} from '#platform/command.ts'
import { BadConfiguration, readConfig } from '#platform/config.ts'
import { withDatabase } from '#platform/db/connect.ts'
import { AlreadyRunning, runningDatabase } from '#platform/db/embedded.ts'
import { CannotStartDatabase } from '#platform/db/embedded-server.ts'
import { CannotMigrate } from '#platform/db/migrate.ts'
import { silentLog } from '#platform/log.ts'
import { readSettingsFile } from '#platform/settings-file.ts'

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
  // Whoever reads only the first lines has what they wanted: no fault, and no stack.
  process.stdout.on('error', (error: Error & { code?: string }) => {
    if (error.code === 'EPIPE') process.exit(0)
    throw error
  })
  readSettingsFile()
  const [group, verb, ...args] = words
  const help = await helpAsked(words)
  if (help !== null) {
    io.out(help)
    return 0
  }
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
  const all = Object.values(await everything()).flatMap(commands => Object.values(commands))
  return `Usage: npm run --silent hamroh -- <command>\n${described(all)}`
}

/** All groups are loaded only where somebody asks about them. */
async function helpAsked(words: readonly string[]): Promise<string | null> {
  const [group = ''] = words
  const known = Object.hasOwn(groups, group)
  const commands = known ? { [group]: (await groups[group]?.())?.commands ?? {} } : await everything()
  return helpFor(words, commands)
}

const everything = async (): Promise<Record<string, Commands>> =>
  Object.fromEntries(
    await Promise.all(
      Object.entries(groups).map(async ([name, load]) => [name, (await load()).commands] as const),
    ),
  )

main(process.argv.slice(2)).then(
  code => {
    process.exitCode = code
  },
  (error: Error & { code?: string }) => {
    const expected = [BadConfiguration, CannotMigrate, AlreadyRunning, CannotStartDatabase]
    const fault = expected.some(kind => error instanceof kind) ? error.message : faultInWords(error)
    io.err(`${fault ?? `This should not have happened: ${error.message}`}\n`)
    process.exitCode = fault === null ? 1 : 2
  },
)
