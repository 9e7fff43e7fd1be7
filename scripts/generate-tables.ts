import { readdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import pg from 'pg'

// Row types of each module's tables, from the database as the migrations make it: `npm run tables`. A store is typed
// over its own module's tables only, so that a query which reaches into another module's does not compile.

interface Column {
  readonly schema: string
  readonly table: string
  readonly column: string
  readonly type: string
  readonly nullable: boolean
  readonly defaulted: boolean
}

/** File text by module, for every schema that a module of that name owns. */
export async function tableTypes(
  client: pg.Client,
  modules: readonly string[],
): Promise<Map<string, string>> {
  const { rows } = await client.query<Column>(
    `select n.nspname as schema, c.relname as table, a.attname as column, format_type(a.atttypid, null) as type,
            not a.attnotnull as nullable, (a.atthasdef or a.attgenerated <> '' or a.attidentity <> '') as defaulted
     from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = any($1) and c.relkind in ('r', 'p', 'v') and a.attnum > 0 and not a.attisdropped and not c.relispartition
     order by 1, 2, a.attnum`,
    [modules],
  )
  const files = new Map<string, string>()
  for (const module of modules) {
    const own = rows.filter(row => row.schema === module)
    if (own.length) files.set(module, fileOf(own))
  }
  return files
}

function fileOf(columns: readonly Column[]): string {
  const tables = Map.groupBy(columns, ({ schema, table }) => `${schema}.${table}`)
  const body = [...tables].map(
    ([name, own]) =>
      `  '${name}': {\n${own.map(column => `    ${column.column}: ${typeOf(column)}\n`).join('')}  }\n`,
  )
  const text = `export interface Tables {\n${body.join('')}}\n`
  const imports = ['ColumnType', 'Generated'].filter(name => text.includes(`${name}<`))
  const line = imports.length ? `import type { ${imports.join(', ')} } from 'kysely'\n\n` : ''
  return `// Made by \`npm run tables\` from the migrations; not edited.\n${line}${text}`
}

function typeOf({ type, nullable, defaulted }: Column): string {
  const read = scalar(type) + (nullable ? ' | null' : '')
  if (type === 'jsonb') {
    const write = `string${nullable ? ' | null' : ''}${defaulted || nullable ? ' | undefined' : ''}`
    return `ColumnType<unknown, ${write}, string${nullable ? ' | null' : ''}>`
  }
  return defaulted ? `Generated<${read}>` : read
}

function scalar(type: string): string {
  if (type.endsWith('[]')) return `${scalar(type.slice(0, -2))}[]`
  const known: Record<string, string> = {
    smallint: 'number',
    integer: 'number',
    bigint: 'number',
    'double precision': 'number',
    real: 'number',
    boolean: 'boolean',
    bytea: 'Buffer',
    jsonb: 'unknown',
  }
  return known[type] ?? 'string'
}

async function main(): Promise<void> {
  const { createDatabase } = await import('../test/support/database.ts')
  const root = join(dirname(import.meta.dirname), 'src', 'modules')
  const database = await createDatabase()
  const client = new pg.Client({ connectionString: database.ownerUrl })
  await client.connect()
  for (const [module, text] of await tableTypes(client, await readdir(root))) {
    const file = join(root, module, 'tables.gen.ts')
    if ((await readFile(file, 'utf8').catch(() => '')) !== text) await writeFile(file, text)
  }
  await client.end()
  await database.stop()
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await main()
