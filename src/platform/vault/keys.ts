import { randomBytes } from 'node:crypto'
import { type Kysely, sql } from 'kysely'
import { newId } from '#lib/ids.ts'
import { decrypt, encrypt, masterKeys } from './master.ts'
import type { DataKey } from './seal.ts'

// Three steps: a master key outside the database wraps the key of an organisation, that wraps the key of each subject (a
// person, a case, a contact, a referral), that seals values. Who destroys a subject's key has destroyed what it sealed.

// biome-ignore lint/suspicious/noExplicitAny: keys are the platform's own tables, whoever's transaction it is
type Db = Kysely<any>

interface StoredKey {
  readonly id: string
  readonly organisation_id: string
  readonly subject_id: string | null
  readonly wrapped: Buffer
  /** A master key's id, or an organisation's key's. */
  readonly wrapped_by: string
}

const aboutKey = (organisationId: string, id: string) => `hamroh data key ${organisationId} ${id}`

export const wrap = (by: Buffer, key: Buffer, organisationId: string, id: string): Buffer =>
  encrypt(by, key, aboutKey(organisationId, id))

// Organisations' keys are few and asked for all the time.
const known = new Map<string, Buffer>()
const mostKnown = 2_000

export function unwrapOrganisation(row: StoredKey): Buffer {
  const there = known.get(row.id)
  if (there) return there
  const master = masterKeys().byId.get(row.wrapped_by)
  if (!master)
    throw new Error(
      `the master key ${row.wrapped_by} is not among those given: see docs/operating.md, “Keys”`,
    )
  const key = decrypt(master, row.wrapped, aboutKey(row.organisation_id, row.id))
  if (known.size >= mostKnown) known.clear()
  known.set(row.id, key)
  return key
}

export const unwrapSubject = (row: StoredKey, organisationKey: Buffer): Buffer =>
  decrypt(organisationKey, row.wrapped, aboutKey(row.organisation_id, row.id))

/** The keys of these subjects of the actor's organisation, made where there are none yet. */
export async function keysOf(db: Db, subjects: readonly string[]): Promise<Map<string, DataKey>> {
  const wanted = [...new Set(subjects)]
  const found = await current(db, wanted)
  const organisation = found.find(row => row.subject_id === null) ?? (await makeOrganisationKey(db))
  const byOrganisation = unwrapOrganisation(organisation)
  const ready = new Map<string, DataKey>()
  for (const row of found) {
    if (row.subject_id === null) continue
    // Rotation may be under way: a subject's key is still wrapped by the key of before.
    const by = row.wrapped_by === organisation.id ? byOrganisation : await olderKey(db, row.wrapped_by)
    ready.set(row.subject_id, { id: row.id, key: unwrapSubject(row, by) })
  }
  const missing = wanted.filter(subject => !ready.has(subject))
  if (missing.length) {
    await add(
      db,
      missing.map(subject => ({ subject, by: byOrganisation, ...organisation })),
    )
    // Somebody else may have been first with one of them: what is there holds.
    for (const [subject, key] of await keysOf(db, missing)) ready.set(subject, key)
  }
  return ready
}

async function current(db: Db, subjects: readonly string[]): Promise<StoredKey[]> {
  const { rows } =
    await sql<StoredKey>`select * from platform.current_keys(${[...subjects]}::uuid[])`.execute(db)
  return rows
}

async function olderKey(db: Db, id: string): Promise<Buffer> {
  const { rows } = await sql<StoredKey>`select * from platform.keys_by_id(${[id]}::uuid[])`.execute(db)
  const row = rows.find(one => one.id === id)
  if (!row) throw new Error('the key that wraps a subject’s key is gone')
  return unwrapOrganisation(row)
}

async function makeOrganisationKey(db: Db): Promise<StoredKey> {
  const { rows } = await sql<{ id: string }>`select platform.organisation_id() as id`.execute(db)
  const organisationId = rows[0]?.id ?? ''
  const id = newId()
  const { current: by, byId } = masterKeys()
  const wrapped = wrap(byId.get(by) as Buffer, randomBytes(32), organisationId, id)
  await sql`select platform.add_key(${id}::uuid, null, ${wrapped}, ${by})`.execute(db)
  const made = (await current(db, [])).find(row => row.subject_id === null)
  if (!made) throw new Error('the organisation has no key')
  return made
}

interface NewKey {
  readonly subject: string
  readonly by: Buffer
  readonly organisation_id: string
  readonly id: string
}

async function add(db: Db, given: readonly NewKey[]): Promise<void> {
  for (const { subject, by, organisation_id, id: organisationKeyId } of given) {
    const id = newId()
    const wrapped = wrap(by, randomBytes(32), organisation_id, id)
    await sql`select platform.add_key(${id}::uuid, ${subject}::uuid, ${wrapped}, ${organisationKeyId})`.execute(
      db,
    )
  }
}

/** Opened keys by id, of whichever organisation: a row that was read is to be shown. One that was destroyed is missing. */
export async function openKeys(read: (ids: string[]) => Promise<StoredKey[]>, ids: readonly string[]) {
  const rows = await read([...new Set(ids)])
  const byId = new Map(rows.map(row => [row.id, row]))
  const opened = new Map<string, Buffer>()
  for (const row of rows) {
    if (row.subject_id === null) continue
    const organisation = byId.get(row.wrapped_by)
    if (organisation) opened.set(row.id, unwrapSubject(row, unwrapOrganisation(organisation)))
  }
  return opened
}

export type { StoredKey }
