import { createHash } from 'node:crypto'
import type { InputOf } from '#lib/contract.ts'
import { addHours, dayIn, instant } from '#lib/day.ts'
import { newId } from '#lib/ids.ts'
import { invalid, notFound } from '#lib/refusal.ts'
import { ownOrganisation } from '#modules/organisations/index.ts'
import type { UseCase } from '#platform/use-case.ts'
import * as contract from '../contract/imports.ts'
import { writeCsv } from '../domain/csv.ts'
import { guessMapping, type Mapping } from '../domain/import-columns.ts'
import {
  type CellProblem,
  type ImportedContact,
  type ImportSettings,
  interpretRow,
} from '../domain/import-row.ts'
import { startOfDay } from '../domain/period.ts'
import { refuse } from '../domain/refusals.ts'
import type { NewContact } from '../store/contacts.ts'
import * as store from '../store/imports.ts'
import { callerKeys } from './caller.ts'
import { vocabulary } from './import-words.ts'
import { contentOf } from './record.ts'
import { readSheet } from './spreadsheet.ts'

const batch = 500

export async function uploadImport(use: UseCase, input: InputOf<typeof contract.uploadImport>) {
  const bytes = Buffer.from(input.content, 'base64')
  if (bytes.length > contract.mostBytes)
    throw invalid({ path: 'content', code: 'too_long', limit: contract.mostBytes })
  const { format, header, rows } = await readSheet(bytes)
  const organisationId = ownOrganisation(use)
  const made = await store.insertImport(use.db, {
    organisation_id: organisationId,
    id: input.id ?? newId(),
    filename: input.filename,
    format,
    header: [...header],
    mapping: JSON.stringify(guessMapping(header)),
    settings: JSON.stringify({ dateOrder: 'dmy', channel: 'call_in' }),
    rows_total: rows.length,
    created_by: use.actor.userId,
    created_at: use.now,
  })
  if (!made) return viewOf(await seen(use, input.id ?? ''))
  const lines = withHashes(header, rows)
  for (let at = 0; at < lines.length; at += 2000)
    // Row numbers as the spreadsheet shows them: its first row is the header.
    await store.insertLines(use.db, organisationId, made.id, lines.slice(at, at + 2000), at + 1)
  use.audit({ action: 'contacts.import', thing: 'import', thingId: made.id, details: { rows: rows.length } })
  return viewOf(made)
}

/** A row is known by what stands in it, whatever the order of the columns; two alike in one file are two. */
function withHashes(header: readonly string[], rows: readonly (readonly string[])[]) {
  const times = new Map<string, number>()
  return rows.map(cells => {
    const content = JSON.stringify(
      cells
        .flatMap((cell, column) => (cell === '' ? [] : [`${header[column]?.toLowerCase()}\t${cell}`]))
        .sort(),
    )
    const time = (times.get(content) ?? 0) + 1
    times.set(content, time)
    return { cells, hash: createHash('sha256').update(`${time}\n${content}`).digest() }
  })
}

export async function listImports(use: UseCase) {
  return { items: (await store.findImports(use.db, ownOrganisation(use))).map(viewOf) }
}

export async function readImport(use: UseCase, { id }: { id: string }) {
  const row = await seen(use, id)
  const lines = await store.findLines(use.db, row.organisation_id, id, { state: 'waiting', limit: 3 })
  use.audit({ action: 'contacts.read_import', thing: 'import', thingId: id })
  return { ...viewOf(row), samples: lines.map(line => line.cells ?? []) }
}

/** Everything that would be refused is told before anything goes in. */
export async function previewImport(use: UseCase, input: InputOf<typeof contract.previewImport>) {
  const row = await seen(use, input.id)
  const lines = await store.findLines(use.db, row.organisation_id, row.id, { state: 'waiting' })
  const known = await store.findKnown(
    use.db,
    row.organisation_id,
    lines.map(line => line.row_hash),
  )
  const interpret = interpreter(use, row, input.mapping, input.settings)
  const judged = lines.map(line => ({ line, ...interpret(line.cells ?? []) }))
  const bad = judged.filter(one => one.contact === null)
  use.audit({ action: 'contacts.preview_import', thing: 'import', thingId: row.id })
  return {
    good: judged.length - bad.length,
    bad: bad.length,
    known: lines.filter(line => known.has(line.row_hash.toString('hex'))).length,
    rows: judged.slice(0, 20).map(({ line, contact, problems }) => ({
      row: line.row_number,
      cells: line.cells ?? [],
      contact: contact && { ...contact, number: contact.number === null ? null : '•••' },
      problems: copied(problems),
    })),
    badRows: bad
      .slice(0, 1000)
      .map(({ line, problems }) => ({ row: line.row_number, problems: copied(problems) })),
  }
}

const copied = (problems: readonly CellProblem[]) =>
  problems.map(problem => ({ ...problem, allowed: [...problem.allowed] }))

function interpreter(
  use: UseCase,
  row: store.ImportRow,
  mapping: Mapping,
  settings: Omit<ImportSettings, 'today'>,
) {
  if (!Object.values(mapping).includes('day')) throw invalid({ path: 'mapping', code: 'day_needed' })
  const words = vocabulary(use.actor.locale)
  const today = dayIn(use.now, use.actor.timeZone)
  return (cells: readonly string[]) => interpretRow(row.header, cells, mapping, { ...settings, today }, words)
}

/** The next rows; a good row goes in, one that was imported before is left out, a bad one waits with its reasons. */
export async function runImport(use: UseCase, { id, mapping, settings }: InputOf<typeof contract.runImport>) {
  const row = await seen(use, id, true)
  if (row.state === 'done' || row.state === 'undone') return viewOf(row)
  const lines = await store.findLines(use.db, row.organisation_id, id, { state: 'waiting', limit: batch })
  const interpret = interpreter(use, row, mapping, settings)
  const known = await store.findKnown(
    use.db,
    row.organisation_id,
    lines.map(line => line.row_hash),
  )
  const counts = { imported: 0, known: 0, bad: 0 }
  const contacts: NewContact[] = []
  for (const line of lines) {
    const { contact, problems } = interpret(line.cells ?? [])
    const change = { organisationId: row.organisation_id, number: line.row_number }
    const mark = (set: Parameters<typeof store.updateLine>[4]) =>
      store.updateLine(use.db, change.organisationId, id, change.number, set)
    if (known.has(line.row_hash.toString('hex'))) {
      counts.known++
      await mark({ state: 'known', cells: null })
    } else if (contact === null) {
      counts.bad++
      await mark({ state: 'bad', problems: JSON.stringify(problems) })
    } else {
      counts.imported++
      const made = await contactOf(use, row, contact)
      contacts.push(made)
      await mark({ state: 'imported', cells: null, contact_id: made.id })
    }
  }
  if (contacts.length > 0) await store.insertContacts(use.db, contacts)
  const done = row.rows_done + lines.length
  const finished = done >= row.rows_total
  const changed = await store.updateImport(use.db, row.organisation_id, id, {
    state: finished ? 'done' : 'running',
    mapping: JSON.stringify(mapping),
    settings: JSON.stringify(settings),
    rows_done: done,
    rows_imported: row.rows_imported + counts.imported,
    rows_known: row.rows_known + counts.known,
    rows_bad: row.rows_bad + counts.bad,
    ...(finished ? { finished_at: use.now } : {}),
  })
  use.audit({ action: 'contacts.run_import', thing: 'import', thingId: id, details: counts })
  if (finished) use.announce('contacts.imported', { importId: id })
  return viewOf(changed)
}

async function contactOf(use: UseCase, row: store.ImportRow, contact: ImportedContact): Promise<NewContact> {
  const began = startOfDay(contact.day, use.actor.timeZone)
  return {
    ...contentOf({
      ...{ channel: contact.channel, outcome: contact.outcome, needs: [...contact.needs] },
      ...{ notRequest: contact.outcome === 'not_a_request' ? 'silent' : null, signs: [], dangerNow: false },
      ...{
        durationSeconds: contact.minutes === null ? null : contact.minutes * 60,
        personId: null,
        caseId: null,
      },
      ...{ language: contact.language, country: contact.country, placeId: null, placeText: contact.place },
      ...{
        sex: contact.sex,
        ageBand: contact.ageBand,
        targetGroups: [],
        said: contact.said,
        advised: contact.advised,
      },
      ...{ materials: contact.pieces > 0 ? { other: contact.pieces } : {} },
    }),
    ...(await callerKeys(use, { number: contact.number, channelId: null })),
    organisation_id: row.organisation_id,
    id: newId(),
    import_id: row.id,
    started_at: addHours(began, contact.minute / 60),
    worker_name: contact.worker,
    recorded_by: use.actor.userId,
    recorded_at: use.now,
  }
}

export async function importReport(use: UseCase, { id }: { id: string }) {
  const row = await seen(use, id)
  const lines = await store.findLines(use.db, row.organisation_id, id, { state: 'bad' })
  use.audit({ action: 'contacts.import_report', thing: 'import', thingId: id })
  const body = lines.flatMap(line =>
    // Written by `runImport`.
    (line.problems as CellProblem[]).map(({ column, value, code, allowed }) => [
      ...[line.row_number, column, value, code, allowed.join(' | ')],
    ]),
  )
  return {
    filename: `import-${dayIn(use.now, use.actor.timeZone)}.csv`,
    type: 'text/csv; charset=utf-8',
    body: writeCsv(['row', 'column', 'value', 'problem', 'allowed'], body),
  }
}

/** All or nothing: an import of which a contact was corrected or became a case stays. */
export async function undoImport(use: UseCase, { id }: { id: string }) {
  const row = await seen(use, id, true)
  if (row.state === 'undone') return viewOf(row)
  const removed = await store.deleteImported(use.db, row.organisation_id, id)
  if (removed !== row.rows_imported) throw refuse('contacts.import_built_on')
  await store.undoLines(use.db, row.organisation_id, id)
  const changed = await store.updateImport(use.db, row.organisation_id, id, {
    state: 'undone',
    undone_at: use.now,
  })
  use.audit({ action: 'contacts.undo_import', thing: 'import', thingId: id, details: { removed } })
  use.announce('contacts.import_undone', { importId: id })
  return viewOf(changed)
}

async function seen(use: UseCase, id: string, lock = false): Promise<store.ImportRow> {
  const row = await store.findImport(use.db, ownOrganisation(use), id, lock)
  if (!row) throw notFound()
  return row
}

function viewOf(row: store.ImportRow) {
  return {
    id: row.id,
    filename: row.filename,
    format: row.format as 'csv' | 'xlsx',
    state: row.state as 'uploaded' | 'running' | 'done' | 'undone',
    header: row.header,
    mapping: { ...(row.mapping as Mapping) },
    settings: row.settings as Omit<ImportSettings, 'today'>,
    rows: {
      total: row.rows_total,
      done: row.rows_done,
      imported: row.rows_imported,
      known: row.rows_known,
      bad: row.rows_bad,
    },
    createdAt: instant(row.created_at) as string,
    may: {
      run: row.state === 'uploaded' || row.state === 'running',
      undo: row.state !== 'undone' && row.rows_imported > 0,
    },
  }
}
