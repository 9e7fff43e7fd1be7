import pg from 'pg'
import { type Role, roles, systemActor } from '#lib/actor.ts'
import { newId } from '#lib/ids.ts'
import { addPartner, createTeam } from '#modules/organisations/index.ts'
import type { Caller, TestApp } from '../support/app.ts'
import type { Call } from './server.ts'

/** How a thing stands to the caller, who works in one team of one organisation. */
export const relations = ['own', 'team', 'other_team', 'partner', 'other', 'restricted'] as const
export type Relation = (typeof relations)[number]

/** The ids of one bundle: a person, their case with its parts, a contact, a referral, a claim … */
export type Things = Readonly<Record<string, string>>

export interface World {
  readonly callers: Readonly<Record<Role, Caller>>
  /** A colleague of the same team, and one of the other. */
  readonly mate: Caller
  readonly far: Caller
  readonly organisationId: string
  readonly teamId: string
  readonly elsewhere: readonly [partner: string, other: string]
  things(role: Role, relation: Relation): Things
}

const everything: Role[] = [
  'operator',
  'caseworker',
  'supervisor',
  'field_agent',
  'administrator',
  'directory_editor',
]

interface Owner {
  readonly userId: string
  readonly teamId: string
  readonly restricted: boolean
  /** Opened it, but does not work on it. */
  readonly onlyOpened: boolean
}

/** Everything is made through the application's own routes; whose it is, is then written straight into the rows. */
export async function createWorld(app: TestApp, call: Call): Promise<World> {
  app.setNow('2026-11-22T08:00:00.000Z')
  const [ours, partner, other] = [
    await app.organisation(),
    await app.organisation(),
    await app.organisation(),
  ]
  const team = (id: string, name: string) => app.engine.as(systemActor(id), use => createTeam(use, { name }))
  const [north, south] = [(await team(ours, 'North')).id, (await team(ours, 'South')).id]
  await app.engine.as(systemActor(ours), use => addPartner(use, { id: partner }))
  const callers = {} as Record<Role, Caller>
  for (const role of roles) callers[role] = await app.member(ours, [role], { teamIds: [north] })
  const mate = await app.member(ours, everything, { teamIds: [north] })
  const far = await app.member(ours, everything, { teamIds: [south] })
  const [theirs, strangers] = [await app.member(partner, everything), await app.member(other, everything)]

  const database = new pg.Client({ connectionString: app.ownerUrl })
  await database.connect()
  const make = async (maker: Caller, toOrganisation: string, owner: Owner | null, member = maker) => {
    const made = await bundle(call, maker, toOrganisation)
    const rows = await addRows(database, maker.organisationId, made)
    const things = { ...made, ...rows, organisation: maker.organisationId, member: member.userId }
    if (owner) await give(database, things, owner)
    return things
  }
  const shared = {
    team: await make(mate, partner, {
      userId: mate.userId,
      teamId: north,
      restricted: false,
      onlyOpened: false,
    }),
    other_team: await make(far, partner, {
      userId: far.userId,
      teamId: south,
      restricted: false,
      onlyOpened: false,
    }),
    partner: await make(theirs, ours, null),
    other: await make(strangers, partner, null),
    restricted: await make(far, partner, {
      userId: far.userId,
      teamId: north,
      restricted: true,
      onlyOpened: false,
    }),
  }
  const own = new Map<Role, Things>()
  for (const role of ['operator', 'caseworker', 'lawyer', 'supervisor', 'field_agent'] as const) {
    const { userId } = callers[role]
    const owner = { userId, teamId: north, restricted: false, onlyOpened: role === 'operator' }
    own.set(role, await make(mate, partner, owner, callers[role]))
  }
  await database.end()
  return {
    callers,
    mate,
    far,
    organisationId: ours,
    teamId: north,
    elsewhere: [partner, other],
    things: (role, relation) => (relation === 'own' ? (own.get(role) ?? shared.team) : shared[relation]),
  }
}

const person = (marks: Marks) => ({
  names: [{ text: marks.identity }, { text: 'Зарина Намуна' }],
  sex: 'female',
  birthYear: 1994,
  languages: ['tg'],
  citizenships: ['TJ'],
  countryNow: 'RU',
  ways: [
    { kind: 'phone', number: '+992 90 000 00 01', messagesOnly: true },
    { kind: 'phone', number: marks.number, codeWord: marks.code },
  ],
})

const wage = {
  country: 'RU',
  asOf: '2026-08-31',
  rounding: 'once',
  debts: [{ id: 'may', kind: 'wage', due: '2026-05-15', amount: '45000.00', payments: [] }],
  work: [],
  months: [],
}

/** Values that are nowhere else, by the group of fields that they stand in. */
export interface Marks {
  readonly identity: string
  readonly number: string
  readonly code: string
  readonly paper: string
  readonly health: string
  /** In the file, told to the receiver of a referral, and heard in a contact. */
  readonly story: string
  readonly told: string
  readonly heard: string
}
/** Of each bundle made, by its case. */
export const marked = new Map<string, Marks>()

function marksOf(): Marks {
  const digits = String(7_000_000 + marked.size * 13).slice(-7)
  const letters = [...digits].map(digit => 'бвгджзклмн'[Number(digit)]).join('а')
  const word = (group: string) => `${group}-mark-${digits}`
  return {
    identity: `Ном${letters}`,
    number: `+99293${digits}`,
    code: word('code'),
    paper: `P${digits}`,
    health: word('health'),
    story: word('story'),
    told: word('told'),
    heard: word('heard'),
  }
}

export async function bundle(call: Call, maker: Caller, toOrganisation: string): Promise<Things> {
  const send = async (method: string, path: string, body?: unknown) => {
    const reply = await call(maker, method, path, body)
    if (reply.status >= 300)
      throw new Error(`${method} ${path}: ${reply.status} ${JSON.stringify(reply.body)}`)
    return reply.body
  }
  const post = (path: string, body: unknown) => send('POST', path, body)
  const marks = marksOf()
  const personId = (await post('/people', person(marks))).id as string
  await send('PUT', `/people/${personId}/health-note`, { text: marks.health })
  const otherId = (await post('/people', { sex: 'male' })).id as string
  const way = (await send('GET', `/people/${personId}`)).ways[0].id
  const document = (await post(`/people/${personId}/documents`, { kind: 'passport', number: marks.paper })).id
  const relation = (await post(`/people/${personId}/relations`, { otherId, kind: 'wife' })).id
  const scopes = ['identity', 'contact_ways', 'health', 'story']
  const consent = await post(`/people/${personId}/consents`, {
    scopes,
    recipientId: toOrganisation,
    purpose: 'referral',
    until: '2026-12-31',
    givenHow: 'spoken',
    language: 'tg',
  })
  const caseId = newId()
  await post('/cases', { id: caseId, persons: [{ personId }], needs: [{ code: 'legal.wages' }] })
  await post(`/cases/${caseId}/goals`, { text: 'Paid' })
  await post(`/cases/${caseId}/tasks`, { text: 'Write' })
  await post(`/cases/${caseId}/notes`, { noteId: newId(), text: marks.story })
  const file = await send('GET', `/cases/${caseId}`)
  const contact = newId()
  const callBack = { dueAt: '2026-11-23T10:00:00.000Z', number: '+992 90 000 00 01' }
  await post('/contacts', {
    id: contact,
    channel: 'call_in',
    outcome: 'call_back',
    caseId,
    personId,
    said: marks.heard,
    callBack,
  })
  const back = (await send('GET', '/call-backs?limit=200')).items.find(
    (one: { contactId: string }) => one.contactId === contact,
  )
  const session = (await post('/mobile-sessions', { day: '2026-11-22', placeText: 'Bazaar' })).id
  const wanted = {
    caseId,
    personId,
    needCode: 'legal.wages',
    toOrganisationId: toOrganisation,
    scopes,
    story: marks.told,
  }
  const { digest } = await post('/referrals/compose', wanted)
  const referral = newId()
  await post('/referrals', { id: referral, ...wanted, digest })
  const claim = (await post('/claims', { id: newId(), caseId, wage })).id
  const claimed = await post(`/claims/${claim}/recoveries`, {
    amount: 1000,
    on: '2026-11-20',
    payer: 'employer',
  })
  const recovery = claimed.recoveries?.[0]?.id ?? newId()
  const letter = (
    await post('/documents', {
      caseId,
      claimId: claim,
      personId,
      template: 'wage_demand',
      country: 'RU',
      language: 'ru',
      readingLanguage: 'tg',
      answers: {},
    })
  ).id
  marked.set(caseId, marks)
  return {
    letter,
    person: personId,
    otherPerson: otherId,
    way,
    document,
    relation,
    consent: consent.id,
    case: caseId,
    need: file.needs[0].id,
    goal: file.goals[0].id,
    task: file.tasks[0].id,
    contact,
    callBack: back?.id ?? newId(),
    session,
    referral,
    claim,
    recovery,
  }
}

/** What only a public form or an upload makes. */
async function addRows(database: pg.Client, organisationId: string, { contact }: Things): Promise<Things> {
  await database.query(
    `insert into contacts.web_request (organisation_id, contact_id, reference, code_hash, form_hash, locale, reach, created_at)
     values ($1, $2, $3, sha256(random()::text::bytea), sha256(random()::text::bytea), 'tg', 'none', now())`,
    [organisationId, contact, contact?.slice(-12)],
  )
  const { rows } = await database.query(
    `insert into contacts.import (organisation_id, id, filename, format, header, rows_total, created_at)
     values ($1, gen_random_uuid(), 'log.csv', 'csv', '{Day}', 0, now()) returning id`,
    [organisationId],
  )
  return { request: contact as string, import: rows[0].id }
}

async function give(database: pg.Client, things: Things, { userId, teamId, restricted, onlyOpened }: Owner) {
  const workers = onlyOpened ? [] : [userId]
  await database.query(
    `update cases.case set opened_by = $2, responsible_id = $3, worker_ids = $4, team_id = $5, restricted = $6 where id = $1`,
    [things.case, userId, workers[0] ?? null, workers, teamId, restricted],
  )
  await database.query(
    `update contacts.contact set worker_id = $2, recorded_by = $2, worker_ids = $3, restricted = $4 where id = $1`,
    [things.contact, userId, restricted ? [userId] : [], restricted],
  )
  await database.query(`update people.person set restricted = $2, worker_ids = $3 where id = any($1)`, [
    [things.person, things.otherPerson],
    restricted,
    restricted ? [userId] : [],
  ])
  await database.query(`update referrals.referral set restricted = $2 where id = $1`, [
    things.referral,
    restricted,
  ])
}
