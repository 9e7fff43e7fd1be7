import type { InputOf } from '#lib/contract.ts'
import { pageFrom, readCursor } from '#lib/cursor.ts'
import { ownOrganisation } from '#modules/organisations/index.ts'
import type { UseCase } from '#platform/use-case.ts'
import type * as contract from '../contract.ts'
import * as store from '../store/referrals.ts'
import { mustSee } from './moves.ts'
import { linesOf, viewOf } from './view.ts'

export async function listReferrals(use: UseCase, input: InputOf<typeof contract.listReferrals>) {
  const rows = await store.findReferrals(use.db, {
    ...input,
    organisationId: ownOrganisation(use),
    now: use.now,
    before: readCursor(input.cursor, 2),
  })
  const page = pageFrom(rows, input.limit, row => [row.changed_at, row.id])
  return { items: await linesOf(use, page.items), next: page.next }
}

/** Read by the receiver too, so the line stands in the log of both. */
export async function readReferral(use: UseCase, { id }: { id: string }) {
  const row = await mustSee(use, id)
  const view = await viewOf(use, row)
  const line = {
    action: 'referrals.read',
    thing: 'referral',
    thingId: id,
    details: { told: view.disclosure !== null },
  }
  use.audit(line)
  if (row.organisation_id !== use.actor.organisationId)
    use.audit({ ...line, organisationId: row.organisation_id })
  return view
}
