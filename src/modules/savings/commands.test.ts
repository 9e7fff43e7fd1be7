import { readFile } from 'node:fs/promises'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { commands } from './commands.ts'
import { anyReplay } from './factory.ts'

const sound = {
  currency: 'KGS',
  constitution: { savingsMode: 'shares', sharePrice: 100, maxShares: 5 },
  members: ['A', 'B'],
  meetings: [
    { number: 1, shares: { A: 5, B: 3 } },
    { number: 2, shares: { A: 1 }, payments: [{ member: 'A', cash: 100 }] },
  ],
}

async function run(text: string | null, args = ['cycle.json']) {
  const said = { out: '', err: '' }
  const io = {
    readFile: async (path: string) => text ?? (await readFile(`/nonexistent/${path}`, 'utf8')),
    out(line: string) {
      said.out += line
    },
    err(line: string) {
      said.err += line
    },
  }
  const code = await commands['savings replay'].run(args, io)
  expect(said.err).not.toMatch(/\n\s+at /)
  return { code, ...said }
}

/** The sound replay as indented text, with one change made on a copy. */
function changed(change: (copy: Record<string, never> & typeof sound) => void): string {
  const copy = structuredClone(sound) as Record<string, never> & typeof sound // a test may spoil it in any way
  change(copy)
  return JSON.stringify(copy, null, 1)
}

describe('savings replay', () => {
  it('prints the result as JSON and says on the side what could not happen as written', async () => {
    const { code, out, err } = await run(JSON.stringify(sound, null, 1))
    expect(code).toBe(0)
    expect(JSON.parse(out).meetings[1]).toEqual({
      ...{ number: 2, loanFundCash: 900, socialFundCash: 0 },
      ...{ outstanding: {}, chargesDue: {}, loanDecisions: [] },
    })
    expect(err).toMatch(/^cycle\.json: line \d+, meetings\[1\]\.payments\[0\]\.cash: note: 100 handed back/)
  })

  it('says how it is used when the file is not named', async () => {
    expect(await run('', [])).toMatchObject({ code: 2, out: '' })
    expect((await run('', ['a', 'b'])).err).toContain('savings replay FILE')
  })

  it('says that a file is missing', async () => {
    expect(await run(null)).toEqual({ code: 2, out: '', err: 'cycle.json: there is no such file\n' })
  })

  it.each([
    ['{"currency": "KGS",\n "members": [x]}', 'line 2, column 14'],
    ['{"currency": "KGS",\n "members": ["A"', 'line 2'],
    ['', 'line 1, column 1'],
    ['[1] 2', 'column 5'],
    [`${'['.repeat(100_000)}`, 'nested'],
  ])('says where text is no JSON: %#', async (text, where) => {
    const { code, out, err } = await run(text)
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toContain(where)
  })

  it.each([
    [
      'a negative amount',
      () => changed(c => Object.assign(c.meetings[1]!.payments![0]!, { cash: -1 })),
      'meetings[1].payments[0].cash: must not be negative',
    ],
    [
      'a fraction',
      () => changed(c => Object.assign(c.meetings[0]!.shares, { A: 1.5 })),
      'meetings[0].shares.A: must be a whole number',
    ],
    [
      'an unsafe number',
      () => changed(c => Object.assign(c.constitution, { sharePrice: 2 ** 60 })),
      'constitution.sharePrice: is too large',
    ],
    [
      'a number as text',
      () => changed(c => Object.assign(c.meetings[0]!.shares, { A: '5' })),
      'meetings[0].shares.A: must be a number',
    ],
    [
      'a stranger',
      () => changed(c => Object.assign(c.meetings[0]!.shares, { Z: 1 })),
      'meetings[0].shares.Z: is not in "members"',
    ],
    [
      'meetings out of order',
      () => changed(c => c.meetings.reverse()),
      'meetings[1].number: must be greater',
    ],
    [
      'two meetings of one number',
      () => changed(c => Object.assign(c.meetings[1]!, { number: 1 })),
      'meetings[1].number',
    ],
    [
      'too many shares',
      () => changed(c => Object.assign(c.meetings[0]!.shares, { A: 6 })),
      'meetings[0].shares.A: is more than maxShares allows (5)',
    ],
    [
      'an unknown charge method',
      () =>
        changed(c =>
          Object.assign(c.constitution, { serviceCharge: { method: 'x', rate: { num: 1, den: 1 } } }),
        ),
      'constitution.serviceCharge.method: is not one of',
    ],
    [
      'a rate over zero',
      () =>
        changed(c =>
          Object.assign(c.constitution, { serviceCharge: { method: 'declining', rate: { num: 1, den: 0 } } }),
        ),
      'constitution.serviceCharge.rate.den: must be at least 1',
    ],
    [
      'a missing price',
      () => changed(c => Object.assign(c.constitution, { sharePrice: undefined })),
      'constitution.sharePrice: is missing',
    ],
    ['no meetings', () => changed(c => Object.assign(c, { meetings: undefined })), 'meetings: is missing'],
    ['no object at all', () => '7', 'must be an object'],
    ['a list', () => '[{}]', 'must be an object'],
    ['a member twice', () => changed(c => c.members.push('A')), 'members[2]: is named twice'],
    [
      'present and absent',
      () => changed(c => Object.assign(c.meetings[0]!, { absent: ['A'], late: ['A'] })),
      'meetings[0].late[0]: stands in two',
    ],
    [
      'more shares back than bought',
      () => changed(c => Object.assign(c.meetings[1]!, { shareWithdrawals: { B: 4 } })),
      'meetings[1].shareWithdrawals.B: is more than the member has',
    ],
    [
      'sums beyond counting',
      () => changed(c => Object.assign(c.constitution, { sharePrice: 9e15 })),
      'too large to be counted exactly',
    ],
  ])('refuses %s and names the place', async (_, text, message) => {
    const { code, out, err } = await run(text())
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toContain(message)
    expect(err).toMatch(/^cycle\.json: line \d+/)
  })

  it('names all problems, not the first only', async () => {
    const text = changed(copy => {
      Object.assign(copy.meetings[0]!.shares, { A: 9, Z: 1 })
      Object.assign(copy.meetings[1]!, { absent: ['Y'] })
    })
    expect((await run(text)).err.trim().split('\n')).toHaveLength(3)
  })

  it('says one thing about one number', async () => {
    const { err } = await run(changed(copy => Object.assign(copy.meetings[0]!.shares, { A: 1.5 })))
    expect(err.trim().split('\n')).toHaveLength(1)
  })

  it('tells of a misspelt field, but goes on', async () => {
    const wrong = { finespaid: {}, loanRequests: [{ member: 'A', amount: 1, period: 2 }] }
    const { code, err } = await run(changed(copy => Object.assign(copy.meetings[0]!, wrong)))
    expect(code).toBe(0)
    expect(err).toContain('meetings[0].finespaid: note: this field is not known')
    expect(err).toContain('meetings[0].loanRequests[0].period: note: this field is not known')
  })

  it('whatever is spoilt in a sound file, it answers with 0 or 2 and never breaks', async () => {
    await fc.assert(
      fc.asyncProperty(anyReplay, fc.nat(), fc.jsonValue(), async (sample, where, junk) => {
        const copy = structuredClone(sample)
        const places: [object, string][] = []
        const collect = (value: unknown) => {
          if (typeof value !== 'object' || value === null) return
          for (const key of Object.keys(value)) {
            places.push([value, key])
            collect(Reflect.get(value, key))
          }
        }
        collect(copy)
        const [holder, key] = places[where % places.length] as [object, string]
        Reflect.set(holder, key, junk)
        expect([0, 2]).toContain((await run(JSON.stringify(copy))).code)
      }),
      { numRuns: 500 },
    )
  })
})
