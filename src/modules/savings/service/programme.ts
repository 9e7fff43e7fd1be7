import { hasRole } from '#lib/actor.ts'
import type { InputOf } from '#lib/contract.ts'
import { pageFrom, readCursor } from '#lib/cursor.ts'
import { type Day, dayIn, type Instant } from '#lib/day.ts'
import { notFound } from '#lib/refusal.ts'
import { colleagueNames } from '#modules/accounts/index.ts'
import type { UseCase } from '#platform/use-case.ts'
import type * as contract from '../contract/programme.ts'
import type { Visibility } from '../domain/journal.ts'
import type { CloseReason, GroupKind } from '../domain/programme.ts'
import { silenceOf, silences } from '../domain/silence.ts'
import { accompaniments } from '../store/agents.ts'
import * as groups from '../store/groups.ts'
import * as meetings from '../store/meetings.ts'
import * as store from '../store/programme.ts'
import { countDueVisits } from '../store/visits.ts'
import type { Figures } from './figures.ts'
import { localeOf, placeName, placeOf } from './places.ts'

export const organisationOf = (use: UseCase): string => use.actor.organisationId as string // members have one
export const todayOf = (use: UseCase): Day => dayIn(use.now, use.actor.timeZone)

export async function listGroups(use: UseCase, input: InputOf<typeof contract.listGroups>) {
  const { limit, cursor, ...filter } = input
  const condition = store.fitting(organisationOf(use), filter, todayOf(use))
  const rows = await store.listGroups(use.db, condition, readCursor(cursor, 2), limit + 1)
  const names = await colleagueNames(use)
  const { items, next } = pageFrom(rows, limit, row => [row.last_on ?? '0001-01-01', row.id])
  return { items: items.map(row => listedView(use, row, names)), next }
}

function listedView(use: UseCase, row: groups.GroupRow, names: ReadonlyMap<string, string>) {
  const figures = row.figures as Figures | null // written by `send`
  return {
    ...{ id: row.id, name: row.name, village: row.village, currency: row.currency },
    district: placeName(localeOf(use.actor.locale), row.district_id),
    kind: row.kind as GroupKind, // the database allows no other
    agent: row.agent_id ? (names.get(row.agent_id) ?? null) : null,
    heardAt: row.heard_at as Instant | null,
    ...{ lastOn: row.last_on, silence: silenceOf(row.last_on, todayOf(use)), visitedOn: row.visited_on },
    ...{ closedOn: row.closed_on, meetings: row.meetings, lastMeetingTold: row.last_meeting_told },
    ...{ openForks: row.open_forks, setAside: row.set_aside },
    visibility: row.visibility as Visibility, // the database allows no other
    // Of a group whose book is on no phone (yet): as somebody counted them.
    members: figures?.members ?? row.members_counted,
    loanFund: figures?.loanFund ?? null,
    socialFund: figures?.socialFund ?? null,
    lent: figures?.lent ?? null,
    savings: figures?.savings ?? null,
  }
}

export async function readProgramme(use: UseCase) {
  const today = todayOf(use)
  const counts = await store.countGroups(use.db, organisationOf(use), today)
  const names = await colleagueNames(use)
  const locale = localeOf(use.actor.locale)
  const of = (what: store.Count['what']) => counts.filter(one => one.what === what)
  const one = (what: store.Count['what']) => of(what)[0]?.groups ?? 0
  const choices = (what: store.Count['what'], name: (id: string) => string | null | undefined) =>
    of(what)
      .map(({ key, groups: n }) => ({ id: key ?? 'none', name: (key && name(key)) ?? '', groups: n }))
      .sort((a, b) => a.name.localeCompare(b.name, locale))
  return {
    ...{ open: one('all'), closed: one('closed'), attention: one('attention') },
    silences: silences.map(silence => ({
      silence,
      groups: of('silence').find(({ key }) => key === silence)?.groups ?? 0,
    })),
    agents: choices('agent', id => names.get(id)),
    districts: choices('district', id => placeName(locale, id)),
    kinds: of('kind').map(({ key, groups: n }) => ({ kind: key as GroupKind, groups: n })),
    currencies: of('currency')
      .sort((a, b) => b.groups - a.groups)
      .map(({ key }) => key ?? ''),
    visitsDue: await countDueVisits(use.db, organisationOf(use), today),
  }
}

/** The group, where the one who asks may see it. */
export async function groupOf(use: UseCase, id: string): Promise<groups.GroupRow> {
  const group = await groups.findGroup(use.db, id)
  if (!group) throw notFound()
  return group
}

const meetingsShown = 60

export async function readGroup(use: UseCase, { id }: InputOf<typeof contract.readGroup>) {
  const row = await groupOf(use, id)
  const of = { organisationId: organisationOf(use), groupId: id }
  const names = await colleagueNames(use)
  const known = await meetings.lastMeetings(use.db, of, meetingsShown + 1)
  const beside = row.open_forks + row.set_aside > 0 ? await store.besideLog(use.db, id) : []
  const history = await accompaniments(use.db, of.organisationId, id)
  use.audit({ action: 'savings.read', thing: 'savings_group', thingId: id })
  return {
    ...listedView(use, row, names),
    place: placeOf(use, row.place_id),
    ...{ placeId: row.place_id, formedOn: row.formed_on, agentId: row.agent_id, version: row.version },
    closeReason: row.close_reason as CloseReason | null, // the database allows no other
    women:
      row.women_counted === null || row.counted_on === null
        ? null
        : { women: row.women_counted, members: row.members_counted ?? 0, on: row.counted_on },
    cycles: (await meetings.cyclesOf(use.db, of)).map(cycleView),
    pastMeetings: known
      .slice(0, meetingsShown)
      .map((meeting, index) => meetingView(meeting, known[index + 1])),
    beside: beside.map(({ first_seq: from, last_seq: to, received_at, ...rest }) => ({
      ...{ ...rest, from, to },
      receivedAt: received_at as Instant, // a moment of the database
    })),
    agents: history.map(({ agent_id, from_on: from, to_on: to }) => ({
      ...{ name: names.get(agent_id) ?? '', from, to },
    })),
    phones: await phonesOf(use, row),
    may: mayOf(use, row),
  }
}

function mayOf(use: UseCase, row: groups.GroupRow) {
  const isAgent = hasRole(use.actor, 'field_agent') && row.agent_id === use.actor.userId
  const manages = hasRole(use.actor, 'programme_manager')
  return {
    ...{ edit: isAgent || manages, manage: manages, visit: (isAgent || manages) && row.closed_on === null },
    seeMembers: isAgent && row.visibility !== 'totals',
  }
}

async function phonesOf(use: UseCase, row: groups.GroupRow) {
  const found = await store.phonesOf(use.db, row.organisation_id, row.id)
  return found.map(({ id, added_at, ended_at }) => ({
    id,
    addedAt: added_at as Instant, // moments of the database
    endedAt: ended_at as Instant | null,
    writes: id === row.writer_device,
  }))
}

type Cycle = Awaited<ReturnType<typeof meetings.cyclesOf>>[number]

/** A cycle that ended shows what it was divided from; the running one what it is now. */
function cycleView(row: Cycle) {
  const ended = row.shared_fund !== null
  return {
    ...{ cycle: row.cycle, began: row.cycle_began, lastOn: row.held_on, meetings: row.meetings },
    ...{ members: row.members, present: row.present_in, expected: row.expected_in },
    savings: ended ? (row.shared_savings ?? 0) : row.savings,
    profit: ended ? row.profit_in : row.profit,
    ...{ sharedOut: row.shared_fund, remainder: row.shared_remainder },
  }
}

function meetingView(row: meetings.MeetingRow, before: meetings.MeetingRow | undefined) {
  return {
    ...{
      number: row.number,
      cycle: row.cycle,
      on: row.held_on,
      doubtful: row.doubtful,
      members: row.members,
    },
    present: row.present - (before?.present ?? 0),
    expected: row.expected - (before?.expected ?? 0),
    ...{ savings: row.savings, liquid: row.liquid, lent: row.lent, atRisk: row.at_risk },
    ...{ socialFund: row.social_fund, sharedOut: row.shared_fund !== null },
  }
}

/** As far as the group has voted: the tables themselves show no more, whatever is asked here. */
export async function seeMembers(use: UseCase, { id }: InputOf<typeof contract.seeMembers>) {
  const row = await groupOf(use, id)
  const members = await meetings.shownMembers(use.db, { organisationId: organisationOf(use), groupId: id })
  use.audit({
    ...{ action: 'savings.see_members', thing: 'savings_group', thingId: id },
    details: { visibility: row.visibility, members: members.length },
  })
  return { visibility: row.visibility as Visibility, currency: row.currency, members }
}
