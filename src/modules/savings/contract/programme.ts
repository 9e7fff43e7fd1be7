import * as v from 'valibot'
import {
  calendarDay,
  flag,
  id,
  maybe,
  moment,
  oneOf,
  optionalText,
  pageOf,
  paging,
  route,
  text,
  version,
} from '#lib/contract.ts'
import { visibilities } from '../domain/journal.ts'
import { closeReasons, groupKinds } from '../domain/programme.ts'
import { silences } from '../domain/silence.ts'

const total = v.nullable(v.number())
const placeId = v.pipe(v.string(), v.maxLength(80, 'too_long'))

/** What lists, figures and exports can be narrowed to. `none`: groups without one. */
export const groupFilter = {
  q: optionalText(80),
  agentId: v.optional(v.union([v.literal('none'), id])),
  districtId: v.optional(placeId),
  kind: v.optional(oneOf(groupKinds)),
  silence: v.optional(oneOf(silences)),
  /** Only groups with a fork or with lines set aside. */
  attention: v.optional(flag, false),
  state: v.optional(oneOf(['open', 'closed'])),
}

const listed = {
  id: v.string(),
  name: v.string(),
  village: v.nullable(v.string()),
  district: v.nullable(v.string()),
  kind: oneOf(groupKinds),
  currency: v.string(),
  agent: v.nullable(v.string()),
  heardAt: v.nullable(moment),
  lastOn: v.nullable(v.string()),
  silence: oneOf(silences),
  visitedOn: v.nullable(v.string()),
  closedOn: v.nullable(v.string()),
  meetings: v.number(),
  lastMeetingTold: v.nullable(v.string()),
  openForks: v.number(),
  setAside: v.number(),
  visibility: oneOf(visibilities),
  members: total,
  loanFund: total,
  socialFund: total,
  lent: total,
  savings: total,
}

export const listGroups = route({
  method: 'GET',
  path: '/savings/groups',
  action: 'savings.list',
  summary: 'Savings groups with their sums, those not heard of for longest first; never a member',
  input: v.object({ ...groupFilter, ...paging }),
  reply: pageOf(v.object(listed)),
})

const choice = v.object({ id: v.string(), name: v.string(), groups: v.number() })

export const readProgramme = route({
  method: 'GET',
  path: '/savings/programme',
  action: 'savings.list',
  summary:
    'How many groups there are, for how long nothing was heard of how many, and by what they can be told apart',
  input: v.object({}),
  reply: v.object({
    open: v.number(),
    closed: v.number(),
    silences: v.array(v.object({ silence: oneOf(silences), groups: v.number() })),
    attention: v.number(),
    agents: v.array(choice),
    districts: v.array(choice),
    kinds: v.array(v.object({ kind: oneOf(groupKinds), groups: v.number() })),
    currencies: v.array(v.string()),
    visitsDue: v.number(),
  }),
})

export const readGroup = route({
  method: 'GET',
  path: '/savings/groups/{id}',
  action: 'savings.read',
  summary: 'One group: its cycles and meetings as sums, who accompanies it, its visits, what needs attention',
  input: v.object({ id }),
  reply: v.object({
    ...listed,
    place: v.nullable(v.object({ id: v.string(), name: v.string() })),
    placeId: v.nullable(v.string()),
    formedOn: v.nullable(v.string()),
    agentId: v.nullable(v.string()),
    closeReason: v.nullable(oneOf(closeReasons)),
    women: v.nullable(v.object({ women: v.number(), members: v.number(), on: v.string() })),
    version: v.number(),
    cycles: v.array(
      v.object({
        cycle: v.number(),
        began: v.string(),
        lastOn: v.string(),
        meetings: v.number(),
        members: v.number(),
        present: v.number(),
        expected: v.number(),
        /** At the end of the cycle: before the division. */
        savings: v.number(),
        profit: v.number(),
        sharedOut: total,
        remainder: total,
      }),
    ),
    pastMeetings: v.array(
      v.object({
        number: v.number(),
        cycle: v.number(),
        on: v.string(),
        doubtful: v.boolean(),
        members: v.number(),
        present: v.number(),
        expected: v.number(),
        savings: v.number(),
        liquid: v.number(),
        lent: v.number(),
        atRisk: v.number(),
        socialFund: v.number(),
        sharedOut: v.boolean(),
      }),
    ),
    beside: v.array(
      v.object({
        place: oneOf(['fork', 'quarantine']),
        reason: v.nullable(v.string()),
        lines: v.number(),
        from: v.number(),
        to: v.number(),
        receivedAt: moment,
      }),
    ),
    agents: v.array(v.object({ name: v.string(), from: v.string(), to: v.nullable(v.string()) })),
    phones: v.array(
      v.object({
        id: v.string(),
        addedAt: moment,
        endedAt: v.nullable(moment),
        /** The one that writes the book now. */
        writes: v.boolean(),
      }),
    ),
    may: v.object({
      edit: v.boolean(),
      manage: v.boolean(),
      visit: v.boolean(),
      seeMembers: v.boolean(),
    }),
  }),
})

export const changeGroup = route({
  method: 'PATCH',
  path: '/savings/groups/{id}',
  action: 'savings.edit',
  summary: 'Changes what is known of a group beside its book: name, place, kind, since when',
  input: v.object({
    id,
    version,
    name: text(120),
    village: optionalText(120),
    placeId: maybe(placeId),
    kind: oneOf(groupKinds),
    formedOn: maybe(calendarDay),
  }),
  reply: v.object({ version: v.number() }),
})

export const assignAgent = route({
  method: 'POST',
  path: '/savings/groups/{id}/agent',
  action: 'savings.manage',
  summary:
    'Gives a group to a field agent from today on, or to nobody; who accompanied it before stays on record',
  input: v.object({ id, agentId: maybe(id) }),
  reply: v.object({ agentId: v.nullable(v.string()) }),
})

export const closeGroup = route({
  method: 'POST',
  path: '/savings/groups/{id}/close',
  action: 'savings.manage',
  summary: 'The programme no longer accompanies a group; its phone goes on, its figures end with that day',
  input: v.object({ id, on: calendarDay, reason: oneOf(closeReasons) }),
  reply: v.object({ closedOn: v.string() }),
})

export const reopenGroup = route({
  method: 'POST',
  path: '/savings/groups/{id}/reopen',
  action: 'savings.manage',
  summary: 'Takes a closed group back into the programme',
  input: v.object({ id }),
  reply: v.object({ closedOn: v.null() }),
})

export const endPhone = route({
  method: 'POST',
  path: '/savings/groups/{id}/devices/{deviceId}/end',
  action: 'savings.end_phone',
  summary: 'A lost phone of a group may no longer send or read; the group lets another one in by its keys',
  input: v.object({ id, deviceId: id }),
  reply: v.object({ deviceId: v.string() }),
})

export const listAgents = route({
  method: 'GET',
  path: '/savings/agents',
  action: 'savings.manage',
  summary: 'Field agents to whom a group can be given, with how many they accompany',
  input: v.object({}),
  reply: v.object({ items: v.array(choice) }),
})

export const seeMembers = route({
  method: 'GET',
  path: '/savings/groups/{id}/member-sums',
  action: 'savings.see_members',
  summary: 'Each member’s sums as far as the group has voted to show them, to who accompanies it',
  input: v.object({ id }),
  reply: v.object({
    visibility: oneOf(visibilities),
    currency: v.string(),
    members: v.array(
      v.object({
        number: v.number(),
        name: v.nullable(v.string()),
        state: v.string(),
        stamps: v.number(),
        savings: v.number(),
        lent: v.number(),
        overdue: v.number(),
      }),
    ),
  }),
})
