import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { formatDay, formatMoney } from '#i18n/format.ts'
import type { Day } from '#lib/day.ts'
import { words } from '#platform/words.ts'
import { testApp } from '#test/support/app.ts'
import { loadClaimBasis } from './content/load.ts'
import { parseClaim } from './contract/claim-input.ts'
import { computeClaim } from './domain/compute.ts'

const logged: string[] = []
const note = (event: string, fields?: object) => void logged.push(JSON.stringify([event, fields]))
const app = await testApp({}, { info: note, warn: note, error: note })
app.setNow('2026-08-31T06:00:00.000Z')
const owner = new pg.Client({ connectionString: app.ownerUrl })
beforeAll(async () => void (await owner.connect()))
afterAll(() => owner.end())

const post = (url: string, form: Record<string, string>) =>
  app.server.inject({
    method: 'POST',
    url,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams(form).toString(),
  })

const form = {
  country: 'RU',
  pay: '45678,90',
  from: '2026-04',
  to: '2026-05',
  day: '15',
  month: 'next',
  sum1: '50 000',
  on1: '2026-06-20',
}

/** The same as a file of `claims compute`, written by hand: the payment settles April and begins to settle May. */
const file = {
  country: 'RU',
  currency: 'RUB',
  asOf: '2026-08-31',
  debts: [
    { id: '2026-04', due: '2026-05-15', amount: '45678.90' },
    { id: '2026-05', due: '2026-06-15', amount: '45678.90' },
  ],
  payments: [
    { debt: '2026-04', date: '2026-06-20', amount: '45678.90' },
    { debt: '2026-05', date: '2026-06-20', amount: '4321.10' },
  ],
}

async function resultOfFile() {
  const { claim } = parseClaim(file)
  if (!claim) throw new Error('the fixture is no claim')
  return computeClaim(claim, await loadClaimBasis('RU'))
}
const uz = (amount: bigint) => formatMoney('uz', { amount: Number(amount), currency: 'RUB' })

/** How many rows each table of the whole database has. */
async function rowsNow(): Promise<unknown> {
  const { rows } = await owner.query(`
    select schemaname, relname, query_to_xml(format('select count(*) from %I.%I', schemaname, relname), false, true, '')::text
    from pg_stat_user_tables order by 1, 2`)
  expect(rows.length).toBeGreaterThan(50)
  return rows
}

test('five answers give the sum of `claims compute` and a letter with it, and nothing of it is stored or logged', async () => {
  const before = await rowsNow()
  const expected = await resultOfFile()
  const reply = await post('/uz/wages', form)
  expect(reply.statusCode).toBe(200)
  expect(reply.headers['set-cookie']).toBeUndefined()
  for (const amount of [expected.total, expected.principalOwed, expected.compensation])
    expect(reply.body).toContain(uz(amount))
  expect(expected.lines.length).toBeGreaterThan(2)
  for (const line of expected.lines) expect(reply.body).toContain(uz(line.amount))
  // Twelve months from the day the pay for April was due.
  expect(reply.body).toContain(formatDay('uz', '2027-05-15' as Day))
  expect(reply.body).toContain('ru.lc.392')
  expect(reply.body).toContain(words('uz')('rules.result.awaiting'))

  const { body } = await post('/uz/wages/letter', form)
  const [, office = '', reading = ''] = body.split('class="letter"')
  expect(office).toContain('Требование о выплате заработной платы')
  expect(office).toContain(formatMoney('ru', { amount: Number(expected.total), currency: 'RUB' }))
  expect(office).toContain('class="blank"')
  expect(reading).toContain('Ish haqini toʻlash talabnomasi')
  expect(reading).toContain(uz(expected.total))
  const kazakh = await post('/kk/wages/letter', { ...form, country: 'KZ', language: 'kk' })
  expect(kazakh.body.split('class="letter"')).toHaveLength(2)
  expect(kazakh.body).toContain('Жалақыны төлеу туралы талап')
  for (const [format, begin] of Object.entries({ pdf: '%PDF', docx: 'PK' })) {
    const file = await post('/uz/wages/letter/file', { ...form, format })
    expect(file.rawPayload.subarray(0, begin.length).toString()).toBe(begin)
    expect(file.headers['content-disposition']).toContain(`wage-demand.${format}`)
  }
  expect(await rowsNow()).toEqual(before)
  expect(logged.join('')).not.toMatch(/45 ?678|50 ?000|2026-0[456]/)
})

test('where no rate is known the page and the letter say what the sum does not hold, and print no nought', async () => {
  const unpaid = { country: 'KZ', pay: '250000', from: '2026-04', to: '2026-04' }
  const nought = formatMoney('ru', { amount: 0, currency: 'KZT' })
  const page = (await post('/ru/wages', unpaid)).body
  expect(page).toContain(
    words('ru')('claims.wages.not_in_sum', { day: formatDay('ru', '2026-05-11' as Day) }),
  )
  const letter = (await post('/ru/wages/letter', unpaid)).body
  expect(letter).toContain('Компенсация за дни начиная с 11.05.2026 в эту сумму не входит.')
  for (const body of [page, letter]) {
    expect(body).toContain(formatMoney('ru', { amount: 25_000_000, currency: 'KZT' }))
    expect(body).not.toContain(`>${nought}`)
  }
})

test('what is missing or wrong is said at its place in the language of the page, and what was typed stays', async () => {
  const reply = await post('/tg/wages', { ...form, pay: '45 ҳазор "', to: '2026-03', on1: '', unknown: 'x' })
  expect(reply.statusCode).toBe(400)
  const t = words('tg')
  expect(reply.body).toContain(t('claims.wages.look_again'))
  const said = (name: string) => new RegExp(`id="${name}-problem">([^<]*)<`).exec(reply.body)?.[1]
  expect([said('pay'), said('to'), said('on1')]).toEqual([
    t('problem.not_an_amount'),
    t('problem.before_begin'),
    t('problem.required'),
  ])
  expect(reply.body).toContain('value="45 ҳазор &quot;"')
  expect(reply.body).toContain('value="50 000"')
  expect(reply.body).toMatch(/<option value="2026-03" selected/)
  expect(reply.body).not.toContain('unknown')
  // Without answers that make a claim there is no letter: one is asked first.
  const letter = await post('/tg/wages/letter', { country: 'RU' })
  expect([letter.statusCode, letter.headers.location]).toEqual([303, '/tg/wages'])
})

test('where the rates end, the page says from which day, and counts the days before', async () => {
  app.setNow('2026-11-22T06:00:00.000Z')
  const reply = await post('/en/wages', { ...form, sum1: '', on1: '', day: '' })
  const t = words('en')
  expect(reply.body).toContain(t('claims.wages.not_in_sum', { day: '9 September 2026' }))
  expect(reply.body).toContain(t('claims.wages.day_assumed', { day: 15 }))
  expect(reply.body).toContain('ru.lc.136')
})
