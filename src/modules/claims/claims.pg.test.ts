import { expect, test } from 'vitest'
import { newId } from '#lib/ids.ts'
import { aCase } from '#modules/cases/factory.ts'
import { testApp } from '#test/support/app.ts'

const app = await testApp()
const organisationId = await app.organisation()
const lawyer = await app.member(organisationId, ['lawyer'], { name: 'Lola Example' })
const supervisor = await app.member(organisationId, ['supervisor'])
const manager = await app.member(organisationId, ['programme_manager'])
const colleague = await app.member(organisationId, ['lawyer'])
const today = '2026-11-22T06:00:00.000Z'
app.setNow(today)

async function fileOf(given: { restricted?: boolean } = {}) {
  const person = await app.call(lawyer, 'POST', '/people', {
    sex: 'male',
    names: [{ text: 'Rustam Example' }],
  })
  const file = await aCase(app.engine, {
    organisationId,
    workerIds: [lawyer.userId],
    persons: [{ personId: person.body.id }],
    needs: [{ code: 'legal.wages' }],
    ...given,
  } as Parameters<typeof aCase>[1])
  return { caseId: file.id, personId: person.body.id as string }
}

const wage = (amount = '45000.00', due = '2026-05-15') => ({
  country: 'RU',
  asOf: '2026-08-31',
  rounding: 'once',
  debts: [{ id: 'may', kind: 'wage', due, amount, payments: [{ date: '2026-06-20', amount: '15000.00' }] }],
  work: [],
  months: [],
})

const enter = (caseId: string, extra: object = {}) =>
  app.call(lawyer, 'POST', '/claims', { id: newId(), caseId, wage: wage(), ...extra })

test('a claim is computed when it is saved, and its last day to court becomes a deadline of the case', async () => {
  const { caseId, personId } = await fileOf()
  const made = await enter(caseId)
  expect(made.status, JSON.stringify(made.body)).toBe(201)
  expect(made.body).toMatchObject({
    personId,
    principal: 3000000,
    lastCourtDay: '2027-05-15',
    status: 'computed',
    basisChanged: false,
    may: { work: true },
  })
  expect(made.body.total).toBe(made.body.principal + made.body.compensation)
  await app.runJobs()
  const file = await app.call(lawyer, 'GET', `/cases/${caseId}`)
  expect(file.body.tasks).toMatchObject([
    { kind: 'deadline', dueOn: '2027-05-15', basis: 'legal', rule: 'ru.lc.392' },
  ])
  expect(file.body.timeline.items.map((one: { kind: string }) => one.kind)).toContain('claim_computed')
})

test('the same claim sent again is the same claim; another under its id is refused', async () => {
  const { caseId } = await fileOf()
  const id = newId()
  const first = await enter(caseId, { id })
  const again = await enter(caseId, { id })
  expect([first.status, again.status, again.body.version]).toEqual([201, 201, 1])
  const other = await enter(caseId, { id, wage: wage('99000.00') })
  expect([other.status, other.body.code]).toEqual([409, 'claims.id_taken'])
})

test('a change on an old version is a conflict with both, never lost', async () => {
  const { caseId } = await fileOf()
  const { body } = await enter(caseId)
  const change = (version: number, amount: string) =>
    app.call(lawyer, 'PATCH', `/claims/${body.id}`, { version, wage: wage(amount) })
  expect((await change(1, '50000.00')).body).toMatchObject({ version: 2, principal: 3500000 })
  const refused = await change(1, '60000.00')
  expect(refused.status).toBe(409)
  expect(refused.body.theirs).toMatchObject({ principal: 3500000 })
})

test('steps say where it stands; money that came in full ends it and its deadline', async () => {
  const { caseId } = await fileOf()
  const { body } = await enter(caseId)
  const step = { stepId: newId(), kind: 'demand_sent', on: '2026-09-01' }
  await app.call(lawyer, 'POST', `/claims/${body.id}/steps`, step)
  const twice = await app.call(lawyer, 'POST', `/claims/${body.id}/steps`, step)
  expect(twice.body).toMatchObject({ status: 'demand_sent', steps: [{ kind: 'demand_sent' }] })
  const part = { recoveryId: newId(), amount: 1000000, on: '2026-10-01', payer: 'employer' }
  const came = await app.call(lawyer, 'POST', `/claims/${body.id}/recoveries`, part)
  expect(came.body).toMatchObject({ recovered: 1000000, status: 'demand_sent' })
  const wrong = await app.call(
    lawyer,
    'POST',
    `/claims/${body.id}/recoveries/${part.recoveryId}/withdraw`,
    {},
  )
  expect(wrong.body).toMatchObject({ recovered: 0, recoveries: [{ withdrawn: true }] })
  const rest = { amount: body.total, on: '2026-11-01', payer: 'bailiff', note: 'By writ' }
  const all = await app.call(lawyer, 'POST', `/claims/${body.id}/recoveries`, rest)
  expect(all.body.status).toBe('recovered')
  await app.runJobs()
  const file = await app.call(lawyer, 'GET', `/cases/${caseId}`)
  expect(file.body.tasks).toMatchObject([{ status: 'done' }])
})

test('once a court was asked, the last day for it is done with', async () => {
  const { caseId } = await fileOf()
  const { body } = await enter(caseId)
  await app.runJobs()
  await app.call(lawyer, 'POST', `/claims/${body.id}/steps`, { kind: 'court', on: '2026-11-20' })
  await app.runJobs()
  expect((await app.call(lawyer, 'GET', `/cases/${caseId}`)).body.tasks).toMatchObject([{ status: 'done' }])
})

test('maintenance is entered and computed like wages', async () => {
  const { caseId } = await fileOf()
  const months = [{ month: '2026-01', income: '4000.00', minimumWage: null, paid: '200.00' }]
  const maintenance = { country: 'TJ', children: 2, asOf: '2026-11-22', fixed: null, writOn: null, months }
  const made = await app.call(lawyer, 'POST', '/claims', { caseId, maintenance })
  expect(made.body).toMatchObject({ kind: 'maintenance', currency: 'TJS', total: 113333, lastCourtDay: null })
})

test('all that is wrong with a sheet is told by its place; an empty one is refused', async () => {
  const { caseId } = await fileOf()
  const bad = await enter(caseId, {
    wage: {
      ...wage(),
      asOf: '2026-02-30',
      debts: [{ id: 'a', kind: 'wage', due: 'x', amount: '-1', payments: [] }],
    },
  })
  expect(bad.status).toBe(400)
  expect(bad.body.errors.map((one: { path: string }) => one.path).sort()).toEqual([
    'wage.asOf',
    'wage.debts[0].amount',
    'wage.debts[0].due',
  ])
  const empty = await enter(caseId, { wage: { ...wage(), debts: [] } })
  expect(empty.body.code).toBe('claims.nothing_to_compute')
})

test('a claim of a restricted file is for those who work on it, and for nobody else', async () => {
  const { caseId } = await fileOf({ restricted: true })
  const { body } = await enter(caseId)
  const stranger = await app.member(await app.organisation(), ['lawyer'])
  for (const who of [colleague, supervisor, stranger]) {
    expect((await app.call(who, 'GET', `/claims/${body.id}`)).status).toBe(404)
    expect((await app.call(who, 'GET', `/claims?caseId=${caseId}`)).status).toBe(404)
    const change = { version: 1, wage: wage('1.00') }
    expect((await app.call(who, 'PATCH', `/claims/${body.id}`, change)).status).toBe(404)
    const money = { amount: 1, on: '2026-11-01', payer: 'other' }
    expect((await app.call(who, 'POST', `/claims/${body.id}/recoveries`, money)).status).toBe(404)
    expect((await app.call(who, 'POST', '/claims', { caseId, wage: wage() })).status).toBe(404)
  }
  // Through the glass one reads, and does not write. When it closes is the database's to say, by its own clock.
  app.setNow(new Date().toISOString())
  await app.call(supervisor, 'POST', `/cases/${caseId}/glass`, {
    reason: 'Complaint about the work on this file',
  })
  expect((await app.call(supervisor, 'GET', `/claims/${body.id}`)).body.may).toEqual({ work: false })
  expect(
    (await app.call(supervisor, 'PATCH', `/claims/${body.id}`, { version: 1, wage: wage() })).status,
  ).toBe(403)
  expect((await app.call(manager, 'GET', `/claims/${body.id}`)).status).toBe(403)
  app.setNow(today)
})

test('every reading and change is a line in the log', async () => {
  const { caseId } = await fileOf()
  const { body } = await enter(caseId)
  await app.call(lawyer, 'GET', `/claims/${body.id}`)
  await app.call(lawyer, 'GET', `/claims?caseId=${caseId}`)
  const lines = await app.engine.as(
    { ...(await import('#lib/actor.ts')).systemActor(organisationId) },
    async use => {
      const { sql } = await import('kysely')
      return (
        await sql<{
          action: string
        }>`select action from platform.audit_line where thing_id::text = any(${[body.id, caseId]}) order by at`.execute(
          use.db,
        )
      ).rows.map(row => row.action)
    },
  )
  expect(lines).toEqual(expect.arrayContaining(['claims.create', 'claims.read', 'claims.list']))
})

test('what was claimed and recovered is counted by quarter, and hidden where few stand behind it', async () => {
  const elsewhere = await app.organisation()
  const worker = await app.member(elsewhere, ['lawyer'])
  const figures = await app.member(elsewhere, ['programme_manager'])
  const shown = async () => (await app.call(figures, 'GET', '/claims/figures?quarter=2026-Q4')).body.rows
  for (let n = 1; n <= 5; n++) {
    const file = await aCase(app.engine, { organisationId: elsewhere, workerIds: [worker.userId] })
    const made = await app.call(worker, 'POST', '/claims', { caseId: file.id, wage: wage() })
    if (n === 4) expect(await shown()).toMatchObject([{ currency: 'RUB', claims: null, claimed: null }])
    const money = { amount: 100000, on: '2026-11-01', payer: 'employer' }
    await app.call(worker, 'POST', `/claims/${made.body.id}/recoveries`, money)
  }
  expect(await shown()).toMatchObject([{ currency: 'RUB', claims: 5, paidClaims: 5, recovered: 500000 }])
  expect((await app.call(worker, 'GET', '/claims/figures?quarter=2026-Q4')).status).toBe(403)
})
