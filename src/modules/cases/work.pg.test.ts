import { expect, test } from 'vitest'
import { systemActor } from '#lib/actor.ts'
import { addDays, dayIn, type Instant } from '#lib/day.ts'
import { newId } from '#lib/ids.ts'
import { createTeam } from '#modules/organisations/index.ts'
import { createPerson } from '#modules/people/index.ts'
import { type Caller, testApp } from '#test/support/app.ts'
import { aCase } from './factory.ts'

const app = await testApp()
const organisationId = await app.organisation({ closingNeedsApproval: true })
const team = await app.engine.as(systemActor(organisationId), use => createTeam(use, { name: 'North' }))
const teamIds = [team.id]
const worker = await app.member(organisationId, ['caseworker'], { teamIds, name: 'Manzura Example' })
const lawyer = await app.member(organisationId, ['lawyer'], { teamIds, name: 'Lola Example' })
const supervisor = await app.member(organisationId, ['supervisor'], { teamIds })
/** Of the organisation, whose evening is already the next day of the server. */
const today = dayIn(new Date().toISOString() as Instant, 'Asia/Dushanbe')
const day = (ahead: number) => addDays(today, ahead)

const open = async (who: Caller, given: object = {}) => {
  const reply = await app.call(who, 'POST', '/cases', { teamId: team.id, ...given })
  expect(reply.status, JSON.stringify(reply.body)).toBe(201)
  return reply.body.id as string
}
const page = async (who: Caller, id: string) => (await app.call(who, 'GET', `/cases/${id}`)).body
const post = (who: Caller, path: string, body: object) => app.call(who, 'POST', path, body)
const kinds = async (who: Caller, id: string) =>
  (await page(who, id)).timeline.items.map((one: { kind: string }) => one.kind)

test('a case lives from its opening to its end: needs, notes, plan, triage, closing by two pairs of eyes', async () => {
  const id = await open(worker, { needs: [{ code: 'legal.wages' }], note: 'Canteen, three months' })
  const [need] = (await page(worker, id)).needs
  const early = await post(worker, `/cases/${id}/close`, { version: 1, summary: 'Done' })
  expect(early.body).toMatchObject({ code: 'cases.needs_without_outcome', needs: [need.id] })
  const task = await post(worker, `/cases/${id}/tasks`, { text: 'Send the demand', dueOn: day(1) })
  expect(task.body).toMatchObject({ status: 'open', due: 'soon' })
  await app.call(worker, 'PATCH', `/cases/${id}/tasks/${task.body.id}`, {
    ...task.body,
    doerId: null,
    status: 'done',
    result: 'Sent',
  })
  const closing = await post(worker, `/cases/${id}/close`, {
    version: 1,
    summary: 'Paid in full',
    outcomes: [{ needId: need.id, status: 'met', recovered: { amount: 13_495_040, currency: 'RUB' } }],
  })
  expect(closing.body, JSON.stringify(closing.body)).toMatchObject({ status: 'closing_requested' })
  const { version } = closing.body
  expect((await post(worker, `/cases/${id}/closing`, { version, approve: true })).status).toBe(403)
  const closed = await post(supervisor, `/cases/${id}/closing`, { version, approve: true })
  expect(closed.body.status).toBe('closed')
  const late = await post(worker, `/cases/${id}/needs`, { code: 'legal.wages' })
  expect(late.body.code).toBe('cases.already_closed')
  const after = await page(worker, id)
  expect(after.needs[0]).toMatchObject({ status: 'met', recovered: { amount: 13_495_040, currency: 'RUB' } })
  expect(after.may).toMatchObject({ work: false, reopen: true })
  const reopened = await post(worker, `/cases/${id}/reopen`, {
    version: after.version,
    reason: 'Paid too little',
  })
  expect(reopened.body.status).toBe('open')
  expect(await kinds(worker, id)).toEqual(
    expect.arrayContaining([
      'opened',
      'note',
      'task_added',
      'task_done',
      'need_changed',
      'closing_requested',
      'closed',
      'reopened',
    ]),
  )
})

test('where no approval is wanted, closing closes at once', async () => {
  const plain = await app.organisation()
  const alone = await app.member(plain, ['lawyer'])
  const { body } = await post(alone, '/cases', {})
  const closed = await post(alone, `/cases/${body.id}/close`, { version: 1, summary: 'Information given' })
  expect(closed.body.status).toBe('closed')
})

test('a triage says what must happen and why; another one keeps the first', async () => {
  const id = await open(worker)
  const questions = (await app.call(worker, 'GET', '/triage/questions')).body.items
  expect(questions.length).toBeGreaterThan(10)
  const first = await post(worker, `/cases/${id}/triage`, { answers: { restriction_of_movement: 'no' } })
  expect(first.body).toMatchObject({ level: 'danger_now', reasons: [{ code: 'restriction_of_movement' }] })
  const second = await post(worker, `/cases/${id}/triage`, { answers: { restriction_of_movement: 'yes' } })
  expect(second.body).toMatchObject({ level: 'information', reasons: [] })
  expect(await page(worker, id)).toMatchObject({ risk: 'information', triages: 2 })
  expect((await app.call(worker, 'GET', `/cases/${id}/triage`)).body.items).toHaveLength(2)
  const wrong = await post(worker, `/cases/${id}/triage`, { answers: { nonsense: 'yes' } })
  expect(wrong.body.errors).toEqual([{ path: 'answers.nonsense', code: 'not_one_of' }])
})

test('of two changes on one version one is kept and the other gets both', async () => {
  const id = await open(worker)
  const change = { version: 1, nextStep: 'Call the consulate' }
  const both = await Promise.all([
    app.call(worker, 'PATCH', `/cases/${id}`, change),
    app.call(lawyer, 'PATCH', `/cases/${id}`, { version: 1, nextStep: 'Write to the employer' }),
  ])
  expect(both.map(reply => reply.status).sort()).toEqual([200, 409])
  const refused = both.find(reply => reply.status === 409)!
  expect(refused.body.yours.nextStep).not.toBe(refused.body.theirs.nextStep)
  expect(refused.body.theirs.nextStep).toBeTruthy()
})

test('what a device sends twice is there once', async () => {
  const id = await open(worker)
  for (const [path, body] of [
    ['notes', { noteId: newId(), text: 'She called' }],
    ['needs', { needId: newId(), code: 'legal.wages' }],
    ['tasks', { taskId: newId(), text: 'Call back' }],
    ['goals', { goalId: newId(), text: 'Home by May' }],
    ['triage', { triageId: newId(), answers: {} }],
  ] as const) {
    const first = await post(worker, `/cases/${id}/${path}`, body)
    const again = await post(worker, `/cases/${id}/${path}`, body)
    expect(first.status, JSON.stringify(first.body)).toBe(201)
    expect(again.body).toEqual(first.body)
  }
  const seen = await page(worker, id)
  expect([seen.needs.length, seen.tasks.length, seen.goals.length, seen.triages]).toEqual([1, 1, 1, 1])
  expect(seen.timeline.items).toHaveLength(6)
})

test('a note is never changed: its correction stands beside it and names it', async () => {
  const id = await open(worker)
  const wrong = (await post(worker, `/cases/${id}/notes`, { text: 'Paid on 3 May' })).body
  const right = await post(lawyer, `/cases/${id}/notes`, { text: 'Paid on 5 May', corrects: wrong.thingId })
  expect(right.body.kind).toBe('correction')
  const { items } = (await page(worker, id)).timeline
  expect(items.find((one: { text: string }) => one.text === 'Paid on 3 May').correctedBy).toBe(
    right.body.thingId,
  )
})

test('words of a note find the case right after they were written, in any case of a Russian word', async () => {
  const id = await open(worker, { ownTitle: 'Столовая в Самаре' })
  await post(worker, `/cases/${id}/notes`, { text: 'Работодатель удерживает паспорта, Muminobod' })
  for (const text of ['паспорт', 'muminobod', 'столовую', 'работодателя']) {
    const found = await app.call(worker, 'POST', '/cases/search', { scope: 'all', text })
    expect(
      found.body.items.map((one: { id: string }) => one.id),
      text,
    ).toEqual([id])
  }
  const none = await app.call(worker, 'POST', '/cases/search', { scope: 'all', text: 'nothing-like-it' })
  expect(none.body.items).toEqual([])
})

test('a hand-over is asked and accepted; of two answers at once one counts', async () => {
  const id = await open(worker, { restricted: true })
  expect((await app.call(lawyer, 'GET', `/cases/${id}`)).status).toBe(404)
  const asked = await post(worker, `/cases/${id}/hand-overs`, {
    toId: lawyer.userId,
    reason: 'She needs a lawyer',
  })
  expect(asked.body, JSON.stringify(asked.body)).toMatchObject({
    status: 'requested',
    to: { id: lawyer.userId },
  })
  const twice = await post(worker, `/cases/${id}/hand-overs`, { toId: lawyer.userId, reason: 'Again' })
  expect(twice.body.code).toBe('cases.already_asked')
  const [waiting] = (await app.call(lawyer, 'GET', '/hand-overs')).body.items
  expect(waiting).toMatchObject({ reference: expect.any(String), restricted: true, needCodes: [] })
  const answers = await Promise.all([
    post(lawyer, `/hand-overs/${waiting.id}/answer`, { answer: 'accept' }),
    post(worker, `/hand-overs/${waiting.id}/answer`, { answer: 'withdraw' }),
    post(lawyer, `/hand-overs/${waiting.id}/answer`, { answer: 'decline' }),
  ])
  expect(answers.map(reply => reply.status).sort()).toEqual([200, 409, 409])
  if (answers[0]?.status === 200) {
    expect((await page(lawyer, id)).responsible.id).toBe(lawyer.userId)
    expect((await app.call(worker, 'GET', `/cases/${id}`)).status).toBe(404)
  }
  const stranger = await app.member(organisationId, ['lawyer'])
  expect((await post(stranger, `/hand-overs/${waiting.id}/answer`, { answer: 'accept' })).status).toBe(404)
})

test('cover adds a colleague until a day and then gives the file back; a case on hold wakes; both in the local morning', async () => {
  const id = await open(worker, { restricted: true })
  const held = await open(worker)
  const asked = await post(worker, `/cases/${id}/hand-overs`, {
    toId: lawyer.userId,
    reason: 'On leave',
    coverUntil: day(2),
  })
  await post(lawyer, `/hand-overs/${asked.body.id}/answer`, { answer: 'accept' })
  expect((await page(lawyer, id)).responsible.id).toBe(worker.userId)
  await post(worker, `/cases/${held}/hold`, { version: 1, until: day(3), reason: 'The court answers then' })
  await post(worker, `/cases/${id}/tasks`, {
    kind: 'deadline',
    text: 'Patent',
    dueOn: day(10),
    basis: 'legal',
    rule: 'ru.patent',
  })
  const at = async (moment: string) => {
    app.setNow(moment)
    await app.engine.as(systemActor(null), async use => use.enqueue('cases.mornings', {}))
    await app.runJobs()
    app.setNow(new Date().toISOString())
  }
  // Half past one in the night of Dushanbe: nothing yet. At seven: the day begins.
  await at(`${day(2)}T20:30:00Z`)
  expect((await page(worker, held)).status).toBe('on_hold')
  await at(`${day(3)}T02:05:00Z`)
  expect((await page(worker, held)).status).toBe('open')
  expect((await app.call(lawyer, 'GET', `/cases/${id}`)).status).toBe(404)
  expect(await kinds(worker, id)).toContain('cover_ended')
  // The deadline is seven days off on this morning.
  const rows = await app.engine.as(systemActor(organisationId), use =>
    use.db.selectFrom('cases.reminder').selectAll().where('case_id', '=', id).execute(),
  )
  expect(rows).toMatchObject([{ kind: 'due', user_id: worker.userId, on_day: day(3) }])
})

test('the day’s list holds what is due in one’s own files only', async () => {
  const own = await app.member(organisationId, ['caseworker'], { teamIds })
  const id = await open(own, { nextStep: 'Write', nextStepOn: day(1) })
  await post(own, `/cases/${id}/tasks`, { text: 'Late', dueOn: day(-3) })
  await post(own, `/cases/${id}/tasks`, { text: 'Far', dueOn: day(40) })
  await open(worker, { nextStep: 'Other', nextStepOn: day(1) })
  const due = (await app.call(own, 'GET', '/cases/due')).body.items
  expect(due.map((one: { text: string; due: string }) => [one.text, one.due])).toEqual([
    ['Late', 'overdue'],
    ['Write', 'soon'],
  ])
  expect((await app.call(own, 'GET', '/cases?overdue=true')).body.items).toHaveLength(1)
})

test('files stand by the day of the next step when asked so, page by page, and none of others comes with them', async () => {
  const own = await app.member(organisationId, ['caseworker'])
  const undated = await open(own, { teamId: null })
  const far = await open(own, { teamId: null, nextStep: 'Far', nextStepOn: day(30) })
  const soon = await open(own, { teamId: null })
  await post(own, `/cases/${soon}/tasks`, { text: 'Soon', dueOn: day(2) })
  const late = await open(own, { teamId: null, nextStep: 'Late', nextStepOn: day(-4) })
  await post(own, `/cases/${late}/tasks`, { text: 'Far', dueOn: day(90) })
  await open(worker, { nextStep: 'Not theirs', nextStepOn: day(1) })
  for (const asked of ['scope=mine', 'scope=all', 'scope=all&status=open']) {
    const found: string[] = []
    let cursor = ''
    for (let pages = 0; pages < 4; pages++) {
      const query = `${asked}&order=due&limit=1${cursor && `&cursor=${cursor}`}`
      const { items, next } = (await app.call(own, 'GET', `/cases?${query}`)).body
      found.push(...items.map((one: { id: string }) => one.id))
      cursor = next
    }
    expect(cursor).toBeNull()
    expect(found).toEqual([late, soon, far, undated])
  }
})

test('what happens with a contact or a referral stands in the account, once, and moves the need', async () => {
  const id = await open(worker, { needs: [{ code: 'legal.wages' }] })
  const referralId = newId()
  const announce = (name: string, payload: Record<string, string>) =>
    app.engine.as(systemActor(organisationId), async use => use.announce(name, { caseId: id, ...payload }))
  const need = async () => (await page(worker, id)).needs[0]
  await announce('contacts.recorded', { contactId: newId(), channel: 'call' })
  await announce('referrals.sent', { referralId, needCode: 'legal.wages' })
  await app.runJobs()
  expect(await need()).toMatchObject({ status: 'referred', referralState: 'sent' })
  expect((await page(worker, id)).waiting).toBe(true)
  await announce('referrals.accepted', { referralId, needCode: 'legal.wages' })
  await app.runJobs()
  expect(await need()).toMatchObject({ status: 'referred', referralState: 'accepted' })
  await announce('referrals.done', { referralId, needCode: 'legal.wages', outcome: 'met' })
  await app.runJobs()
  await app.runJobs()
  expect(await need()).toMatchObject({ status: 'met', referralState: 'done' })
  const told = await kinds(worker, id)
  for (const kind of ['contact', 'referral_sent', 'referral_accepted', 'referral_done'])
    expect(told.filter((one: string) => one === kind)).toHaveLength(1)
})

test('the file of whoever received a referral tells of it and keeps its own need', async () => {
  const id = await open(worker, { needs: [{ code: 'legal.wages' }] })
  await app.engine.as(systemActor(organisationId), async use =>
    use.announce('referrals.accepted', { caseId: id, referralId: newId(), needCode: 'legal.wages' }),
  )
  await app.runJobs()
  expect((await page(worker, id)).needs[0]).toMatchObject({ status: 'open', referralState: null })
  expect(await kinds(worker, id)).toContain('referral_accepted')
})

test('persons of a restricted case are known to its workers only, and to the team again when it is opened up', async () => {
  const person = await app.engine.as(systemActor(organisationId), async use =>
    createPerson(use, {
      names: [],
      sex: 'female',
      birthYear: 1995,
      birthDay: null,
      ageBand: null,
      citizenships: ['TJ'],
      languages: [],
      placeId: null,
      placeText: null,
      countryNow: null,
      targetGroups: [],
      notes: null,
      sourceRef: null,
      ways: [],
    } as unknown as Parameters<typeof createPerson>[1]),
  )
  const id = await open(worker, {
    persons: [{ personId: person.id }],
    restricted: true,
    needs: [{ code: 'legal.wages' }],
  })
  const seen = await page(worker, id)
  expect(seen.persons).toMatchObject([{ id: person.id, part: 'client' }])
  expect(seen.title).toMatch(/^Woman, \d\d: unpaid wages$/)
  const sees = async (who: Caller) => (await app.call(who, 'GET', `/people/${person.id}`)).status
  expect([await sees(worker), await sees(lawyer)]).toEqual([200, 404])
  const opened = await post(worker, `/cases/${id}/restrict`, {
    version: seen.version,
    restricted: false,
    reason: 'Safe now',
  })
  expect(opened.status, JSON.stringify(opened.body)).toBe(200)
  expect(await sees(lawyer)).toBe(200)
})

test('a supervisor assigns; only somebody who works on cases can be named', async () => {
  const { id } = await aCase(app.engine, { organisationId, teamId: team.id, restricted: true })
  const version = (await page(supervisor, id)).version
  const operator = await app.member(organisationId, ['operator'])
  const body = { version, teamId: team.id, reason: 'Free hands' }
  const wrong = await post(supervisor, `/cases/${id}/assign`, { ...body, responsibleId: operator.userId })
  expect(wrong.body.code).toBe('cases.not_a_worker')
  expect((await post(supervisor, `/cases/${id}/assign`, body)).body.code).toBe('cases.last_worker')
  expect(
    (await post(supervisor, `/cases/${id}/assign`, { ...body, responsibleId: lawyer.userId })).status,
  ).toBe(200)
  expect((await page(lawyer, id)).responsible.id).toBe(lawyer.userId)
  expect((await app.call(supervisor, 'GET', `/cases/${id}`)).status).toBe(404)
})
