import type { InputOf } from '#lib/contract.ts'
import { invalid } from '#lib/refusal.ts'
import type { UseCase } from '#platform/use-case.ts'
import type { PlanView, previewImport, runImport } from '../contract/files.ts'
import { refuse } from '../domain/refusals.ts'
import { applyPlan } from './apply.ts'
import { type Bundle, type Mistake, readHsdsJson } from './bundle.ts'
import { readPackage } from './package.ts'
import { type Plan, planOf } from './plan.ts'
import { bundleOfSheet } from './sheet.ts'
import { guessMapping, type Mapping, type SheetField, sheetFields } from './sheet-fields.ts'
import { readSheet, type Sheet } from './sheet-read.ts'
import { bundleOfTables } from './tables.ts'

export interface GivenFile {
  readonly name: string
  readonly bytes: Uint8Array
  readonly source: string | null
  readonly mapping: Readonly<Record<string, string>> | null
}

export interface Read {
  readonly format: PlanView['format']
  readonly bundle: Bundle
  readonly sheet: { readonly sheet: Sheet; readonly mapping: Mapping } | null
}

/** What a file is, is seen from what is in it, not from its name alone. */
export async function readFile(use: UseCase, { name, bytes, source, mapping }: GivenFile): Promise<Read> {
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b
  const found = isZip && !/\.xlsx$/i.test(name) ? readPackage(bytes) : null
  if (found) return { format: 'package', bundle: bundleOfTables(found.tables, found.mistakes), sheet: null }
  if (
    !isZip &&
    (/\.(json|ndjson|jsonl)$/i.test(name) || /^\s*[{[]/.test(new TextDecoder().decode(bytes.slice(0, 100))))
  )
    return {
      format: 'hsds',
      bundle: readHsdsJson(new TextDecoder().decode(bytes).replace(/^\ufeff/, '')),
      sheet: null,
    }
  const sheet = await readSheet(name, bytes)
  if (!sheet) throw refuse('directory.file_unreadable')
  const chosen = mapping ? checkedMapping(mapping, sheet) : guessMapping(sheet.headers)
  const bundle = await bundleOfSheet(use, sheet, chosen, source ?? name)
  return { format: 'sheet', bundle, sheet: { sheet, mapping: chosen } }
}

function checkedMapping(given: Readonly<Record<string, string>>, { headers }: Sheet): Mapping {
  const known = Object.entries(given).filter(([, header]) => header !== '')
  const wrong = known.filter(
    ([field, header]) => !sheetFields.includes(field as SheetField) || !headers.includes(header),
  )
  if (wrong.length > 0)
    throw invalid(...wrong.map(([field]) => ({ path: `mapping.${field}`, code: 'not_in_the_list' })))
  return Object.fromEntries(known)
}

export async function previewFile(use: UseCase, input: InputOf<typeof previewImport>): Promise<PlanView> {
  const read = await readFile(use, given(input))
  return shown(read, await planOf(use, read.bundle))
}

export async function importFile(
  use: UseCase,
  { hash, leaveOut, ...input }: InputOf<typeof runImport>,
): Promise<{ counts: PlanView['counts'] }> {
  const file = given(input)
  const read = await readFile(use, file)
  const plan = await planOf(use, read.bundle)
  if (plan.hash !== hash) throw refuse('directory.import_moved_on')
  if (plan.mistakes.length > 0 && !leaveOut) throw refuse('directory.import_faulty')
  return { counts: await carryOut(use, plan, file) }
}

/** Also for the command line, which shows the plan and does it in one go. */
export async function carryOut(use: UseCase, plan: Plan, file: GivenFile): Promise<PlanView['counts']> {
  await applyPlan(use, plan, file.source ?? file.name)
  const counts = countsOf(plan)
  if (use.actor.organisationId !== null)
    use.audit({ action: 'directory.import', thing: 'import', thingId: null, details: counts })
  return counts
}

const given = ({ name, content, source, mapping }: InputOf<typeof previewImport>): GivenFile => ({
  name,
  bytes: Buffer.from(content, 'base64'),
  source,
  mapping,
})

export function countsOf({ planned, mistakes }: Plan): PlanView['counts'] {
  const count = (what: string) => planned.filter(one => one.what === what).length
  const faulty = new Set(mistakes.map(one => one.where)).size
  return { new: count('new'), changed: count('changed'), same: count('same'), kept: count('kept'), faulty }
}

export function shown({ format, sheet }: Read, plan: Plan): PlanView {
  const changes = plan.planned.flatMap(({ entry, what, name, fields }) =>
    what === 'new' || what === 'changed'
      ? [
          {
            kind: entry.kind,
            id: entry.id,
            name,
            what,
            where: entry.where,
            fields: fields.map(field => ({ ...field })),
          },
        ]
      : [],
  )
  return {
    format,
    sheet: sheet && {
      headers: [...sheet.sheet.headers],
      mapping: { ...sheet.mapping } as Record<string, string>,
      fields: [...sheetFields],
      sample: sheet.sheet.rows
        .slice(0, 3)
        .map(row => sheet.sheet.headers.map(header => row.cells[header] ?? '')),
    },
    counts: countsOf(plan),
    changes: changes.slice(0, 300),
    mistakes: plan.mistakes.slice(0, 1000).map(one => ({ ...one, value: cellOf(one, sheet) })),
    hash: plan.hash,
  }
}

/** What stood in the cell, so that nobody has to look for it. */
function cellOf({ where, path }: Mistake, sheet: Read['sheet']): string | null {
  const header = sheet?.mapping[path as SheetField]
  if (!sheet || !header) return null
  return sheet.sheet.rows.find(row => String(row.line) === where)?.cells[header]?.slice(0, 120) || null
}
