/**
 * How fast a cycle is replayed and rebuilt. By hand: `node bench/savings.ts [members] [meetings] [seconds]`.
 * Wanted (issue 7): 10,000 events rebuilt under 2 s on a phone, the share-out of 60 members under 100 ms.
 */
import { parseReplay } from '#modules/savings/contract.ts'
import { rebuild } from '#modules/savings/domain/record.ts'
import { runReplay } from '#modules/savings/domain/replay.ts'
import { divide } from '#modules/savings/domain/share-out.ts'

const [members = 25, meetings = 48, seconds = 3] = process.argv.slice(2).map(Number)

function cycle() {
  const names = Array.from({ length: members }, (_, index) => `m${index}`)
  return {
    currency: 'KGS',
    constitution: {
      ...{
        savingsMode: 'shares',
        sharePrice: 100,
        maxShares: 5,
        socialFundPerMeeting: 20,
        loanCapTimesSavings: 3,
      },
      serviceCharge: { method: 'declining', rate: { num: 10, den: 100 } },
      fines: { late: 10, absent: 20 },
    },
    members: names,
    meetings: Array.from({ length: meetings }, (_, at) => ({
      number: at + 1,
      absent: names.filter((_, index) => (index + at) % 13 === 0),
      shares: Object.fromEntries(names.map((name, index) => [name, (index * 7 + at) % 6])),
      payments: names.filter((_, index) => (index + at) % 4 === 1).map(member => ({ member, cash: 220 })),
      loanRequests: names
        .filter((_, index) => (index + at) % 8 === 0)
        .map(member => ({ member, amount: 600, periods: 3 })),
      shareOut: at === meetings - 1,
    })),
  }
}

function timed(name: string, size: number, unit: string, run: () => unknown): void {
  run()
  const start = performance.now()
  let count = 0
  while (performance.now() - start < seconds * 1000) {
    run()
    count++
  }
  const each = (performance.now() - start) / count
  console.log(`${name}: ${each.toFixed(2)} ms, ${Math.round((size / each) * 1000)} ${unit}/s`)
}

const json = cycle()
const { journal } = runReplay(parseReplay(json))
const claimants = Array.from({ length: 60 }, (_, index) => ({
  ...{ member: `m${index}`, stamps: 100 + index, savings: 10_000, principal: index % 3 ? 0 : 4000 * index },
  ...{ charge: 10, fines: 0, socialFines: 0, chargesPaid: 0 },
}))
const rules = { mode: 'by_shares', rounding: 'floor_share_value', cashUnit: 1 } as const

console.log(`${members} members, ${meetings} meetings, ${journal.length} events`)
timed('replay', members * meetings, 'members x meetings', () => runReplay(parseReplay(json)))
timed('rebuild', journal.length, 'events', () => rebuild(journal))
timed('share-out of 60 members, 20 with loans', 60, 'members', () => divide(500_000, claimants, rules))
