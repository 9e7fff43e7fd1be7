import { type Insertable, type Kysely, type Selectable, sql, type Updateable } from 'kysely'
import type { Instant } from '#lib/day.ts'
import type { Tables } from '../tables.gen.ts'

export type Db = Kysely<Tables>
export type GroupRow = Selectable<Tables['savings.group']>

/** False: it is there already. */
export async function insertGroup(db: Db, row: Insertable<Tables['savings.group']>): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('savings.group')
    .values(row)
    .onConflict(conflict => conflict.columns(['organisation_id', 'id']).doNothing())
    .executeTakeFirstOrThrow()
  return (numInsertedOrUpdatedRows ?? 0n) > 0n
}

export const findGroup = (db: Db, id: string): Promise<GroupRow | undefined> =>
  db.selectFrom('savings.group').selectAll().where('id', '=', id).executeTakeFirst()

/** One upload of a group at a time. */
export const lockGroup = (db: Db, organisationId: string, id: string): Promise<GroupRow> =>
  db
    .selectFrom('savings.group')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirstOrThrow()

export const updateGroup = (
  db: Db,
  organisationId: string,
  id: string,
  change: Updateable<Tables['savings.group']>,
) =>
  db
    .updateTable('savings.group')
    .set(change)
    .where('organisation_id', '=', organisationId)
    .where('id', '=', id)
    .execute()

export async function insertDevice(db: Db, row: Insertable<Tables['savings.device']>): Promise<void> {
  await db
    .insertInto('savings.device')
    .values(row)
    .onConflict(conflict => conflict.columns(['organisation_id', 'group_id', 'id']).doNothing())
    .execute()
}

/** Whose group it is, where the phone shows the right key. */
export async function groupOfDevice(
  db: Db,
  shown: { id: string; deviceId: string; keyHash: string },
): Promise<string | null> {
  const { rows } = await sql<{ organisation_id: string | null }>`
    select savings.group_of_device(${shown.id}, ${shown.deviceId}, ${shown.keyHash}) as organisation_id`.execute(
    db,
  )
  return rows[0]?.organisation_id ?? null
}

export async function groupKey(
  db: Db,
  id: string,
): Promise<{ organisation_id: string; public_key: string | null } | undefined> {
  const { rows } = await sql<{ organisation_id: string; public_key: string | null }>`
    select organisation_id, public_key from savings.group_key(${id})`.execute(db)
  return rows[0]
}

export interface SealedMember {
  readonly id: string
  readonly version: number
  readonly sealed: string | null
}

export async function sealedMembers(
  db: Db,
  organisationId: string,
  groupId: string,
): Promise<SealedMember[]> {
  return db
    .selectFrom('savings.sealed_member')
    .select(['member_id as id', 'version', 'sealed'])
    .where('organisation_id', '=', organisationId)
    .where('group_id', '=', groupId)
    .orderBy('member_id')
    .execute()
}

/** The newer version stays; of two equal ones the one that is here. What was erased stays erased at its version. */
export async function keepSealed(
  db: Db,
  of: { organisationId: string; groupId: string; now: Instant },
  members: readonly SealedMember[],
): Promise<void> {
  if (members.length === 0) return
  await db
    .insertInto('savings.sealed_member')
    .values(
      members.map(({ id, version, sealed }) => ({
        organisation_id: of.organisationId,
        group_id: of.groupId,
        ...{ member_id: id, version, sealed, received_at: of.now },
      })),
    )
    .onConflict(conflict =>
      conflict
        .columns(['organisation_id', 'group_id', 'member_id'])
        .doUpdateSet(eb => ({
          version: eb.ref('excluded.version'),
          sealed: eb.ref('excluded.sealed'),
          received_at: eb.ref('excluded.received_at'),
        }))
        .where(sql<boolean>`excluded.version > sealed_member.version`),
    )
    .execute()
}
