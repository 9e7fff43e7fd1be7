import {
  type CronItem,
  Logger,
  parseCronItems,
  type Runner,
  run,
  runMigrations,
  runOnce,
  type TaskList,
} from 'graphile-worker'
import type pg from 'pg'
import { systemActor } from '#lib/actor.ts'
import { instant } from '#lib/day.ts'
import { errorFields, type Log } from '../log.ts'
import type { DeliveredEvent, EventHandler, Module, Services } from '../module.ts'
import type { Listeners, Payload } from '../use-case.ts'

/** The queue's own tables; before our migrations, because our functions add jobs. */
export async function prepareQueue(ownerPool: pg.Pool, log: Log): Promise<void> {
  await runMigrations({ pgPool: ownerPool, logger: quiet(log) })
}

/** The queue's own messages carry payloads and errors in full, so only the fact of trouble is taken over. */
function quiet(log: Log): Logger {
  return new Logger(() => level => {
    if (level === 'error') log.warn('jobs.trouble')
  })
}

/** Everybody who listens to an event, and to which events of that name. */
export function listeners(modules: readonly Module[]): Listeners {
  const all = modules.flatMap(({ name, handlers = {} }) =>
    Object.entries(handlers).map(([event, handler]) => ({
      event,
      name: `${name}:${event}`,
      when: typeof handler === 'function' ? () => true : handler.when,
    })),
  )
  return Map.groupBy(all, one => one.event)
}

/** Runs jobs and deliveries until stopped; wakes within milliseconds of a commit. */
export function startJobs(
  ownerPool: pg.Pool,
  modules: readonly Module[],
  services: Services,
  log: Log,
): Promise<Runner> {
  const crons = modules.flatMap(({ schedule = {} }) =>
    Object.entries(schedule).map(([task, match]): CronItem => ({ task, match, identifier: task })),
  )
  return run({
    pgPool: ownerPool,
    taskList: tasksOf(modules, services, log),
    parsedCronItems: parseCronItems(crons),
    concurrency: 3,
    noHandleSignals: true,
    logger: quiet(log),
  })
}

/** Everything that is due now, and what follows from it, then back: for tests and for the command line. */
export async function runDueJobs(
  ownerPool: pg.Pool,
  modules: readonly Module[],
  services: Services,
  log: Log,
) {
  await runOnce({
    pgPool: ownerPool,
    taskList: tasksOf(modules, services, log),
    noHandleSignals: true,
    logger: quiet(log),
  })
}

function tasksOf(modules: readonly Module[], services: Services, log: Log): TaskList {
  const tasks: TaskList = {
    deliver: logged('deliver', log, payload => deliver(modules, services, payload as unknown as Delivery)),
  }
  for (const { jobs = {} } of modules) {
    for (const [name, job] of Object.entries(jobs))
      tasks[name] = logged(name, log, payload => job(services, payload))
  }
  return tasks
}

function logged(name: string, log: Log, job: (payload: Payload) => Promise<void>) {
  return async (payload: unknown) => {
    try {
      await job((payload ?? {}) as Payload)
    } catch (error) {
      log.warn('job.failed', { job: name, ...errorFields(error) })
      throw error
    }
  }
}

interface Delivery {
  readonly organisationId: string
  readonly eventId: string
  readonly handler: string
}

/** In one transaction: mark this delivery as done, do it. A second run finds the mark and leaves. */
async function deliver(
  modules: readonly Module[],
  { engine }: Services,
  { organisationId, eventId, handler }: Delivery,
) {
  await engine.as(systemActor(organisationId), async use => {
    const mark = await use.db
      .insertInto('platform.delivery')
      .values({ organisation_id: organisationId, event_id: eventId, handler })
      .onConflict(conflict => conflict.doNothing())
      .executeTakeFirst()
    if (!mark.numInsertedOrUpdatedRows) return
    const row = await use.db
      .selectFrom('platform.event')
      .selectAll()
      .where('organisation_id', '=', organisationId)
      .where('id', '=', eventId)
      .executeTakeFirstOrThrow()
    const event: DeliveredEvent = {
      id: row.id,
      name: row.name,
      organisationId,
      at: instant(row.at),
      payload: row.payload,
    }
    await handlerNamed(modules, handler)(use, event)
  })
}

function handlerNamed(modules: readonly Module[], wanted: string): EventHandler {
  const [module, event] = wanted.split(':') as [string, string]
  const found = modules.find(({ name }) => name === module)?.handlers?.[event]
  if (!found) throw new Error(`nobody handles ${wanted} any more`)
  return typeof found === 'function' ? found : found.run
}
