import { type Insertable, type Kysely, sql } from 'kysely'
import type { Tables } from '../tables.gen.ts'

type Db = Kysely<Tables>

export interface Provider {
  readonly organisation_id: string
  readonly slug: string
  readonly issuer: string
  readonly client_id: string
  readonly client_secret_sealed: string
  readonly creates_accounts: boolean
  readonly created_roles: string[]
  readonly asks_second_factor: boolean
}

export async function findProviders(db: Db): Promise<{ slug: string; name: string }[]> {
  const { rows } = await sql<{ slug: string; name: string }>`select * from accounts.providers()`.execute(db)
  return rows
}

export async function findProvider(db: Db, organisation: string): Promise<Provider | undefined> {
  const { rows } = await sql<Provider>`select * from accounts.provider_of(${organisation})`.execute(db)
  return rows[0]
}

export const findSettings = (db: Db, organisationId: string) =>
  db
    .selectFrom('accounts.sign_in_setting')
    .select([
      'second_factor_waived',
      'issuer',
      'client_id',
      'creates_accounts',
      'created_roles',
      'asks_second_factor',
      'device_days',
      'device_passkeys',
      'version',
    ])
    .where('organisation_id', '=', organisationId)
    .executeTakeFirst()

type Change = Omit<Insertable<Tables['accounts.sign_in_setting']>, 'organisation_id' | 'version'>

/** On the version it was made on (0: none yet); false where somebody was faster. */
export async function saveSettings(
  db: Db,
  organisation_id: string,
  version: number,
  change: Change,
): Promise<boolean> {
  if (version === 0) {
    const { numInsertedOrUpdatedRows } = await db
      .insertInto('accounts.sign_in_setting')
      .values({ organisation_id, ...change })
      .onConflict(conflict => conflict.doNothing())
      .executeTakeFirstOrThrow()
    return Number(numInsertedOrUpdatedRows) > 0
  }
  const { numUpdatedRows } = await db
    .updateTable('accounts.sign_in_setting')
    .set({ ...change, version: version + 1 })
    .where('organisation_id', '=', organisation_id)
    .where('version', '=', version)
    .executeTakeFirstOrThrow()
  return numUpdatedRows > 0n
}

export const waive = (db: Db, organisation_id: string) =>
  db
    .insertInto('accounts.sign_in_setting')
    .values({ organisation_id, second_factor_waived: true })
    .onConflict(conflict => conflict.doNothing())
    .execute()

export const findIdentity = (db: Db, organisationId: string, issuer: string, subject: string) =>
  db
    .selectFrom('accounts.identity')
    .select('user_id')
    .where('organisation_id', '=', organisationId)
    .where('issuer', '=', issuer)
    .where('subject', '=', subject)
    .executeTakeFirst()

export const insertIdentity = (db: Db, row: Insertable<Tables['accounts.identity']>) =>
  db.insertInto('accounts.identity').values(row).execute()
