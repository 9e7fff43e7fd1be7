import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { Zip, ZipDeflate } from 'fflate'
import { hasRole, systemActor } from '#lib/actor.ts'
import type { InputOf } from '#lib/contract.ts'
import { addHours, type Instant } from '#lib/day.ts'
import { newId } from '#lib/ids.ts'
import { changedMeanwhile, notFound } from '#lib/refusal.ts'
import { colleagues } from '#modules/accounts/index.ts'
import { organisationById, ownOrganisation } from '#modules/organisations/index.ts'
import type { Download, Services } from '#platform/module.ts'
import type { Engine, UseCase } from '#platform/use-case.ts'
import type * as contract from '../contract.ts'
import { refuse } from '../domain/refusals.ts'
import * as store from '../store/records.ts'
import { codes, organisationsOf, places, placesIn, readMe } from './export-words.ts'
import { nameOf } from './rules.ts'

let engine: Engine | undefined

/** Once at the start: a download goes on after its transaction, in others of its own. */
export async function takeEngine(services: Services): Promise<void> {
  engine = services.engine
}

const hoursOpen = 24
const states = ['waiting', 'approved', 'declined', 'over'] as const

export async function listExports(use: UseCase) {
  const rows = await store.findExports(use.db, ownOrganisation(use))
  return { items: await exportViews(use, rows) }
}

async function exportViews(use: UseCase, rows: readonly store.ExportRow[]) {
  const name = await nameOf(use)
  return rows.map(row => {
    const over = row.until !== null && row.until <= use.now
    const state = over ? 'over' : (states.find(one => one === row.state) ?? 'waiting')
    const mine = row.requested_by === use.actor.userId
    return {
      id: row.id,
      reason: row.reason,
      state,
      requestedBy: name(row.requested_by),
      requestedAt: row.requested_at as Instant,
      decidedBy: name(row.decided_by),
      decidedAt: row.decided_at,
      until: row.until,
      downloads: row.downloads,
      version: row.version,
      may: {
        decide: state === 'waiting' && !mine && hasRole(use.actor, 'administrator', 'supervisor'),
        download: state === 'approved' && mine && hasRole(use.actor, 'administrator'),
      },
    }
  })
}

async function viewOf(use: UseCase, id: string) {
  const row = await store.findExport(use.db, ownOrganisation(use), id)
  if (!row) throw notFound()
  const [view] = await exportViews(use, [row])
  return view as NonNullable<typeof view>
}

export async function askExport(use: UseCase, { reason, id = newId() }: InputOf<typeof contract.askExport>) {
  const organisationId = ownOrganisation(use)
  const isNew = await store.insertExport(use.db, {
    organisation_id: organisationId,
    id,
    reason,
    // The role is a member's, so there is one.
    requested_by: use.actor.userId as string,
    requested_at: use.now,
  })
  if (isNew) use.audit({ action: 'keeping.ask_export', thing: 'export', thingId: id })
  return viewOf(use, id)
}

export async function decideExport(use: UseCase, input: InputOf<typeof contract.decideExport>) {
  const { id, version, decision } = input
  const before = await viewOf(use, id)
  if (before.requestedBy?.id === use.actor.userId) throw refuse('keeping.own_request')
  if (before.version !== version) throw changedMeanwhile(input, before)
  const approved = decision === 'approve'
  const row = await store.updateExport(use.db, ownOrganisation(use), id, 'waiting', {
    state: approved ? 'approved' : 'declined',
    decided_by: use.actor.userId,
    decided_at: use.now,
    until: approved ? addHours(use.now, hoursOpen) : null,
  })
  if (!row) throw refuse('keeping.already_decided')
  use.audit({ action: 'keeping.decide_export', thing: 'export', thingId: id, details: { decision } })
  return viewOf(use, id)
}

export async function downloadExport(use: UseCase, { id }: { id: string }): Promise<Download> {
  const organisationId = ownOrganisation(use)
  const { may } = await viewOf(use, id)
  if (!may.download) throw refuse('keeping.not_ready')
  const row = await store.findExport(use.db, organisationId, id)
  await store.updateExport(use.db, organisationId, id, 'approved', { downloads: (row?.downloads ?? 0) + 1 })
  const organisation = await organisationById(use, organisationId)
  use.audit({ action: 'keeping.download_export', thing: 'export', thingId: id })
  return {
    filename: `hamroh-${organisation?.slug ?? organisationId}-${use.now.slice(0, 10)}.zip`,
    type: 'application/zip',
    body: Readable.from(exportZip(engine as Engine, organisationId, use.now)),
  }
}

const stretch = 1_000

const inJson = (value: unknown) => JSON.stringify(value, null, 2)

/**
 * A zip with a file of JSON lines for each table, who and what is behind ids and codes, and last a manifest with counts and
 * digests: without it the file is not whole. As a stream, a stretch of rows at a time, each in a transaction of its own.
 */
export async function* exportZip(
  from: Engine,
  organisationId: string,
  madeAt: Instant,
): AsyncGenerator<Uint8Array> {
  const read = <T>(work: (use: UseCase) => Promise<T>) => from.as(systemActor(organisationId), work)
  const chunks: Uint8Array[] = []
  const zip = new Zip((error, chunk) => {
    if (error) throw error
    chunks.push(chunk)
  })
  const add = (name: string, text: string) => {
    const file = new ZipDeflate(name)
    zip.add(file)
    file.push(Buffer.from(text), true)
  }
  add('README.txt', readMe)
  const staff = await read(colleagues)
  add('staff.ndjson', staff.map(one => `${JSON.stringify(one)}\n`).join(''))
  add('organisations.json', inJson(await read(use => organisationsOf(use, organisationId))))
  add('codes.json', inJson(codes()))
  const named = new Set<string>()
  const tables: Record<string, { rows: number; sha256: string }> = {}
  for (const table of await read(use => store.exportedTables(use.db))) {
    const file = new ZipDeflate(`${table.name}.ndjson`, { level: 6 })
    zip.add(file)
    const digest = createHash('sha256')
    let rows = 0
    for await (const page of pages(read, table)) {
      const lines = page.map(row => `${JSON.stringify(row)}\n`).join('')
      for (const place of placesIn(lines)) named.add(place)
      const text = Buffer.from(lines)
      rows += page.length
      digest.update(text)
      file.push(text)
      yield* chunks.splice(0)
    }
    file.push(new Uint8Array(0), true)
    tables[table.name] = { rows, sha256: digest.digest('hex') }
    yield* chunks.splice(0)
  }
  const content = { format: 'hamroh organisation 1', organisationId, madeAt, tables }
  add('places.json', inJson(places(named)))
  add('manifest.json', inJson(content))
  zip.end()
  yield* chunks.splice(0)
}

type Read = <T>(work: (use: UseCase) => Promise<T>) => Promise<T>

async function* pages(read: Read, table: store.ExportedTable): AsyncGenerator<object[]> {
  let after: object | null = null
  for (;;) {
    const page: object[] = await read(use => store.rowsOf(use.db, table.name, after, stretch))
    if (page.length) yield page
    if (page.length < stretch) return
    const last = page.at(-1) as Record<string, unknown>
    after = Object.fromEntries(table.key_columns.map(column => [column, last[column]]))
  }
}
