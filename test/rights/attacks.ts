import pg from 'pg'
import { type Role, roles } from '#lib/actor.ts'
import { newId } from '#lib/ids.ts'
import { appUrl } from '#platform/db/connect.ts'
import { type Relation, relations, type Things, type World } from './world.ts'

// Every table of an organisation's rows as the catalogue has it, so that a new one is attacked without being told of.

export interface SqlTable {
  readonly name: string
  readonly key: readonly string[]
  readonly columns: readonly Column[]
  readonly selects: boolean
  readonly deletes: boolean
  /** Check constraints as they are written: words that a column takes are read from them. */
  readonly checks: readonly { readonly name: string; readonly text: string }[]
}
interface Column {
  readonly name: string
  readonly type: string
  readonly needed: boolean
  readonly inserts: boolean
  readonly updates: boolean
}
/** A row as its owner reads it, with its key as text. */
interface Row {
  readonly key: string
  readonly row: Readonly<Record<string, unknown>>
}
/** What lies in one table for a relation to some role. */
export type Lying = (table: SqlTable, role: Role, relation: Relation) => readonly Row[]

export async function tablesOf(owner: pg.Client): Promise<SqlTable[]> {
  const { rows } = await owner.query<SqlTable>(`
    select n.nspname || '.' || c.relname as name,
      (select array_agg(a.attname::text order by k.n) from pg_index i, unnest(i.indkey::int[]) with ordinality k(at, n)
         join pg_attribute a on a.attnum = k.at where i.indrelid = c.oid and i.indisprimary and a.attrelid = c.oid) as key,
      (select jsonb_agg(jsonb_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod),
           'needed', a.attnotnull and not a.atthasdef,
           'inserts', has_column_privilege('hamroh_app', c.oid, a.attnum, 'insert'),
           'updates', has_column_privilege('hamroh_app', c.oid, a.attnum, 'update')) order by a.attnum)
         from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
           and a.attgenerated = '' and a.attidentity = '') as columns,
      has_any_column_privilege('hamroh_app', c.oid, 'select') as selects,
      has_table_privilege('hamroh_app', c.oid, 'delete') as deletes,
      coalesce((select jsonb_agg(jsonb_build_object('name', o.conname, 'text', pg_get_constraintdef(o.oid)))
         from pg_constraint o where o.conrelid = c.oid and o.contype = 'c'), '[]') as checks
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and n.nspname not in ('pg_catalog', 'information_schema', 'public', 'graphile_worker')
      and n.nspname not like 'pg_%'
      and exists (select 1 from pg_attribute a where a.attrelid = c.oid and a.attname = 'organisation_id' and not a.attisdropped)
    order by 1`)
  return rows
}

const things: Readonly<Record<string, string>> = {
  person_id: 'person',
  other_id: 'otherPerson',
  into_id: 'otherPerson',
  case_id: 'case',
  contact_id: 'contact',
  referral_id: 'referral',
  claim_id: 'claim',
  import_id: 'import',
  task_id: 'task',
  need_id: 'need',
  user_id: 'member',
  agent_id: 'member',
  // Of these the world makes none: a bundle's is called as its case.
  group_id: 'case',
  'savings.group.id': 'case',
  question_id: 'case',
  'tracing.question.id': 'case',
  received_id: 'case',
  'tracing.received.id': 'case',
}

/**
 * A row for a table that the world makes nothing for: its ids name the bundle, everything else is the least that fits.
 * Triggers, references and checks are not asked.
 */
export async function fill(owner: pg.Client, table: SqlTable, bundle: Things): Promise<void> {
  const entries = table.columns.flatMap(({ name, type, needed }): [string, unknown][] => {
    const thing =
      name === 'organisation_id'
        ? bundle.organisation
        : bundle[things[`${table.name}.${name}`] ?? things[name] ?? '']
    if (thing && type === 'uuid') return [[name, thing]]
    return needed ? [[name, leastValue(table, name, type)]] : []
  })
  const names = entries.map(([name]) => name).join(', ')
  for (const { name } of table.checks)
    await owner.query(`alter table ${table.name} drop constraint if exists "${name}"`)
  await owner.query('set session_replication_role = replica')
  await owner.query(
    `insert into ${table.name} (${names}) select ${names} from jsonb_populate_record(null::${table.name}, $1) on conflict do nothing`,
    [JSON.stringify(Object.fromEntries(entries))],
  )
  await owner.query('set session_replication_role = origin')
}

function leastValue(table: SqlTable, name: string, type: string): unknown {
  if (type.endsWith('[]')) return '{}'
  if (type === 'uuid') return newId()
  if (type === 'jsonb') return {}
  if (type === 'bytea') return `\\x${newId().replaceAll('-', '').repeat(2)}`
  if (type === 'boolean') return false
  if (type === 'date') return '2026-11-22'
  if (type.startsWith('timestamp')) return '2026-11-22T08:00:00Z'
  if (type === 'xid8' || /int|numeric|double|real/.test(type)) return 1
  const check = table.checks.find(({ text }) => text.includes(`(${name} = ANY`))
  return /'([^']*)'/.exec(check?.text ?? '')?.[1] ?? 'x'
}

/** By table and role and relation: the rows that name something of that bundle; where no row does, the organisation's own. */
export async function lyingIn(owner: pg.Client, tables: readonly SqlTable[], world: World): Promise<Lying> {
  const bundles = new Set(roles.flatMap(role => relations.map(relation => world.things(role, relation))))
  const all = new Map<SqlTable, Map<Things, Row[]>>()
  const read = async (table: SqlTable) =>
    (await owner.query<Row>(`select to_jsonb(t) as row, ${keyOf(table)} as key from ${table.name} t`)).rows
  for (const table of tables) {
    let rows = await read(table)
    if (rows.length === 0) {
      for (const bundle of bundles) await fill(owner, table, bundle)
      rows = await read(table)
    }
    all.set(table, byBundle(rows, bundles))
  }
  return (table, role, relation) => {
    const [of, bundle] = [all.get(table), world.things(role, relation)]
    const isBound = [...bundles].some(one => of?.get(one)?.length)
    if (isBound) return of?.get(bundle) ?? []
    // Not of anybody's file: the organisation's, the partner's, the other's.
    return relation === 'own' || relation === 'partner' || relation === 'other'
      ? (of?.get(rest(bundle)) ?? [])
      : []
  }
}

const rests = new Map<string, Things>()
/** Stands for what an organisation has that names no bundle. */
const rest = ({ organisation = '' }: Things): Things => {
  const known = rests.get(organisation) ?? {}
  rests.set(organisation, known)
  return known
}

function byBundle(rows: readonly Row[], bundles: ReadonlySet<Things>): Map<Things, Row[]> {
  const owners = new Map<unknown, Things>()
  for (const bundle of bundles) {
    const { organisation: _, member: __, ...named } = bundle
    for (const id of Object.values(named)) owners.set(id, bundle)
  }
  const found = new Map<Things, Row[]>()
  for (const one of rows) {
    const named = Object.values(one.row).find(value => owners.has(value))
    const bundle = owners.get(named) ?? rest({ organisation: String(one.row.organisation_id) })
    found.set(bundle, [...(found.get(bundle) ?? []), one])
  }
  return found
}

/**
 * Attacks as the application's role: each is tried and undone, and answers how many rows it reached; −1: refused as a
 * whole. One call for many, so that every table can be tried by every role.
 */
const attacksSql = `
create schema attack;
create function attack.try(attempts text[]) returns int[] language plpgsql as $$
declare
  attempt text;
  reached int;
  answers int[] := '{}';
begin
  foreach attempt in array attempts loop
    begin
      execute attempt;
      get diagnostics reached = row_count;
      raise exception using errcode = 'UNDO0', message = reached;
    exception
      when sqlstate 'UNDO0' then answers := answers || sqlerrm::int;
      when insufficient_privilege then answers := answers || -1;
      -- Past the rights: it failed on a key, a trigger, a check.
      when others then answers := answers || 1;
    end;
  end loop;
  return answers;
end $$;
create function attack.see(queries text[]) returns jsonb language plpgsql as $$
declare
  query text;
  keys text[];
  answers jsonb := '[]';
begin
  foreach query in array queries loop
    begin
      execute query into keys;
    exception when insufficient_privilege then keys := '{}';
    end;
    answers := answers || jsonb_build_array(to_jsonb(coalesce(keys, '{}')));
  end loop;
  return answers;
end $$;
grant usage on schema attack to hamroh_app;
grant execute on all functions in schema attack to hamroh_app;`

export interface Attacker {
  readonly kind: 'member' | 'public' | 'partner' | 'system'
  readonly organisationId: string
  readonly userId: string | null
  readonly roles: readonly Role[]
  readonly teamIds: readonly string[]
}

/** One connection as the application's role, that becomes whoever is wanted. */
export async function attackers(owner: pg.Client, ownerUrl: string) {
  await owner.query(attacksSql)
  const database = new pg.Client({ connectionString: appUrl(ownerUrl) })
  await database.connect()
  const as = async <T>(who: Attacker, sql: string, given: readonly string[]): Promise<T> => {
    await database.query('begin')
    const { kind, organisationId, userId, roles, teamIds } = who
    await database.query('select platform.act_as($1, $2, $3, $4, $5)', [
      ...[kind, organisationId, userId],
      ...[roles, teamIds],
    ])
    const { rows } = await database.query<{ answer: T }>(sql, [given])
    await database.query('rollback')
    return rows[0]?.answer as T // one row, made by the functions above
  }
  return {
    attack: (who: Attacker, attempts: readonly string[]) =>
      as<number[]>(who, 'select attack.try($1) as answer', attempts),
    /** Of each table the keys that this one reads. */
    see: async (who: Attacker, tables: readonly SqlTable[]) => {
      const keys = await as<string[][]>(who, 'select attack.see($1) as answer', tables.map(reading))
      return new Map(tables.map((table, n) => [table, new Set(keys[n])]))
    },
    end: () => database.end(),
  }
}

const literal = (text: string) => `'${text.replaceAll("'", "''")}'`
const keyOf = ({ key }: SqlTable) => `row(${key.join(', ')})::text`

/** The keys of all rows that can be read. */
const reading = (table: SqlTable) => `select array_agg(${keyOf(table)}) from ${table.name}`

/** Writes one of these rows once more: rights are judged before keys. Null where no grant lets it begin. */
export function adding(table: SqlTable, [first]: readonly Row[]): string | null {
  const names = table.columns.filter(({ inserts }) => inserts).map(({ name }) => name)
  if (names.length === 0 || !first) return null
  const row = `jsonb_populate_record(null::${table.name}, ${literal(JSON.stringify(first.row))})`
  return `insert into ${table.name} (${names}) select ${names} from ${row}`
}

/** Changes or removes whatever it reaches, reading nothing, so that only the policies of writing stand before it. */
export function blindly(table: SqlTable): readonly string[] {
  const first = table.columns.find(({ updates }) => updates)
  return [
    ...(first ? [`update ${table.name} set ${first.name} = default`] : []),
    ...(table.deletes ? [`delete from ${table.name}`] : []),
  ]
}
