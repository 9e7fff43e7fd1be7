import { notFound } from '#lib/refusal.ts'
import { organisationById, ownOrganisation } from '#modules/organisations/index.ts'
import { personSummaries } from '#modules/people/index.ts'
import { holders } from '#platform/personal-data.ts'
import type { UseCase } from '#platform/use-case.ts'
import { doingOf } from '../domain/doings.ts'
import * as store from '../store/log.ts'

const most = 1_000

/**
 * Who read my file, and why: lines about the person and about everything of theirs that the modules name. Which cases
 * those are is found under the rights of the worker who asks for the person; the person's own lines are all there.
 */
export async function accessReport(use: UseCase, { id }: { id: string }) {
  const person = (await personSummaries(use, [id])).get(id)
  if (!person) throw notFound()
  const things = [{ kind: 'person', id }]
  for (const holder of holders()) things.push(...((await holder.things?.(use, id)) ?? []))
  const once = [...new Map(things.map(thing => [`${thing.kind} ${thing.id}`, thing])).values()]
  const lines = await store.linesAbout(use.db, once, most + 1)
  use.audit({ action: 'audit.access_report', thing: 'person', thingId: id, details: { lines: lines.length } })
  const items = await told(use, lines.slice(0, most))
  return {
    person: { id, reference: person.reference, label: person.label },
    organisation: (await organisationById(use, ownOrganisation(use)))?.name ?? '',
    madeAt: use.now,
    complete: lines.length <= most,
    items: together(items),
  }
}

type Told = Awaited<ReturnType<typeof told>>[number]

async function told(use: UseCase, lines: readonly store.LogLine[]) {
  const organisationId = ownOrganisation(use)
  const own = (await organisationById(use, organisationId))?.name ?? ''
  const actors = await store.findActors(use.db, [...new Set(lines.flatMap(line => line.actor_id ?? []))])
  const showsNames = (await store.findSetting(use.db, organisationId))?.shows_names ?? false
  return lines.map(line => {
    const actor = actors.get(line.actor_id ?? '')
    const { purpose, reason } = line.details
    return {
      at: line.at,
      doing: doingOf(line.action),
      thing: line.thing_kind,
      organisation: actor?.organisation ?? own,
      roles: actor?.roles ?? null,
      // What another organisation shows of its people is for that organisation to say.
      name: showsNames && actor?.organisation_id === organisationId ? actor.name : null,
      purpose: typeof purpose === 'string' ? purpose : null,
      reason: inWords(reason),
      who: line.actor_id ?? line.actor_kind,
    }
  })
}

/** What somebody typed; a code chosen from a list, such as why a referral was declined, says nothing to the person. */
const inWords = (reason: unknown): string | null =>
  typeof reason === 'string' && reason !== '' && !/^[a-z]+(_[a-z]+)*$/.test(reason) ? reason : null

/** A file that is worked on is opened many times a day: the same doing by the same person on one day is one entry. */
function together(items: readonly Told[]) {
  const groups = Map.groupBy(items, one =>
    [one.at.slice(0, 10), one.who, one.doing, one.thing, one.purpose, one.reason].join(' '),
  )
  return [...groups.values()].map(group => {
    const { who: _, ...last } = group[0] as Told
    return { ...last, times: group.length }
  })
}
