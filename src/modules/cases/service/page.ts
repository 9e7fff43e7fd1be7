import type { InputOf } from '#lib/contract.ts'
import { pageFrom } from '#lib/cursor.ts'
import { instant } from '#lib/day.ts'
import { notFound } from '#lib/refusal.ts'
import { ownOrganisation } from '#modules/organisations/index.ts'
import type { UseCase } from '#platform/use-case.ts'
import type * as contract from '../contract.ts'
import { isOutcome, type NeedStatus, type PersonPart } from '../domain/case.ts'
import { mayAssign, mayRestrict, mayWork } from '../domain/policy.ts'
import { type CasePage, findCasePage } from '../store/page.ts'
import { findEntries } from '../store/parts.ts'
import { markSeen } from '../store/plan.ts'
import { findReaders } from '../store/team.ts'
import { after } from './lists.ts'
import { mustSee, namesOf, rightsOf } from './load.ts'
import { eachOnce, holdingConsents, personSummaries, reachOf } from './persons.ts'
import { summaryOf } from './summaries.ts'
import { needByCode } from './taxonomy.ts'
import { entryOf, glassOf, goalOf, handOverOf, type Name, needOf, taskOf, triageOf } from './views.ts'

const firstPage = 30

/** Everything the page shows in one answer: the file in one statement, then people, then names. */
export async function readCase(use: UseCase, { id }: { id: string }) {
  const organisationId = ownOrganisation(use)
  const reader = use.actor.userId
  const page = await findCasePage(use.db, organisationId, id, firstPage + 1)
  if (!page) throw notFound()
  if (page.unseen && reader) await markSeen(use.db, organisationId, reader, id, use.now)
  const persons = await personsOf(use, page)
  const name = await namesOf(use)
  use.audit({
    action: 'cases.read',
    thing: 'case',
    thingId: id,
    details: { throughGlass: throughGlass(use, page) },
  })
  const timeline = pageFrom(page.entries, firstPage, row => [row.at, row.id])
  return {
    ...summaryOf(use, page, name, persons.summaries),
    ...factsOf(page, name),
    needs: page.needs.map(row => needOf(use, row, name)),
    persons: persons.lines,
    ...planOf(use, page, name),
    timeline: { items: timeline.items.map(row => entryOf(row, name)), next: timeline.next },
    handOvers: page.hand_overs.map(row =>
      handOverOf(
        { ...row, reference: page.reference, restricted: page.restricted, need_codes: page.need_codes },
        name,
      ),
    ),
    glass: page.glasses.map(row => glassOf(row, name)),
    readers: page.readers,
    may: mayOf(use, page),
  }
}

const throughGlass = (use: UseCase, page: CasePage) =>
  page.restricted &&
  page.worker_ids.length > 0 &&
  use.actor.kind === 'member' &&
  !page.worker_ids.includes(use.actor.userId ?? '')

function factsOf(page: CasePage, name: Name) {
  return {
    ownTitle: page.own_title,
    placeId: page.place_id,
    openedBy: name(page.opened_by),
    contactId: page.contact_id,
    workers: page.worker_ids.flatMap(id => name(id) ?? []),
    holdReason: page.hold_reason,
    closingBy: name(page.closing_by),
    closingSummary: page.closing_summary,
    closedAt: page.closed_at,
    askDanger: page.triages === 0 && page.needs.some(speaksOfDanger),
    restrictSuggested: !page.restricted && page.needs.some(need => needByCode(need.code)?.sensitive),
  }
}

function speaksOfDanger({ code }: { readonly code: string }): boolean {
  const need = needByCode(code)
  return need !== undefined && (need.urgent || need.sensitive)
}

function planOf(use: UseCase, page: CasePage, name: Name) {
  const tasks = page.tasks.map(row => taskOf(use, row, name))
  return {
    goals: page.goals.map(goalOf),
    tasks,
    nearestLegal: tasks.find(task => task.basis === 'legal' && task.status === 'open' && task.dueOn) ?? null,
    triage: page.triage && triageOf(use, { ...page.triage, at: instant(page.triage.at) }, name),
    triages: page.triages,
  }
}

/** The persons in one line each, with how they may be reached; one whom the reader may not see is left out. */
async function personsOf(use: UseCase, page: CasePage) {
  const ids = page.persons.map(person => person.person_id)
  const summaries = await personSummaries(use, ids)
  const reach = await reachOf(
    use,
    ids.filter(id => summaries.has(id)),
  )
  const clients = page.persons.filter(person => person.part === 'client' && summaries.has(person.person_id))
  const consents = await holdingConsents(
    use,
    clients.map(person => person.person_id),
  )
  const lines = page.persons.flatMap(({ person_id, part }) => {
    const summary = summaries.get(person_id)
    if (!summary) return []
    const told = consents.get(person_id) ?? []
    return [{ ...summary, part: part as PersonPart, reach: reach.get(person_id) ?? [], consents: told }]
  })
  return { summaries, lines: eachOnce(lines) }
}

function mayOf(use: UseCase, page: CasePage) {
  const rights = rightsOf(page)
  const { status } = page
  const work = mayWork(use.actor, rights)
  const assign = mayAssign(use.actor, rights)
  const live = status !== 'closed'
  return {
    work: work && live,
    assign: assign && live,
    hold: work && live && status !== 'on_hold',
    resume: work && status === 'on_hold',
    close: work && (status === 'open' || status === 'on_hold'),
    decideClosing: assign && status === 'closing_requested' && page.closing_by !== use.actor.userId,
    reopen: work && !live,
    restrict: mayRestrict(use.actor, rights),
    handOver: work && live,
    refer: work && live && page.needs.some(need => !isOutcome(need.status as NeedStatus)),
  }
}

export async function readTimeline(
  use: UseCase,
  { id, cursor, limit }: InputOf<typeof contract.readTimeline>,
) {
  const row = await mustSee(use, id)
  const rows = await findEntries(use.db, row.organisation_id, id, limit + 1, after(cursor))
  const { items, next } = pageFrom(rows, limit, one => [one.at, one.id])
  const name = await namesOf(use)
  use.audit({ action: 'cases.read_timeline', thing: 'case', thingId: id })
  return { items: items.map(one => entryOf(one, name)), next }
}

export async function listReaders(use: UseCase, { id }: { id: string }) {
  await mustSee(use, id)
  const name = await namesOf(use)
  use.audit({ action: 'cases.list_readers', thing: 'case', thingId: id })
  const rows = await findReaders(use.db, id)
  return { items: rows.map(row => ({ who: name(row.actor_id), times: row.times, last: row.last })) }
}
