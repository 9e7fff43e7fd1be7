import fc from 'fast-check'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '#lib/ids.ts'
import { type Caller, type TestApp, testApp } from '#test/support/app.ts'
import { isSmall } from './domain/suppress.ts'

let app: TestApp
let owner: pg.Client

beforeAll(async () => {
  app = await testApp()
  app.setNow('2026-11-22T06:00:00.000Z')
  owner = new pg.Client({ connectionString: app.ownerUrl })
  await owner.connect()
})
afterAll(() => owner.end())

interface Given {
  readonly needs: readonly string[]
  readonly sex: string | null
  readonly channel: string
  readonly outcome: string
  readonly startedAt: string
  readonly personId?: string | null
  readonly restricted?: boolean
}

async function record(organisationId: string, contacts: readonly Given[]): Promise<void> {
  await owner.query(
    `insert into contacts.contact (organisation_id, id, channel, started_at, needs, sex, outcome, not_request, person_id, anonymous, restricted, recorded_at)
     select $1, gen_random_uuid(), g->>'channel', (g->>'startedAt')::timestamptz,
       array(select jsonb_array_elements_text(g->'needs')), g->>'sex', g->>'outcome',
       case when g->>'outcome' = 'not_a_request' then 'prank' end, (g->>'personId')::uuid, g->>'personId' is null,
       coalesce((g->>'restricted')::boolean, false), now()
     from jsonb_array_elements($2) g`,
    [organisationId, JSON.stringify(contacts)],
  )
}

async function person(organisationId: string, sex: string): Promise<string> {
  const id = newId()
  await owner.query(
    `insert into people.person (organisation_id, id, reference, sex, created_at, updated_at) values ($1, $2::uuid, $2::uuid::text, $3, now(), now())`,
    [organisationId, id, sex],
  )
  return id
}

const many = (n: number, given: Partial<Given> = {}): Given[] =>
  Array.from({ length: n }, () => ({
    needs: ['legal.wages'],
    sex: 'female',
    channel: 'call_in',
    outcome: 'answered',
    startedAt: '2026-10-05T08:00:00Z',
    ...given,
  }))

const figures = (who: Caller, query: Record<string, string>) =>
  app.call(who, 'GET', `/figures?${new URLSearchParams({ period: '2026-Q4', ...query })}`)

describe('who sees figures', () => {
  test('a programme manager sees figures and never a row', async () => {
    const organisation = await app.organisation()
    await record(organisation, many(7))
    const manager = await app.member(organisation, ['programme_manager'])
    const reply = await figures(manager, { measure: 'contacts', by: 'sex' })
    expect(reply.status).toBe(200)
    expect(reply.body.total.count).toBe(7)
    expect(reply.body.rows.map((row: { list: unknown }) => row.list)).toEqual([null])
    expect((await app.call(manager, 'GET', '/contacts')).status).toBe(403)
    expect((await app.call(manager, 'GET', '/cases')).status).toBe(403)
    expect((await app.call(manager, 'GET', '/my-day')).status).toBe(403)
  })

  test('a supervisor is led to the list behind a figure', async () => {
    const organisation = await app.organisation()
    await record(organisation, many(7))
    const supervisor = await app.member(organisation, ['supervisor'])
    const { body } = await figures(supervisor, { measure: 'contacts', by: 'need' })
    expect(body.rows[0].list).toBe('/contacts?from=2026-10-01&to=2026-12-31&need=legal.wages')
  })

  test('operators, caseworkers and auditors see no figures of the organisation', async () => {
    const organisation = await app.organisation()
    for (const role of ['operator', 'caseworker', 'lawyer', 'auditor', 'directory_editor'] as const) {
      const who = await app.member(organisation, [role])
      expect((await figures(who, { measure: 'contacts', by: 'sex' })).status).toBe(403)
      expect((await app.call(who, 'GET', '/figures/overview')).status).toBe(403)
    }
  })

  test('the database itself refuses to count for other roles', async () => {
    const organisation = await app.organisation()
    const operator = { userId: newId(), roles: '{operator}' }
    const client = new pg.Client({ connectionString: app.ownerUrl })
    await client.connect()
    await client.query('begin')
    await client.query('set local role hamroh_app')
    await client.query(`select platform.act_as('member', $1, $2, $3, '{}')`, [
      organisation,
      operator.userId,
      operator.roles,
    ])
    const asked = client.query(
      `select * from indicators.figures('contacts', 'sex', null, '2026-10-01', '2026-12-31', '{}')`,
    )
    await expect(asked).rejects.toMatchObject({ code: '42501' })
    await client.query('rollback')
    await client.query('set role hamroh_app')
    const facts = client.query(
      `select * from indicators.facts($1, 'contacts', '2026-10-01', '2026-12-31', '{}')`,
      [organisation],
    )
    await expect(facts).rejects.toMatchObject({ code: '42501' })
    await client.end()
  })

  test('what another organisation does is never counted', async () => {
    const [ours, theirs] = [await app.organisation(), await app.organisation()]
    await record(ours, many(6))
    await record(theirs, many(40))
    const manager = await app.member(ours, ['programme_manager'])
    expect((await figures(manager, { measure: 'contacts', by: 'channel' })).body.total.count).toBe(6)
  })

  test('reading and exporting leave a line in the log', async () => {
    const organisation = await app.organisation()
    await record(organisation, many(6))
    const manager = await app.member(organisation, ['programme_manager'])
    await figures(manager, { measure: 'contacts', by: 'sex' })
    await app.call(manager, 'GET', '/figures/table.csv?measure=contacts&by=sex&period=2026-Q4&hxl=true')
    const { rows } = await owner.query(
      `select action, details from platform.audit_line where organisation_id = $1 and actor_id = $2 order by at, id`,
      [organisation, manager.userId],
    )
    expect(rows.map(row => row.action).sort()).toEqual(['indicators.export', 'indicators.figures'])
    expect(rows.find(row => row.action === 'indicators.export')?.details).toMatchObject({
      format: 'csv',
      hxl: true,
    })
  })

  test('what cannot be counted so is refused with the field', async () => {
    const organisation = await app.organisation()
    const manager = await app.member(organisation, ['programme_manager'])
    const bad = await figures(manager, { measure: 'referrals_received', by: 'sex' })
    expect([bad.status, bad.body.errors]).toEqual([400, [{ path: 'by', code: 'not_one_of' }]])
    const both = await figures(manager, { measure: 'contacts', by: 'need', across: 'area' })
    expect(both.body.errors).toEqual([{ path: 'across', code: 'not_one_of' }])
    const period = await figures(manager, { measure: 'contacts', by: 'sex', period: '2026-13' })
    expect(period.body.errors).toEqual([{ path: 'period', code: 'not_a_period' }])
  })
})

describe('honest counting', () => {
  const needs = ['legal.wages', 'documents.passport', 'shelter.night', 'health.doctor']
  const given = fc.record({
    needs: fc.uniqueArray(fc.constantFrom(...needs), { minLength: 0, maxLength: 2 }),
    sex: fc.constantFrom('female', 'male', null),
    channel: fc.constantFrom('call_in', 'visit', 'mobile'),
    outcome: fc.constantFrom('answered', 'referred', 'not_a_request'),
    startedAt: fc.constantFrom('2026-09-30T18:59:00Z', '2026-09-30T19:01:00Z', '2026-11-02T05:00:00Z'),
    restricted: fc.boolean(),
  })

  test('every figure that is shown equals a naive count, and every one that is hidden had to be or protects one', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(given, { minLength: 0, maxLength: 90 }), async contacts => {
        const organisation = await app.organisation()
        await record(
          organisation,
          contacts.map(one => (one.outcome === 'not_a_request' ? { ...one, needs: [] } : one)),
        )
        const manager = await app.member(organisation, ['programme_manager'])
        // Dushanbe is five hours ahead: 19:01 on 30 September is 1 October there.
        const counted = contacts.filter(
          one => one.outcome !== 'not_a_request' && one.startedAt > '2026-09-30T19:00:00Z',
        )
        const { body } = await figures(manager, { measure: 'contacts', by: 'channel', across: 'sex' })
        const naive = (channel: string | null, sex: string | null) => {
          const found = counted.filter(
            one =>
              (channel === null || one.channel === channel) &&
              (sex === null || (one.sex ?? 'unknown') === sex),
          )
          return { things: found.length, open: found.filter(one => !one.restricted).length }
        }
        const check = (shown: { count: number | null }, channel: string | null, sex: string | null) => {
          const real = naive(channel, sex)
          if (shown.count !== null) expect(shown.count).toBe(real.things)
          if (isSmall(real)) expect(shown.count).toBeNull()
        }
        check(body.total, null, null)
        const keys = body.columns.map((column: { key: string }) => column.key)
        for (const column of body.columns) check(column, null, column.key)
        for (const row of body.rows) {
          check(row, row.key, null)
          row.cells.forEach((cell: { count: number | null }, index: number) => {
            check(cell, row.key, keys[index])
          })
        }
        // A filter is the same column of the same table.
        for (const [index, key] of keys.entries()) {
          const slice = await figures(manager, {
            measure: 'contacts',
            by: 'channel',
            filterBy: 'sex',
            filter: key,
          })
          const counts = (rows: { key: string; count: number | null }[]) =>
            rows.map(row => [row.key, row.count])
          expect(counts(slice.body.rows)).toEqual(
            body.rows.map((row: { key: string; cells: { count: number | null }[] }) => [
              row.key,
              row.cells[index]?.count,
            ]),
          )
        }
      }),
      { numRuns: 25 },
    )
  })

  test('the needs of an area do not give away what the area hides', async () => {
    const organisation = await app.organisation()
    await record(organisation, [
      ...many(3, { needs: ['legal.wages'] }),
      ...many(20, { needs: ['legal.contract'] }),
      ...many(9, { needs: ['health.doctor'] }),
    ])
    const manager = await app.member(organisation, ['programme_manager'])
    const byNeed = (await figures(manager, { measure: 'contacts', by: 'need' })).body.rows
    const byArea = (await figures(manager, { measure: 'contacts', by: 'area' })).body.rows
    const hiddenNeeds = byNeed.filter((row: { count: number | null }) => row.count === null)
    expect(hiddenNeeds.map((row: { key: string }) => row.key).sort()).toEqual([
      'legal.contract',
      'legal.wages',
    ])
    const counts = byArea.map((row: { count: number | null }) => row.count)
    expect(counts).toHaveLength(9)
    expect(counts.filter(Boolean).sort()).toEqual([23, 9])
    expect(byArea[0].involvement).toMatchObject({ source: expect.stringContaining('seeds/004 table 3') })
  })

  test('a person counts once, however often they came', async () => {
    const organisation = await app.organisation()
    const women: string[] = []
    for (let n = 0; n < 6; n++) women.push(await person(organisation, 'female'))
    await record(
      organisation,
      women.flatMap(personId => many(3, { personId, sex: null })),
    )
    const manager = await app.member(organisation, ['programme_manager'])
    const { body } = await figures(manager, { measure: 'persons', by: 'sex' })
    expect(body.rows.map((row: { key: string; count: number }) => [row.key, row.count])).toEqual([
      ['female', 6],
    ])
    const year = await figures(manager, { measure: 'persons', by: 'sex', period: '2026' })
    expect(year.body.total.count).toBe(6)
    const contacts = await figures(manager, { measure: 'contacts', by: 'sex' })
    expect(contacts.body.total.count).toBe(18)
  })

  test('a year says no more than its quarters: where one is hidden, at least', async () => {
    const organisation = await app.organisation()
    await record(organisation, [
      ...many(12),
      ...many(3, { startedAt: '2026-02-05T08:00:00Z' }),
      ...many(8, { startedAt: '2026-05-05T08:00:00Z' }),
    ])
    const manager = await app.member(organisation, ['programme_manager'])
    const { body } = await figures(manager, { measure: 'contacts', by: 'channel', period: '2026' })
    expect(body.total).toEqual({ count: 20, atLeast: true, days: null })
  })

  test('cases, needs and their outcomes are counted on their day, restricted ones never alone', async () => {
    const organisation = await app.organisation()
    const add = async (n: number, restricted: boolean, status: string) => {
      for (let i = 0; i < n; i++) {
        const id = newId()
        await owner.query(
          `insert into cases.case (organisation_id, id, reference, status, opened_at, closed_at, restricted, need_codes, areas, changed_at)
           values ($1, $2::uuid, $2::uuid::text, 'closed', '2026-10-02T05:00:00Z', '2026-10-12T05:00:00Z', $3, '{legal.wages}', '{rights_left_behind}', now())`,
          [organisation, id, restricted],
        )
        await owner.query(
          `insert into cases.need (organisation_id, id, case_id, code, area, status, added_at, ended_at)
           values ($1, gen_random_uuid(), $2, 'legal.wages', 'rights_left_behind', $3, '2026-10-02T05:00:00Z', '2026-10-12T05:00:00Z')`,
          [organisation, id, status],
        )
      }
    }
    await add(9, false, 'met')
    await add(6, true, 'partly_met')
    await add(7, false, 'not_met')
    const manager = await app.member(organisation, ['programme_manager'])
    const closed = await figures(manager, { measure: 'cases_closed', by: 'area' })
    expect(closed.body.total).toEqual({ count: 22, atLeast: false, days: 10 })
    // Totals and months are counted on a shorter way; both ways come to the same.
    for (const measure of ['cases_opened', 'cases_closed', 'needs_added', 'needs_ended']) {
      const byMonth = (await figures(manager, { measure, by: 'month' })).body
      const byArea = (await figures(manager, { measure, by: 'area' })).body
      expect(byMonth.total).toEqual(byArea.total)
      expect(byMonth.rows).toMatchObject([{ key: '2026-10', count: 22 }])
    }
    const ended = await figures(manager, { measure: 'needs_ended', by: 'outcome' })
    const counts = Object.fromEntries(
      ended.body.rows.map((row: { key: string; count: number | null }) => [row.key, row.count]),
    )
    expect(counts).toEqual({ met: 9, not_met: null, partly_met: null })
  })
})

describe('referrals', () => {
  test('each side counts its own; the answer and the end come with their days', async () => {
    const [from, to] = [await app.organisation(), await app.organisation()]
    const caseId = newId()
    await owner.query(
      `insert into cases.case (organisation_id, id, reference, opened_at, changed_at) values ($1, $2, 'R-1', now(), now())`,
      [from, caseId],
    )
    await owner.query(
      `insert into referrals.referral (organisation_id, id, reference, to_organisation_id, to_name, case_id, need_code, area, urgency,
         status, preview, sent_at, answer_due, answered_at, ended_at, changed_at)
       select $1, gen_random_uuid(), 'F-' || n, $2, 'x', $3, 'legal.wages', 'status_abroad', 'soon',
         case when n <= 6 then 'sent' else 'done' end, '{}', '2026-10-05T05:00:00Z', '2026-10-09T05:00:00Z',
         case when n > 6 then '2026-10-07T05:00:00Z'::timestamptz end, case when n > 6 then '2026-10-25T05:00:00Z'::timestamptz end, now()
       from generate_series(1, 13) n`,
      [from, to, caseId],
    )
    const [sender, receiver] = [
      await app.member(from, ['programme_manager']),
      await app.member(to, ['programme_manager']),
    ]
    const total = async (who: Caller, measure: string) => {
      const { count, days } = (await figures(who, { measure, by: 'area' })).body.total
      return [count, days]
    }
    expect(await total(sender, 'referrals_sent')).toEqual([13, null])
    expect(await total(sender, 'referrals_accepted')).toEqual([7, 2])
    expect(await total(sender, 'referrals_done')).toEqual([7, 20])
    expect(await total(sender, 'referrals_received')).toEqual([0, null])
    expect(await total(receiver, 'referrals_received')).toEqual([13, null])
    expect(await total(receiver, 'referrals_sent')).toEqual([0, null])
  })
})

describe('a table leaves as it was shown', () => {
  test('as CSV with tags and definition, as XLSX with a sheet of definitions', async () => {
    const organisation = await app.organisation()
    await record(organisation, [...many(9), ...many(2, { sex: 'male' }), ...many(6, { sex: null })])
    const manager = await app.member(organisation, ['programme_manager'])
    const query = 'measure=contacts&by=sex&period=2026-Q4&hxl=true'
    const csv = (await app.call(manager, 'GET', `/figures/table.csv?${query}`)).body
    expect(csv).toContain('Sex,Contacts\r\n#affected+sex,#indicator+num+contacts\r\nwomen,9\r\n')
    expect(csv).toContain('men,–')
    expect(csv).toContain('not known,–')
    expect(csv).toContain('Total,17')
    expect(csv).toContain('Not counted: pranks')
    const xlsx = await app.call(manager, 'GET', `/figures/table.xlsx?${query}`)
    expect(xlsx.status).toBe(200)
    expect(String(xlsx.body).slice(0, 2)).toBe('PK')
  })

  test('the overview tells this quarter, the one before and the months', async () => {
    const organisation = await app.organisation()
    await record(organisation, [...many(9), ...many(8, { startedAt: '2026-08-05T08:00:00Z' })])
    const manager = await app.member(organisation, ['administrator'])
    const { status, body } = await app.call(manager, 'GET', '/figures/overview')
    expect(status).toBe(200)
    expect(body.measures[0]).toMatchObject({ measure: 'contacts', count: 9, before: 8, list: null })
    expect(body.months.at(-1)).toMatchObject({ month: '2026-11', contacts: 0 })
    expect(body.months.at(-2)).toMatchObject({ month: '2026-10', contacts: 9 })
  })
})
