import { createHash } from 'node:crypto'
import { newId, newReference } from '#lib/ids.ts'
import { ownOrganisation } from '#modules/organisations/index.ts'
import type { UseCase } from '#platform/use-case.ts'
import type { ImportRow } from '../domain/import-row.ts'
import { indexKeys, keysVersion } from '../domain/names/keys.ts'
import * as store from '../store/import.ts'

/** How one row of a batch ended: new, there already as it is, or there with other content, which is left alone. */
export type Imported = 'added' | 'unchanged' | 'differs'

/** Takes a batch of persons in, once for each of the sender's keys; answers in the order of the rows. */
export async function importPeople(use: UseCase, rows: readonly ImportRow[]): Promise<Imported[]> {
  const organisationId = ownOrganisation(use)
  const hashes = rows.map(hashOf)
  const known = await store.findByRefs(
    use.db,
    organisationId,
    rows.map(row => row.ref),
  )
  const outcome: (Imported | null)[] = rows.map((row, at) =>
    known.has(row.ref) ? (known.get(row.ref) === hashes[at] ? 'unchanged' : 'differs') : null,
  )
  // The same key twice in one batch: the first row counts.
  const first = new Map<string, number>()
  for (const [at, row] of rows.entries()) {
    const earlier = first.get(row.ref)
    if (earlier === undefined) first.set(row.ref, at)
    else outcome[at] ??= hashes[earlier] === hashes[at] ? 'unchanged' : 'differs'
  }
  let open = rows.map((_, at) => at).filter(at => outcome[at] === null)
  // A reference that is taken leaves its row out; it gets another one.
  for (let tries = 0; open.length > 0 && tries < 5; tries++) {
    const added = await store.insertImported(
      use.db,
      organisationId,
      open.map(at => importedRow(rows[at] as ImportRow, hashes[at] as string)),
      use.now,
    )
    for (const at of open) if (added.has((rows[at] as ImportRow).ref)) outcome[at] = 'added'
    open = open.filter(at => outcome[at] === null)
  }
  const added = outcome.filter(one => one === 'added').length
  if (added > 0) use.audit({ action: 'people.import', thing: 'person', thingId: null, details: { added } })
  return outcome.map(one => one ?? 'differs')
}

const hashOf = (row: ImportRow) => createHash('sha256').update(JSON.stringify(row)).digest('hex')

function importedRow(row: ImportRow, madeFrom: string): store.ImportedRow {
  return {
    id: newId(),
    reference: newReference(),
    names: JSON.stringify(row.names),
    keys: [...new Set(row.names.flatMap(({ text }) => indexKeys(text)))].join(' '),
    keysVersion,
    sex: row.sex,
    birthYear: row.birthYear,
    district: row.district,
    ref: row.ref,
    madeFrom,
  }
}
