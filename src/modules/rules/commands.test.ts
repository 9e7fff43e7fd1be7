import fc from 'fast-check'
import { expect, test } from 'vitest'
import { commands } from './commands.ts'

async function run(command: keyof typeof commands, args: string[], file = '') {
  const said = { out: '', err: '' }
  const io = {
    readFile: async (path: string) => {
      if (path !== 'ask.json') throw Object.assign(new Error(path), { code: 'ENOENT' })
      return file
    },
    out: (line: string) => {
      said.out += line
    },
    err: (line: string) => {
      said.err += line
    },
  }
  const code = await commands[command].run(args, io)
  return { code, ...said, reply: said.out === '' ? null : JSON.parse(said.out) }
}
const check = (question: unknown) =>
  run(
    'rules check',
    ['ask.json'],
    typeof question === 'string' ? question : JSON.stringify(question, null, 1),
  )

const question = {
  citizenship: 'TJ',
  destination: 'RU',
  purpose: 'work',
  onDate: '2026-03-10',
  events: [
    { kind: 'entry', date: '2026-03-02' },
    { kind: 'registered', date: '2026-03-05' },
  ],
}

test('the question of the contract is answered in its words and numbers', async () => {
  const { code, reply } = await check(question)
  expect(code).toBe(0)
  expect(reply.stay).toEqual({
    status: 'lawful',
    lastLawfulDay: '2026-05-30',
    daysUsed: 9,
    daysLeft: 81,
    rule: 'ru.stay.visafree.max_days',
  })
  const registration = reply.obligations.find((duty: { id: string }) => duty.id === 'ru.registration')
  expect(registration).toMatchObject({
    who: 'host',
    deadline: '2026-03-17',
    status: 'done',
    doneOn: '2026-03-05',
    version: { from: '2014-01-01', to: null },
    confidence: 'high',
  })
  expect(registration.source[0]).toEqual({
    title: expect.any(String),
    locator: 'Tajikistan',
    checked: '2026-11-22',
  })
  for (const note of reply.notKnown)
    expect([typeof note.question, typeof note.why]).toEqual(['string', 'string'])
})

test('all mistakes are told at once, by line and field', async () => {
  const { code, out, err } = await check({
    ...question,
    citizenship: 'Tajikistan',
    onDate: '2026-02-30',
    events: [
      { kind: 'arrival', date: '2026-03-02' },
      { kind: 'entry' },
      { kind: 'contract', date: '2026-03-02', until: '2026-01-01' },
    ],
  })
  expect([code, out]).toEqual([2, ''])
  for (const field of ['citizenship', 'onDate', 'events[0].kind', 'events[1].date', 'events[2].until']) {
    expect(err).toMatch(new RegExp(`^ask\\.json: line \\d+, ${field.replace(/[[\]]/g, '\\$&')}: `, 'm'))
  }
  expect(err).not.toContain(' at ')
})

test('two letters that are no country are refused, a country without rules is not known', async () => {
  for (const citizenship of ['ZZ', 'XX', 'SU', 'tj'])
    expect(await check({ ...question, citizenship })).toMatchObject({
      code: 2,
      out: '',
      err: expect.stringMatching(/^ask\.json: line \d+, citizenship: is not the code of a country /),
    })
  expect((await check({ ...question, citizenship: 'FJ' })).code).toBe(0)
})

test('a file that is missing, or no JSON, is refused with the place', async () => {
  expect((await run('rules check', ['nowhere.json'])).err).toBe('nowhere.json: there is no such file\n')
  expect((await check('{"citizenship": TJ}')).err).toContain(
    'ask.json: line 1, column 17: this is not valid JSON',
  )
  expect((await run('rules check', [])).code).toBe(2)
})

test('a field nobody knows is told, and the question answered', async () => {
  const { code, err } = await check({ ...question, event: [] })
  expect(code).toBe(0)
  expect(err).toMatch(/^ask\.json: line \d+, event: note: /)
})

test('lint counts the pack and says what grows old', async () => {
  const now = await run('rules lint', ['--today', '2026-11-22'])
  expect([now.code, now.err]).toEqual([0, ''])
  expect(now.reply.rules).toBeGreaterThan(100)
  const later = await run('rules lint', ['--today', '2027-02-01'])
  expect(later.reply.findings.length).toBeGreaterThan(now.reply.findings.length)
  expect((await run('rules lint', ['--today', 'tomorrow'])).code).toBe(2)
})

test('whatever is in the file, it is answered or refused, never a crash', async () => {
  const word = fc.constantFrom(
    'TJ',
    'RU',
    'KZ',
    'work',
    'entry',
    'exit',
    'patent_issued',
    '2025-01-31',
    '2025-02-30',
    '',
  )
  const leaf = fc.oneof(word, fc.integer(), fc.constant(null), fc.constant({ toString: 1 }), fc.constant([]))
  const event = fc.dictionary(fc.constantFrom('kind', 'date', 'until', 'months'), leaf)
  const file = fc.dictionary(
    fc.constantFrom('citizenship', 'destination', 'purpose', 'onDate', 'events', '__proto__'),
    fc.oneof(leaf, fc.array(fc.oneof(event, leaf), { maxLength: 4 })),
  )
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(
        file,
        file.map(changed => ({ ...question, ...changed })),
        fc.jsonValue(),
      ),
      async input => {
        const { code, out, err } = await check(JSON.stringify(input))
        if (code !== 0) expect(out).toBe('')
        if (code !== 0) expect(err).toMatch(/^ask\.json: line \d+/)
      },
    ),
    { numRuns: 100 },
  )
})
