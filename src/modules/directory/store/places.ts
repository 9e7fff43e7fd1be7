import { type Kysely, type Selectable, sql } from 'kysely'
import type { Tables } from '../tables.gen.ts'

type Db = Kysely<Tables>
export type PlaceRow = Pick<
  Selectable<Tables['directory.place']>,
  | 'id'
  | 'parent_id'
  | 'level'
  | 'country'
  | 'name'
  | 'names'
  | 'latitude'
  | 'longitude'
  | 'time_zone'
  | 'path'
  | 'keys'
>

/** All places, countries first: content that is the same for everybody, kept by the process that asks. */
export const findAllPlaces = (db: Db): Promise<PlaceRow[]> =>
  db.selectFrom('directory.place').selectAll().orderBy('id').execute()

export const findPack = (db: Db, name: string) =>
  db.selectFrom('directory.pack').selectAll().where('name', '=', name).executeTakeFirst()

export const findPackHash = async (db: Db, name: string): Promise<string | null> =>
  (await db.selectFrom('directory.pack').select('hash').where('name', '=', name).executeTakeFirst())?.hash ??
  null

export const savePack = (db: Db, name: string, hash: string, content: unknown) =>
  db
    .insertInto('directory.pack')
    .values({ name, hash, content: JSON.stringify(content) })
    .onConflict(conflict =>
      conflict.column('name').doUpdateSet({ hash, content: JSON.stringify(content), loaded_at: sql`now()` }),
    )
    .execute()

/** All in one statement; parents come before their children. */
export async function savePlaces(db: Db, places: readonly PlaceRow[]): Promise<void> {
  await sql`
    insert into directory.place (id, parent_id, level, country, name, names, latitude, longitude, time_zone, path, keys)
    select id, parent_id, level, country, name, names, latitude, longitude, time_zone, path, keys
    from jsonb_to_recordset(${JSON.stringify(places)}::jsonb) as given(id text, parent_id text, level text, country text,
      name text, names jsonb, latitude double precision, longitude double precision, time_zone text, path text[], keys text[])
    on conflict (id) do update set parent_id = excluded.parent_id, level = excluded.level, name = excluded.name,
      names = excluded.names, latitude = excluded.latitude, longitude = excluded.longitude, time_zone = excluded.time_zone,
      path = excluded.path, keys = excluded.keys
    where (directory.place.names, directory.place.name, directory.place.keys, directory.place.path)
      is distinct from (excluded.names, excluded.name, excluded.keys, excluded.path)`.execute(db)
}

export interface TermRow {
  readonly id: string
  readonly taxonomy_id: string
  readonly code: string
  readonly parent_id: string | null
  readonly name: string
  readonly description: string
  readonly names: unknown
  readonly position: number
}

export async function saveTaxonomy(
  db: Db,
  taxonomies: readonly { id: string; code: string; name: string; description: string }[],
  terms: readonly TermRow[],
): Promise<void> {
  await sql`
    insert into directory.taxonomy (id, code, name, description)
    select id, code, name, description
    from jsonb_to_recordset(${JSON.stringify(taxonomies)}::jsonb) as given(id uuid, code text, name text, description text)
    on conflict (id) do update set name = excluded.name, description = excluded.description`.execute(db)
  await sql`
    insert into directory.taxonomy_term (id, taxonomy_id, code, parent_id, name, description, names, position)
    select id, taxonomy_id, code, parent_id, name, description, names, position
    from jsonb_to_recordset(${JSON.stringify(terms)}::jsonb) as given(id uuid, taxonomy_id uuid, code text, parent_id uuid,
      name text, description text, names jsonb, position int)
    on conflict (id) do update set parent_id = excluded.parent_id, name = excluded.name, description = excluded.description,
      names = excluded.names, position = excluded.position`.execute(db)
}
