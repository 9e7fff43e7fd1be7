import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { systemActor } from '#lib/actor.ts'
import { newId } from '#lib/ids.ts'
import { aCase } from '#modules/cases/factory.ts'
import { type Caller, testApp } from '#test/support/app.ts'

const app = await testApp()
let organisationId: string
let lawyer: Caller
let stranger: Caller
let caseId: string

beforeAll(async () => {
  app.setNow('2026-11-22T08:00:00Z')
  organisationId = await app.organisation({ name: 'Ҳимоя' })
  lawyer = await app.member(organisationId, ['lawyer'], { name: 'Саодат Намунаева' })
  stranger = await app.member(organisationId, ['lawyer'])
  caseId = (await aCase(app.engine, { organisationId, workerIds: [lawyer.userId] })).id
})

const question = {
  citizenship: 'TJ',
  destination: 'RU',
  purpose: 'work',
  events: [{ kind: 'entry', date: '2026-11-10' }],
}
const recheckAll = async () => {
  await app.engine.as(systemActor(null), async use => use.enqueue('rules.rechecks', {}))
  await app.runJobs()
}
const tasksOf = async () =>
  (
    (await app.call(lawyer, 'GET', `/cases/${caseId}`)).body.tasks as {
      text: string
      dueOn: string
      status: string
    }[]
  )
    .map(({ text, dueOn, status }) => `${dueOn} ${text} ${status}`)
    .sort()

describe('the check of stay and work in a case', () => {
  const id = newId()
  const path = () => `/cases/${caseId}/stay/${id}`

  test('is kept, and its deadlines become deadlines of the case', async () => {
    const { status, body } = await app.call(lawyer, 'PUT', path(), question)
    expect(status).toBe(200)
    expect(body.checklist.stay).toMatchObject({ status: 'lawful', lastLawfulDay: '2027-02-07', daysUsed: 13 })
    expect(body.checklist.must[0]).toMatchObject({
      duty: 'ru.registration',
      deadline: '2026-11-25',
      rule: { confidence: 'high', reviews: [] },
    })
    expect(await tasksOf()).toEqual([
      '2026-11-25 Registration at your place of stay open',
      '2026-12-10 Application for a patent (work permit) open',
      '2026-12-10 Fingerprints and photo open',
      '2026-12-10 Medical check open',
      '2027-02-07 Last lawful day of the stay open',
    ])
  })

  test('sent again changes nothing; on an older version it is refused with both', async () => {
    const again = await app.call(lawyer, 'PUT', path(), question)
    expect(again).toMatchObject({ status: 200, body: { version: 1 } })
    expect(await tasksOf()).toHaveLength(5)
    const stale = await app.call(lawyer, 'PUT', path(), { ...question, purpose: 'private', version: 7 })
    expect(stale).toMatchObject({ status: 409, body: { code: 'changed_meanwhile' } })
  })

  test('with what was done since, deadlines end and others move', async () => {
    const events = [
      { kind: 'entry', date: '2026-11-10' },
      { kind: 'registered', date: '2026-11-12' },
      { kind: 'patent_issued', date: '2026-11-20', until: '2026-12-19' },
    ]
    const { status } = await app.call(lawyer, 'PUT', path(), { ...question, events, version: 1 })
    expect(status).toBe(200)
    expect(await tasksOf()).toEqual([
      '2026-11-25 Registration at your place of stay done',
      '2026-12-10 Application for a patent (work permit) done',
      '2026-12-10 Fingerprints and photo open',
      '2026-12-10 Medical check open',
      '2026-12-19 Payment for the patent open',
      '2027-01-20 Copy of the work contract to the migration office open',
      '2027-02-07 Last lawful day of the stay open',
    ])
  })

  test('bad input is told all at once', async () => {
    const events = [
      { kind: 'entry', date: '2026-13-40' },
      { kind: 'contract', date: '2026-05-01', until: '2026-04-01' },
    ]
    const { status, body } = await app.call(lawyer, 'PUT', `/cases/${caseId}/stay/${newId()}`, {
      ...question,
      events,
      citizenship: 'tj',
    })
    expect(status).toBe(400)
    expect(body.errors.map((one: { path: string }) => one.path).sort()).toEqual([
      'citizenship',
      'events[0].date',
      'events[1].until',
    ])
  })

  test('is not there for somebody who may not read the case, nor in another organisation', async () => {
    const other = await app.member(await app.organisation(), ['lawyer', 'supervisor'])
    for (const who of [stranger, other]) {
      expect((await app.call(who, 'GET', `/cases/${caseId}/stay`)).status).toBe(404)
      expect((await app.call(who, 'GET', path())).status).toBe(404)
      expect((await app.call(who, 'PUT', path(), question)).status).toBe(404)
    }
  })

  test('says so when a rule it rests on has changed or grown old, and looks again by itself', async () => {
    await app.runJobs()
    expect((await app.call(lawyer, 'GET', path())).body.changed).toBeNull()
    // As if the pack had been another one when it was checked: one rule was corrected since.
    await app.engine.as(systemActor(organisationId), use =>
      sql`update rules.assessment set pack_hash = 'old', used = used || '{"ru.registration.tj 2014-01-01": "old"}' where id = ${id}`.execute(
        use.db,
      ),
    )
    await recheckAll()
    expect((await app.call(lawyer, 'GET', path())).body.changed.rules).toEqual(['ru.registration.tj'])
    const seen = { ...question, version: (await app.call(lawyer, 'GET', path())).body.version }
    expect((await app.call(lawyer, 'PUT', path(), seen)).body.changed).toBeNull()
    // The day after the review date nothing is computed from the open rules any more.
    app.setNow('2027-02-01T23:00:00Z')
    await recheckAll()
    const { body } = await app.call(lawyer, 'GET', path())
    expect(body.changed).toMatchObject({ lastLawfulDay: '2027-02-07' })
    expect(body.checklist.stay.status).toBe('unknown')
    app.setNow('2026-11-22T08:00:00Z')
  })
})

describe('the review of rules', () => {
  const rule = 'ru.registration.tj'
  const read = async () => (await app.call(null, 'GET', `/rules/${rule}`)).body
  const now = async () => (await read()).versions.find((one: { now: boolean }) => one.now)

  test('a version awaits review until a lawyer signs its content; the organisation is shown, not the person', async () => {
    const version = await now()
    expect(version.reviews).toEqual([])
    const sign = (hash: string, who = lawyer) =>
      app.call(who, 'POST', `/rules/${rule}/signatures`, { version: version.key, hash, note: 'R04, R05' })
    expect((await sign('0'.repeat(32))).body.code).toBe('rules.version_changed')
    const signed = await sign(version.hash)
    expect(signed).toMatchObject({ status: 201, body: { by: 'Саодат Намунаева', current: true } })
    expect((await sign(version.hash)).body.id).toBe(signed.body.id)
    expect((await now()).reviews).toEqual([{ organisation: 'Ҳимоя', on: '2026-11-22' }])
    expect(JSON.stringify(await read())).not.toContain('Намунаева')

    const away = `/rules/${rule}/signatures/${signed.body.id}/withdrawal`
    expect(
      (await app.call(await app.member(await app.organisation(), ['lawyer']), 'POST', away)).status,
    ).toBe(404)
    expect((await app.call(lawyer, 'POST', away)).status).toBe(200)
    expect((await now()).reviews).toEqual([])
  })

  test('what nobody has a source for cannot be signed', async () => {
    const { versions } = (await app.call(null, 'GET', '/rules/ru.fine.19_17')).body
    const { key, hash } = versions[0]
    const reply = await app.call(lawyer, 'POST', '/rules/ru.fine.19_17/signatures', { version: key, hash })
    expect(reply.body.code).toBe('rules.nothing_to_sign')
  })

  test('what changed since a day is told: law that began and ended, and what was signed', async () => {
    const { items } = (await app.call(null, 'GET', '/rule-changes?since=2024-12-30&country=RU')).body
    const of = (id: string) =>
      items
        .filter((one: { rule: string }) => one.rule === id)
        .map((one: { on: string; kind: string }) => `${one.on} ${one.kind}`)
    expect(of('ru.stay.visafree.max_days')).toEqual(['2025-01-01 began', '2024-12-31 ended'])
    expect(of('ru.ruid.obligatory')).toEqual([])
  })
})

describe('the open check', () => {
  test('answers in the language asked for, stores nothing, and never computes from a bill', async () => {
    const { status, body } = await app.call(null, 'POST', '/rules/check', {
      ...question,
      onDate: '2026-11-22',
      locale: 'uz',
    })
    expect(status).toBe(200)
    expect(body.must[0].title).toBe('Turar joyda roʻyxatga olish')
    expect(body.must.some((one: { duty: string }) => one.duty === 'ru.patent.income_test')).toBe(false)
    expect(body.notKnown.some((one: { rule: string }) => one.rule === 'ru.patent.income_test')).toBe(true)
    expect(body.ahead.marks.at(-1)).toMatchObject({ day: '2027-02-07', kind: 'last_day' })
  })
})
