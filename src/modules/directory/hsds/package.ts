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
  } catch (error) {
    mistakes.push({
      where: resource.path,
      path: '',
      code: `csv_${(error as { code?: string }).code?.toLowerCase() ?? 'unreadable'}`,
    })
    return []
  }
  return rows.map((row, at) => {
    const cells = Object.entries(row).filter(([, value]) => value !== '' && value !== undefined)
    return Object.fromEntries(
      cells.map(([name, value]) => {
        if (types.get(name) !== 'number') return [name, value]
        const number = Number(value)
        if (!Number.isFinite(number))
          mistakes.push({ where: `${resource.path} line ${at + 2}`, path: name, code: 'not_a_number' })
        return [name, number]
      }),
    )
  })
}

/** A zip with a CSV for each table that has rows, and the description of the package. */
export function writePackage(tables: Tables): Uint8Array {
  const description = dataPackage()
  const resources = description.resources.filter(one => (tables.get(one.name)?.length ?? 0) > 0)
  const files: Record<string, Uint8Array> = {
    'datapackage.json': strToU8(`${JSON.stringify({ ...description, resources }, null, 2)}\n`),
  }
  for (const resource of resources) {
    const columns = resource.schema.fields.map(field => field.name)
    files[resource.path] = strToU8(stringify(tables.get(resource.name) as Json[], { header: true, columns }))
  }
  // The same content gives the same bytes.
  return zipSync(files, { mtime: '2000-01-01T00:00:00Z' })
}
