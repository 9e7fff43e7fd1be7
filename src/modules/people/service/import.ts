import { createHash } from 'node:crypto'
import { newId, newReference } from '#lib/ids.ts'
import { ownOrganisation } from '#modules/organisations/index.ts'
import type { UseCase } from '#platform/use-case.ts'
import type { ImportRow } from '../domain/import-row.ts'
import { keysVersion } from '../domain/names/keys.ts'
import * as store from '../store/import.ts'
import { indexNewNames, type NewNameEntry } from '../store/name-index.ts'
import { entriesOf } from './name-index.ts'

/** How one row of a batch ended: new, there already as it is, or there with other content, which is left alone. */
export type Imported = 'added' | 'unchanged' | 'differs'

/** A row with everything that can be worked out without the database, so that it is done while the database writes. */
export interface PreparedRow {
  readonly row: store.ImportedRow
  readonly names: readonly NewNameEntry[]
}

export function prepareRow(organisationId: string, row: ImportRow): PreparedRow {
  const id = newId()
  return {
    row: {
      id,
      reference: newReference(),
      names: JSON.stringify(row.names),
      keysVersion,
      sex: row.sex,
      birthYear: row.birthYear,
      district: row.district,
      ref: row.ref,
      madeFrom: createHash('sha256').update(JSON.stringify(row)).digest('hex'),
    },
    names: entriesOf(organisationId, id, row.names, row.birthYear).map(entry => ({
      ...entry,
      birthYear: row.birthYear,
      sex: row.sex,
      place: row.district,
    })),
  }
}

/** Takes a batch of persons in, once for each of the sender's keys; answers in the order of the rows. */
export async function importPeople(use: UseCase, rows: readonly PreparedRow[]): Promise<Imported[]> {
  const organisationId = ownOrganisation(use)
  const outcome: (Imported | null)[] = rows.map(() => null)
  let open = firstOfEach(rows)
  for (let tries = 0; open.length > 0 && tries < 5; tries++) {
    const tried = open.map(at => anew(rows[at] as PreparedRow, tries))
    const added = await store.insertImported(
      use.db,
      organisationId,
      tried.map(({ row }) => row),
      use.now,
    )
    const fresh = tried.filter(({ row }) => added.has(row.ref))
    await indexNewNames(
      use.db,
      fresh.flatMap(({ names }) => names),
    )
    for (const at of open) if (added.has(refOf(rows, at))) outcome[at] = 'added'
    open = open.filter(at => outcome[at] === null)
    await settleKnown(use, rows, outcome)
    // What is neither new nor known was left out because its reference is taken: it gets another one.
    open = open.filter(at => outcome[at] === null)
  }
  const added = outcome.filter(one => one === 'added').length
  if (added > 0) use.audit({ action: 'people.import', thing: 'person', thingId: null, details: { added } })
  return outcome.map(one => one ?? 'differs')
}

/** Tells the module, once after an import, that there are new persons to look for duplicates among. */
export async function importEnded(use: UseCase, added: number): Promise<void> {
  use.announce('people.imported', { added })
}

const refOf = (rows: readonly PreparedRow[], at: number) => (rows[at] as PreparedRow).row.ref

/** The same key twice in one batch: the first row counts. */
function firstOfEach(rows: readonly PreparedRow[]): number[] {
  const seen = new Set<string>()
  return rows.flatMap(({ row }, at) => {
    if (seen.has(row.ref)) return []
    seen.add(row.ref)
    return [at]
  })
}

function anew(prepared: PreparedRow, tries: number): PreparedRow {
  return tries === 0 ? prepared : { ...prepared, row: { ...prepared.row, reference: newReference() } }
}

/** Rows whose key is there already: the same content, or other content that stays outside. */
async function settleKnown(use: UseCase, rows: readonly PreparedRow[], outcome: (Imported | null)[]) {
  const asked = rows.filter((_, at) => outcome[at] === null).map(({ row }) => row.ref)
  if (asked.length === 0) return
  const known = await store.findByRefs(use.db, ownOrganisation(use), asked)
  for (const [at, { row }] of rows.entries()) {
    if (outcome[at] !== null || !known.has(row.ref)) continue
    outcome[at] = known.get(row.ref) === row.madeFrom ? 'unchanged' : 'differs'
  }
}
