import { writeFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { systemActor } from '#lib/actor.ts'
import { newId } from '#lib/ids.ts'
import type { CommandIo } from '#platform/command.ts'
import { temporaryFolder, testApp } from '#test/support/app.ts'
import { commands } from './commands.ts'
import { sealOrganisation } from './service/seal.ts'
import { verifyChain } from './service/verify.ts'

const app = await testApp()
const owner = new pg.Client({ connectionString: app.ownerUrl })
beforeAll(() => owner.connect())
afterAll(() => owner.end())

/** An organisation whose log has this many lines, all sealed but the first that made it. */
async function logOf(lines: number): Promise<string> {
  const organisationId = await app.organisation()
  for (let n = 1; n <= lines; n++) await write(organisationId, `test.line_${n}`)
  // The organisation's own beginning is a line too.
  await seal(organisationId, lines + 1)
  await settled(organisationId)
  return organisationId
}

const write = (organisationId: string, action: string) =>
  app.engine.as(systemActor(organisationId), async use =>
    use.audit({ action, thing: 'case', thingId: newId(), details: { b: 1, a: ['x'], ё: true } }),
  )

/** Seals this many; where a transaction of another test file on the same server still runs, it is waited for. */
async function seal(organisationId: string, lines: number): Promise<void> {
  for (let sealed = 0; sealed < lines; ) {
    sealed += await sealOrganisation(app.engine, organisationId)
    if (sealed < lines) await new Promise(done => setTimeout(done, 25))
  }
}

/** Until no running transaction is older than what was sealed. */
async function settled(organisationId: string): Promise<void> {
  for (;;) {
    const { rows } = await owner.query(
      `select sealed_before > (select max(written_in) from platform.audit_line where organisation_id = $1) as is_past
       from audit.chain where organisation_id = $1`,
      [organisationId],
    )
    if (rows[0].is_past) return
    await new Promise(done => setTimeout(done, 25))
    await sealOrganisation(app.engine, organisationId)
  }
}

const verify = (organisationId: string) => verifyChain(app.engine, organisationId)
const lineAt = async (organisationId: string, number: number): Promise<string> =>
  (
    await owner.query('select line_id from audit.seal where organisation_id = $1 and number = $2', [
      organisationId,
      number,
    ])
  ).rows[0].line_id

describe('the log as a chain', () => {
  test('what was written stands in it once, in order, and is whole', async () => {
    const organisationId = await logOf(12)
    const { lines, faults, waiting } = await verify(organisationId)
    expect({ lines, faults, waiting }).toEqual({ lines: 13, faults: [], waiting: 0 })
  })

  test('a line that somebody changed is named', async () => {
    const organisationId = await logOf(9)
    const lineId = await lineAt(organisationId, 5)
    await owner.query(`update platform.audit_line set details = '{"b": 2}' where id = $1`, [lineId])
    expect((await verify(organisationId)).faults).toEqual([{ kind: 'changed', number: 5, lineId }])
  })

  test('a line whose hash was made to fit is found by the line after it', async () => {
    const organisationId = await logOf(9)
    await owner.query(`update audit.seal set hash = sha256('x') where organisation_id = $1 and number = 4`, [
      organisationId,
    ])
    expect((await verify(organisationId)).faults.map(fault => fault.number)).toEqual([4, 5])
  })

  test('a line that was removed is named, alone, with its seal, and from the end', async () => {
    const alone = await logOf(9)
    const lineId = await lineAt(alone, 3)
    await owner.query('delete from platform.audit_line where id = $1', [lineId])
    expect((await verify(alone)).faults).toEqual([{ kind: 'removed', number: 3, lineId }])

    const sealed = await logOf(9)
    await owner.query('delete from platform.audit_line where id = $1', [await lineAt(sealed, 7)])
    await owner.query('delete from audit.seal where organisation_id = $1 and number = 7', [sealed])
    const faults = (await verify(sealed)).faults
    expect(faults).toContainEqual({ kind: 'removed', number: 7, lineId: null })

    const tail = await logOf(9)
    await owner.query('delete from audit.seal where organisation_id = $1 and number > 8', [tail])
    expect((await verify(tail)).faults).toContainEqual({ kind: 'removed', number: 9, lineId: null })
  })

  test('a line that was inserted among the sealed ones is named', async () => {
    const organisationId = await logOf(6)
    const id = newId()
    await owner.query(
      `insert into platform.audit_line (organisation_id, id, at, actor_kind, action, thing_kind, request_id, written_in)
       select organisation_id, $2, at, actor_kind, action, thing_kind, request_id, written_in from platform.audit_line
       where id = $1`,
      [await lineAt(organisationId, 4), id],
    )
    await sealOrganisation(app.engine, organisationId)
    expect((await verify(organisationId)).faults).toEqual([{ kind: 'inserted', number: null, lineId: id }])
  })

  test('whatever is changed, removed and put in at once, each is named by its place and nothing else is', async () => {
    const lines = 8
    const attack = fc.constantFrom('changed', 'removed', 'inserted', null)
    await fc.assert(
      fc.asyncProperty(
        fc.array(attack, { minLength: lines, maxLength: lines }),
        fc.constantFrom('action', 'request_id', 'thing_kind', 'actor_kind'),
        async (attacks, column) => {
          const organisationId = await logOf(lines)
          const planted: unknown[] = []
          for (const [index, kind] of attacks.entries()) {
            const number = index + 2
            const lineId = await lineAt(organisationId, number)
            if (kind === 'changed')
              await owner.query(`update platform.audit_line set ${column} = ${column} || '.' where id = $1`, [
                lineId,
              ])
            if (kind === 'removed')
              await owner.query('delete from platform.audit_line where id = $1', [lineId])
            if (kind === 'changed' || kind === 'removed') planted.push({ kind, number, lineId })
            if (kind !== 'inserted') continue
            const id = newId()
            await owner.query(
              `insert into platform.audit_line (organisation_id, id, at, actor_kind, action, thing_kind, request_id, written_in)
               select organisation_id, $2, at, actor_kind, action, thing_kind, request_id, written_in from platform.audit_line where id = $1`,
              [lineId, id],
            )
            planted.push({ kind, number: null, lineId: id })
          }
          const { faults } = await verify(organisationId)
          const text = (list: readonly unknown[]) => list.map(one => JSON.stringify(one)).sort()
          expect(text(faults)).toEqual(text(planted))
        },
      ),
      { numRuns: 6 },
    )
  })

  test('lines that changed places are named', async () => {
    const organisationId = await logOf(9)
    const [third, sixth] = [await lineAt(organisationId, 3), await lineAt(organisationId, 6)]
    await owner.query('begin')
    await owner.query(
      'update audit.seal set line_id = gen_random_uuid() where organisation_id = $1 and number = 3',
      [organisationId],
    )
    await owner.query('update audit.seal set line_id = $2 where organisation_id = $1 and number = 6', [
      organisationId,
      third,
    ])
    await owner.query('update audit.seal set line_id = $2 where organisation_id = $1 and number = 3', [
      organisationId,
      sixth,
    ])
    await owner.query('commit')
    expect((await verify(organisationId)).faults).toEqual([
      { kind: 'reordered', number: 3, lineId: sixth },
      { kind: 'reordered', number: 6, lineId: third },
    ])
  })

  test('a transaction that commits late comes later in the chain, not into its past', async () => {
    const organisationId = await logOf(2)
    let sealedMeanwhile = -1
    await app.engine.as(systemActor(organisationId), async use => {
      // It has its number from now on, and others overtake it.
      const { sql } = await import('kysely')
      await sql`select pg_current_xact_id()`.execute(use.db)
      await write(organisationId, 'test.overtakes')
      sealedMeanwhile = await sealOrganisation(app.engine, organisationId)
      use.audit({ action: 'test.late', thing: 'case', thingId: null })
    })
    expect(sealedMeanwhile).toBe(0)
    await seal(organisationId, 2)
    expect((await verify(organisationId)).faults).toEqual([])
  })

  test('several processes that seal at the same time make one chain', async () => {
    const organisationId = await logOf(0)
    await Promise.all(Array.from({ length: 30 }, (_, n) => write(organisationId, `test.many_${n}`)))
    const sealers = [1, 2, 3].map(() => sealOrganisation(app.engine, organisationId))
    const sealed = (await Promise.all(sealers)).reduce((sum, one) => sum + one, 0)
    await seal(organisationId, 30 - sealed)
    expect(await verify(organisationId)).toMatchObject({ lines: 31, waiting: 0, faults: [] })
  })

  test('restored into another server, whose transactions count from the beginning, it goes on', async () => {
    const organisationId = await logOf(3)
    await owner.query(
      `update platform.audit_line set written_in = (written_in::text::bigint + 1000000000)::text::xid8 where organisation_id = $1`,
      [organisationId],
    )
    await owner.query(
      `update audit.chain set sealed_before = (sealed_before::text::bigint + 1000000000)::text::xid8 where organisation_id = $1`,
      [organisationId],
    )
    await write(organisationId, 'test.after_restore')
    await seal(organisationId, 1)
    await write(organisationId, 'test.after_that')
    await seal(organisationId, 1)
    expect(await verify(organisationId)).toMatchObject({ lines: 6, waiting: 0, faults: [] })
  })
})

describe('signed heads', () => {
  const said: string[] = []
  const io: CommandIo = {
    readFile: path => readFile(path, 'utf8'),
    out: text => said.push(text),
    err: () => {},
  }
  const run = async (...args: string[]) => {
    said.length = 0
    const code = await commands['audit verify']?.run(args, io, { engine: app.engine })
    return { code, answer: said[0] ? JSON.parse(said[0]) : null }
  }

  test('kept outside, they show a chain that was made anew as a whole', async () => {
    const organisationId = await logOf(5)
    const auditor = await app.member(organisationId, ['auditor'])
    expect((await app.call(auditor, 'POST', '/audit/heads')).status).toBe(201)
    const file = join(temporaryFolder(), 'heads.json')
    writeFileSync(
      file,
      (await app.call(auditor, 'GET', '/audit/heads/file')).body.heads
        ? JSON.stringify((await app.call(auditor, 'GET', '/audit/heads/file')).body)
        : '',
    )
    const slug = (
      await owner.query('select slug from organisations.organisation where id = $1', [organisationId])
    ).rows[0].slug
    expect(await run('--organisation', slug, '--heads', file)).toMatchObject({
      code: 0,
      answer: { whole: true },
    })

    // The owner of the database forges the log and everything in the database that could tell.
    await owner.query('delete from audit.seal where organisation_id = $1', [organisationId])
    await owner.query('delete from audit.chain where organisation_id = $1', [organisationId])
    await owner.query('delete from audit.head where organisation_id = $1', [organisationId])
    await owner.query(
      `delete from platform.audit_line where organisation_id = $1 and action = 'test.line_2'`,
      [organisationId],
    )
    await seal(organisationId, 6)
    expect(await run('--organisation', slug)).toMatchObject({ code: 0 })
    const forged = await run('--organisation', slug, '--heads', file)
    expect(forged.code).toBe(1)
    expect(forged.answer.organisations[0].faults[0]).toMatchObject({ kind: 'head_differs', number: 6 })
  })

  test('a head that somebody wrote without the key is not believed', async () => {
    const organisationId = await logOf(2)
    const auditor = await app.member(organisationId, ['auditor'])
    await app.call(auditor, 'POST', '/audit/heads')
    await owner.query(`update audit.head set number = 1 where organisation_id = $1`, [organisationId])
    expect((await verify(organisationId)).faults.map(fault => fault.kind)).toContain('head_not_signed')
  })

  test('a wrong question is answered in words', async () => {
    expect((await run('--organisation', 'nobody-there')).code).toBe(2)
    expect((await run('--heads', '/no/such/file')).code).toBe(2)
    expect((await run('--nonsense')).code).toBe(2)
  })
})
