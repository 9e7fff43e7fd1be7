import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { FastifyInstance } from 'fastify'
import type { Runner } from 'graphile-worker'
import { gate, limitedGate } from '#modules/accounts/index.ts'
import { declarePolicies } from '#platform/actions.ts'
import { type Clock, systemClock } from '#platform/clock.ts'
import type { Config } from '#platform/config.ts'
import { appUrl, createPool, makeDatabase } from '#platform/db/connect.ts'
import { startEmbeddedDatabase } from '#platform/db/embedded.ts'
import { collectMigrations, migrate } from '#platform/db/migrate.ts'
import { createServer } from '#platform/http/server.ts'
import { listeners, prepareQueue, runDueJobs, startJobs } from '#platform/jobs/runner.ts'
import { type Log, log as standardLog } from '#platform/log.ts'
import type { Services } from '#platform/module.ts'
import { declareHolders } from '#platform/personal-data.ts'
import { createEngine, type Engine } from '#platform/use-case.ts'
import { forgetOpened } from '#platform/vault/index.ts'
import { declareKept, keepAllAnew } from '#platform/vault/kept.ts'
import { installationKey, openVault } from '#platform/vault/master.ts'
import { loadWords } from '#platform/words.ts'
import { modules } from './modules.ts'
import { frame } from './site/frame.tsx'

/** The composition root: configuration → database → modules → server and jobs. `main.ts` and the tests both start here. */
export interface App {
  readonly server: FastifyInstance
  readonly engine: Engine
  readonly services: Services
  /** Begins to take requests; answers the address. */
  listen(): Promise<string>
  /** Carries out what is due now: for tests and the command line. */
  runJobs(): Promise<void>
  /** Lets running requests end, then the jobs, then the database. */
  stop(): Promise<void>
}

export interface AppOptions {
  readonly clock?: Clock
  readonly log?: Log
  readonly progress?: (line: string) => void
  /** Already migrated (a test's copy of the template). */
  readonly migrated?: boolean
}

export const root = resolve(import.meta.dirname, '..')

export async function createApp(config: Config, options: AppOptions = {}): Promise<App> {
  openVault(config)
  const database = await openDatabase(config, options)
  try {
    return await createOn(database, config, options)
  } catch (error) {
    // It would live on without us.
    await database.stop()
    throw error
  }
}

async function createOn(database: OpenDatabase, config: Config, options: AppOptions): Promise<App> {
  const { clock = systemClock, log = standardLog, progress = () => {} } = options
  const ownerPool = createPool(database.ownerUrl, 4)
  if (!options.migrated) {
    await prepareQueue(ownerPool, log)
    await migrate(database.ownerUrl, await collectMigrations(join(root, 'src')), progress, {
      makeAppRole: !config.appDatabaseUrl,
    })
  }
  const pool = createPool(config.appDatabaseUrl ?? appUrl(database.ownerUrl), config.poolSize)
  const engine = createEngine(pool, clock, gate)
  engine.listen(listeners(modules))
  declarePolicies(modules)
  declareHolders(modules)
  declareKept(modules)
  await loadWords(root)
  const services: Services = { engine, config, secret: installationKey }
  for (const module of modules) await module.start?.(services)
  // Once with work to do: after the update that brought it, or with another master key.
  await keepAllAnew(engine)
  let leaving = false
  const server = await createServer({
    config,
    engine,
    services,
    limited: limitedGate,
    modules,
    log,
    assets: join(root, 'dist'),
    isReady: async () => !leaving && (await pool.query('select 1')).rowCount === 1,
    frame: frame(clock),
  })
  let jobs: Runner | undefined
  if (config.jobs) jobs = await startJobs(ownerPool, modules, services, log)
  return {
    server,
    engine,
    services,
    listen: () => server.listen({ port: config.port, host: config.host }),
    runJobs: () => runDueJobs(ownerPool, modules, services, log),
    async stop() {
      leaving = true
      await sleep(config.drainSeconds * 1000)
      await server.close()
      await jobs?.stop()
      await Promise.all([pool.end(), ownerPool.end()])
      await database.stop()
      forgetOpened()
    },
  }
}

interface OpenDatabase {
  readonly ownerUrl: string
  stop(): Promise<void>
}

async function openDatabase(
  config: Config,
  { log = standardLog, progress = () => {} }: AppOptions,
): Promise<OpenDatabase> {
  if (config.databaseUrl) return { ownerUrl: config.databaseUrl, stop: async () => {} }
  progress('Starting the embedded PostgreSQL')
  const watcher = (state: 'ended' | 'back') =>
    state === 'ended' ? log.error('database.ended') : log.info('database.back')
  const embedded = await startEmbeddedDatabase(resolve(config.dataDirectory), { watcher })
  const ownerUrl = await makeDatabase(embedded.url)
  return { ownerUrl, stop: () => embedded.stop() }
}
