import { openKeys, type StoredKey } from './keys.ts'
import { isSealed, open, type Parsed, parse, SealBroken } from './seal.ts'

// What is sealed is opened where rows leave the database for the application, so that no reader can forget to, and what was
// moved to another row or column is noticed there.

// Columns that a statement shows under another name.
const alias: Readonly<Record<string, string>> = {
  'cases.case.next_step': 'text',
  'referrals.referral.to_name': 'partner',
}

interface Found {
  readonly at: Record<string, unknown> | unknown[]
  readonly name: string | number
  readonly sealed: Parsed
}

/** Opens in place whatever is sealed in these rows. `read` fetches keys on the same connection. */
export async function openRows(
  rows: unknown[],
  read: (ids: string[]) => Promise<StoredKey[]>,
): Promise<void> {
  const found: Found[] = []
  for (const row of rows) look(row, [], found)
  if (!found.length) return
  const keys = await openKeys(
    read,
    found.map(one => one.sealed.keyId),
  )
  for (const { at, name, sealed } of found) {
    const key = keys.get(sealed.keyId)
    // The key was destroyed with the person it belonged to: nothing is left to be read.
    put(at, name, key ? open(key, sealed) : '')
  }
}

function put(at: Found['at'], name: string | number, value: unknown): void {
  if (Array.isArray(at)) at[name as number] = value
  else at[name as string] = value
}

/** Walks a row and what JSON brought along in it; `above` are the objects that it stands in. */
function look(value: unknown, above: readonly Record<string, unknown>[], found: Found[]): void {
  if (typeof value !== 'object' || value === null || Buffer.isBuffer(value)) return
  if (Array.isArray(value)) {
    for (const one of value) look(one, above, found)
    return
  }
  const row = value as Record<string, unknown>
  const around = [row, ...above]
  for (const name in row) {
    const inner = row[name]
    if (isSealed(inner)) {
      const sealed = parse(inner)
      mustBelong(sealed, name, around)
      found.push({ at: row, name, sealed })
    } else if (typeof inner === 'object' && inner !== null) look(inner, around, found)
  }
}

function mustBelong({ column, row }: Parsed, name: string, around: readonly Record<string, unknown>[]): void {
  const own = column.slice(column.lastIndexOf('.') + 1)
  if (name !== own && name !== alias[column]) throw new SealBroken(`a value of ${column} stands in ${name}`)
  if (!around.some(object => Object.values(object).includes(row)))
    throw new SealBroken(`a value of ${column} stands in another row`)
}
