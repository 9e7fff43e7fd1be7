import pg from 'pg'
import { afterAll, expect, test } from 'vitest'
import { systemActor } from '#lib/actor.ts'
import { instant } from '#lib/day.ts'
import { newId } from '#lib/ids.ts'
import { testApp } from '#test/support/app.ts'
import { addHappening } from './service/happenings.ts'

const app = await testApp()
const owner = new pg.Client({ connectionString: app.ownerUrl })
await owner.connect()
afterAll(() => owner.end())

test('the parts of a file are given on the same sentence as the file itself', async () => {
  const { rows } = await owner.query(
    `select p.qual, f.prosrc from pg_policies p, pg_proc f
     where p.schemaname = 'cases' and p.tablename = 'case' and p.policyname = 'case_read' and f.oid = 'cases.page'::regproc`,
  )
  // Changed the policy? Make cases.page anew in the same migration.
  expect(rows[0].prosrc).toContain(rows[0].qual)
})

test('a file is opened by one function on the same sentence as a row of it alone', async () => {
  const { rows } = await owner.query(
    `select p.with_check, f.prosrc from pg_policies p, pg_proc f
     where p.schemaname = 'cases' and p.tablename = 'case' and p.policyname = 'case_new' and f.oid = 'cases.open_file'::regproc`,
  )
  // Changed the policy? Make cases.open_file anew in the same migration.
  expect(rows[0].prosrc).toContain(rows[0].with_check)
  const [mine, elsewhere] = [await app.organisation(), await app.organisation()]
  const worker = await app.member(mine, ['caseworker'])
  const open = async (roles: string, given: object) => {
    await owner.query('begin')
    await owner.query('set local role hamroh_app')
    await owner.query(`select platform.act_as('member', $1, $2, array[$3], '{}')`, [
      mine,
      worker.userId,
      roles,
    ])
    const file = {
      organisation_id: mine,
      id: crypto.randomUUID(),
      reference: 'A',
      opened_at: '2026-11-22T08:00:00Z',
      opened_by: worker.userId,
      worker_ids: [],
      restricted: false,
      need_codes: [],
      areas: [],
      person_ids: [],
      changed_at: '2026-11-22T08:00:00Z',
      ...given,
    }
    const text = `select cases.open_file($1, '[]', '[]', '[]', '[]') as opened`
    const done = await owner.query(text, [file]).then(
      result => result.rows[0].opened,
      error => error.code,
    )
    await owner.query('rollback')
    return done
  }
  expect(await open('caseworker', {})).toBe(true)
  expect(await open('programme_manager', {})).toBe('42501')
  expect(await open('caseworker', { organisation_id: elsewhere })).toBe('42501')
  const { userId } = await app.member(mine, ['caseworker'])
  expect(await open('caseworker', { opened_by: userId })).toBe('42501')
})

test('whoever may not read the file gets no parts, also by asking the function itself', async () => {
  const [mine, elsewhere] = [await app.organisation(), await app.organisation()]
  const worker = await app.member(mine, ['caseworker'])
  const others = [await app.member(mine, ['caseworker']), await app.member(elsewhere, ['supervisor'])]
  const { body } = await app.call(worker, 'POST', '/cases', { needs: [{ code: 'legal.wages' }] })
  const ask = async (who: { organisationId: string; userId: string }, roles: string) => {
    await owner.query('begin')
    await owner.query('set local role hamroh_app')
    await owner.query(`select platform.act_as('member', $1, $2, array[$3], '{}')`, [
      who.organisationId,
      who.userId,
      roles,
    ])
    const { rows } = await owner.query('select cases.page($1, $2, 9) as parts', [mine, body.id])
    await owner.query('rollback')
    return rows[0].parts
  }
  expect((await ask(worker, 'caseworker')).needs).toHaveLength(1)
  for (const other of others) {
    expect(await ask(other, 'caseworker')).toBeNull()
    expect(await ask(other, 'programme_manager')).toBeNull()
  }
  expect(await ask(others[1] as (typeof others)[1], 'supervisor')).toBeNull()
})

test('what is told of a referral in the wrong order moves its need to the newest, not to the last told', async () => {
  const organisationId = await app.organisation()
  const worker = await app.member(organisationId, ['caseworker'])
  const file = await app.call(worker, 'POST', '/cases', { needs: [{ code: 'legal.wages' }] })
  const caseId = file.body.id as string
  const needOf = async () => (await app.call(worker, 'GET', `/cases/${caseId}`)).body.needs[0]
  const { id: needId } = await needOf()
  const [thingId, needCode] = [newId(), 'legal.wages']
  const told = (kind: 'referral_sent' | 'referral_accepted', state: string, at: string) =>
    app.engine.as(systemActor(organisationId), use =>
      addHappening(use, {
        ...{ eventId: newId(), caseId, kind, at: instant(at), thingId, details: {} },
        ...{ need: { state, status: 'referred' }, needCode, needId },
      }),
    )
  await told('referral_accepted', 'accepted', '2026-11-21T10:00:00.000Z')
  await told('referral_sent', 'sent', '2026-11-20T10:00:00.000Z')
  expect(await needOf()).toMatchObject({ referralState: 'accepted', referralAt: '2026-11-21T10:00:00.000Z' })
})
