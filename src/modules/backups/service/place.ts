import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { type Instant, instant } from '#lib/day.ts'
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

const verifiedNote = 'last-verified.json'

/** Beside the backups, so that whoever looks at them later knows when one was last opened with the key from the safe. */
export function noteVerified(file: string, at: string): void {
  writeFileSync(join(dirname(file), verifiedNote), `${JSON.stringify({ at, file: basename(file) })}\n`)
}

export interface Standing {
  /** When the newest backup was made; null where there is none. */
  readonly madeAt: Instant | null
  /** When one was last opened with the recovery key and read to its end. */
  readonly verifiedAt: Instant | null
}

/** What the directory itself says: a list kept elsewhere would still speak of files that are gone. */
export function standingOf(directory: string | null): Standing {
  if (!directory || !existsSync(directory)) return { madeAt: null, verifiedAt: null }
  const [newest] = listBackups(directory)
  const note = join(directory, verifiedNote)
  return {
    madeAt: newest ? madeAtOf(basename(newest.file)) : null,
    verifiedAt: existsSync(note) ? verifiedAtIn(readFileSync(note, 'utf8')) : null,
  }
}

/** `hamroh-2026-11-22T01-40-00-000Z.backup`: as `makeBackup` names them. */
const madeAtOf = (name: string) =>
  instant(name.slice(7, -7).replace(/T(\d\d)-(\d\d)-(\d\d)-(\d+)Z/, 'T$1:$2:$3.$4Z'))

function verifiedAtIn(text: string): Instant | null {
  try {
    return instant((JSON.parse(text) as { at: string }).at)
  } catch {
    // Half a note says nothing; the next verification writes it anew.
    return null
  }
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
