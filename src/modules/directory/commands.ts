import { readFile as readBytes, writeFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { parseArgs } from 'node:util'
import { isLocale } from '#i18n/locales.ts'
import { systemActor } from '#lib/actor.ts'
import { Refusal } from '#lib/refusal.ts'
import type { CommandIo, Commands, CommandTools } from '#platform/command.ts'
import { exportFormats } from './contract/files.ts'
import { exportFile } from './hsds/exports.ts'
import { carryOut, countsOf, readFile, shown } from './hsds/imports.ts'
import { planOf } from './hsds/plan.ts'

const importUsage =
  'directory import FILE [--dry-run] [--leave-out] [--source NAME] [--map FIELD=COLUMN …]   (HSDS JSON or data package, CSV, XLSX)'
const exportUsage = `directory export --format ${exportFormats.join('|')} [--place ID] [--locale en] [--out FILE]`

export const commands: Commands = {
  'directory import': {
    usage: importUsage,
    about: 'takes services in; --dry-run shows what would change',
    needsDatabase: true,
    run: runImport,
  },
  'directory export': {
    usage: exportUsage,
    about: 'gives the public directory out',
    needsDatabase: true,
    run: runExport,
  },
}

const wrong = (io: CommandIo, message: string) => {
  io.err(`${message}\n`)
  return 2
}

async function runImport(args: readonly string[], io: CommandIo, tools?: CommandTools): Promise<number> {
  const given = parsed(args, {
    'dry-run': { type: 'boolean' },
    'leave-out': { type: 'boolean' },
    source: { type: 'string' },
    map: { type: 'string', multiple: true },
  })
  if ('mistake' in given || given.positionals.length !== 1)
    return wrong(io, `${'mistake' in given ? given.mistake : 'One file is needed.'}\nUsage: ${importUsage}`)
  const [path] = given.positionals as [string]
  const { source, map } = given.values as { source?: string; map?: string[] }
  const bytes = await readBytes(path).catch(() => null)
  if (!bytes) return wrong(io, `${path}: the file cannot be read`)
  const mapping = map ? Object.fromEntries(map.map(one => one.split('=', 2) as [string, string])) : null
  const file = { name: basename(path), bytes, source: source ?? null, mapping }
  try {
    return await (tools as CommandTools).engine.as(systemActor(null), async use => {
      const read = await readFile(use, file)
      const plan = await planOf(use, read.bundle)
      const view = shown(read, plan)
      for (const { where, path: field, code, value } of view.mistakes)
        io.err(
          `${path}: ${[where, field].filter(Boolean).join(', ')}: ${code}${value ? ` (${value})` : ''}\n`,
        )
      if (given.values['dry-run']) {
        io.out(`${JSON.stringify({ counts: view.counts, changes: view.changes, mistakes: view.mistakes })}\n`)
        return view.mistakes.length > 0 ? 2 : 0
      }
      if (plan.mistakes.length > 0 && !given.values['leave-out'])
        return wrong(io, 'Nothing was imported. Mend the file, or leave out what is wrong with --leave-out.')
      io.out(
        `${JSON.stringify({ counts: plan.planned.length === 0 ? countsOf(plan) : await carryOut(use, plan, file) })}\n`,
      )
      return 0
    })
  } catch (error) {
    if (error instanceof Refusal)
      return wrong(
        io,
        `${path}: ${[error.code, ...error.errors.map(one => `${one.path}: ${one.code}`)].join(' ')}`,
      )
    throw error
  }
}

async function runExport(args: readonly string[], io: CommandIo, tools?: CommandTools): Promise<number> {
  const text = { type: 'string' } as const
  const given = parsed(args, { format: text, place: text, locale: text, out: text })
  if ('mistake' in given) return wrong(io, `${given.mistake}\nUsage: ${exportUsage}`)
  const { format, place, locale, out } = given.values as Partial<
    Record<'format' | 'place' | 'locale' | 'out', string>
  >
  const known = exportFormats.find(one => one === format)
  if (!known) return wrong(io, `--format: one of ${exportFormats.join(', ')}\nUsage: ${exportUsage}`)
  if (locale !== undefined && !isLocale(locale)) return wrong(io, `--locale: “${locale}” is none of ours`)
  const isText = known === 'hsds' || known === 'csv' || known === 'geojson'
  if (!out && !isText) return wrong(io, `--out: ${known} is not text and needs a file to go to`)
  try {
    const file = await (tools as CommandTools).engine.as(systemActor(null), use =>
      exportFile(use, { format: known, placeId: place ?? null, locale: locale ?? null }),
    )
    if (out) await writeFile(out, file.body)
    else io.out(String(file.body))
    if (out) io.err(`Written to ${out}.\n`)
    return 0
  } catch (error) {
    if (error instanceof Refusal)
      return wrong(io, [error.code, ...error.errors.map(one => `${one.path}: ${one.code}`)].join(' '))
    throw error
  }
}

function parsed(args: readonly string[], options: NonNullable<Parameters<typeof parseArgs>[0]>['options']) {
  try {
    return parseArgs({ args: [...args], options: options ?? {}, allowPositionals: true })
  } catch (error) {
    return { mistake: (error as Error).message }
  }
}
