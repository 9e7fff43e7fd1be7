import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

// Processor time, which a shared machine changes far less than the clock does.

export interface Spent {
  /** Milliseconds of this process: the bench, and Hamroh inside it. */
  readonly application: number
  /** Milliseconds of the database's processes, those that have ended too. */
  readonly database: number
}

const perTick = 10

/** Since the processes began. `clusters`: the data directory of the database. */
export function spentSoFar(cluster: string): Spent {
  const { user, system } = process.cpuUsage()
  return { application: (user + system) / 1000, database: databaseTicks(cluster) * perTick }
}

export const spentBetween = (before: Spent, after: Spent): Spent => ({
  application: after.application - before.application,
  database: after.database - before.database,
})

function databaseTicks(cluster: string): number {
  try {
    const postmaster = Number(readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n')[0])
    const [user, system] = fieldsOf(String(postmaster))?.slice(13, 15) ?? []
    const ended = Number(user ?? 0) + Number(system ?? 0)
    return readdirSync('/proc').reduce((sum, name) => sum + ticksOf(name, postmaster), ended)
  } catch {
    return 0
  }
}

/** Milliseconds a process has spent so far; 0 where the system does not say. */
export function spentBy(pid: number | undefined): number {
  const fields = fieldsOf(String(pid))
  return fields === null ? 0 : (Number(fields[11]) + Number(fields[12])) * perTick
}

function fieldsOf(pid: string): string[] | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  } catch {
    return null
  }
}

/** Ticks of a process that `parent` started and that serves a connection; 0 for all others. */
function ticksOf(name: string, parent: number): number {
  if (!/^\d+$/.test(name)) return 0
  const fields = fieldsOf(name)
  return fields !== null && Number(fields[1]) === parent ? Number(fields[11]) + Number(fields[12]) : 0
}
