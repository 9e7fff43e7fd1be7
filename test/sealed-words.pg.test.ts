import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#lib/ids.ts'
import { modules } from '../src/modules.ts'
import { type Caller, testApp } from './support/app.ts'

// A restricted file is sealed word by word (docs/decisions/0014). What could hold a word, and was not thought of, would stand
// in every copy of the database: so each such column is either sealed, or somebody has written down why it need not be.

const app = await testApp()
const owner = new pg.Client({ connectionString: app.ownerUrl })
const today = '2026-11-22T06:00:00.000Z'
app.setNow(today)
beforeAll(() => owner.connect())
afterAll(() => owner.end())

const declared = modules.flatMap(({ personalData }) => (personalData ? [personalData.words] : []))
const sealed = declared.flatMap(words =>
  Object.entries(words.sealed).flatMap(([table, columns]) => columns.map(column => `${table}.${column}`)),
)
const open = declared.flatMap(words => Object.values(words.open).flat())

/** Columns that can hold words, or what is made of words, of tables that hang on somebody’s file. */
async function wordColumns(): Promise<string[]> {
  const { rows } = await owner.query<{ name: string }>(
    `select n.nspname || '.' || c.relname || '.' || a.attname as name
     from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid
     where c.relkind in ('r', 'p') and n.nspname !~ '^(pg_|information_schema|graphile)' and a.attnum > 0 and not a.attisdropped
       and a.atttypid = any (array['text', 'varchar', 'text[]', 'varchar[]', 'json', 'jsonb', 'bytea', 'tsvector']::regtype[])
       and (n.nspname || '.' || c.relname = any (array['cases.case', 'claims.claim', 'contacts.contact', 'people.person', 'referrals.referral'])
         or exists (select 1 from pg_attribute k where k.attrelid = c.oid and not k.attisdropped
           and k.attname ~ '(^|_)(person|case|contact|referral|claim|way)_ids?$'))
     order by 1`,
  )
  return rows.map(row => row.name)
}

test('every column that can hold a word about somebody is sealed in a restricted file, or it says why it is not', async () => {
  const named = new Set([...sealed, ...open])
  expect(
    (await wordColumns()).filter(column => !named.has(column)),
    'Seal it (store/sealing.ts of its module), or name it there under `words.open` with the reason.',
  ).toEqual([])
  expect(sealed.filter(column => open.includes(column))).toEqual([])
})

test('what is declared is there, and can be written sealed', async () => {
  const there = new Set(await wordColumns())
  expect([...sealed, ...open].filter(column => !there.has(column))).toEqual([])
  const { rows } = await owner.query<{ name: string }>(
    `select table_name || '.' || column_name as name from platform.sealed_column`,
  )
  expect(rows.map(row => row.name).filter(column => !sealed.includes(column))).toEqual([])
})

/** Rows of this file as somebody who copied the database has them. */
const copied = [
  ['claims.claim', 'case_id'],
  ['documents.document', 'case_id'],
  ['rules.assessment', 'case_id'],
  ['referrals.referral', 'case_id'],
  ['cases.note', 'case_id'],
] as const

test('what every module holds of a restricted file is sealed with it, opened with it, exported, and gone with the person', async () => {
  const organisationId = await app.organisation()
  const worker = await app.member(organisationId, ['caseworker', 'lawyer'])
  const supervisor = await app.member(organisationId, ['supervisor'])
  const call = async (method: string, path: string, body?: unknown, who: Caller = worker) => {
    const reply = await app.call(who, method, path, body)
    expect(reply.status, `${method} ${path}: ${JSON.stringify(reply.body)}`).toBeLessThan(300)
    return reply.body
  }
  /** Tables in which a planted word can be read. */
  const readable = async () => {
    const { rows } = await owner.query<{ name: string }>(
      `select n.nspname || '.' || quote_ident(c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where c.relkind = 'r' and n.nspname !~ '^(pg_|information_schema)'`,
    )
    const looks = rows.map(
      ({ name }) =>
        `select '${name}' as name where exists (select 1 from ${name} t where t::text ~* 'planted')`,
    )
    return (await owner.query<{ name: string }>(looks.join(' union all '))).rows.map(row => row.name).sort()
  }

  const personId = (
    await call('POST', '/people', {
      names: [{ text: 'Zumradplanted Exampleva' }],
      birthDay: '1993-04-05',
      citizenships: ['TJ'],
    })
  ).id
  const way = { kind: 'phone', number: '+992901234599', whoMayAnswer: 'person', note: 'planted note' }
  await call('POST', `/people/${personId}/ways`, way)
  const consent = { scopes: ['identity'], recipientName: 'Planted shelter', purpose: 'referral' }
  await call('POST', `/people/${personId}/consents`, {
    ...consent,
    until: '2027-06-01',
    givenHow: 'spoken',
    language: 'ru',
  })
  const opened = await call('POST', '/cases', {
    persons: [{ personId }],
    needs: [{ code: 'legal.wages' }],
    note: 'planted note',
    restricted: false,
  })
  const caseId = opened.id
  const claim = await call('POST', '/claims', {
    caseId,
    opponent: 'Planted employer',
    wage: {
      country: 'RU',
      asOf: '2026-08-31',
      rounding: 'once',
      debts: [
        {
          id: 'may',
          label: 'planted May',
          kind: 'wage',
          due: '2026-05-15',
          amount: '45000.00',
          payments: [],
        },
      ],
      work: [],
      months: [],
    },
  })
  await call('POST', `/claims/${claim.id}/steps`, {
    kind: 'demand_sent',
    on: '2026-09-01',
    note: 'planted step',
  })
  await call('POST', `/claims/${claim.id}/recoveries`, {
    amount: 100,
    on: '2026-09-02',
    payer: 'employer',
    note: 'planted money',
  })
  const letter = await call('POST', '/documents', {
    caseId,
    claimId: claim.id,
    template: 'wage_demand',
    country: 'RU',
    language: 'ru',
    readingLanguage: 'tg',
    answers: { work_place: 'planted yard', answer_by: '2026-12-05' },
  })
  const stayId = newId()
  await call('PUT', `/cases/${caseId}/stay/${stayId}`, {
    personId,
    citizenship: 'TJ',
    destination: 'RU',
    purpose: 'work',
    events: [{ kind: 'entry', date: '2026-10-02' }],
  })
  const wanted = {
    caseId,
    personId,
    needCode: 'legal.wages',
    toName: 'Planted shelter',
    scopes: ['identity'],
  }
  const { digest } = await call('POST', '/referrals/compose', wanted)
  const referral = await call('POST', '/referrals', { ...wanted, digest })
  // The partner's own words come by the link, in the partner's name. When it ends is the database's to say, by its own clock.
  app.setNow(new Date().toISOString())
  const { link } = await call('POST', `/referrals/${referral.id}/link`, {})
  const asks = { move: 'ask_more', who: 'Planted Partner', note: 'planted question', form: newId() }
  const asked = await app.server.inject({
    method: 'POST',
    url: `/en${link}`,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams(asks).toString(),
  })
  expect(asked.statusCode).toBe(200)
  app.setNow(today)
  await call('POST', `/referrals/${referral.id}/answer-for`, {
    version: (await call('GET', `/referrals/${referral.id}`)).version,
    move: 'decline',
    reason: 'no_capacity',
    who: 'Planted Partner',
    note: 'planted why',
  })
  await call(
    'POST',
    `/people/${personId}/holds`,
    { reason: 'planted court', until: '2099-01-01' },
    supervisor,
  )
  await app.runJobs()
  const everywhere = ['cases.note', 'claims.claim', 'claims.recovery', 'claims.step', 'documents.document']
  expect(await readable()).toEqual(
    expect.arrayContaining([...everywhere, 'referrals.message', 'referrals.referral']),
  )

  const read = async () => {
    const pages = [
      `/cases/${caseId}`,
      `/claims/${claim.id}`,
      `/documents/${letter.id}`,
      `/referrals/${referral.id}`,
    ]
    const bodies = []
    for (const page of [...pages, `/cases/${caseId}/stay/${stayId}`, `/people/${personId}`])
      bodies.push(await call('GET', page))
    return JSON.stringify(bodies, (key, value) =>
      /version|estrict|[aA]t$|timeline|readers|workerIds|may/.test(key) ? 0 : value,
    )
  }
  const before = await read()
  const restrict = async (restricted: boolean) => {
    const { version } = await call('GET', `/cases/${caseId}`)
    await call('POST', `/cases/${caseId}/restrict`, { version, restricted, reason: 'planted reason' })
    await app.runJobs()
  }
  await restrict(true)
  expect(await readable()).toEqual([])
  expect((await read()) === before, 'reads as before').toBe(true)
  await restrict(false)
  expect(await readable()).toEqual(expect.arrayContaining(everywhere))
  expect((await read()) === before, 'reads as before').toBe(true)
  await restrict(true)
  const recovery = { amount: 200, on: '2026-09-03', payer: 'employer', note: 'planted again' }
  await call('POST', `/claims/${claim.id}/recoveries`, recovery)
  expect(await readable()).toEqual([])
  expect(JSON.stringify(await call('GET', `/people/${personId}/held`))).toMatch(/planted yard/)

  const kept: [string, object[]][] = []
  for (const [table, key] of copied) {
    const { rows } = await owner.query(`select to_jsonb(t) as row from ${table} t where ${key} = $1`, [
      caseId,
    ])
    kept.push([table, rows.map(({ row }) => row)])
  }
  await owner.query(`delete from keeping.hold`)
  const [need] = (await call('GET', `/cases/${caseId}`)).needs
  await call('PATCH', `/cases/${caseId}/needs/${need.id}`, { version: need.version, status: 'met' })
  const { version } = await call('GET', `/cases/${caseId}`)
  await call('POST', `/cases/${caseId}/close`, { version, summary: 'planted end' })
  const wish = await call('POST', `/people/${personId}/erasures`, {
    askedBy: 'person',
    note: 'planted wish',
  })
  await call('POST', `/erasures/${wish.id}/decision`, { version: 1, decision: 'approve' }, supervisor)
  await app.runJobs()
  expect(await readable()).toEqual([])
  // Somebody lays the rows of the old copy over the new ones: nothing of them opens.
  await owner.query('set session_replication_role = replica')
  for (const [table, rows] of kept) {
    for (const row of rows) {
      await owner.query(`delete from ${table} where id = ($1::jsonb->>'id')::uuid`, [row])
      await owner.query(
        `insert into ${table} (${Object.keys(row)
          .filter(column => column !== 'search')
          .join(', ')})
         select ${Object.keys(row)
           .filter(column => column !== 'search')
           .map(column => `r.${column}`)
           .join(', ')} from jsonb_populate_record(null::${table}, $1) r`,
        [row],
      )
    }
  }
  const { items } = await call('GET', `/claims?caseId=${caseId}`)
  expect(items).toHaveLength(1)
  expect(JSON.stringify(items)).not.toMatch(/planted/i)
})
