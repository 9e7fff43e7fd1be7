import { once } from 'node:events'
import { createWriteStream, type WriteStream } from 'node:fs'
import { parseArgs } from 'node:util'
import { systemActor } from '#lib/actor.ts'
import { organisationBySlug } from '#modules/organisations/index.ts'
import { systemClock } from '#platform/clock.ts'
import type { CommandIo, Commands, CommandTools } from '#platform/command.ts'
import type { Engine } from '#platform/use-case.ts'
import { type RowProblem, readRow } from './domain/import-row.ts'
import { type Imported, importEnded, importPeople, type PreparedRow, prepareRow } from './service/import.ts'
import { type FileRow, readRows, UnreadableFile } from './service/import-file.ts'

const usage = 'people import FILE --organisation SLUG [--report FILE]'
const batchSize = 1000
/** So many bad rows are told at once; all of them stand in the report. */
const toldAtOnce = 20

export const commands: Commands = {
  'people import': {
    usage,
    about: 'persons from JSON lines or CSV; the same file twice changes nothing',
    needsDatabase: true,
    run: runImport,
  },
}

async function runImport(args: readonly string[], io: CommandIo, tools?: CommandTools): Promise<number> {
  const given = readArguments(args)
  if ('mistake' in given) return wrong(io, `${given.mistake}\nUsage: ${usage}`)
  const { engine } = tools as CommandTools
  const organisationId = await engine.as(
    systemActor(null),
    async use => (await organisationBySlug(use, given.organisation))?.id,
  )
  if (!organisationId) return wrong(io, `--organisation: there is none called “${given.organisation}”`)
  const state = startOf(given.file, given.report, io)
  try {
    await takeAll(engine, organisationId, batches(readRows(given.file)), state)
    if (state.added > 0) await engine.as(systemActor(organisationId), use => importEnded(use, state.added))
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error
    await state.report.end()
    io.err('\n')
    return wrong(
      io,
      `${given.file}: ${error.message}${state.read > 0 ? ` (${state.added} rows before it were taken in)` : ''}`,
    )
  }
  await state.report.end()
  io.err(`${progressLine(state)}\n`)
  if (state.bad > 0) io.err(`${state.bad} rows were not taken in; why stands in ${given.report}\n`)
  const { read, added, unchanged, bad } = state
  io.out(`${JSON.stringify({ read, added, unchanged, bad, report: bad > 0 ? given.report : null })}\n`)
  return read > 0 && bad === read ? 2 : 0
}

function readArguments(args: readonly string[]) {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { organisation: { type: 'string' }, report: { type: 'string' } },
      allowPositionals: true,
    })
    const [file, ...more] = positionals
    if (file === undefined || more.length > 0) return { mistake: 'One file is needed.' }
    if (!values.organisation) return { mistake: '--organisation is needed.' }
    return { file, organisation: values.organisation, report: values.report ?? `${file}.not-taken.csv` }
  } catch (error) {
    return { mistake: (error as Error).message }
  }
}

interface State {
  readonly file: string
  readonly io: CommandIo
  readonly report: Report
  readonly startedAt: number
  read: number
  added: number
  unchanged: number
  bad: number
}

function startOf(file: string, report: string, io: CommandIo): State {
  return {
    file,
    io,
    report: openReport(report),
    startedAt: Temporal.Instant.from(systemClock()).epochMilliseconds,
    read: 0,
    added: 0,
    unchanged: 0,
    bad: 0,
  }
}

async function* batches(rows: AsyncGenerator<FileRow>): AsyncGenerator<FileRow[]> {
  let batch: FileRow[] = []
  for await (const row of rows) {
    if (batch.push(row) < batchSize) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}

/**
 * While the database writes one batch the next is read and worked out; never more than these two are in memory. A batch is
 * one transaction: killed at any moment, the file is taken in again and what is there already is recognised by its key.
 */
async function takeAll(
  engine: Engine,
  organisationId: string,
  source: AsyncGenerator<FileRow[]>,
  state: State,
) {
  let writing: Promise<void> = Promise.resolve()
  // A failure is thrown where it is awaited, after the next batch has been read.
  const write = (batch: Batch) =>
    engine.as(systemActor(organisationId), use => importPeople(use, batch.prepared))
  for await (const rows of source) {
    const batch = prepare(rows, organisationId)
    await writing
    writing = settle(batch, batch.prepared.length > 0 ? write(batch) : Promise.resolve([]), state)
    writing.catch(() => {})
  }
  await writing
}

interface Batch {
  readonly size: number
  readonly good: readonly FileRow[]
  readonly prepared: readonly PreparedRow[]
  readonly bad: readonly { readonly from: FileRow; readonly problems: readonly RowProblem[] }[]
}

function prepare(rows: readonly FileRow[], organisationId: string): Batch {
  const good: FileRow[] = []
  const prepared: PreparedRow[] = []
  const bad: { from: FileRow; problems: readonly RowProblem[] }[] = []
  const thisYear = Number(systemClock().slice(0, 4))
  for (const from of rows) {
    const found = from.mistake
      ? { problems: [{ field: '', reason: from.mistake }] }
      : readRow(from.raw, thisYear)
    if ('row' in found) {
      good.push(from)
      prepared.push(prepareRow(organisationId, found.row))
    } else bad.push({ from, problems: found.problems })
  }
  return { size: rows.length, good, prepared, bad }
}

async function settle({ size, good, bad }: Batch, written: Promise<readonly Imported[]>, state: State) {
  const outcome = await written
  const differing = good.filter((_, at) => outcome[at] === 'differs')
  const reason = 'a person with this key is there already, with other content; nothing was changed'
  const told = [...bad, ...differing.map(from => ({ from, problems: [{ field: 'ref', reason }] }))]
  for (const { from, problems } of told.sort((a, b) => a.from.line - b.from.line))
    await tell(state, from, problems)
  state.added += outcome.filter(one => one === 'added').length
  state.unchanged += outcome.filter(one => one === 'unchanged').length
  state.read += size
  state.io.err(`\r${progressLine(state)}`)
}

async function tell(state: State, from: FileRow, problems: readonly RowProblem[]): Promise<void> {
  state.bad++
  for (const { field, reason } of problems) {
    if (state.bad <= toldAtOnce) {
      state.io.err(`\r${state.file}: line ${from.line}${field ? `, ${field}` : ''}: ${reason}\n`)
    }
    await state.report.write([String(from.line), field, reason, from.text])
  }
}

function progressLine({ read, added, unchanged, bad, startedAt }: State): string {
  const seconds = Math.max(0.001, (Temporal.Instant.from(systemClock()).epochMilliseconds - startedAt) / 1000)
  return `${read} read, ${added} new, ${unchanged} there already, ${bad} not taken in, ${Math.round(read / seconds)} a second `
}

interface Report {
  write(cells: readonly string[]): Promise<void>
  end(): Promise<void>
}

/** A CSV that is only made when there is something to report; it holds personal data, so only its owner may read it. */
function openReport(path: string): Report {
  let stream: WriteStream | undefined
  return {
    async write(cells) {
      if (!stream) {
        stream = createWriteStream(path, { mode: 0o600 })
        stream.write('\ufeffline,field,reason,row\r\n')
      }
      if (!stream.write(`${cells.map(quoted).join(',')}\r\n`)) await once(stream, 'drain')
    },
    async end() {
      if (!stream) return
      stream.end()
      await once(stream, 'finish')
    },
  }
}

/** A cell that a spreadsheet would take for a formula is kept as text. */
function quoted(cell: string): string {
  const text = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell
  return `"${text.replaceAll('"', '""')}"`
}

function wrong(io: CommandIo, message: string): number {
  io.err(`${message}\n`)
  return 2
}
