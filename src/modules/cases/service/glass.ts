import type { InputOf } from '#lib/contract.ts'
import { pageFrom } from '#lib/cursor.ts'
import { addHours } from '#lib/day.ts'
import { newId, readReference } from '#lib/ids.ts'
import { notFound } from '#lib/refusal.ts'
import { ownOrganisation } from '#modules/organisations/index.ts'
import type { UseCase } from '#platform/use-case.ts'
import type * as contract from '../contract.ts'
import { events } from '../domain/events.ts'
import { insertEntries } from '../store/parts.ts'
import * as store from '../store/team.ts'
import { after } from './lists.ts'
import { asHamroh, entry, namesOf } from './load.ts'
import { glassOf } from './views.ts'

/** For how long a restricted file may be read once the glass is broken. */
export const glassHours = 8

/**
 * A supervisor reads a restricted file of the team: named by its id or by the reference that somebody read out. What is
 * not there, not theirs or not restricted is one answer, so that nobody learns of a file by trying.
 */
export async function breakGlass(use: UseCase, { id, reason }: InputOf<typeof contract.breakGlass>) {
  const found = await store.findBehindGlass(use.db, readReference(id) ?? id)
  if (!found) throw notFound()
  const row = {
    organisation_id: ownOrganisation(use),
    id: newId(),
    case_id: found.id,
    user_id: use.actor.userId ?? '',
    reason,
    broken_at: use.now,
    until: addHours(use.now, glassHours),
  }
  await store.insertGlass(use.db, row)
  const details = { until: row.until }
  const line = entry(use, found.id, 'glass_broken', { thingId: row.id, details })
  await asHamroh(use, () => insertEntries(use.db, [line]))
  use.audit({
    action: 'cases.break_glass',
    thing: 'case',
    thingId: found.id,
    details: { glassId: row.id, until: row.until },
  })
  use.announce(events.glassBroken, {
    caseId: found.id,
    glassId: row.id,
    responsibleId: found.responsible_id,
  })
  return glassOf(row, await namesOf(use))
}

export async function listGlass(use: UseCase, { cursor, limit }: InputOf<typeof contract.listGlass>) {
  const rows = await store.findGlass(use.db, ownOrganisation(use), limit + 1, after(cursor))
  const { items, next } = pageFrom(rows, limit, row => [row.broken_at, row.id])
  const name = await namesOf(use)
  use.audit({ action: 'cases.list_glass', thing: 'glass', thingId: null, details: { shown: items.length } })
  const references = await store.referencesBehindGlass(use.db, [...new Set(items.map(row => row.case_id))])
  return {
    items: items.map(row => ({ ...glassOf(row, name), reference: references.get(row.case_id) ?? '' })),
    next,
  }
}
