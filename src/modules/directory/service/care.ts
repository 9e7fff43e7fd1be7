import type { InputOf, ReplyOf } from '#lib/contract.ts'
import { addHours } from '#lib/day.ts'
import { notFound } from '#lib/refusal.ts'
import { foldings, wordsOf } from '#platform/content/fold-word.ts'
import type { UseCase } from '#platform/use-case.ts'
import type * as contract from '../contract/care.ts'
import * as store from '../store/care.ts'
import { translated } from './cards.ts'

type Care = ReplyOf<typeof contract.readCare>

/** Half a year: then somebody should call and ask whether all is still right. */
const hoursUntilDue = -24 * 182
export const uncheckedSince = (use: UseCase) => addHours(use.now, hoursUntilDue)

export async function readCare(use: UseCase, { limit }: { limit: number }): Promise<Care> {
  const reports = await store.openReports(use.db, limit)
  const due = await store.dueServices(use.db, uncheckedSince(use), limit)
  const twins = await store.twins(use.db, limit)
  return {
    reports: reports.map(row => ({
      id: row.id,
      service: { id: row.service_id, ...named(use, row) },
      // The column is checked by the database to be one of these.
      kind: row.kind as Care['reports'][number]['kind'],
      note: row.note,
      locale: row.locale,
      createdAt: row.created_at,
    })),
    due: due.rows.map(row => ({
      id: row.id,
      ...named(use, row),
      own: row.owner_id !== null,
      lastVerifiedAt: row.last_verified_at,
      asOf: row.as_of,
    })),
    dueCount: due.total,
    twins: twins.map(row => ({
      a: { id: row.a_id, name: row.a_name },
      b: { id: row.b_id, name: row.b_name },
      why: row.why,
    })),
  }
}

/** In the reader's language, where somebody wrote it. */
const named = (
  use: UseCase,
  row: Pick<store.DueRow, 'name' | 'translations' | 'organization_name' | 'organization_translations'>,
) => ({
  name: translated(row.translations, use.actor.locale)?.name ?? row.name,
  organizationName:
    translated(row.organization_translations, use.actor.locale)?.name ?? row.organization_name,
})

export async function countCare(use: UseCase): Promise<{ count: number }> {
  return { count: await store.countWaiting(use.db, uncheckedSince(use), use.actor.organisationId) }
}

/** A report of an entry that somebody else keeps is not there. Settled twice is settled. */
export async function settleReport(use: UseCase, { id }: { id: string }): Promise<null> {
  const there = await store.findReport(use.db, id)
  if (!there) throw notFound()
  const settled = await store.settle(use.db, id, use.now, use.actor.userId)
  if (settled) use.audit({ action: 'directory.settle_report', thing: 'service', thingId: there.service_id })
  return null
}

/** Before a new organisation is entered: those that may be it, by words of the name in any script, or by telephone. */
export async function findSimilar(
  use: UseCase,
  { name, phone, country }: InputOf<typeof contract.findSimilar>,
) {
  const words = wordsOf(name ?? '').flatMap(word => {
    const spellings = foldings(word).filter(one => one.length > 2)
    return spellings.length > 0 ? [spellings.map(one => `'${one}':*`).join(' | ')] : []
  })
  const digits = phone?.replaceAll(/\D/g, '') ?? ''
  const rows = await store.similar(use.db, words, digits.length >= 5 ? digits : null)
  return {
    items: rows
      .filter(row => row.by_phone || country === null || row.country === null || row.country === country)
      .map(({ id, name: called, country: land, by_phone }) => ({
        id,
        name: called,
        country: land,
        why: by_phone ? ('phone' as const) : ('name' as const),
      })),
  }
}
