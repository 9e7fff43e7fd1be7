import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

// Processor time, which a shared machine changes far less than the clock does.

export interface Spent {
  /** Milliseconds of this process: the bench, and Hamroh inside it. */
  readonly application: number
  /** Milliseconds of the database's processes that answer connections. */
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
    return readdirSync('/proc').reduce((sum, name) => sum + ticksOf(name, postmaster), 0)
  } catch {
    return 0
  }
}

/** Ticks of a process that `parent` started and that serves a connection; 0 for all others. */
function ticksOf(name: string, parent: number): number {
  if (!/^\d+$/.test(name)) return 0
  try {
    const stat = readFileSync(`/proc/${name}/stat`, 'utf8')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    if (Number(fields[1]) !== parent) return 0
    return Number(fields[11]) + Number(fields[12])
  } catch {
    return 0
  }
}
