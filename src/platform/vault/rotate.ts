import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { systemActor } from '#lib/actor.ts'
import { newId } from '#lib/ids.ts'
import type { Engine, UseCase } from '../use-case.ts'
import { keepAllAnew } from './kept.ts'
import { type StoredKey, unwrapOrganisation, unwrapSubject, wrap } from './keys.ts'
import { masterKeys } from './master.ts'
import { forgetOpened } from './remembered.ts'

export interface Rotated {
  readonly organisationId: string
  /** Keys wrapped anew. */
  readonly wrapped: number
}

const batch = 200

/**
 * A new key for each of these organisations, under the master key in use, and all keys of their subjects wrapped by it. What
 * is sealed is not touched. Each batch is a transaction; killed at any moment, it goes on where it was when it is run again
 * (with `begun`, so that it does not begin with yet another key).
 */
export async function rotate(
  engine: Engine,
  organisationIds: readonly string[],
  options: { readonly begun?: boolean; readonly progress?: (left: number) => void } = {},
): Promise<Rotated[]> {
  const done: Rotated[] = []
  for (const organisationId of organisationIds) {
    const inOrganisation = <T>(work: (use: UseCase) => Promise<T>) =>
      engine.as(systemActor(organisationId), work)
    if (!options.begun) await inOrganisation(newOrganisationKey)
    let wrapped = 0
    for (;;) {
      const { count, left } = await inOrganisation(wrapBatch)
      wrapped += count
      options.progress?.(left)
      if (!count) break
    }
    await inOrganisation(async use => {
      await sql`select platform.drop_retired_keys()`.execute(use.db)
      use.audit({
        action: 'keys.rotate',
        thing: 'organisation',
        thingId: organisationId,
        details: { wrapped },
      })
    })
    forgetOpened()
    done.push({ organisationId, wrapped })
  }
  return done
}

async function newOrganisationKey(use: UseCase): Promise<void> {
  const organisationId = use.actor.organisationId ?? ''
  const { rows } = await sql<StoredKey>`select * from platform.current_keys('{}'::uuid[])`.execute(use.db)
  const [before] = rows
  if (!before) return
  const { current, byId } = masterKeys()
  const id = newId()
  const key = wrap(byId.get(current) as Buffer, randomBytes(32), organisationId, id)
  await sql`select platform.retire_key(${before.id}::uuid)`.execute(use.db)
  await sql`select platform.add_key(${id}::uuid, null, ${key}, ${current})`.execute(use.db)
}

async function wrapBatch(use: UseCase): Promise<{ count: number; left: number }> {
  const { rows: keys } = await sql<StoredKey>`select * from platform.current_keys('{}'::uuid[])`.execute(
    use.db,
  )
  const [current] = keys
  if (!current) return { count: 0, left: 0 }
  const by = unwrapOrganisation(current)
  const { rows } = await sql<StoredKey & { still: number }>`
    select * from platform.keys_to_wrap(${current.id}, false, ${batch})`.execute(use.db)
  const { rows: wrapping } = await sql<StoredKey>`
    select * from platform.keys_by_id(${[...new Set(rows.map(row => row.wrapped_by))]}::uuid[])`.execute(
    use.db,
  )
  const older = new Map(wrapping.map(row => [row.id, unwrapOrganisation(row)]))
  for (const row of rows) {
    const key = unwrapSubject(row, older.get(row.wrapped_by) as Buffer)
    const anew = wrap(by, key, row.organisation_id, row.id)
    await sql`select platform.wrap_anew(${row.id}::uuid, ${row.wrapped_by}, ${anew}, ${current.id})`.execute(
      use.db,
    )
  }
  return { count: rows.length, left: (rows[0]?.still ?? 0) - rows.length }
}

/**
 * All keys of organisations, and what modules keep under a master key, under the one in use, after another one was put
 * first. Then the old one may go.
 */
export async function rewrapUnderMaster(
  engine: Engine,
  progress: (done: number) => void = () => {},
): Promise<number> {
  const { current, byId } = masterKeys()
  let wrapped = await keepAllAnew(engine, progress)
  for (const organisationId of await organisationsWithKeys(engine)) {
    progress(wrapped)
    wrapped += await engine.as(systemActor(organisationId), async use => {
      const { rows } =
        await sql<StoredKey>`select * from platform.keys_to_wrap(${current}, true, 1000)`.execute(use.db)
      for (const row of rows) {
        const anew = wrap(byId.get(current) as Buffer, unwrapOrganisation(row), row.organisation_id, row.id)
        await sql`select platform.wrap_anew(${row.id}::uuid, ${row.wrapped_by}, ${anew}, ${current})`.execute(
          use.db,
        )
      }
      return rows.length
    })
  }
  return wrapped
}

export async function organisationsWithKeys(engine: Engine): Promise<string[]> {
  return engine.as(systemActor(null), async use => {
    const { rows } = await sql<{ id: string }>`select platform.organisations_with_keys() as id`.execute(
      use.db,
    )
    return rows.map(row => row.id)
  })
}
