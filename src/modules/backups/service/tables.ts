import type pg from 'pg'

export interface Table {
  /** Quoted, with its schema. */
  readonly name: string
  readonly columns: readonly string[]
}

// Everything of ours and the queue's waiting jobs; what PostgreSQL and extensions keep for themselves is made anew.
const ours = `n.nspname not in ('pg_catalog', 'information_schema') and n.nspname not like 'pg\\_%'
  and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')
  and not (n.nspname = 'graphile_worker' and c.relname = 'migrations')
  and not (n.nspname = 'public' and c.relname = 'hamroh_migration')`

/** All tables with the columns that are stored as given (what is computed from others is computed again). */
export async function allTables(client: pg.Client): Promise<Table[]> {
  const { rows } = await client.query<{ name: string; columns: string[] }>(
    `select format('%I.%I', n.nspname, c.relname) as name,
            array(select quote_ident(a.attname) from pg_attribute a
                  where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' order by a.attnum) as columns
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind = 'r' and ${ours} order by 1`,
  )
  return rows
}

export async function allSequences(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select format('%I.%I', n.nspname, c.relname) as name
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind = 'S' and ${ours} order by 1`,
  )
  return rows.map(row => row.name)
}

/** Constraints between tables: taken away while rows are loaded in any order, and checked when they come back. */
export async function allReferences(client: pg.Client): Promise<{ drop: string; add: string }[]> {
  const { rows } = await client.query<{ drop: string; add: string }>(
    `select format('alter table %s drop constraint %I', k.conrelid::regclass, k.conname) as drop,
            format('alter table %s add constraint %I %s', k.conrelid::regclass, k.conname, pg_get_constraintdef(k.oid)) as add
     from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
     where k.contype = 'f' and ${ours} order by 1`,
  )
  return rows
}
