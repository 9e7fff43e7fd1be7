import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { temporaryFolder, testApp } from '#test/support/app.ts'
import { commands } from './commands.ts'

const app = await testApp()
const folder = temporaryFolder()

async function run(file: string, organisation: string, ...more: string[]) {
  const said = { out: '', err: '' }
  const io = {
    readFile: () => Promise.reject(new Error('streams instead')),
    out: (text: string) => {
      said.out += text
    },
    err: (text: string) => {
      said.err += text
    },
  }
  const code = await commands['people import']?.run([file, '--organisation', organisation, ...more], io, {
    engine: app.engine,
  })
  return { code, err: said.err, reply: said.out === '' ? null : JSON.parse(said.out) }
}

const file = (name: string, text: string) => {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}

async function organisation(slug: string) {
  const id = await app.organisation({ slug })
  return app.member(id, ['operator'])
}

test('a file taken in twice is taken in once, and its people are found at once in any spelling', async () => {
  const operator = await organisation('import-json')
  const path = file(
    'people.jsonl',
    [
      { ref: 'a1', name: 'Каримова Зулфия', birthYear: 1990, sex: 'f', district: 'Восеъ' },
      { ref: 'a2', name: 'Rahmonov Firuz', otherNames: ['Рахмонзода Фирӯз'] },
    ]
      .map(row => JSON.stringify(row))
      .join('\n'),
  )
  expect(await run(path, 'import-json')).toMatchObject({
    code: 0,
    reply: { read: 2, added: 2, bad: 0, report: null },
  })
  expect((await run(path, 'import-json')).reply).toMatchObject({ added: 0, unchanged: 2, bad: 0 })
  const search = async (name: string) =>
    (await app.call(operator, 'POST', '/people/search', { name })).body.results[0]
  expect(await search('Karimova Zulfiya')).toMatchObject({
    name: 'Каримова Зулфия',
    birthYear: 1990,
    sex: 'female',
  })
  expect(await search('Rahmonzoda Firuz')).toMatchObject({ name: 'Rahmonov Firuz' })
})

test('bad rows go to a report by line and field, the good ones go in', async () => {
  await organisation('import-csv')
  const path = file(
    'people.csv',
    '\ufeffref,name,otherNames,birthYear,sex,district\r\n' +
      '1,"Назарова, Гулнора",Гулнора Назарзода;Gulya,1985,ж,Хуҷанд\r\n' +
      '2,Somebody Else,,19x5,q,\r\n' +
      ',No Key,,,,\r\n' +
      '4,"Two\nlines",,,,\r\n' +
      '5,=1+1,,,,,,too many\r\n' +
      '1,Another Person,,,,\r\n',
  )
  const { code, reply, err } = await run(path, 'import-csv')
  expect(code).toBe(0)
  expect(reply).toMatchObject({ read: 6, added: 2, bad: 4, report: `${path}.not-taken.csv` })
  expect(err).toContain('line 3, birthYear: “19x5” is no year')
  expect(err).toContain('line 3, sex')
  expect(err).toContain('line 4, ref: is needed')
  expect(err).toContain('line 7: 8 fields, but the heading has 6')
  const report = readFileSync(reply.report, 'utf8')
  expect(report).toContain('"8","ref","a person with this key is there already')
})

test('a corrected row under a known key changes nothing by itself and is reported', async () => {
  await organisation('import-again')
  await run(file('one.jsonl', '{"ref":"x","name":"Ali Valiev"}\n'), 'import-again')
  const { reply } = await run(file('two.jsonl', '{"ref":"x","name":"Vali Aliev"}\n'), 'import-again')
  expect(reply).toMatchObject({ added: 0, unchanged: 0, bad: 1 })
})

test('what cannot be used at all is said with its place, and nothing is made', async () => {
  await organisation('import-bad')
  const said = async (path: string, slug = 'import-bad') => {
    const { code, err } = await run(path, slug)
    expect(code).toBe(2)
    return err
  }
  expect(await said(join(folder, 'nowhere.csv'))).toContain('there is no such file')
  expect(await said(file('empty.csv', ''))).toContain('the file is empty')
  expect(await said(file('heading.csv', 'id;full name\n1;A B\n'))).toContain('line 1: the heading needs')
  expect(await said(file('quote.csv', 'ref,name\n1,"A B\n2,C D\n'))).toContain('quotation mark')
  expect(await said(file('x.jsonl', '{"ref":1,"name":"A B"}'), 'no-such')).toContain('none called “no-such”')
  expect(await said(file('all-bad.jsonl', '{"ref":1}\n{oops\n'))).toContain('line 2: this is not valid JSON')
  expect(existsSync(`${join(folder, 'quote.csv')}.not-taken.csv`)).toBe(false)
})

test('more rows than a batch holds, with the same key in two of them', async () => {
  await organisation('import-many')
  const rows = Array.from({ length: 1200 }, (_, at) => `${at % 1100},Person Number${at % 1100}`)
  const { reply, err } = await run(file('many.csv', `ref,name\n${rows.join('\n')}\n`), 'import-many')
  expect(reply).toMatchObject({ read: 1200, added: 1100, unchanged: 100, bad: 0 })
  expect(err).toContain('1200 read, 1100 new')
})

test('whoever has exactly this name is found among more namesakes than a search looks at', async () => {
  const operator = await organisation('import-namesakes')
  const rows = Array.from({ length: 1700 }, (_, at) => `${at},Каримов Али,${1930 + (at % 90)}`)
  rows.splice(900, 0, 'she,Каримова Алия Фаридуновна,1991', 'he,Каримов Али Далерович,1957')
  await run(file('namesakes.csv', `ref,name,birthYear\n${rows.join('\n')}\n`), 'import-namesakes')
  const search = async (given: object) =>
    (await app.call(operator, 'POST', '/people/search', given)).body.results
  expect((await search({ name: 'Karimov Ali Dalerovich' }))[0]).toMatchObject({ ref: 'he' })
  const [first] = await search({ name: 'Ali Karimov', birthYear: 1971 })
  expect(first).toMatchObject({ birthYear: 1971, match: 'same' })
  const { narrow } = (await app.call(operator, 'POST', '/people/find', { text: 'Karimov Ali' })).body
  expect(narrow).toEqual(['birth_year', 'father', 'place'])
})

test('a file that was cut off in the middle is taken in again, with the same people at the end', async () => {
  const operator = await organisation('import-killed')
  const line = (at: number) => JSON.stringify({ ref: `r${at}`, name: `Собиров Намуна${at}`, birthYear: 1980 })
  const lines = Array.from({ length: 1300 }, (_, at) => line(at))
  await run(file('half.jsonl', `${lines.slice(0, 1000).join('\n')}\n`), 'import-killed')
  const { reply } = await run(file('whole.jsonl', `${lines.join('\n')}\n`), 'import-killed')
  expect(reply).toMatchObject({ read: 1300, added: 300, unchanged: 1000, bad: 0 })
  expect((await run(file('whole.jsonl', `${lines.join('\n')}\n`), 'import-killed')).reply).toMatchObject({
    added: 0,
  })
  const found = (await app.call(operator, 'POST', '/people/search', { name: 'Sobirov Namuna', limit: 50 }))
    .body.results
  expect(new Set(found.map((one: { ref: string }) => one.ref)).size).toBe(found.length)
})
