import pg from 'pg'
import { afterAll, expect, test } from 'vitest'
import { testApp } from '#test/support/app.ts'

const app = await testApp()
const owner = new pg.Client({ connectionString: app.ownerUrl })
await owner.connect()
afterAll(() => owner.end())

test('the parts of a file are given on the same sentence as the file itself', async () => {
  const { rows } = await owner.query(
    `select p.qual, f.prosrc from pg_policies p, pg_proc f
     where p.schemaname = 'cases' and p.tablename = 'case' and p.policyname = 'case_read' and f.oid = 'cases.parts'::regproc`,
  )
  // Changed the policy? Make cases.parts anew in the same migration.
  expect(rows[0].prosrc).toContain(rows[0].qual)
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
    const { rows } = await owner.query('select cases.parts($1, $2) as parts', [mine, body.id])
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
