import type * as v from 'valibot'
import type { Actor, Role } from '#lib/actor.ts'
import type { Route, SentOf } from '#lib/contract.ts'
import { addDays, addHours, type Day, dayIn, daysBetween, type Instant, weekday } from '#lib/day.ts'
import { newId } from '#lib/ids.ts'
import * as cases from '#modules/cases/contract.ts'
import * as contacts from '#modules/contacts/contract/contacts.ts'
import * as people from '#modules/people/contract.ts'
import * as referrals from '#modules/referrals/contract.ts'
import * as rules from '#modules/rules/contract.ts'
import type { UseCase } from '#platform/use-case.ts'
import { oneClaim } from './claims.ts'
import type { Dice } from './dice.ts'
import type { DemoOrganisation } from './network.ts'
import { endpointOf } from './perform.ts'
import { given, type Story, stories } from './stories.ts'

// Half a year of work, from a fixed seed, done through the very routes that the app uses: what the rules refuse cannot be
// demonstrated. One transaction: the demonstration is there, or it is not.

const days = 182

export interface World {
  readonly use: UseCase
  readonly dice: Dice
  readonly network: readonly DemoOrganisation[]
  readonly now: Instant
}

export async function halfAYear(world: World, progress: (line: string) => void): Promise<void> {
  const today = dayIn(world.now, 'Asia/Dushanbe')
  for (let back = days; back >= 0; back--) {
    const day = addDays(today, -back)
    if (back % 30 === 0) progress(`Demonstration network: ${Math.round(((days - back) / days) * 100)} %`)
    for (const organisation of world.network) {
      for (let n = callsOn(world, organisation, day); n > 0; n--) await oneContact(world, organisation, day)
    }
  }
}

function callsOn({ dice }: World, { rate }: DemoOrganisation, day: Day): number {
  if (weekday(day) === 7) return 0
  return Math.floor(rate * (0.5 + dice.next()) + dice.next() * 0.6)
}

async function oneContact(world: World, organisation: DemoOrganisation, day: Day): Promise<void> {
  const { dice } = world
  const at =
    `${day}T${String(dice.whole(4, 11)).padStart(2, '0')}:${String(dice.whole(0, 59)).padStart(2, '0')}:00.000Z` as Instant
  if (at >= world.now) return
  const act = actor(world, organisation, at)
  if (dice.chance(7)) {
    const notRequest = dice.pick(['prank', 'wrong_number', 'silent'] as const)
    await act('operator', contacts.recordContact, {
      outcome: 'not_a_request',
      notRequest,
      startedAt: at,
      durationSeconds: dice.whole(5, 60),
    })
    return
  }
  const story = storyFor(dice, organisation)
  const outcome = outcomeFor(dice, organisation)
  const who = personOf(world, organisation, story)
  const contactId = newId()
  const withPerson = outcome === 'case_opened'
  const personId = withPerson ? (await act('caseworker', people.createPerson, who.person)).id : null
  const caseId = withPerson ? newId() : null
  const callBackId = newId()
  const dueAt = addHours(at, dice.pick([4, 24, 48]))
  await act('operator', contacts.recordContact, {
    id: contactId,
    channel: dice.chance(72) ? 'call_in' : dice.pick(['visit', 'message', 'visit', 'mobile'] as const),
    startedAt: at,
    durationSeconds: dice.whole(180, 1500),
    anonymous: personId === null,
    personId,
    caseId,
    sex: who.person.sex,
    ageBand: who.ageBand,
    language: who.person.languages[0] ?? 'ru',
    country: story.abroad ? who.country : organisation.country,
    targetGroups: groupsOf(story, who.person.sex),
    needs: [...story.needs],
    said: story.said,
    advised: story.advised,
    outcome,
    ...(outcome === 'call_back'
      ? { callBack: { id: callBackId, dueAt, note: 'Обещали узнать и перезвонить' } }
      : {}),
  })
  if (outcome === 'call_back') await callBack(world, organisation, story, callBackId, addHours(dueAt, -1))
  if (personId && caseId) await oneCase(world, organisation, story, { caseId, personId, contactId, at })
}

/** Nearly every promise is kept; the last days' stand in the list, and now and then one is late. */
async function callBack(
  world: World,
  organisation: DemoOrganisation,
  story: Story,
  callBackId: string,
  at: Instant,
): Promise<void> {
  const recent = daysBetween(dayIn(at, 'UTC'), dayIn(world.now, 'UTC')) < 4
  if (at >= world.now || (recent && world.dice.chance(25))) return
  await actor(world, organisation, at)('operator', contacts.recordContact, {
    callBackId,
    channel: 'call_out',
    startedAt: at,
    durationSeconds: world.dice.whole(120, 700),
    needs: [...story.needs],
    advised: 'Перезвонили: ответ найден, рассказали, что делать дальше.',
    outcome: 'answered',
  })
}

function storyFor(dice: Dice, { slug }: DemoOrganisation): Story {
  // Whoever is known for something is asked for it more often.
  const liking: Readonly<Record<string, (story: Story) => number>> = {
    lawyers: story => (story.needs.some(need => need.startsWith('legal.')) ? 2 : 0.5),
    crisis: story => (story.needs.some(need => /^(safety|shelter)\./.test(need)) ? 6 : 0.5),
    support: story => (story.abroad ? 2 : 0.6),
  }
  const weights = stories.map(story => story.weight * (liking[slug]?.(story) ?? 1))
  const drawn = dice.next() * weights.reduce((sum, weight) => sum + weight, 0)
  let passed = 0
  for (const [index, story] of stories.entries()) {
    passed += weights[index] as number
    if (drawn < passed) return story
  }
  return stories[0] as Story
}

function outcomeFor(dice: Dice, { slug }: DemoOrganisation) {
  const opens = slug === 'hotline' ? 12 : 34
  const roll = dice.next() * 100
  if (roll < opens) return 'case_opened' as const
  if (roll < opens + 9) return 'call_back' as const
  return roll < opens + 17 ? ('referred' as const) : ('answered' as const)
}

/** Ranges of the right length that no network gives out. */
const prefix: Readonly<Record<string, string>> = { TJ: '+99290000', KG: '+99670000', KZ: '+7700000' }

/** The groups of a story as they hold for a woman or a man. */
const groupsOf = ({ groups }: Story, sex: 'female' | 'male') => {
  const [wrong, right] =
    sex === 'female' ? ['man_migrant', 'woman_migrant'] : ['woman_migrant', 'man_migrant']
  return groups.map(group => (group === wrong ? right : group))
}

function personOf({ dice, now }: World, organisation: DemoOrganisation, story: Story) {
  const year = Number(now.slice(0, 4))
  const female = dice.chance(story.women)
  const citizenship = dice.pick(
    organisation.slug === 'crisis' ? (['KG', 'KG', 'UZ'] as const) : (['TJ', 'TJ', 'UZ', 'KG'] as const),
  )
  const names = given[citizenship]
  const family = dice.pick<string>(names.family)
  const first = dice.pick<string>(female ? names.female : names.male)
  const age = dice.whole(19, 54)
  const country = dice.pick(['RU', 'RU', 'RU', 'KZ'] as const)
  const language = { TJ: 'tg', KG: 'ky', UZ: 'uz' }[citizenship]
  const careful = story.needs.some(need => need.startsWith('safety.'))
  const end = String(dice.whole(0, 9999)).padStart(4, '0')
  return {
    country,
    ageBand:
      age < 25
        ? ('18_24' as const)
        : age < 35
          ? ('25_34' as const)
          : age < 50
            ? ('35_49' as const)
            : ('50_64' as const),
    person: {
      names: dice.chance(82)
        ? [{ text: `${first} ${female ? family : family.replace(/[аa]$/, '')}`, kind: 'as_heard' as const }]
        : [],
      sex: female ? ('female' as const) : ('male' as const),
      birthYear: year - age,
      citizenships: [citizenship],
      languages: [language, 'ru'],
      placeId: organisation.placeId,
      countryNow: story.abroad ? country : organisation.country,
      targetGroups: groupsOf(story, female ? 'female' : 'male'),
      ways: [
        {
          kind: 'phone' as const,
          number: `${prefix[organisation.country] ?? '+99290000'}${end}`,
          messagesOnly: careful,
          sharedPhone: careful,
          ...(careful
            ? { codeWord: 'курсы шитья', fromMinute: 540, toMinute: 1020, note: 'Вечером отвечает муж' }
            : {}),
        },
      ],
    },
  }
}

interface Opened {
  readonly caseId: string
  readonly personId: string
  readonly contactId: string
  readonly at: Instant
}

async function oneCase(
  world: World,
  organisation: DemoOrganisation,
  story: Story,
  opened: Opened,
): Promise<void> {
  const { dice, now } = world
  const { caseId, personId, contactId, at } = opened
  const worker: Role = organisation.slug === 'lawyers' || dice.chance(35) ? 'lawyer' : 'caseworker'
  const act = actor(world, organisation, at)
  await act(worker, cases.openCase, {
    id: caseId,
    contactId,
    persons: [{ personId }],
    needs: story.needs.map(code => ({ code })),
    placeId: organisation.placeId,
    nextStep: dice.pick([
      'Собрать документы',
      'Позвонить работодателю',
      'Написать требование',
      'Узнать основание',
      'Назначить встречу',
    ]),
    nextStepOn: addDays(dayIn(at, organisation.timeZone), dice.whole(2, 9)),
  })
  if (story.triage) await act(worker, cases.addTriage, { id: caseId, answers: { ...story.triage } })
  const later = addHours(at, dice.whole(20, 90))
  if (later >= now) return
  const then = actor(world, organisation, later)
  await then(worker, cases.addNote, {
    id: caseId,
    text: 'Связались, документы частично есть, договорились о следующем шаге.',
  })
  if (story.needs.includes('legal.wages')) {
    const country = organisation.country === 'KZ' ? 'KZ' : 'RU'
    const { timeZone } = organisation
    const wronged = { caseId, personId, worker, country, timeZone, at: later, now } as const
    await oneClaim(moment => actor(world, organisation, moment), wronged)
  }
  const due = addDays(dayIn(later, organisation.timeZone), dice.whole(3, 30))
  await then(worker, cases.addTask, {
    id: caseId,
    text: dice.pick(['Подать заявление', 'Срок ответа работодателя', 'Явиться в суд', 'Запросить справку']),
    kind: dice.chance(40) ? 'deadline' : 'action',
    dueOn: due,
  })
  const referred =
    dice.chance(45) && (await oneReferral(world, organisation, story, worker, { ...opened, at: later }))
  const age = daysBetween(dayIn(at, 'UTC'), dayIn(now, 'UTC'))
  if (!referred && age > 25 && dice.chance(62))
    await close(world, organisation, worker, caseId, addHours(at, 24 * dice.whole(14, 24)))
  else await goOn(world, organisation, worker, caseId)
}

/** A file that is still open was last touched in these days: what was due is done, the next step lies around today. */
async function goOn(
  world: World,
  organisation: DemoOrganisation,
  worker: Role,
  caseId: string,
): Promise<void> {
  const { dice, now } = world
  const act = actor(world, organisation, addHours(now, -dice.whole(3, 70)))
  const page = await act(worker, cases.readCase, { id: caseId })
  for (const task of page.tasks) {
    if (task.status !== 'open' || (task.dueOn ?? '') >= now.slice(0, 10)) continue
    await act(worker, cases.updateTask, {
      ...task,
      id: caseId,
      taskId: task.id,
      status: 'done',
      result: 'Сделано',
    })
  }
  if (page.needs.some(({ code }) => code === 'legal.registration'))
    await act(worker, rules.assess, {
      id: caseId,
      assessmentId: newId(),
      citizenship: page.persons[0]?.citizenships[0] ?? 'TJ',
      destination: 'RU',
      events: [
        { kind: 'entry', date: addDays(now.slice(0, 10) as Day, -(5 + (page.reference.charCodeAt(0) % 12))) },
      ],
    })
  await act(worker, cases.updateCase, {
    id: caseId,
    version: (await act(worker, cases.readCase, { id: caseId })).version,
    ownTitle: null,
    placeId: organisation.placeId,
    nextStep: dice.pick([
      'Позвонить заявителю',
      'Проверить ответ на требование',
      'Собрать недостающие справки',
    ]),
    nextStepOn: addDays(dayIn(now, organisation.timeZone), dice.whole(-2, 14)),
  })
}

async function close(
  world: World,
  organisation: DemoOrganisation,
  worker: Role,
  caseId: string,
  at: Instant,
): Promise<void> {
  if (at >= world.now) return
  const { dice } = world
  const act = actor(world, organisation, at)
  const page = await act(worker, cases.readCase, { id: caseId })
  const open = page.tasks?.filter((task: { status: string }) => task.status === 'open') ?? []
  for (const task of open) {
    await act(worker, cases.updateTask, {
      ...task,
      id: caseId,
      taskId: task.id,
      status: 'done',
      result: 'Сделано',
    })
  }
  const fresh = await act(worker, cases.readCase, { id: caseId })
  // Where closing is approved, a restricted file waits for somebody to break the glass; it stays open here.
  if (fresh.restricted && organisation.slug === 'lawyers') return goOn(world, organisation, worker, caseId)
  const outcomes = fresh.needs.map((need: { id: string; code: string }) => {
    const status = dice.pick(['met', 'met', 'met', 'partly_met', 'not_met'] as const)
    const money = need.code === 'legal.wages' && status === 'met'
    return {
      needId: need.id,
      status,
      reason: status === 'not_met' ? 'Работодатель не найден' : null,
      recovered: money ? { amount: dice.whole(30, 400) * 100_000, currency: 'RUB' as const } : null,
    }
  })
  const closed = await act(worker, cases.closeCase, {
    id: caseId,
    version: fresh.version,
    summary: 'Завершено, итог записан по каждой потребности.',
    outcomes,
  })
  if (organisation.slug === 'lawyers' && dice.chance(85)) {
    const later = actor(world, organisation, addHours(at, 20))
    if (addHours(at, 20) < world.now)
      await later('supervisor', cases.decideClosing, { id: caseId, version: closed.version, approve: true })
  }
}

async function oneReferral(
  world: World,
  from: DemoOrganisation,
  story: Story,
  worker: Role,
  opened: Opened,
): Promise<boolean> {
  const { dice, network, now } = world
  const { caseId, personId, at } = opened
  const others = network.filter(one => one.id !== from.id)
  const to = story.needs.some(need => /^(safety|shelter)\./.test(need))
    ? (others.find(one => one.slug === 'crisis') ?? dice.pick(others))
    : dice.chance(60) && from.slug !== 'lawyers'
      ? (others.find(one => one.slug === 'lawyers') ?? dice.pick(others))
      : dice.pick(others)
  const act = actor(world, from, at)
  const scopes = ['identity', 'contact_ways', 'story'] as const
  await act(worker, people.giveConsent, {
    personId,
    scopes: [...scopes],
    recipientId: to.id,
    purpose: 'referral',
    until: addDays(dayIn(at, from.timeZone), 180),
    givenHow: 'spoken',
    language: 'ru',
  })
  const page = await act(worker, cases.readCase, { id: caseId })
  const [need] = page.needs
  if (!need) return false
  const wanted = {
    caseId,
    needId: need.id,
    needCode: need.code,
    personId,
    toOrganisationId: to.id,
    scopes: [...scopes],
    story: story.said,
    urgency: story.triage ? ('today' as const) : ('soon' as const),
  }
  const shown = await act(worker, referrals.composeReferral, wanted)
  const sent = await act(worker, referrals.sendReferral, { ...wanted, digest: shown.digest })
  const answered = addHours(at, dice.whole(3, 60))
  const recent = daysBetween(dayIn(at, 'UTC'), dayIn(now, 'UTC')) < 6
  if (answered >= now || (recent && dice.chance(30))) return true
  await answer(world, to, sent, answered)
  return true
}

async function answer(
  world: World,
  to: DemoOrganisation,
  sent: { id: string; version: number },
  at: Instant,
): Promise<void> {
  const { dice, now } = world
  const act = actor(world, to, at)
  const { id, version } = sent
  if (dice.chance(13)) {
    await act('supervisor', referrals.declineReferral, {
      id,
      version,
      reason: dice.pick(['no_capacity', 'out_of_area', 'not_our_service'] as const),
      note: null,
    })
    return
  }
  const taken = await act('lawyer', referrals.acceptReferral, { id, version, note: null })
  await act('lawyer', referrals.openCaseFrom, { id })
  const done = addHours(at, 24 * dice.whole(6, 35))
  if (done >= now || dice.chance(20)) return
  const then = actor(world, to, done)
  const outcome = dice.pick(['met', 'met', 'met', 'partly_met', 'not_met'] as const)
  await then('lawyer', referrals.reportOutcome, {
    id,
    version: taken.version,
    outcome,
    note: outcome === 'met' ? 'Вопрос решён.' : 'Сделано, что было возможно.',
  })
}

export type Perform = <I extends v.GenericSchema, O extends v.GenericSchema>(
  role: Role,
  route: Route<I, O>,
  input: SentOf<Route<I, O>>,
) => Promise<v.InferOutput<O>>

/** Somebody of an organisation in a role, at a moment: each call is what their app would send. */
export function actor({ use }: World, organisation: DemoOrganisation, at: Instant): Perform {
  return async (role, route, input) => {
    const who: Actor = organisation.staff[role]
    await use.become(who, at)
    return endpointOf(use, route, input)
  }
}
