import pg from 'pg'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { newId } from '#lib/ids.ts'
import { modules } from '../src/modules.ts'
import { cloneDatabase } from './support/database.ts'

// Whoever holds something about persons says so: reports, exports and erasures ask `personalData` of each module, so a
// table that nobody names there would be forgotten by all three.

let owner: pg.Client
beforeAll(async () => {
  // A copy: whoever is connected to the template keeps others from copying it.
  const { ownerUrl } = await cloneDatabase(inject('ownerUrl'), `held${newId().replaceAll('-', '')}_test`)
  owner = new pg.Client({ connectionString: ownerUrl })
  await owner.connect()
})
afterAll(() => owner.end())

const personTables = async (): Promise<string[]> => {
  const { rows } = await owner.query<{ name: string }>(
    `select distinct n.nspname || '.' || c.relname as name
     from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid
     where c.relkind in ('r', 'p') and a.attname ~ '(^|_)person_id$' and not a.attisdropped and n.nspname !~ '^pg_' order by 1`,
  )
  return rows.map(row => row.name)
}

test('every table that names a person is named in `personalData` of its module, and no table that does not exist', async () => {
  const declared = modules.flatMap(({ personalData }) => personalData?.tables ?? [])
  expect(
    [...declared].sort(),
    'A table with person_id needs its module’s `personalData` (src/platform/personal-data.ts): collect, erase, tables.',
  ).toEqual(await personTables())
})

test('a module declares tables of its own only', () => {
  for (const { name, personalData } of modules)
    expect((personalData?.tables ?? []).filter(table => !table.startsWith(`${name}.`))).toEqual([])
})
