import { beforeAll, describe, expect, test } from 'vitest'
import { newId } from '#lib/ids.ts'
import { type Caller, type Reply, testApp } from '#test/support/app.ts'

const app = await testApp()
app.setNow('2026-06-01T08:00:00.000Z')

let here: string
let there: string
let worker: Caller
let receiver: Caller
let second: Caller

beforeAll(async () => {
  here = await app.organisation({ name: 'Hotline' })
  there = await app.organisation({ name: 'Lawyers' })
  worker = await app.member(here, ['caseworker'], { name: 'Worker Here' })
  receiver = await app.member(there, ['lawyer'], { name: 'Lawyer There' })
  second = await app.member(there, ['lawyer'], { name: 'Second There' })
})

const person = {
  names: [{ text: 'Зарина Намуна' }],
  sex: 'female',
  birthYear: 1994,
  languages: ['tg'],
  citizenships: ['TJ'],
  countryNow: 'RU',
  targetGroups: [],
  ways: [{ kind: 'phone', number: '+992 90 000 00 01', messagesOnly: true, codeWord: 'sewing course' }],
}

async function aCase(restricted = false): Promise<{ caseId: string; personId: string }> {
  const entered = await app.call(worker, 'POST', '/people', person)
  expect(entered.status, JSON.stringify(entered.body)).toBe(201)
  const personId = entered.body.id
  const caseId = newId()
  const opened = await app.call(worker, 'POST', '/cases', {
    id: caseId,
    persons: [{ personId }],
    needs: [{ code: 'legal.wages' }],
    restricted,
  })
  expect(opened.status, JSON.stringify(opened.body)).toBe(201)
  return { caseId, personId }
}

const consent = (personId: string, scopes: string[], until = '2026-12-31') =>
  app.call(worker, 'POST', `/people/${personId}/consents`, {
    scopes,
    recipientId: there,
    purpose: 'referral',
    until,
    givenHow: 'spoken',
    language: 'tg',
  })

interface Sent {
  readonly id: string
  readonly personId: string
  readonly caseId: string
  readonly consentId: string
  readonly reply: Reply
}

async function send(more: Record<string, unknown> = {}, restricted = false): Promise<Sent> {
  const { caseId, personId } = await aCase(restricted)
  const scopes = ['identity', 'contact_ways', 'story']
  const given = await consent(personId, scopes)
  const wanted = {
    caseId,
    personId,
    needCode: 'legal.wages',
    toOrganisationId: there,
    scopes,
    story: 'Not paid for three months.',
    ...more,
  }
  const shown = await app.call(worker, 'POST', '/referrals/compose', wanted)
  expect(shown.status, JSON.stringify(shown.body)).toBe(200)
  const id = newId()
  const reply = await app.call(worker, 'POST', '/referrals', { id, ...wanted, digest: shown.body.digest })
  return { id, caseId, personId, consentId: given.body.id, reply }
}

const read = (who: Caller, id: string) => app.call(who, 'GET', `/referrals/${id}`)

describe('sending', () => {
  test('what is stored is what was shown, and the same request again changes nothing', async () => {
    const { caseId, personId } = await aCase()
    const scopes = ['identity', 'contact_ways']
    await consent(personId, scopes)
    const wanted = { caseId, personId, needCode: 'legal.wages', toOrganisationId: there, scopes }
    const shown = (await app.call(worker, 'POST', '/referrals/compose', wanted)).body
    expect(shown.disclosure.contactWays[0]).toMatchObject({
      // Whoever sends it sees the end of it only: the whole number asks for the safe hour.
      number: '… 01',
      codeWord: 'sewing course',
    })
    expect(JSON.stringify(shown.preview)).not.toContain('Намуна')
    const id = newId()
    const first = await app.call(worker, 'POST', '/referrals', { id, ...wanted, digest: shown.digest })
    expect(first.status).toBe(201)
    expect(first.body.disclosure).toEqual(shown.disclosure)
    const again = await app.call(worker, 'POST', '/referrals', { id, ...wanted, digest: shown.digest })
    expect(again.body).toEqual(first.body)
  })

  test('nothing that identifies anybody leaves without a consent that covers it', async () => {
    const { caseId, personId } = await aCase()
    await consent(personId, ['identity'])
    const wanted = {
      caseId,
      personId,
      needCode: 'legal.wages',
      toOrganisationId: there,
      scopes: ['identity', 'contact_ways'],
    }
    const shown = (await app.call(worker, 'POST', '/referrals/compose', wanted)).body
    expect(shown).toMatchObject({ consentNeeded: true, consentId: null })
    const refused = await app.call(worker, 'POST', '/referrals', { ...wanted, digest: shown.digest })
    expect(refused.status).toBe(409)
    expect(refused.body.code).toBe('referrals.no_consent')
  })

  test('an expired consent covers nothing', async () => {
    const { caseId, personId } = await aCase()
    await consent(personId, ['identity'], '2026-06-10')
    app.setNow('2026-06-11T08:00:00.000Z')
    const wanted = {
      caseId,
      personId,
      needCode: 'legal.wages',
      toOrganisationId: there,
      scopes: ['identity'],
    }
    const shown = (await app.call(worker, 'POST', '/referrals/compose', wanted)).body
    app.setNow('2026-06-01T08:00:00.000Z')
    expect(shown.consentId).toBeNull()
  })

  test('a person who was changed after the preview is shown again before anything is sent', async () => {
    const { caseId, personId } = await aCase()
    await consent(personId, ['identity'])
    const wanted = {
      caseId,
      personId,
      needCode: 'legal.wages',
      toOrganisationId: there,
      scopes: ['identity'],
    }
    const shown = (await app.call(worker, 'POST', '/referrals/compose', wanted)).body
    const known = (await app.call(worker, 'GET', `/people/${personId}`)).body
    await app.call(worker, 'PATCH', `/people/${personId}`, { ...known, names: [{ text: 'Another Name' }] })
    const sent = await app.call(worker, 'POST', '/referrals', { ...wanted, digest: shown.digest })
    expect(sent.body.code).toBe('referrals.shown_otherwise')
  })

  test('asking whether somebody can help tells nothing and needs no consent', async () => {
    const { caseId } = await aCase()
    const wanted = { caseId, needCode: 'shelter.safe_place', toOrganisationId: there }
    const shown = (await app.call(worker, 'POST', '/referrals/compose', wanted)).body
    expect(shown.consentNeeded).toBe(false)
    expect((await app.call(worker, 'POST', '/referrals', { ...wanted, digest: shown.digest })).status).toBe(
      201,
    )
  })

  test('everything that is wrong is told by path', async () => {
    const { caseId } = await aCase()
    const reply = await app.call(worker, 'POST', '/referrals/compose', {
      caseId,
      needCode: 'nonsense',
      scopes: ['everything'],
    })
    expect(reply.body.errors.map((error: { path: string }) => error.path).sort()).toEqual([
      'needCode',
      'scopes[0]',
    ])
  })
})

describe('receiving', () => {
  test('the receiver sees the least, accepts, and then what was told', async () => {
    const { id } = await send()
    const before = (await read(receiver, id)).body
    expect(before.disclosure).toBeNull()
    expect(before.preview).toMatchObject({ sex: 'female', ageAbout: 30, needCode: 'legal.wages' })
    expect(JSON.stringify(before)).not.toContain('Намуна')
    const accepted = await app.call(receiver, 'POST', `/referrals/${id}/accept`, {
      id,
      version: before.version,
    })
    expect(accepted.body).toMatchObject({ status: 'accepted', acceptedBy: 'Lawyer There' })
    expect(accepted.body.disclosure).toMatchObject({
      identity: { names: ['Зарина Намуна'] },
      story: 'Not paid for three months.',
    })
    expect((await read(second, id)).body.disclosure).toBeNull()
    expect((await read(worker, id)).body).toMatchObject({ status: 'accepted', acceptedBy: 'Lawyer There' })
  })

  test('of two who accept at once one wins, and the other is told who has it', async () => {
    for (let i = 0; i < 5; i++) {
      const { id, reply } = await send()
      const answers = await Promise.all(
        [receiver, second].map(who =>
          app.call(who, 'POST', `/referrals/${id}/accept`, { version: reply.body.version }),
        ),
      )
      expect(answers.map(answer => answer.status).sort()).toEqual([200, 409])
      expect(answers.find(answer => answer.status === 409)?.body.code).toBe('referrals.already_answered')
    }
  })

  test('more is asked, given, then it is declined with a reason; the sender sees all of it', async () => {
    const { id, reply } = await send()
    const asked = await app.call(receiver, 'POST', `/referrals/${id}/ask-more`, {
      version: reply.body.version,
      note: 'Which city?',
    })
    expect(asked.body.status).toBe('more_asked')
    const given = await app.call(worker, 'POST', `/referrals/${id}/give-more`, {
      version: asked.body.version,
      note: 'Samara.',
    })
    expect(given.body.status).toBe('sent')
    const declined = await app.call(receiver, 'POST', `/referrals/${id}/decline`, {
      version: given.body.version,
      reason: 'out_of_area',
    })
    expect(declined.status).toBe(200)
    const seen = (await read(worker, id)).body
    expect(seen).toMatchObject({ status: 'declined', reason: 'out_of_area' })
    expect(seen.messages.map((message: { kind: string }) => message.kind)).toEqual([
      'sent',
      'more_asked',
      'more_given',
      'declined',
    ])
    expect(Object.values(seen.may).every(may => may === false)).toBe(true)
  })

  test('the receiver opens a file of their own and reports the outcome, which the sender sees', async () => {
    const { id, reply } = await send()
    const accepted = await app.call(receiver, 'POST', `/referrals/${id}/accept`, {
      version: reply.body.version,
    })
    const own = await app.call(receiver, 'POST', `/referrals/${id}/case`, {})
    expect(own.status, JSON.stringify(own.body)).toBe(201)
    const file = await app.call(receiver, 'GET', `/people/${own.body.personId}`)
    expect(file.body.names[0].text).toBe('Зарина Намуна')
    expect(file.body.ways[0]).toMatchObject({ messagesOnly: true, hasNumber: true })
    expect((await app.call(worker, 'GET', `/people/${own.body.personId}`)).status).toBe(404)
    const again = await app.call(receiver, 'POST', `/referrals/${id}/case`, {})
    expect(again.body.caseId).toBe(own.body.caseId)
    const done = await app.call(receiver, 'POST', `/referrals/${id}/outcome`, {
      version: accepted.body.version,
      outcome: 'met',
      note: 'Paid in full.',
      recovered: { amount: 13_495_040, currency: 'RUB' },
    })
    expect(done.body.status, JSON.stringify(done.body)).toBe('done')
    expect((await read(worker, id)).body).toMatchObject({
      outcome: 'met',
      outcomeNote: 'Paid in full.',
      recovered: { amount: 13_495_040 },
    })
  })

  test('only who took it, or a supervisor there, reports or returns it', async () => {
    const { id, reply } = await send()
    const accepted = await app.call(receiver, 'POST', `/referrals/${id}/accept`, {
      version: reply.body.version,
    })
    const other = await app.call(second, 'POST', `/referrals/${id}/return`, {
      version: accepted.body.version,
      reason: 'other',
    })
    expect(other.status).toBe(403)
  })
})

describe('who sees it', () => {
  test('a third organisation finds nothing, and may do nothing', async () => {
    const { id, reply } = await send()
    const stranger = await app.member(await app.organisation(), ['supervisor', 'lawyer'])
    expect((await read(stranger, id)).status).toBe(404)
    for (const move of ['accept', 'withdraw', 'give-more', 'link', 'case']) {
      const answer = await app.call(stranger, 'POST', `/referrals/${id}/${move}`, {
        version: reply.body.version,
        reason: 'other',
        note: 'x',
      })
      expect(answer.status, move).toBe(404)
    }
    expect((await app.call(stranger, 'GET', '/referrals')).body.items).toEqual([])
  })

  test('a referral of a restricted case is seen at home by its workers only', async () => {
    const { id } = await send({}, true)
    const colleague = await app.member(here, ['caseworker', 'supervisor'])
    const operator = await app.member(here, ['operator'])
    expect((await read(worker, id)).status).toBe(200)
    expect((await read(colleague, id)).status).toBe(404)
    expect((await read(operator, id)).status).toBe(404)
    const listed = (await app.call(colleague, 'GET', '/referrals?limit=200')).body.items.map(
      (item: { id: string }) => item.id,
    )
    expect(listed).not.toContain(id)
  })

  test('every reading stands in the logs of both organisations', async () => {
    const { id } = await send()
    await read(receiver, id)
    const auditors = await Promise.all([here, there].map(where => app.member(where, ['auditor'])))
    expect(auditors).toHaveLength(2)
    const lines = await Promise.all(
      [here, there].map(where =>
        app.engine.as(
          {
            kind: 'system',
            userId: null,
            sessionId: null,
            organisationId: where,
            name: '',
            roles: [],
            teamIds: [],
            locale: 'en',
            timeZone: 'UTC',
          },
          use =>
            use.db.selectFrom('platform.audit_line').select('action').where('thing_id', '=', id).execute(),
        ),
      ),
    )
    for (const own of lines) expect(own.map(line => line.action)).toContain('referrals.read')
  })
})

describe('taking back', () => {
  test('a withdrawn referral is closed to the receiver, what was told included', async () => {
    const { id, reply } = await send()
    const accepted = await app.call(receiver, 'POST', `/referrals/${id}/accept`, {
      version: reply.body.version,
    })
    const withdrawn = await app.call(worker, 'POST', `/referrals/${id}/withdraw`, {
      version: accepted.body.version,
      reason: 'person_asked',
    })
    expect(withdrawn.body.status).toBe('withdrawn')
    expect((await read(receiver, id)).body.disclosure).toBeNull()
    const late = await app.call(receiver, 'POST', `/referrals/${id}/outcome`, {
      version: withdrawn.body.version,
      outcome: 'met',
    })
    expect(late.body.code).toBe('referrals.already_over')
  })

  test('when the person withdraws the consent, the referral goes back by itself', async () => {
    const { id, personId, consentId } = await send()
    const done = await app.call(worker, 'POST', `/people/${personId}/consents/${consentId}/withdraw`, {
      reason: 'Changed her mind',
    })
    expect(done.status, JSON.stringify(done.body)).toBe(200)
    await app.runJobs()
    expect((await read(worker, id)).body).toMatchObject({ status: 'withdrawn', reason: 'consent_withdrawn' })
    expect((await read(receiver, id)).body.disclosure).toBeNull()
  })
})

describe('a partner without an account', () => {
  const external = { toOrganisationId: null, toName: 'District hospital' }
  const plain = { ...external, scopes: [], story: null }

  test('is given a link and a code, once; an organisation of the network is not', async () => {
    const { id } = await send(plain)
    const made = await app.call(worker, 'POST', `/referrals/${id}/link`, {})
    expect(made.status).toBe(201)
    expect(made.body.code).toMatch(/^([2-9A-HJKMNP-Y]{3}-){3}[2-9A-HJKMNP-Y]{3}$/)
    const inNetwork = await send()
    expect((await app.call(worker, 'POST', `/referrals/${inNetwork.id}/link`, {})).body.code).toBe(
      'referrals.has_an_account',
    )
  })

  test('has their spoken answer recorded by the sender, with the name of who said it', async () => {
    const { id, reply } = await send(plain)
    const accepted = await app.call(worker, 'POST', `/referrals/${id}/answer-for`, {
      version: reply.body.version,
      move: 'accept',
      who: 'Dr. Example',
    })
    expect(accepted.body).toMatchObject({ status: 'accepted', acceptedBy: 'Dr. Example' })
    const done = await app.call(worker, 'POST', `/referrals/${id}/answer-for`, {
      version: accepted.body.version,
      move: 'report',
      who: 'Dr. Example',
      outcome: 'partly_met',
    })
    expect(done.body).toMatchObject({ status: 'done', outcome: 'partly_met' })
  })
})

test('an answer that is overdue is reminded of once a day, in the thread of both', async () => {
  const { id } = await send({ urgency: 'danger_now' })
  app.setNow('2026-06-01T13:00:00.000Z')
  for (let i = 0; i < 2; i++) {
    await app.engine.as(
      {
        kind: 'system',
        userId: null,
        sessionId: null,
        organisationId: here,
        name: '',
        roles: [],
        teamIds: [],
        locale: 'en',
        timeZone: 'UTC',
      },
      async use => use.enqueue('referrals.remind', {}),
    )
    await app.runJobs()
  }
  const { messages } = (await read(receiver, id)).body
  expect(messages.filter((message: { kind: string }) => message.kind === 'reminded')).toHaveLength(1)
  app.setNow('2026-06-01T08:00:00.000Z')
})
