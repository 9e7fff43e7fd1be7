import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { unzipSync } from 'fflate'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { expect, test } from 'vitest'
import { locales } from '#i18n/locales.ts'
import { systemActor } from '#lib/actor.ts'
import { temporaryFolder, testApp } from '#test/support/app.ts'
import { commands } from '../commands.ts'
import { demoServiceId, seedDirectory } from '../index.ts'
import { readPackage } from './package.ts'

const app = await testApp()
const organisationIds = {
  dushanbe: await app.organisation(),
  khujand: await app.organisation(),
  bishkek: await app.organisation(),
  shymkent: await app.organisation(),
}
await app.engine.as(systemActor(null), use => seedDirectory(use, organisationIds))
const editor = await app.member(organisationIds.bishkek, ['directory_editor'])
const operator = await app.member(organisationIds.bishkek, ['operator'])

const head = 'Организация;Услуга;Потребности;Телефон;Город;Адрес;Режим работы;Языки;Только для женщин'
const umed =
  'Центр «Умед»;Алименты;legal.alimony;+992 00 000 0103;Хуҷанд;ул. Примерная, 1;"Пн-Пт 09:00-13:00; Сб 10-12";ru;да'
const safar = 'Центр «Сафар»;Паспорт;documents.passport;8 (0) 00 00;Хуҷанд;;24/7;тоҷикӣ;'
const bad = [
  'Центр «Умед»;Юрист;Незаконное что-то;+992 00 000 0101;Хуҷанд;;Пн-Пт 9-18;ru, tg;нет',
  'Центр «Умед»;Приём;legal.alimony;звоните;Хуҷанд;;когда как;ru;',
  ';Без имени;legal.alimony;;;;;;',
  'Центр «Далеко»;Приём;legal.alimony;;Село Неизвестное;;;;',
  umed,
]
const file = (text: string | Uint8Array, name = 'list.csv', more: object = {}) => ({
  name,
  content: Buffer.from(text).toString('base64'),
  ...more,
})
const preview = async (given: object) =>
  (await app.call(editor, 'POST', '/directory/imports/preview', given)).body
const run = (given: object) => app.call(editor, 'POST', '/directory/imports', given)
const counts = async () => (await app.call(null, 'GET', '/api/hsds/v3/services')).body.total_items

test('every bad row of a list is told by line, column and value, and nothing is half taken', async () => {
  const given = file([head, umed, ...bad].join('\r\n'))
  const plan = await preview(given)
  expect(plan.sheet.mapping).toEqual({
    organization: 'Организация',
    service: 'Услуга',
    needs: 'Потребности',
    phone: 'Телефон',
    place: 'Город',
    address: 'Адрес',
    hours: 'Режим работы',
    languages: 'Языки',
    women_only: 'Только для женщин',
  })
  expect(plan.mistakes).toEqual([
    { where: '3', path: 'needs', code: 'not_in_the_list', value: 'Незаконное что-то' },
    { where: '4', path: 'phone', code: 'not_a_phone', value: 'звоните' },
    { where: '4', path: 'hours', code: 'hours_not_read', value: 'когда как' },
    { where: '5', path: 'organization', code: 'required', value: null },
    { where: '6', path: 'place', code: 'country_unknown', value: 'Село Неизвестное' },
    { where: '7', path: 'service', code: 'twice_in_the_file', value: 'Алименты' },
  ])
  expect(plan.counts).toEqual({ new: 4, changed: 0, same: 0, kept: 0, faulty: 5 })
  const before = await counts()
  const refused = await run({ ...given, hash: plan.hash })
  expect([refused.status, refused.body.code]).toEqual([400, 'directory.import_faulty'])
  expect(await counts()).toBe(before)
})

test('a list is shown, taken, found; once more it changes nothing, and a changed cell changes that alone', async () => {
  const given = (text: string) => file(text, 'умед.csv', { source: 'Умед' })
  const list = [head, umed, safar].join('\n')
  const shown = await preview(given(list))
  expect(shown.mistakes).toEqual([])
  expect(shown.counts).toEqual({ new: 8, changed: 0, same: 0, kept: 0, faulty: 0 })
  expect((await run({ ...given(list), hash: 'other' })).body.code).toBe('directory.import_moved_on')
  expect((await run({ ...given(list), hash: shown.hash })).body.counts.new).toBe(8)
  const search = { needCodes: ['legal.alimony'], q: 'Умед' }
  const [found] = (await app.call(operator, 'POST', '/directory/search', search)).body.items
  expect(found).toMatchObject({ name: 'Алименты', eligibleSex: 'female', languages: ['ru'], source: 'Умед' })
  const same = { new: 0, changed: 0, same: 8, kept: 0, faulty: 0 }
  expect((await preview(given(list))).counts).toEqual(same)
  // The same list as Excel on a Russian Windows saves it.
  const windows = Uint8Array.from(
    list.replaceAll(/[ҷӣ]/g, letter => ({ ҷ: 'ч', ӣ: 'и' })[letter] as string),
    letter =>
      letter.codePointAt(0)! < 128
        ? letter.charCodeAt(0)
        : letter === '«'
          ? 0xab
          : letter === '»'
            ? 0xbb
            : letter.charCodeAt(0) - 0x350,
  )
  expect(
    (await preview({ ...given(''), content: Buffer.from(windows).toString('base64') })).sheet.headers[0],
  ).toBe('Организация')
  const moved = given(list.replace('0103', '0104'))
  const once = await preview(moved)
  const fields = once.changes.map((one: { fields: { field: string }[] }) =>
    one.fields.map(field => field.field),
  )
  expect(fields).toEqual([['phones']])
  await run({ ...moved, hash: once.hash })
  const after = (await app.call(operator, 'GET', `/directory/services/${found.id}`)).body
  expect(after.phones.map((one: { number: string }) => one.number)).toEqual(['+992 00 000 0104'])
  expect(after.needCodes).toEqual(['legal.alimony'])
  expect((await preview(given(list.replace('0103', '0104')))).counts).toEqual(same)
})

test('an entry of an organisation that works here is not changed by a stranger’s file', async () => {
  const id = demoServiceId('hotline', 'lawyer')
  const entry = (await app.call(null, 'GET', `/api/hsds/v3/services/${id}`)).body
  const plan = await preview(file(JSON.stringify({ ...entry, name: 'Чужое имя' }), 'one.json'))
  expect(plan.mistakes).toEqual([expect.objectContaining({ code: 'not_your_entry' })])
  expect(plan.counts.changed).toBe(0)
  expect(
    (await app.call(operator, 'POST', '/directory/imports/preview', file('{}', 'one.json'))).status,
  ).toBe(403)
})

test('what is no list and no HSDS is refused, and a damaged object is told with its path', async () => {
  expect((await preview(file(new Uint8Array([0x50, 0x4b, 3, 4, 9, 9]), 'broken.zip'))).code).toBe(
    'directory.file_unreadable',
  )
  const plan = await preview(
    file(
      JSON.stringify([
        { id: 'x', name: 'A', status: 'active' },
        { id: crypto.randomUUID(), name: 'B', status: 'open' },
      ]),
      'bad.json',
    ),
  )
  expect(
    plan.mistakes.map((one: { where: string; path: string; code: string }) => [
      one.where,
      one.path,
      one.code,
    ]),
  ).toEqual([
    ['[0]', 'id', 'not_an_id'],
    ['[1]', 'status', 'not_one_of'],
    ['[1]', 'organization_id', 'required'],
  ])
})

test('what is given out is read back and is the same: data package, HSDS, CSV, Excel', async () => {
  for (const format of ['package', 'hsds', 'csv', 'xlsx']) {
    const reply = await app.server.inject({
      url: `/api/v1/directory/export?format=${format}`,
      headers: { authorization: `Bearer ${editor.token}` },
    })
    expect(reply.statusCode, format).toBe(200)
    expect(reply.rawPayload.includes('Example street 77'), format).toBe(false)
    const name = { package: 'a.zip', hsds: 'a.json', csv: 'a.csv', xlsx: 'a.xlsx' }[format] as string
    const plan = await preview(file(reply.rawPayload, name, { source: 'again' }))
    const own = plan.mistakes.filter((one: { code: string }) => one.code !== 'not_your_entry')
    expect(own, format).toEqual([])
    expect([plan.counts.changed, plan.changes.slice(0, 3)], format).toEqual([0, []])
    if (format === 'package')
      expect(readPackage(reply.rawPayload)?.tables.get('service')?.length).toBe(await counts())
    if (format === 'xlsx') expect(Object.keys(unzipSync(reply.rawPayload))).toContain('xl/workbook.xml')
  }
  const points = await app.call(operator, 'GET', '/directory/export?format=geojson')
  const map = typeof points.body === 'string' ? JSON.parse(points.body) : points.body
  expect(map.features.length).toBeGreaterThan(20)
})

test('the command line shows, takes and gives out the same; what is wrong ends with 2 and a line for each mistake', async () => {
  const folder = temporaryFolder()
  const path = join(folder, 'list.csv')
  const run = async (name: string, ...args: string[]) => {
    let [out, err] = ['', '']
    const io = {
      readFile: () => Promise.reject(new Error('reads bytes')),
      out: (text: string) => (out += text),
      err: (text: string) => (err += text),
    }
    const code = await commands[name]!.run(args, io as never, { engine: app.engine } as never)
    return { code, out, err }
  }
  writeFileSync(path, [head, umed.replaceAll('Умед', 'Команда'), bad[1]].join('\n'))
  const refused = await run('directory import', path)
  expect([refused.code, refused.out]).toEqual([2, ''])
  expect(refused.err).toContain('list.csv: 3, phone: not_a_phone (звоните)')
  const shown = JSON.parse((await run('directory import', path, '--dry-run')).out)
  expect(shown.counts).toMatchObject({ new: 4, faulty: 1 })
  expect(JSON.parse((await run('directory import', path, '--leave-out')).out).counts.new).toBe(4)
  expect(JSON.parse((await run('directory import', path, '--leave-out')).out).counts).toMatchObject({
    new: 0,
    changed: 0,
    same: 4,
  })
  expect((await run('directory export', '--format', 'csv')).out).toContain('Центр «Команда»')
  expect((await run('directory export', '--format', 'pdf')).code).toBe(2)
  expect((await run('directory export', '--format', 'geojson', '--place', 'nowhere')).err).toContain(
    'placeId: not_in_the_list',
  )
  expect((await run('directory import', join(folder, 'none.csv'))).code).toBe(2)
})

test('a link of a file that is no page is kept as it came, but never opened', async () => {
  const id = crypto.randomUUID()
  const given = file(
    JSON.stringify({ id, name: 'A', description: 'B', website: 'javascript:alert(1)', tax_id: '7' }),
    'one.json',
  )
  const plan = await preview(given)
  expect((await run({ ...given, hash: plan.hash })).status).toBe(200)
  expect((await app.call(operator, 'GET', `/directory/organizations/${id}`)).body.website).toBeNull()
})

test('the booklet of a region is set in every language, and marks in a name are only letters', async () => {
  const wild = {
    ...(await app.call(null, 'GET', `/api/hsds/v3/services/${demoServiceId('crisis', 'mind')}`)).body,
    id: crypto.randomUUID(),
  }
  const bishkek = (await app.call(null, 'GET', '/places?q=Bishkek')).body.items[0].id
  const name = '"#panic("oʻgʻ") *$x$ \\ @me <b> `c` ҷӯғӣқҳ ңөү әұһі'
  const plan = await preview(
    file(
      JSON.stringify({
        ...wild,
        name,
        translations: {},
        organization: { id: crypto.randomUUID(), name: '#eval("1")', description: '$' },
        service_at_locations: [],
      }),
      'wild.json',
    ),
  )
  await run({
    ...file(
      JSON.stringify({
        ...wild,
        name,
        translations: {},
        organization: { id: crypto.randomUUID(), name: '#eval("1")', description: '$' },
        service_at_locations: [],
      }),
      'wild.json',
    ),
    hash: plan.hash,
  })
  for (const locale of locales) {
    const reply = await app.server.inject({
      url: `/api/v1/directory/export?format=pdf&placeId=${bishkek}&locale=${locale}`,
      headers: { authorization: `Bearer ${editor.token}` },
    })
    expect(reply.statusCode, reply.body.slice(0, 300)).toBe(200)
    const book = await getDocument({ data: new Uint8Array(reply.rawPayload), verbosity: 0 }).promise
    expect(book.numPages).toBeGreaterThan(3)
  }
})
