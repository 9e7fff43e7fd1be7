import type { InputOf } from '#lib/contract.ts'
import { pageFrom, readCursor } from '#lib/cursor.ts'
import { ownOrganisation } from '#modules/organisations/index.ts'
import type { UseCase } from '#platform/use-case.ts'
import type * as contract from '../contract.ts'
import type { CaseStatus } from '../domain/case.ts'
import * as store from '../store/lists.ts'
import { namesOf, todayOf } from './load.ts'
import { summariesOf } from './summaries.ts'

/** The place after which a page begins: a moment and an id. */
export function after(cursor: string | undefined): readonly [string, string] | null {
  return readCursor(cursor, 2) as [string, string] | null
}

export async function listCases(use: UseCase, input: InputOf<typeof contract.listCases>) {
  const { cursor, limit, overdue, ...filter } = input
  const user = { id: use.actor.userId ?? '', teamIds: use.actor.teamIds }
  const rows = await store.listCases(
    use.db,
    ownOrganisation(use),
    user,
    { ...filter, overdueOn: overdue ? todayOf(use) : undefined },
    limit + 1,
    after(cursor),
  )
  const { items, next } = pageFrom(rows, limit, row => [row.changed_at, row.id])
  use.audit({ action: 'cases.list', thing: 'case', thingId: null, details: { shown: items.length } })
  return { items: await summariesOf(use, items), next }
}

export async function listOpened(use: UseCase, { cursor, limit }: InputOf<typeof contract.listOpened>) {
  const rows = await store.listOpened(use.db, limit + 1, after(cursor))
  const { items, next } = pageFrom(rows, limit, row => [row.opened_at, row.id])
  const name = await namesOf(use)
  return {
    items: items.map(row => ({
      id: row.id,
      reference: row.reference,
      status: row.status as CaseStatus,
      openedAt: row.opened_at,
      responsible: name(row.responsible_id),
    })),
    next,
  }
}
