import * as v from 'valibot'
import {
  calendarDay,
  flag,
  id,
  list,
  maybe,
  oneOf,
  optionalText,
  pageOf,
  paging,
  route,
  version,
  whole,
} from '#lib/contract.ts'
import { phoneStates, visitHelp, visitProblems, visitStates } from '../domain/programme.ts'

const people = maybe(whole(0, 500))

/** What was seen; a question nobody looked into stays null. No names, no amounts of members. */
const seen = {
  meetingHeld: maybe(flag),
  membersCounted: people,
  womenCounted: people,
  presentCounted: people,
  threeKeys: maybe(flag),
  boxAgrees: maybe(flag),
  passbooksSeen: people,
  passbooksWrong: people,
  phoneState: maybe(oneOf(phoneStates)),
  problems: list(oneOf(visitProblems), visitProblems.length),
  helpedWith: list(oneOf(visitHelp), visitHelp.length),
  note: optionalText(1000),
}

const number = v.nullable(v.number())
const answer = v.nullable(v.boolean())
export const visitView = v.object({
  id: v.string(),
  groupId: v.string(),
  group: v.string(),
  agent: v.string(),
  state: oneOf(visitStates),
  plannedOn: v.nullable(v.string()),
  madeOn: v.nullable(v.string()),
  meetingHeld: answer,
  membersCounted: number,
  womenCounted: number,
  presentCounted: number,
  threeKeys: answer,
  boxAgrees: answer,
  passbooksSeen: number,
  passbooksWrong: number,
  phoneState: v.nullable(oneOf(phoneStates)),
  problems: v.array(oneOf(visitProblems)),
  helpedWith: v.array(oneOf(visitHelp)),
  note: v.nullable(v.string()),
  version: v.number(),
})

export const planVisit = route({
  method: 'POST',
  path: '/savings/visits',
  action: 'savings.visit',
  summary: 'Plans a visit to a group; the same id again changes nothing',
  input: v.object({ id, groupId: id, plannedOn: calendarDay }),
  reply: visitView,
  status: 201,
})

export const recordVisit = route({
  method: 'PUT',
  path: '/savings/visits/{id}',
  action: 'savings.visit',
  summary: 'What was seen at a visit, planned before or not; the same again changes nothing',
  input: v.object({ id, groupId: id, madeOn: calendarDay, ...seen, nextOn: maybe(calendarDay) }),
  reply: visitView,
})

export const correctVisit = route({
  method: 'PATCH',
  path: '/savings/visits/{id}',
  action: 'savings.visit',
  summary: 'Corrects what was recorded of a visit',
  input: v.object({ id, version, madeOn: calendarDay, ...seen }),
  reply: visitView,
})

export const cancelVisit = route({
  method: 'POST',
  path: '/savings/visits/{id}/cancel',
  action: 'savings.visit',
  summary: 'A planned visit is not going to be made',
  input: v.object({ id, version }),
  reply: visitView,
})

export const listVisits = route({
  method: 'GET',
  path: '/savings/visits',
  action: 'savings.visits',
  summary: 'Visits of a group, or those that are planned with the overdue first',
  input: v.object({
    groupId: v.optional(id),
    state: v.optional(oneOf(visitStates)),
    ...paging,
  }),
  reply: pageOf(visitView),
})
