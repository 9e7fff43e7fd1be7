import fc from 'fast-check'
import { expect, test } from 'vitest'
import { commands } from './commands.ts'

async function compute(input: unknown) {
  const said = { out: '', err: '' }
  const text = typeof input === 'string' ? input : JSON.stringify(input, null, 1)
  const io = {
    readFile: async (path: string) => {
      if (path !== 'claim.json') throw Object.assign(new Error(path), { code: 'ENOENT' })
      return text
    },
    out: (line: string) => {
      said.out += line
    },
    err: (line: string) => {
      said.err += line
    },
  }
  const file = input === null ? 'nowhere.json' : 'claim.json'
  const code = await commands['claims compute'].run([file], io)
  return { code, ...said, reply: code === 0 ? JSON.parse(said.out) : null }
}

const claim = {
  country: 'RU',
  currency: 'RUB',
  asOf: '2025-08-31',
  debts: [{ id: 'may', kind: 'wage', due: '2025-05-15', amount: '45000.00' }],
  payments: [{ debt: 'may', date: '2025-06-20', amount: '15000.00' }],
  work: [{ date: '2025-04-12', kind: 'overtime', hours: '3', hourlyRate: '250.00', paid: '750.00' }],
}

test('the claim of the contract comes out in its words and numbers', async () => {
  const { code, reply } = await compute(claim)
  expect(code).toBe(0)
  expect(reply.lines[0]).toEqual({
    debt: 'may',
    from: '2025-05-16',
    to: '2025-06-08',
    days: 24,
    base: '45000.00',
    ratePercent: '21',
    divisor: 150,
    amount: '1512.00',
  })
  expect(reply.work).toEqual([
    { date: '2025-04-12', kind: 'overtime', due: '1250.00', paid: '750.00', owed: '500.00' },
  ])
  expect([reply.principalOwed, reply.compensation, reply.total]).toEqual(['30000.00', '4972.00', '35472.00'])
  expect([reply.unknownFrom, reply.warnings]).toEqual([null, []])
})

test('all mistakes are told at once, by line and field', async () => {
  const { code, out, err } = await compute({
    ...claim,
    asOf: '2025-02-30',
    debts: [
      { id: 'may', kind: 'bribe', due: '2025-05-15', amount: '-1.00' },
      { id: 'may', due: '2025-13-01' },
    ],
    payments: [{ debt: 'june', date: '2025-06-20', amount: '1.005' }],
  })
  expect([code, out]).toEqual([2, ''])
  const fields = [
    'asOf',
    'debts[0].kind',
    'debts[0].amount',
    'debts[1].due',
    'debts[1].amount',
    'debts[1].id',
  ]
  for (const field of [...fields, 'payments[0].debt', 'payments[0].amount']) {
    expect(err).toMatch(new RegExp(`^claim\\.json: line \\d+, ${field.replace(/[[\]]/g, '\\$&')}: `, 'm'))
  }
})

test('a file that is missing, or no JSON, is refused with the place', async () => {
  expect((await compute(null)).err).toBe('nowhere.json: there is no such file\n')
  const broken = await compute('{\n "country": "RU",\n}')
  expect([broken.code, broken.err.slice(0, 28)]).toEqual([2, 'claim.json: line 3, column 1'])
  expect((await compute('[]')).err).toContain('must be an object')
})

test('a mistake is told once, and as what it is', async () => {
  const { err } = await compute({
    ...claim,
    asOf: '31.08.2025',
    debts: [null, { id: 'may', due: '2025-05-15', amount: '99999999999999999.99' }],
    payments: [],
  })
  expect(err.match(/, asOf: /g)).toHaveLength(1)
  expect(err).toMatch(/debts\[0\]: must be an object/)
  expect(err).toMatch(/debts\[1\]\.amount: is too large/)
})

test('a field nobody knows is told, not silently dropped', async () => {
  const { reply } = await compute({ ...claim, penalty: '5' })
  expect(reply.warnings).toEqual(['penalty is not known here and was left out of account.'])
})

test('whatever is in the file, it is computed or refused, never a crash', async () => {
  const word = fc.constantFrom(
    'RU',
    'KZ',
    'RUB',
    'KZT',
    '2025-01-31',
    '2025-02-30',
    'may',
    'overtime',
    '1.50',
    '-1',
    '',
  )
  const leaf = fc.oneof(
    word,
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.constant({ toString: 1 }),
    fc.constant([]),
  )
  const item = fc.dictionary(
    fc.constantFrom(
      'id',
      'kind',
      'due',
      'amount',
      'debt',
      'date',
      'hours',
      'hourlyRate',
      'paid',
      'agreedDailyPercent',
    ),
    leaf,
  )
  const file = fc.dictionary(
    fc.constantFrom('country', 'currency', 'asOf', 'rounding', 'debts', 'payments', 'work', '__proto__'),
    fc.oneof(leaf, fc.array(fc.oneof(item, leaf), { maxLength: 3 })),
  )
  const almost = file.map(changed => ({ ...claim, ...changed }))
  await fc.assert(
    fc.asyncProperty(fc.oneof(file, almost, fc.jsonValue()), async input => {
      const { code, out, err } = await compute(JSON.stringify(input))
      expect(code === 0 ? err : out).toBe('')
      if (code !== 0) expect(err).toMatch(/^claim\.json: line \d+/)
    }),
    { numRuns: 500 },
  )
})
