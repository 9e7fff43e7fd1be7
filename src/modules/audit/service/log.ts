import type { InputOf } from '#lib/contract.ts'
import { pageFrom, readCursor } from '#lib/cursor.ts'
import { type Day, type Instant, instant } from '#lib/day.ts'
import { changedMeanwhile } from '#lib/refusal.ts'
import { ownOrganisation } from '#modules/organisations/index.ts'
import type { UseCase } from '#platform/use-case.ts'
import type * as contract from '../contract.ts'
import type { Fault } from '../domain/faults.ts'
import * as chain from '../store/chain.ts'
import * as store from '../store/log.ts'

const faultsShown = 20

export async function readChain(use: UseCase) {
  const organisationId = ownOrganisation(use)
  const end = await chain.findChain(use.db, organisationId)
  const last = await chain.findLastVerification(use.db, organisationId)
  return {
    number: end?.number ?? 0,
    hash: end?.hash ?? null,
    sealedAt: end?.sealed_at ?? null,
    waiting: await chain.countWaiting(use.db),
    verification: last
      ? {
          at: last.at,
          lines: last.lines,
          heads: last.heads,
          faultCount: last.fault_count,
          // Written by verifyAndKeep, which keeps nothing else there.
          faults: (last.faults as Fault[]).slice(0, faultsShown),
        }
      : null,
  }
}

/** By a job, because a long chain takes longer than a request may. */
export async function verifyNow(use: UseCase) {
  const organisationId = ownOrganisation(use)
  use.audit({ action: 'audit.verify', thing: 'organisation', thingId: organisationId })
  use.enqueue('audit.verify', { organisationId }, { key: `audit.verify:${organisationId}` })
  return null
}

export async function listLines(use: UseCase, input: InputOf<typeof contract.listLines>) {
  const organisationId = ownOrganisation(use)
  const zone = use.actor.timeZone
  const filter = {
    actorId: input.userId,
    thingId: input.thingId,
    doing: input.doing,
    action: input.action,
    from: input.from && startOf(input.from, zone),
    to: input.to && startOf(input.to, zone, 1),
  }
  const [before = null] = readCursor(input.cursor, 1) ?? []
  const rows = await store.findLog(use.db, organisationId, filter, before as string | null, input.limit + 1)
  const { items, next } = pageFrom(rows, input.limit, row => [row.id])
  const actors = await store.findActors(use.db, [...new Set(items.flatMap(staffIn))])
  const references = await store.findReferences(use.db, [
    ...new Set(items.flatMap(row => row.thing_id ?? [])),
  ])
  use.audit({
    action: 'audit.list_lines',
    thing: 'organisation',
    thingId: organisationId,
    details: { shown: items.length },
  })
  return {
    next,
    items: items.map(row => {
      const actor = actors.get(row.actor_id ?? '')
      return {
        id: row.id,
        at: row.at,
        action: row.action,
        actorKind: row.actor_kind,
        userId: row.actor_id,
        name: actor?.name ?? null,
        roles: actor?.roles ?? [],
        organisation: actor && actor.organisation_id !== organisationId ? actor.organisation : null,
        thingKind: row.thing_kind,
        thingId: row.thing_id,
        thing:
          references.get(row.thing_id ?? '') ??
          (row.thing_kind === 'user' ? (actors.get(row.thing_id ?? '')?.name ?? null) : null),
      }
    }),
  }
}

/** Who did it, and to whom where that was done to a member of staff. */
const staffIn = (row: store.LogLine): string[] =>
  [row.actor_id, row.thing_kind === 'user' ? row.thing_id : null].filter(one => one !== null)

const startOf = (day: Day, zone: string, later = 0): Instant =>
  instant(Temporal.PlainDate.from(day).add({ days: later }).toZonedDateTime(zone).toInstant().toString())

export async function readSetting(use: UseCase) {
  const row = await store.findSetting(use.db, ownOrganisation(use))
  return { showsNames: row?.shows_names ?? false, version: row?.version ?? 0 }
}

export async function updateSetting(use: UseCase, input: InputOf<typeof contract.updateSetting>) {
  const organisationId = ownOrganisation(use)
  const { showsNames, version } = input
  if (!(await store.saveSetting(use.db, organisationId, version, showsNames)))
    throw changedMeanwhile(input, await readSetting(use))
  use.audit({
    action: 'audit.update_setting',
    thing: 'organisation',
    thingId: organisationId,
    details: { showsNames },
  })
  return { showsNames, version: version + 1 }
}
