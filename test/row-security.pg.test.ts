import pg from 'pg'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { newId } from '#lib/ids.ts'
import { appUrl } from '#platform/db/connect.ts'
import { ensureAppRole } from '#platform/db/migrate.ts'
import { cloneDatabase } from './support/database.ts'

// The database itself, as the application's role meets it: what holds when the code above it is wrong.

let owner: pg.Client
let application: pg.Client

beforeAll(async () => {
  const { ownerUrl } = await cloneDatabase(inject('ownerUrl'), `rows${newId().replaceAll('-', '')}_test`)
  owner = new pg.Client({ connectionString: ownerUrl })
  application = new pg.Client({ connectionString: appUrl(ownerUrl) })
  await Promise.all([owner.connect(), application.connect()])
})
afterAll(() => Promise.all([owner.end(), application.end()]))

const ours = `n.nspname not in ('pg_catalog', 'information_schema', 'public', 'graphile_worker') and n.nspname not like 'pg_%'`

test('the application’s role is no superuser, owns nothing and cannot pass by row security', async () => {
  const { rows } = await owner.query(
    `select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, (select count(*)::int from pg_class where relowner = r.oid) as owns
     from pg_roles r where rolname = 'hamroh_app'`,
  )
  expect(rows).toEqual([
    { rolsuper: false, rolbypassrls: false, rolcreaterole: false, rolcreatedb: false, owns: 0 },
  ])
})

test('an owner that may make roles and is no superuser starts again and again; a role that may too much is refused', async () => {
  const made = `app_${newId().replaceAll('-', '')}`
  await owner.query('begin')
  await owner.query(`create role owner_${made} createrole; set local role owner_${made}`)
  const url = 'postgres://owner:secret@localhost/hamroh'
  await ensureAppRole(owner, url, made)
  await ensureAppRole(owner, url, made)
  await owner.query(`reset role; alter role ${made} createdb; set local role owner_${made}`)
  await expect(ensureAppRole(owner, url, made)).rejects.toThrow('more than it should')
  await owner.query('rollback')
})

test('every table that has an organisation’s rows has row security and a policy, and its organisation in the key', async () => {
  const { rows } = await owner.query<{ name: string; secured: boolean; policies: number; keyed: boolean }>(
    `select n.nspname || '.' || c.relname as name, c.relrowsecurity as secured,
            (select count(*)::int from pg_policy p where p.polrelid = c.oid) as policies,
            exists (select 1 from pg_index i join pg_attribute k on k.attrelid = c.oid and k.attnum = i.indkey[0]
                    where i.indrelid = c.oid and i.indisprimary and k.attname = 'organisation_id') as keyed
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'p') and ${ours}
       and exists (select 1 from pg_attribute a where a.attrelid = c.oid and a.attname = 'organisation_id' and not a.attisdropped)`,
  )
  expect(rows.length).toBeGreaterThan(5)
  // A session (whole or not) is found by its token before anybody knows whose it is; its organisation follows from it.
  const keyedElsewhere = new Set(['accounts.session', 'accounts.limited_session'])
  const faults = rows.filter(
    row => !row.secured || row.policies === 0 || (!row.keyed && !keyedElsewhere.has(row.name)),
  )
  expect(faults).toEqual([])
})

test('no table that the application may touch is without row security', async () => {
  const { rows } = await owner.query<{ name: string }>(
    `select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'p') and ${ours} and not c.relrowsecurity
       and (has_table_privilege('hamroh_app', c.oid, 'select') or has_any_column_privilege('hamroh_app', c.oid, 'select')
            or has_table_privilege('hamroh_app', c.oid, 'insert, update, delete'))`,
  )
  // Public reference data, the same for everybody, has no secret row.
  const reference = /^directory\.(place|area|need|target_group|taxonomy\w*|pack)$/
  expect(rows.map(row => row.name).filter(name => !reference.test(name))).toEqual([])
})

test('nobody in particular reads no row of any table with an organisation’s data', async () => {
  const { rows } = await owner.query<{ name: string }>(
    `select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'p') and ${ours} and has_table_privilege('hamroh_app', c.oid, 'select')
       and exists (select 1 from pg_attribute a where a.attrelid = c.oid and a.attname = 'organisation_id' and not a.attisdropped)`,
  )
  for (const { name } of rows.filter(row => !row.name.startsWith('directory.'))) {
    const seen = await application.query(`select count(*)::int as n from ${name}`)
    expect([name, seen.rows[0].n]).toEqual([name, 0])
  }
})

test('the log can be neither changed nor removed by the application', async () => {
  for (const attack of [
    'update platform.audit_line set action = $$x$$',
    'delete from platform.audit_line',
    'truncate platform.audit_line',
    'insert into platform.audit_line default values',
    'alter table platform.audit_line disable row level security',
    'set role none; set role postgres',
    'select * from graphile_worker._private_jobs',
    'select password_hash from accounts.user',
  ]) {
    await expect(application.query(attack), attack).rejects.toThrow()
  }
})

test('functions that act with their owner’s rights are not for everybody, and name their search path', async () => {
  const { rows } = await owner.query<{ name: string; open: boolean; path: boolean }>(
    `select n.nspname || '.' || p.proname as name,
            coalesce(array_to_string(p.proacl, ' ') ~ '(^| )=X', p.proacl is null) as open,
            coalesce(array_to_string(p.proconfig, ' ') like '%search_path%', false) as path
     from pg_proc p join pg_namespace n on n.oid = p.pronamespace where p.prosecdef and ${ours}`,
  )
  expect(rows.filter(row => row.open || !row.path)).toEqual([])
})
