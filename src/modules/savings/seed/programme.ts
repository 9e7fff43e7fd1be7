import { sha256 } from '@noble/hashes/sha2.js'
import { utf8ToBytes } from '@noble/hashes/utils.js'
import type { Actor } from '#lib/actor.ts'
import { addDays, addHours, type Day, dayIn, type Instant } from '#lib/day.ts'
import { newId } from '#lib/ids.ts'
import type { UseCase } from '#platform/use-case.ts'
import { constitution } from '../domain/constitution.ts'
import { openPhoneLog, write } from '../domain/phone-log.ts'
import type { visitProblems } from '../domain/programme.ts'
import { sendEvents } from '../service/logs.ts'
import { assignAgent, changeGroup, closeGroup } from '../service/manage.ts'
import { registerGroup } from '../service/register.ts'
import { planVisit, recordVisit } from '../service/visits.ts'
import { aGroupPhone, type GroupPhone, registrationOf, shownBy } from './phone.ts'
import { holdLivelyMeeting, type Temper } from './season.ts'

const names = [
  ...['Субҳ', 'Гулистон', 'Нур', 'Чашма', 'Зарафшон', 'Умед', 'Лола', 'Сарчашма', 'Наврӯз', 'Ситора'],
  ...['Дӯстӣ', 'Шукуфа', 'Меҳр', 'Анор', 'Садаф', 'Боғистон', 'Ваҳдат', 'Камолот', 'Нигин', 'Хирадманд'],
  ...['Гулдаста', 'Сабо', 'Орзу', 'Парвоз', 'Ҳамдилӣ', 'Баракат', 'Шафақ', 'Меҳнат', 'Насим', 'Фаровон'],
  ...['Ирода', 'Кӯшиш', 'Сабзина', 'Тирамоҳ'],
]
const districts = ['TJ.02.8221033', 'TJ.02.8221284', 'TJ.02.8221272', 'TJ.03.8216045', 'TJ.RR.8238328']
const daysBetweenMeetings = 28

/** Of every tenth: how long ago its last meeting was. Most met lately, some are silent. */
const lastMeetings = [4, 9, 2, 12, 20, 5, 57, 16, 7, 118]

interface Plan {
  readonly name: string
  readonly index: number
  readonly agent: Actor | null
  readonly lastOn: Day
  readonly meetings: number
  readonly endsAfter: number | null
}

interface Beside {
  readonly manager: Actor
  readonly agents: readonly Actor[]
  readonly most?: number
}

/** Some three dozen invented groups of three agents in five districts; each by the way that its phone and its people take. */
export async function seedProgramme(
  use: UseCase,
  { manager, agents, most = names.length }: Beside,
): Promise<void> {
  const now = use.now
  const today = dayIn(now, manager.timeZone)
  const dice = smallDice(20_261_125)
  for (const [index, name] of names.slice(0, most).entries()) {
    const lastOn = addDays(today, -(lastMeetings[index % 10] ?? 3) - (index % 3))
    const meetings = 3 + (index % 7)
    const agent = index % 11 === 10 ? null : (agents[index % agents.length] ?? null)
    const endsAfter = meetings > 7 ? 6 : null
    await oneGroup(use, { name, index, agent, lastOn, meetings, endsAfter }, { manager, now, dice })
  }
}

interface World {
  readonly manager: Actor
  readonly now: Instant
  readonly dice: ReturnType<typeof smallDice>
}

async function oneGroup(use: UseCase, plan: Plan, { manager, now, dice }: World): Promise<void> {
  const { index, agent, lastOn } = plan
  const phone = livePhone(plan, dice)
  if (index % 13 === 5) phone.write({ ...vote, choice: 'members' }, told(lastOn))
  const heard = momentAfter(lastOn, now)
  await use.become(agent ?? manager, heard)
  await registerGroup(use, registrationOf(phone, plan.name, `Деҳаи Намуна ${(index % 9) + 1}`))
  await send(use, phone, phone.log.entries)
  if (index === 7) await send(use, phone, forkOf(phone))
  await use.become(manager, heard)
  const placeId = districts[index % districts.length] ?? null
  const about = { name: plan.name, village: `Деҳаи Намуна ${(index % 9) + 1}`, kind: 'cbsg' } as const
  const formedOn = addDays(lastOn, -(plan.meetings + 12 * (index % 5)) * daysBetweenMeetings)
  await changeGroup(use, { ...about, id: phone.group, version: 1, placeId, formedOn })
  if (agent) await visits(use, phone, { plan, agent, now, dice })
  await use.become(manager, now)
  if (index === 19) await assignAgent(use, { id: phone.group, agentId: null })
  if (index === 29)
    await closeGroup(use, { id: phone.group, on: dayIn(now, manager.timeZone), reason: 'merged' })
}

const told = (on: Day) => `${on}T09:30:00.000Z`
const vote = { kind: 'vote_taken', matter: 'organisation_sees', votesFor: 8, votesAgainst: 0 } as const

function livePhone({ index, lastOn, meetings, endsAfter }: Plan, dice: World['dice']): GroupPhone {
  const rules = constitution({
    savings: { price: 1000 },
    socialFund: { perMeeting: 200, mode: 'both' },
    loans: { rate: { num: 2, den: 100 }, simultaneous: 1 },
    cashUnit: 10,
  })
  const day = (meeting: number) => addDays(lastOn, (meeting - meetings) * daysBetweenMeetings)
  const secret = sha256(utf8ToBytes(`Hamroh: demonstration ${index}`))
  const phone = aGroupPhone({ members: 8 + (index % 4), rules, secret, at: told(day(1)) })
  const temper: Temper = {
    comes: 70 + ((index * 7) % 29),
    pays: 60 + ((index * 11) % 40),
    chance: dice.chance,
  }
  for (let meeting = 1; meeting <= meetings; meeting++)
    holdLivelyMeeting(phone, told(day(meeting)), temper, meeting === endsAfter)
  return phone
}

/** Two days after the meeting the phone found a network; never later than now. */
function momentAfter(on: Day, now: Instant): Instant {
  const heard = addHours(told(on) as Instant, 48) // a moment by its form
  return heard < now ? heard : now
}

/** A second phone wrote on from an older copy: the group has to choose. */
function forkOf(phone: GroupPhone) {
  const { entries } = phone.log
  const cut = entries.findLastIndex(({ event }) => event.kind === 'meeting_opened')
  const other = openPhoneLog(phone.group, phone.log.device, {
    ...{ entries: entries.slice(0, cut), confirmed: cut, fork: null },
  })
  const number = phone.log.log.book.lastNumber
  const rollCall = { absent: [], late: [], excused: [], represented: [] }
  write(other, entries[cut]?.at ?? '', { id: newId(), kind: 'meeting_opened', number, rollCall })
  return other.entries.slice(cut)
}

async function send(use: UseCase, phone: GroupPhone, entries: readonly unknown[]): Promise<void> {
  type Entries = Parameters<typeof sendEvents>[1]['entries']
  // A demonstration's own lines: what the contract would check holds by construction.
  await sendEvents(use, { id: phone.group, ...shownBy(phone), entries: entries as Entries })
}

const problems: readonly (readonly (typeof visitProblems)[number][])[] = [
  [],
  ['members_abroad'],
  ['late_loans'],
  [],
  ['few_came', 'members_abroad'],
  ['no_network'],
]

interface Visited {
  readonly plan: Plan
  readonly agent: Actor
  readonly now: Instant
  readonly dice: World['dice']
}

async function visits(use: UseCase, phone: GroupPhone, { plan, agent, now, dice }: Visited): Promise<void> {
  const { index, lastOn } = plan
  const members = phone.members.length
  const women = members - (index % 4)
  if (index % 5 !== 3) {
    await use.become(agent, momentAfter(lastOn, now))
    await recordVisit(use, {
      ...{ id: newId(), groupId: phone.group, madeOn: lastOn, meetingHeld: true, membersCounted: members },
      ...{
        womenCounted: women,
        presentCounted: members - 2,
        threeKeys: dice.chance(85),
        boxAgrees: dice.chance(90),
      },
      ...{ passbooksSeen: 4, passbooksWrong: dice.chance(15) ? 1 : 0, phoneState: 'works' },
      ...{ problems: [...(problems[index % problems.length] ?? [])], helpedWith: ['bookkeeping'] },
      ...{ note: null, nextOn: null },
    })
  }
  if (index % 3 !== 0) return
  await use.become(agent, now)
  const today = dayIn(now, agent.timeZone)
  await planVisit(use, { id: newId(), groupId: phone.group, plannedOn: addDays(today, (index % 12) - 2) })
}

/** Repeatable; good enough to look like life. */
function smallDice(seed: number) {
  let state = seed
  return {
    chance(percent: number): boolean {
      state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff
      return (state >>> 8) % 100 < percent
    },
  }
}
