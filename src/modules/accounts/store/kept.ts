import { type Kysely, sql } from 'kysely'
import type { Tables } from '../tables.gen.ts'

type Db = Kysely<Tables>

export interface SecretRow {
  readonly kind: 'totp' | 'provider'
  /** A user's id, or an organisation's. */
  readonly id: string
  readonly secret: string
}

/** Secrets that do not begin with `mark`, so many at once. */
export async function findSecrets(db: Db, mark: string, most: number): Promise<SecretRow[]> {
  const { rows } = await sql<SecretRow>`
    select * from accounts.secrets_to_keep(${mark}, ${most}) as t (kind, id, secret)`.execute(db)
  return rows
}

export const replaceSecret = (db: Db, { kind, id, secret }: SecretRow, anew: string) =>
  sql`select accounts.keep_secret(${kind}, ${id}::uuid, ${secret}, ${anew})`.execute(db)
