import { readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Config } from '#platform/config.ts'
import { withDatabase } from '#platform/db/connect.ts'
import { runningDatabase } from '#platform/db/embedded.ts'

/** The database as its owner: only the owner sees every row. Null where no Hamroh runs on this directory. */
export function ownerUrl({ databaseUrl, dataDirectory }: Config): string | null {
  if (databaseUrl) return databaseUrl
  const running = runningDatabase(dataDirectory)
  return running && withDatabase(running, 'hamroh')
}

const isBackup = (name: string) => /^hamroh-\d{4}-\d{2}-\d{2}T[\d-]+Z\.backup$/.test(name)

export interface Kept {
  readonly file: string
  readonly day: string
  readonly bytes: number
}

/** The backups of a directory, the newest first. */
export function listBackups(directory: string): Kept[] {
  return readdirSync(directory)
    .filter(isBackup)
    .sort()
    .reverse()
    .map(name => ({
      file: join(directory, name),
      day: name.slice(7, 17),
      bytes: statSync(join(directory, name)).size,
    }))
}

/** Two weeks of every day, a year of the first of each month; never fewer than three. */
export function toRemove(kept: readonly Kept[], today: string): Kept[] {
  const daysOld = (day: string) => (Date.parse(today) - Date.parse(day)) / 86_400_000
  const firstOfMonth = new Map<string, string>()
  for (const { file, day } of kept) firstOfMonth.set(day.slice(0, 7), file)
  return kept.filter(
    ({ file, day }, at) =>
      at >= 3 && daysOld(day) > 14 && !(firstOfMonth.get(day.slice(0, 7)) === file && daysOld(day) <= 366),
  )
}

export function removeOld(directory: string, today: string): number {
  const old = toRemove(listBackups(directory), today)
  for (const { file } of old) rmSync(file)
  return old.length
}
