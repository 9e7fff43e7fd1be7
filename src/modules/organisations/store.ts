import type { Insertable, Kysely, Selectable } from 'kysely'
import type { Tables } from './tables.gen.ts'

type Db = Kysely<Tables>
export type OrganisationRow = Selectable<Tables['organisations.organisation']>

export const findOrganisations = (db: Db) =>
  db.selectFrom('organisations.organisation').selectAll().orderBy('name').execute()

/** Those that the public may write to, the oldest first. */
export const findPublicReceivers = (db: Db) =>
  db
    .selectFrom('organisations.organisation')
    .selectAll()
    .where('takes_public_requests', '=', true)
    .orderBy('created_at')
    .orderBy('slug')
    .execute()

export const findOrganisation = (db: Db, id: string) =>
  db.selectFrom('organisations.organisation').selectAll().where('id', '=', id).executeTakeFirst()

export const findBySlug = (db: Db, slug: string) =>
  db.selectFrom('organisations.organisation').selectAll().where('slug', '=', slug).executeTakeFirst()

export const insertOrganisation = (db: Db, row: Insertable<Tables['organisations.organisation']>) =>
  db.insertInto('organisations.organisation').values(row).execute()

/** Only on the version that the change was made on; undefined where it has moved on. */
export const updateOrganisation = (
  db: Db,
  id: string,
  version: number,
  change: Partial<Insertable<Tables['organisations.organisation']>>,
) =>
  db
    .updateTable('organisations.organisation')
    .set({ ...change, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .returningAll()
    .executeTakeFirst()

export const renameOrganisation = (db: Db, id: string, name: string) =>
  db.updateTable('organisations.organisation').set({ name }).where('id', '=', id).execute()

export const findTeams = (db: Db) =>
  db.selectFrom('organisations.team').select(['id', 'name']).orderBy('name').execute()

export const insertTeam = (db: Db, row: Insertable<Tables['organisations.team']>) =>
  db.insertInto('organisations.team').values(row).execute()

export const findPartners = (db: Db) =>
  db
    .selectFrom('organisations.organisation')
    .selectAll()
    .where('id', 'in', db.selectFrom('organisations.partner').select('partner_id'))
    .orderBy('name')
    .execute()

export const insertPartner = (db: Db, organisationId: string, partnerId: string) =>
  db
    .insertInto('organisations.partner')
    .values({ organisation_id: organisationId, partner_id: partnerId })
    .onConflict(conflict => conflict.doNothing())
    .execute()

export const deletePartner = (db: Db, organisationId: string, partnerId: string) =>
  db
    .deleteFrom('organisations.partner')
    .where('organisation_id', '=', organisationId)
    .where('partner_id', '=', partnerId)
    .execute()
