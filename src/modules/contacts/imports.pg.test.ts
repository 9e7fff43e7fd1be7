import { deflateRawSync } from 'node:zlib'
import ExcelJS from 'exceljs'
import { expect, test } from 'vitest'
import { testApp } from '#test/support/app.ts'

const app = await testApp()
app.setNow('2026-11-22T07:00:00.000Z')
const organisationId = await app.organisation()
const supervisor = await app.member(organisationId, ['supervisor'])
const operator = await app.member(organisationId, ['operator'])

const base64 = (text: string | Buffer) => Buffer.from(text).toString('base64')
const upload = (content: string | Buffer, who = supervisor) =>
  app.call(who, 'POST', '/contact-imports', { filename: 'log.csv', content: base64(content) })
const settings = { dateOrder: 'dmy', channel: 'call_in' }

const log = [
  'Дата;Время;Канал;Тема обращения;Пол;Возраст;Язык;Страна;Город;Содержание;Итог;Телефон',
  '25.03.2026;14:30;Звонок;Не платят зарплату;Ж;31;таджикский;Россия;Самара;Три месяца без денег;консультация;+992 90 111 22 33',
  '26.03.2026;;Визит;алименты;ж;;;Таджикистан;;Муж не платит;;',
  '26.03.2026;;Визит;алименты;ж;;;Таджикистан;;Муж не платит;;',
].join('\r\n')

async function run(id: string, mapping: object) {
  let reply = await app.call(supervisor, 'POST', `/contact-imports/${id}/run`, { mapping, settings })
  for (let i = 0; reply.body.state === 'running' && i < 100; i++)
    reply = await app.call(supervisor, 'POST', `/contact-imports/${id}/run`, { mapping, settings })
  return reply
}

test('columns are guessed by their headings, the preview shows what would come of them', async () => {
  const { status, body } = await upload(log)
  expect(status).toBe(201)
  expect(body.mapping).toEqual({
    ...{
      0: 'day',
      1: 'time',
      2: 'channel',
      3: 'needs',
      4: 'sex',
      5: 'age',
      6: 'language',
      7: 'country',
      8: 'place',
    },
    ...{ 9: 'said', 10: 'outcome', 11: 'number' },
  })
  const preview = await app.call(supervisor, 'POST', `/contact-imports/${body.id}/preview`, {
    mapping: body.mapping,
    settings,
  })
  expect(preview.body).toMatchObject({ good: 3, bad: 0, known: 0 })
  expect(preview.body.rows[0].contact).toMatchObject({
    ...{ day: '2026-03-25', minute: 870, channel: 'call_in', needs: ['legal.wages'], sex: 'female' },
    ...{ ageBand: '25_34', language: 'tg', country: 'RU', outcome: 'answered' },
  })
})

test('the same file twice changes nothing, in another order of columns neither; two alike in one file are two', async () => {
  const first = (await upload(log)).body
  expect((await run(first.id, first.mapping)).body).toMatchObject({
    state: 'done',
    rows: { imported: 3, known: 0 },
  })
  const again = (await upload(log)).body
  expect((await run(again.id, again.mapping)).body.rows).toMatchObject({ imported: 0, known: 3 })
  const turned = log
    .split('\r\n')
    .map(line => line.split(';').reverse().join(';'))
    .join('\n')
  const other = (await upload(turned)).body
  expect((await run(other.id, other.mapping)).body.rows).toMatchObject({ imported: 0, known: 3 })
  const { items } = (await app.call(operator, 'GET', '/contacts?from=2026-03-25&to=2026-03-26')).body
  expect(items).toHaveLength(3)
  expect(items[2]).toMatchObject({
    startedAt: '2026-03-25T09:30:00.000Z',
    recognisable: true,
    importId: first.id,
  })
})

test('undone, it is as if it had not been, and may come again', async () => {
  const text = 'date,need,description\n2026-05-01,wages,one\n2026-05-02,health,two'
  const { body } = await upload(text)
  await run(body.id, body.mapping)
  const undone = await app.call(supervisor, 'POST', `/contact-imports/${body.id}/undo`, {})
  expect(undone.body.state).toBe('undone')
  const count = async () =>
    (await app.call(operator, 'GET', '/contacts?from=2026-05-01&to=2026-05-02')).body.items.length
  expect(await count()).toBe(0)
  const again = (await upload(text)).body
  expect((await run(again.id, again.mapping)).body.rows.imported).toBe(2)
  expect(await count()).toBe(2)
})

test('an import on which somebody has built is not undone, not even in part', async () => {
  const { body } = await upload('date,description\n2026-06-01,one\n2026-06-02,two')
  await run(body.id, body.mapping)
  const [contact] = (await app.call(supervisor, 'GET', '/contacts?from=2026-06-01&to=2026-06-02')).body.items
  await app.call(supervisor, 'PATCH', `/contacts/${contact.id}`, { ...contact, said: 'better' })
  const refused = await app.call(supervisor, 'POST', `/contact-imports/${body.id}/undo`, {})
  expect(refused.body.code).toBe('contacts.import_built_on')
  expect(
    (await app.call(operator, 'GET', '/contacts?from=2026-06-01&to=2026-06-02')).body.items,
  ).toHaveLength(2)
})

test('every bad row is explained by column, value, reason and what would do; the good ones go in', async () => {
  const text =
    'date,sex,country,need,age\n31.02.2026,?,Atlantis,,abc\n2026-01-05,f,TJ,zzzzqqq,30\n,m,,,\n2026-01-06,m,,wages,40'
  const { body } = await upload(text)
  const preview = await app.call(supervisor, 'POST', `/contact-imports/${body.id}/preview`, {
    mapping: body.mapping,
    settings,
  })
  const problems = preview.body.badRows.map(
    (bad: { row: number; problems: { column: string; code: string }[] }) => [
      bad.row,
      bad.problems.map(({ column, code }) => `${column} ${code}`).sort(),
    ],
  )
  expect(problems).toEqual([
    [2, ['age cannot_read', 'country cannot_read', 'date not_a_day', 'sex cannot_read']],
    [3, ['need need_not_known']],
    [4, ['date required']],
  ])
  expect(
    preview.body.badRows[0].problems.find((one: { column: string }) => one.column === 'sex').allowed,
  ).toContain('female')
  expect((await run(body.id, body.mapping)).body.rows).toMatchObject({ imported: 1, bad: 3 })
  const report = await app.call(supervisor, 'GET', `/contact-imports/${body.id}/report`)
  expect(report.body).toContain('2,date,31.02.2026,not_a_day')
})

test('a workbook is read by what it is, dates and figures included', async () => {
  const book = new ExcelJS.Workbook()
  const sheet = book.addWorksheet('Журнал')
  sheet.addRow(['Сана', 'Мавзӯъ', 'Дақиқа', 'Тавсиф'])
  sheet.addRow([new Date('2026-07-01T00:00:00Z'), 'Маош намедиҳанд', 12, 'яксола'])
  const { body } = await upload(Buffer.from(await book.xlsx.writeBuffer()))
  expect(body).toMatchObject({ format: 'xlsx', mapping: { 0: 'day', 1: 'needs', 2: 'minutes', 3: 'said' } })
  await run(body.id, body.mapping)
  const { items } = (await app.call(operator, 'GET', '/contacts?from=2026-07-01&to=2026-07-01')).body
  expect(items).toMatchObject([{ needs: ['legal.wages'], durationSeconds: 720, said: 'яксола' }])
})

test('what is no table, or unpacks to more than a table, is refused', async () => {
  const code = async (content: string | Buffer) => (await upload(content)).body.errors?.[0]?.code
  expect(await code(Buffer.from([0, 1, 2, 3, 0]))).toBe('not_a_table')
  expect(await code('date\n')).toBe('empty_file')
  expect(await code(Buffer.from('PK\u0003\u0004 broken'))).toBe('not_a_table')
  expect(await code(bomb())).toBe('too_much_inside')
  expect((await upload(log, operator)).status).toBe(403)
})

/** A hundred megabytes of nothing in a hundred kilobytes, under a header that claims ten bytes. */
function bomb(): Buffer {
  const data = deflateRawSync(Buffer.alloc(100_000_000))
  const name = Buffer.from('xl/workbook.xml')
  const local = Buffer.alloc(30)
  local.writeUInt32LE(0x04034b50, 0)
  local.writeUInt16LE(8, 8)
  local.writeUInt32LE(data.length, 18)
  local.writeUInt32LE(10, 22)
  local.writeUInt16LE(name.length, 26)
  const central = Buffer.alloc(46)
  central.writeUInt32LE(0x02014b50, 0)
  central.writeUInt16LE(8, 10)
  central.writeUInt32LE(data.length, 20)
  central.writeUInt32LE(10, 24)
  central.writeUInt16LE(name.length, 28)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(1, 8)
  end.writeUInt16LE(1, 10)
  end.writeUInt32LE(46 + name.length, 12)
  end.writeUInt32LE(30 + name.length + data.length, 16)
  return Buffer.concat([local, name, data, central, name, end])
}
