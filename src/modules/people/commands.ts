import { once } from 'node:events'
import { createWriteStream, type WriteStream } from 'node:fs'
import { parseArgs } from 'node:util'
import { systemActor } from '#lib/actor.ts'
import { organisationBySlug } from '#modules/organisations/index.ts'
import { systemClock } from '#platform/clock.ts'
import type { CommandIo, Commands, CommandTools } from '#platform/command.ts'
import type { Engine } from '#platform/use-case.ts'
import { type ImportRow, type RowProblem, readRow } from './domain/import-row.ts'
import { importPeople } from './service/import.ts'
import { type FileRow, readRows, UnreadableFile } from './service/import-file.ts'

const usage = 'people import FILE --organisation SLUG [--report FILE]'
const batchSize = 500
/** So many bad rows are told at once; all of them stand in the report. */
const toldAtOnce = 20

export const commands: Commands = {
  'people import': { usage, needsDatabase: true, run: runImport },
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
    for await (const batch of batches(readRows(given.file)))
      await takeBatch(engine, organisationId, batch, state)
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

async function takeBatch(engine: Engine, organisationId: string, batch: readonly FileRow[], state: State) {
  const good: { row: ImportRow; from: FileRow }[] = []
  const thisYear = Number(systemClock().slice(0, 4))
  for (const from of batch) {
    const found = from.mistake
      ? { problems: [{ field: '', reason: from.mistake }] }
      : readRow(from.raw, thisYear)
    if ('row' in found) good.push({ row: found.row, from })
    else await tell(state, from, found.problems)
  }
  const outcome =
    good.length === 0
      ? []
      : await engine.as(systemActor(organisationId), use =>
          importPeople(
            use,
            good.map(({ row }) => row),
          ),
        )
  for (const [at, { from }] of good.entries()) {
    if (outcome[at] === 'added') state.added++
    else if (outcome[at] === 'unchanged') state.unchanged++
    else {
      const reason = 'a person with this key is there already, with other content; nothing was changed'
      await tell(state, from, [{ field: 'ref', reason }])
    }
  }
  state.read += batch.length
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
