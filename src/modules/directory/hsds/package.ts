import { parse } from 'csv-parse/sync'
import { stringify } from 'csv-stringify/sync'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import type { Mistake } from './bundle.ts'
import type { Json } from './json.ts'
import { dataPackage, type Resource, type Tables } from './tables.ts'

const mostBytes = 100_000_000

/** The tables of a zipped package: by the file names of the standard, wherever in the archive they lie. */
export function readPackage(bytes: Uint8Array): { tables: Tables; mistakes: Mistake[] } | null {
  let size = 0
  let files: Record<string, Uint8Array>
  try {
    files = unzipSync(bytes, {
      filter: one => {
        // What an archive says of its size is checked before anything is unpacked.
        size += one.originalSize
        return size <= mostBytes && /\.(csv|json)$/.test(one.name)
      },
    })
  } catch {
    return null
  }
  const byName = new Map(
    Object.entries(files).map(([name, content]) => [name.split('/').at(-1) as string, content]),
  )
  const tables = new Map<string, Json[]>()
  const mistakes: Mistake[] = []
  for (const resource of dataPackage().resources) {
    const content = byName.get(resource.path)
    if (content) tables.set(resource.name, readTable(strFromU8(content), resource, mistakes))
  }
  return tables.size > 0 ? { tables, mistakes } : null
}

export function readTable(text: string, resource: Resource, mistakes: Mistake[]): Json[] {
  const types = new Map(resource.schema.fields.map(field => [field.name, field.type]))
  let rows: Record<string, string>[]
  try {
    rows = parse(text, { columns: true, bom: true, skip_empty_lines: true, relax_column_count: true })
  } catch {
    mistakes.push({ where: resource.path, path: '', code: 'csv_unreadable' })
    return []
  }
  return rows.map((row, at) => {
    const cells = Object.entries(row).filter(([, value]) => value !== '' && value !== undefined)
    const wrong = (path: string, code: string) =>
      void mistakes.push({ where: `${resource.path} line ${at + 2}`, path, code })
    return Object.fromEntries(
      cells.map(([name, text]) => [name, typed(types.get(name), text, code => wrong(name, code))]),
    )
  })
}

function typed(type: string | undefined, text: string, wrong: (code: string) => void): unknown {
  if (type === 'number') {
    const number = Number(text)
    if (!Number.isFinite(number)) wrong('not_a_number')
    return number
  }
  if (type === 'boolean') return text === 'true'
  if (type !== 'object' && type !== 'array') return text
  try {
    return JSON.parse(text)
  } catch {
    return wrong('not_json')
  }
}

/** A zip with a CSV for each table that has rows, and the description of the package. */
export function writePackage(tables: Tables): Uint8Array {
  const description = dataPackage()
  const resources = description.resources.filter(one => (tables.get(one.name)?.length ?? 0) > 0)
  const files: Record<string, Uint8Array> = {
    'datapackage.json': strToU8(`${JSON.stringify({ ...description, resources }, null, 2)}\n`),
  }
  for (const resource of resources) {
    files[resource.path] = strToU8(csvOf(resource, tables.get(resource.name) as Json[]))
  }
  // The same content gives the same bytes.
  return zipSync(files, { mtime: '2000-01-01T00:00:00Z' })
}

function csvOf({ schema }: Resource, rows: readonly Json[]): string {
  const columns = schema.fields.map(field => field.name)
  const cast = { boolean: String, object: (value: object) => JSON.stringify(value) }
  return stringify([...rows], { header: true, columns, cast })
}
