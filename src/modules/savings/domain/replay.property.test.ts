import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseReplay } from '../contract.ts'
import { anyReplay, runs, type SampleReplay } from '../factory.ts'
import { balance } from './ledger.ts'
import { apply, rebuild } from './record.ts'
import { replay, runReplay } from './replay.ts'

const run = (sample: SampleReplay) => runReplay(parseReplay(structuredClone(sample)))

describe('any sound cycle', { timeout: 600_000 }, () => {
  it('keeps the books at zero, no box negative and the two compartments apart after every single event', () => {
    fc.assert(
      fc.property(anyReplay, sample => {
        const balances = new Map<string, number>()
        const now = (account: string) => balances.get(account) ?? 0
        for (const { id, entries } of run(sample).book.ledger.postings) {
          for (const { account, amount } of entries) balances.set(account, now(account) + amount)
          for (const { account } of entries) {
            if (now(account) < 0 && /^(cash|loan|debt)/.test(account)) expect.fail(`${id} ${account}`)
          }
          if (entries.length === 0) continue
          let all = 0
          for (const amount of balances.values()) all += amount
          if (all !== 0 || now('cash:social') + now('social_fund') !== 0) expect.fail(id)
        }
      }),
      runs(10_000),
    )
  })

  it('gives the same result when replayed again, and when rebuilt from its journal', () => {
    fc.assert(
      fc.property(anyReplay, sample => {
        const first = run(sample)
        expect(run(sample).output).toEqual(first.output)
        expect(rebuild(first.journal)).toEqual(first.book)
      }),
      runs(500),
    )
  })

  it('changes nothing when every event is applied twice', () => {
    fc.assert(
      fc.property(anyReplay, sample => {
        const { journal, book } = run(sample)
        const doubled = rebuild(journal.flatMap(event => [event, event]))
        for (const event of journal) expect(apply(doubled, event)).toBe('already')
        expect(doubled).toEqual(book)
      }),
      runs(500),
    )
  })

  it('agrees with the replay of any beginning of it', () => {
    fc.assert(
      fc.property(anyReplay, fc.nat(10), (sample, cut) => {
        const beginning = { ...sample, meetings: sample.meetings.slice(0, cut) }
        const whole = run(sample).output.meetings.slice(0, cut)
        expect(run(beginning).output.meetings).toEqual(whole)
      }),
      runs(1000),
    )
  })

  it('does not depend on the order in which members were written down', () => {
    fc.assert(
      fc.property(anyReplay, sample => {
        const turn = (amounts: Record<string, number>) =>
          Object.fromEntries(Object.entries(amounts).reverse())
        const turned = {
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
        expect(JSON.stringify(run(turned).output)).toBe(JSON.stringify(run(sample).output))
      }),
      runs(1000),
    )
  })

  it('divides exactly the fund, and leaves nothing behind but the remainder and the social fund', () => {
    fc.assert(
      fc.property(anyReplay, sample => {
        const meetings = sample.meetings.map((meeting, index, all) => ({
          ...meeting,
          shareOut: meeting.shareOut || index === all.length - 1,
        }))
        const { output, book } = run({ ...sample, meetings })
        const sum = (amounts: Record<string, number> = {}) =>
          Object.values(amounts).reduce((a, b) => a + b, 0)
        const out = output.shareOut
        expect(out && sum(out.payouts) + sum(out.setOff) + out.remainder).toBe(out?.fund)
        expect(out?.remainder).toBeGreaterThanOrEqual(0)
        for (const paid of Object.values(out?.payouts ?? {})) {
          expect(paid).toBeGreaterThanOrEqual(0)
          expect(paid % sample.constitution.cashUnit).toBe(0)
        }
        for (const [account, amount] of book.ledger.balances) {
          if (!/^(cash:|social_fund$|rounding_carry$)/.test(account))
            expect([account, amount]).toEqual([account, 0])
        }
        expect(balance(book.ledger, 'cash:loan_fund')).toBe(-balance(book.ledger, 'rounding_carry') || 0)
      }),
      runs(1000),
    )
  })

  it('knows no currency, clock or time zone: only the numbers', () => {
    fc.assert(
      fc.property(anyReplay, sample => {
        expect(replay(parseReplay({ ...sample, currency: 'UZS' }))).toEqual(run(sample).output)
      }),
      runs(100),
    )
  })
})
