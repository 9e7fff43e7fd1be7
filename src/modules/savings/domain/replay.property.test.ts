import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseReplay } from '../contract.ts'
import { reference } from '../factory/reference.ts'
import { anyReplay, runs, type SampleReplay } from '../factory.ts'
import { balance } from './ledger.ts'
import { apply, rebuild } from './record.ts'
import { type replay, runReplay } from './replay.ts'

const run = (sample: SampleReplay) => runReplay(parseReplay(structuredClone(sample)))

// An hour: `HAMROH_LONG=1` asks for ten times as many runs, also on a machine that is busy otherwise.
describe('any sound cycle', { timeout: 3_600_000 }, () => {
  it('keeps the books at zero after every event, divides exactly the fund, and agrees with a second, naive implementation', () => {
    fc.assert(
      fc.property(anyReplay, fc.boolean(), (sample, endsDivided) => {
        const meetings = sample.meetings.map((meeting, index, all) => ({
          ...meeting,
          shareOut: meeting.shareOut || (endsDivided && index === all.length - 1),
        }))
        const whole = { ...sample, meetings }
        const ran = run(whole)
        holdsAtZero(ran)
        if (meetings.at(-1)?.shareOut) dividesExactly(ran, sample.constitution.cashUnit)
        agrees(ran.output, whole)
      }),
      runs(4000),
    )
  })

  it('is the same replayed again, in another currency, rebuilt from its journal, with every event twice, or with its members in another order', () => {
    fc.assert(
      fc.property(anyReplay, sample => {
        const { output, journal, book } = run(sample)
        same(run({ ...sample, currency: 'UZS' }).output, output)
        expect(JSON.stringify(run(turned(sample)).output)).toBe(JSON.stringify(output))
        same(rebuild(journal), book)
        const doubled = rebuild(journal.flatMap(event => [event, event]))
        for (const event of journal) expect(apply(doubled, event)).toBe('already')
        same(doubled, book)
      }),
      runs(500),
    )
  })

  it('agrees with the replay of any beginning of it', () => {
    fc.assert(
      fc.property(anyReplay, fc.nat(10), (sample, cut) => {
        const beginning = { ...sample, meetings: sample.meetings.slice(0, cut) }
        const whole = run(sample).output.meetings.slice(0, cut)
        same(run(beginning).output.meetings, whole)
      }),
      runs(500),
    )
  })
})

/** As `toEqual`, which takes many times as long where nothing differs. */
function same(a: unknown, b: unknown): void {
  if (!isDeepStrictEqual(a, b)) expect(a).toEqual(b)
}

type Ran = ReturnType<typeof runReplay>

/** No box negative, the two compartments apart, after every single event. */
function holdsAtZero({ book }: Ran): void {
  const balances = new Map<string, number>()
  const now = (account: string) => balances.get(account) ?? 0
  for (const { id, entries } of book.ledger.postings) {
    let all = 0
    for (const { account, amount } of entries) {
      balances.set(account, now(account) + amount)
      all += amount
    }
    if (entries.some(({ account }) => now(account) < 0 && /^(cash|loan|debt)/.test(account))) expect.fail(id)
    if (all !== 0 || now('cash:social') + now('social_fund') !== 0) expect.fail(id)
  }
}

/** Nothing is left behind but the remainder and the social fund. */
function dividesExactly({ output, book }: Ran, unit: number): void {
  const sum = (amounts: Record<string, number> = {}) => Object.values(amounts).reduce((a, b) => a + b, 0)
  const out = output.shareOut
  expect(out && sum(out.payouts) + sum(out.setOff) + out.remainder).toBe(out?.fund)
  expect(out?.remainder).toBeGreaterThanOrEqual(0)
  expect(Object.values(out?.payouts ?? {}).filter(paid => paid < 0 || paid % unit !== 0)).toEqual([])
  const left = [...book.ledger.balances].filter(
    ([account, amount]) => amount !== 0 && !/^(cash:|social_fund$|rounding_carry$)/.test(account),
  )
  expect(left).toEqual([])
  expect(balance(book.ledger, 'cash:loan_fund')).toBe(-balance(book.ledger, 'rounding_carry') || 0)
}

/** Every number as text, so that bigint and number compare. */
const plain = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value, (_, inner) => (typeof inner === 'bigint' ? Number(inner) : inner)))

function agrees({ indicators, ...output }: ReturnType<typeof replay>, sample: SampleReplay): void {
  const { attendance, profit, ...expected } = reference(sample)
  const decisions = output.meetings.map(meeting => ({
    ...meeting,
    loanDecisions: meeting.loanDecisions.map(({ reason: _, ...decision }) => decision),
  }))
  same({ ...output, meetings: decisions }, plain(expected))
  for (const [text, value] of [
    [indicators.attendancePercent, attendance],
    [indicators.returnOnSavingsPercent, profit],
  ] as const) {
    if (value === null || text === null) expect(text).toBe(value)
    else expect(Math.abs(Number(text) - value)).toBeLessThan(0.005001)
  }
}

/** The same with its members written down the other way round. */
function turned(sample: SampleReplay): SampleReplay {
  const turn = (amounts: Record<string, number>) => Object.fromEntries(Object.entries(amounts).reverse())
  return {
    ...sample,
    members: [...sample.members].reverse(),
    meetings: sample.meetings.map(({ socialPaid, ...meeting }) => ({
      ...meeting,
      shares: turn(meeting.shares),
      finesPaid: turn(meeting.finesPaid),
      shareWithdrawals: turn(meeting.shareWithdrawals),
      ...(socialPaid ? { socialPaid: turn(socialPaid) } : {}),
    })),
  }
}
