import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '#lib/ids.ts'
import { type Caller, type TestApp, testApp } from '#test/support/app.ts'

let app: TestApp
let owner: pg.Client

beforeAll(async () => {
  app = await testApp()
  app.setNow('2026-11-22T06:00:00.000Z')
  owner = new pg.Client({ connectionString: app.ownerUrl })
  await owner.connect()
})
afterAll(() => owner.end())

interface CaseGiven {
  readonly worker?: string | null
  readonly status?: string
  readonly restricted?: boolean
  readonly risk?: string | null
  readonly nextStepOn?: string | null
  readonly closingBy?: string | null
}

async function file(organisationId: string, given: CaseGiven = {}): Promise<string> {
  const id = newId()
  const { worker = null, status = 'open', restricted = false, risk = null, nextStepOn = null } = given
  await owner.query(
    `insert into cases.case (organisation_id, id, reference, status, opened_at, responsible_id, worker_ids, restricted, risk,
       next_step, next_step_on, closing_by, need_codes, changed_at)
     values ($1, $2::uuid, $2::uuid::text, $3, '2026-11-20T05:00:00Z', $4::uuid, array_remove(array[$4::uuid], null), $5, $6,
       'call the office', $7, $8, '{legal.wages}', '2026-11-21T05:00:00Z')`,
    [organisationId, id, status, worker, restricted, risk, nextStepOn, given.closingBy ?? null],
  )
  return id
}

async function task(organisationId: string, caseId: string, kind: string, dueOn: string, basis = 'agreed') {
  await owner.query(
    `insert into cases.task (organisation_id, id, case_id, kind, text, due_on, basis, added_at)
     values ($1, gen_random_uuid(), $2, $3, 'write to the court', $4, $5, now())`,
    [organisationId, caseId, kind, dueOn, basis],
  )
}

async function webRequest(organisationId: string, urgency: string): Promise<string> {
  const id = newId()
  await owner.query(
    `insert into contacts.contact (organisation_id, id, channel, started_at, needs, urgency, recorded_at)
     values ($1, $2, 'web', '2026-11-21T10:00:00Z', '{legal.wages}', $3, now())`,
    [organisationId, id, urgency],
  )
  await owner.query(
    `insert into contacts.web_request (organisation_id, contact_id, reference, code_hash, form_hash, locale, reach, created_at)
     values ($1, $2::uuid, $2::uuid::text, '\\x00', uuid_send($2::uuid), 'ru', 'none', '2026-11-21T10:00:00Z')`,
    [organisationId, id],
  )
  return id
}

async function promise(who: Caller, dueAt: string): Promise<string> {
  const reply = await app.call(who, 'POST', '/contacts', {
    outcome: 'call_back',
    needs: ['legal.wages'],
    callBack: { dueAt, number: '+992900000001' },
  })
  expect(reply.status).toBe(201)
  return reply.body.id
}

const day = async (who: Caller) => {
  const { status, body } = await app.call(who, 'GET', '/my-day')
  expect(status).toBe(200)
  return body.items as {
    kind: string
    id: string
    title: string
    why: string
    urgency: string
    due: string
  }[]
}
const kinds = (items: readonly { kind: string; why: string }[]) =>
  items.map(item => `${item.kind} ${item.why}`)

describe('my day', () => {
  test('an operator sees promised calls and requests from the web, never files', async () => {
    const organisation = await app.organisation()
    const operator = await app.member(organisation, ['operator'])
    app.setNow('2026-11-22T03:00:00.000Z')
    await promise(operator, '2026-11-22T05:00:00Z')
    await promise(operator, '2026-11-22T15:00:00Z')
    await promise(operator, '2026-11-24T05:00:00Z')
    app.setNow('2026-11-22T06:00:00.000Z')
    await webRequest(organisation, 'usual')
    await webRequest(organisation, 'today')
    const urgent = await webRequest(organisation, 'now')
    await file(organisation)
    const items = await day(operator)
    expect(kinds(items)).toEqual([
      'web_request danger_now',
      'call_back overdue',
      'call_back due_today',
      'web_request unanswered',
      'web_request unanswered',
    ])
    expect(items[0]?.id).toBe(urgent)
    expect(items.slice(3).map(item => item.urgency)).toEqual(['today', 'usual'])
    expect(JSON.stringify(items)).not.toContain('92900000001')
  })

  test('a caseworker sees what is due in their own files and nothing of others', async () => {
    const organisation = await app.organisation()
    const [me, other] = [
      await app.member(organisation, ['caseworker']),
      await app.member(organisation, ['caseworker']),
    ]
    const mine = await file(organisation, { worker: me.userId, nextStepOn: '2026-11-22' })
    const theirs = await file(organisation, { worker: other.userId, nextStepOn: '2026-11-01' })
    await task(organisation, mine, 'deadline', '2026-11-20')
    await task(organisation, mine, 'deadline', '2026-11-27', 'legal')
    await task(organisation, mine, 'deadline', '2026-12-20', 'legal')
    await task(organisation, mine, 'action', '2026-11-22')
    await task(organisation, mine, 'action', '2026-11-25')
    await task(organisation, theirs, 'action', '2026-11-01')
    expect(kinds(await day(me))).toEqual([
      'deadline overdue',
      'deadline due_soon',
      'action due_today',
      'next_step due_today',
    ])
  })

  test('a file in danger comes first, whatever waits in it', async () => {
    const organisation = await app.organisation()
    const me = await app.member(organisation, ['lawyer'])
    const calm = await file(organisation, { worker: me.userId })
    await task(organisation, calm, 'deadline', '2026-11-01')
    const danger = await file(organisation, {
      worker: me.userId,
      risk: 'danger_now',
      nextStepOn: '2026-11-22',
    })
    expect((await day(me)).map(item => item.id)).toEqual([danger, calm])
  })

  test('who is asked to take a file over sees its number, not what is in it', async () => {
    const organisation = await app.organisation()
    const [me, other] = [
      await app.member(organisation, ['caseworker']),
      await app.member(organisation, ['caseworker']),
    ]
    const id = await file(organisation, { worker: other.userId, restricted: true })
    await owner.query(
      `insert into cases.hand_over (organisation_id, id, case_id, from_id, to_id, asked_by, reason, requested_at)
       values ($1, gen_random_uuid(), $2, $3, $4, $3, 'leave', '2026-11-21T05:00:00Z')`,
      [organisation, id, other.userId, me.userId],
    )
    expect(await day(me)).toMatchObject([{ kind: 'hand_over', id, title: id, why: 'asked_of_you' }])
    expect(await day(other)).toEqual([])
  })

  test('a supervisor sees closings to approve, broken glass and files without anybody, of the own organisation', async () => {
    const [organisation, elsewhere] = [await app.organisation(), await app.organisation()]
    const [me, worker, colleague] = [
      await app.member(organisation, ['supervisor']),
      await app.member(organisation, ['caseworker']),
      await app.member(organisation, ['supervisor'], { name: 'Zarina Example' }),
    ]
    await file(elsewhere)
    await file(organisation, { worker: worker.userId, status: 'closing_requested', closingBy: worker.userId })
    await file(organisation, { worker: worker.userId, status: 'closing_requested', closingBy: me.userId })
    await file(organisation)
    const closed = await file(organisation, { worker: worker.userId, restricted: true })
    for (const [user, at] of [
      [colleague.userId, '2026-11-21T05:00:00Z'],
      [colleague.userId, '2026-10-21T05:00:00Z'],
      [me.userId, '2026-11-21T05:00:00Z'],
    ])
      await owner.query(
        `insert into cases.glass (organisation_id, id, case_id, user_id, reason, broken_at, until)
         values ($1, gen_random_uuid(), $2, $3, 'a reason', $4::timestamptz, $4::timestamptz + interval '8 hours')`,
        [organisation, closed, user, at],
      )
    const items = await day(me)
    expect(kinds(items)).toEqual([
      'closing waits_for_approval',
      'glass glass_broken',
      'unassigned nobody_responsible',
    ])
    expect(items[1]?.title).toBe('Zarina Example')
    expect(await day(worker)).toEqual([])
  })

  test('referrals: the receiver sees what waits for an answer, the sender what is late or asked more about', async () => {
    const [from, to] = [await app.organisation(), await app.organisation({ name: 'Other House' })]
    const [sender, receiver, stranger] = [
      await app.member(from, ['caseworker']),
      await app.member(to, ['lawyer']),
      await app.member(from, ['caseworker']),
    ]
    const caseId = await file(from, { worker: sender.userId })
    const refer = async (status: string, answerDue: string) => {
      const id = newId()
      await owner.query(
        `insert into referrals.referral (organisation_id, id, reference, to_organisation_id, to_name, case_id, need_code, area,
           urgency, status, preview, sent_by, sent_at, answer_due, changed_at)
         values ($1, $2::uuid, $2::uuid::text, $3, 'Other House', $4, 'legal.wages', 'x', 'soon', $5, '{}', $6, '2026-11-20T05:00:00Z', $7, now())`,
        [from, id, to, caseId, status, sender.userId, answerDue],
      )
      return id
    }
    const late = await refer('sent', '2026-11-21T05:00:00Z')
    const fresh = await refer('sent', '2026-11-24T05:00:00Z')
    const asked = await refer('more_asked', '2026-11-24T05:00:00Z')
    await refer('done', '2026-11-20T05:00:00Z')
    const pick = (items: Awaited<ReturnType<typeof day>>) => items.map(({ kind, id, why }) => [kind, id, why])
    expect(pick(await day(receiver))).toEqual([
      ['referral_in', late, 'overdue'],
      ['referral_in', fresh, 'waits_for_us'],
    ])
    expect(pick(await day(sender))).toEqual([
      ['referral_out', late, 'waits_for_them'],
      ['referral_out', asked, 'more_asked'],
    ])
    expect((await day(sender))[0]?.title).toBe('Unpaid wages · Other House')
    expect(await day(stranger)).toEqual([])
  })

  test('whoever keeps the house is told what waits there, each what they may do something about', async () => {
    const organisation = await app.organisation()
    const [supervisor, second, administrator, editor] = [
      await app.member(organisation, ['supervisor']),
      await app.member(organisation, ['supervisor']),
      await app.member(organisation, ['administrator']),
      await app.member(organisation, ['directory_editor']),
    ]
    await owner.query(
      `insert into accounts.recovery (organisation_id, id, user_id, asked_by, asked_at, expires_at)
       values ($1, gen_random_uuid(), $2, $3, '2026-11-21T05:00:00Z', '2026-11-24T05:00:00Z')`,
      [organisation, editor.userId, supervisor.userId],
    )
    await owner.query(
      `insert into keeping.erasure (organisation_id, id, kind, before_day, asked_by, state, requested_by, requested_at)
       values ($1, gen_random_uuid(), 'callers', '2024-11-21', 'rule', 'waiting', $2, '2026-11-21T05:00:00Z')`,
      [organisation, second.userId],
    )
    await owner.query(
      `insert into keeping.export (organisation_id, id, reason, state, requested_by, requested_at)
       values ($1, gen_random_uuid(), 'we move', 'waiting', $2, '2026-11-21T05:00:00Z')`,
      [organisation, administrator.userId],
    )
    await owner.query(
      `insert into accounts.sign_in_setting (organisation_id, second_factor_waived) values ($1, true)
       on conflict (organisation_id) do update set second_factor_waived = true`,
      [organisation],
    )
    expect(kinds(await day(supervisor))).toEqual(['erasure waits_for_approval', 'export waits_for_approval'])
    expect(kinds(await day(second))).toEqual(['recovery asked_of_you', 'export waits_for_approval'])
    expect(kinds(await day(administrator))).toEqual([
      'second_factor nobody_is_asked',
      // Here none is made.
      'backup no_backup',
      'recovery asked_of_you',
    ])
    expect((await app.call(administrator, 'GET', '/backups/standing')).body).toEqual({
      madeAt: null,
      verifiedAt: null,
      late: true,
    })
    // What belongs to no organisation is everybody's to check.
    expect((await day(editor)).every(({ kind }) => kind === 'entry_check')).toBe(true)
  })

  test('an agent sees the visits planned, the overdue first, and how many groups have fallen silent', async () => {
    const organisation = await app.organisation()
    const [agent, other, auditor] = [
      await app.member(organisation, ['field_agent']),
      await app.member(organisation, ['field_agent']),
      await app.member(organisation, ['auditor']),
    ]
    const group = newId()
    await owner.query(
      `insert into savings.group (organisation_id, id, name, currency, public_key, agent_id, registered_at, last_on)
       values ($1, $2, 'Basket', 'TJS', repeat('0', 64), $3, '2026-01-10T05:00:00Z', '2026-08-01')`,
      [organisation, group, agent.userId],
    )
    for (const [state, on] of [
      ['planned', '2026-11-26'],
      ['planned', '2026-11-20'],
      ['planned', '2026-12-20'],
      ['cancelled', '2026-11-21'],
    ])
      await owner.query(
        `insert into savings.visit (organisation_id, id, group_id, agent_id, state, planned_on)
         values ($1, gen_random_uuid(), $2, $3, $4, $5)`,
        [organisation, group, agent.userId, state, on],
      )
    const items = await day(agent)
    expect(kinds(items)).toEqual(['visit overdue', 'visit due_soon', 'silent_groups silent_long'])
    expect(items[0]).toMatchObject({ id: group, title: 'Basket', due: '2026-11-20' })
    expect(items[2]).toMatchObject({ count: 1 })
    expect(await day(other)).toEqual([])
    expect((await day(auditor)).every(({ kind }) => kind === 'log')).toBe(true)
  })

  test('a full day is one reply', async () => {
    const organisation = await app.organisation()
    const me = await app.member(organisation, ['supervisor', 'caseworker', 'operator'])
    for (let i = 0; i < 40; i++) {
      const id = await file(organisation, { worker: me.userId, nextStepOn: '2026-11-20' })
      await task(organisation, id, 'deadline', '2026-11-21')
      await webRequest(organisation, 'usual')
    }
    expect(await day(me)).toHaveLength(120)
  })
})
