import { percentText, plus } from './amount.ts'
import {
  type Book,
  chargeDueOf,
  emptyBook,
  loanFundCash,
  openLoans,
  principalOf,
  rulesOf,
  socialFundCash,
} from './book.ts'
import type { GroupEvent } from './journal.ts'
import { counter, profit } from './ledger.ts'
import { apply } from './record.ts'
import { constitutionOf, type ReplayInput } from './replay-input.ts'
import { type LoanDecision, playMeeting, type ReplayNote, type Script } from './replay-meeting.ts'
import { type Division, type ShareOutLine, setOffTotal } from './share-out.ts'

export type { LoanDecision, ReplayInput, ReplayNote }

type ByMember = Readonly<Record<string, number>>

/** Balances at the close of a meeting. `outstanding` and `chargesDue` name the members with an open loan. */
export interface ReplayMeetingOutput {
  readonly number: number
  readonly loanFundCash: number
  readonly socialFundCash: number
  readonly outstanding: ByMember
  readonly chargesDue: ByMember
  readonly loanDecisions: readonly LoanDecision[]
}

/** `fund` = payouts + setOff + remainder. In amount mode shares are 0 and a share has no value. */
export interface ReplayShareOut {
  readonly fund: number
  readonly shares: number
  readonly valuePerShare: number | null
  readonly payouts: ByMember
  readonly setOff: ByMember
  readonly writtenOff: ByMember
  readonly chargesWaived: ByMember
  readonly remainder: number
  readonly socialFundKept: number
}

export interface ReplayOutput {
  readonly meetings: readonly ReplayMeetingOutput[]
  readonly totals: { shares: number; savings: number; fines: number; serviceCharges: number }
  readonly shareOut: ReplayShareOut | null
  readonly indicators: { attendancePercent: string | null; returnOnSavingsPercent: string | null }
}

export interface ReplayRun {
  readonly output: ReplayOutput
  readonly notes: readonly ReplayNote[]
  readonly journal: readonly GroupEvent[]
  readonly book: Book
}

/** The books after every meeting, exactly as contracts section 6 describes them. */
export function replay(input: ReplayInput): ReplayOutput {
  return runReplay(input).output
}

/** The same with the journal that led there, the final book, and notes on what could not happen as written. */
export function runReplay(input: ReplayInput): ReplayRun {
  const book = emptyBook()
  const journal: GroupEvent[] = []
  const notes: ReplayNote[] = []
  const script: Script = {
    book,
    input,
    rules: constitutionOf(input),
    note: note => void notes.push(note),
    record(happening) {
      const event: GroupEvent = { id: `replay-${journal.length + 1}`, ...happening }
      apply(book, event)
      journal.push(event)
    },
  }
  script.record({ kind: 'cycle_opened', constitution: script.rules })
  for (const member of input.members) script.record({ kind: 'member_joined', member })
  const meetings: ReplayMeetingOutput[] = []
  let last: ReplayShareOut | null = null
  for (const [index, meeting] of input.meetings.entries()) {
    const loanDecisions = playMeeting(script, meeting, index)
    meetings.push({ number: meeting.number, ...balances(book), loanDecisions })
    if (meeting.shareOut) last = shareOutOf(book)
  }
  return { output: { meetings, ...sums(book), shareOut: last, ...figures(book) }, notes, journal, book }
}

function balances(book: Book) {
  const outstanding = new Map<string, number>()
  const chargesDue = new Map<string, number>()
  for (const loan of openLoans(book)) {
    const { member } = loan
    outstanding.set(member, plus(outstanding.get(member) ?? 0, principalOf(book, loan)))
    chargesDue.set(member, plus(chargesDue.get(member) ?? 0, chargeDueOf(book, loan)))
  }
  return {
    loanFundCash: loanFundCash(book),
    socialFundCash: socialFundCash(book),
    outstanding: byMember(outstanding),
    chargesDue: byMember(chargesDue),
  }
}

function shareOutOf(book: Book): ReplayShareOut {
  const { division } = book.divisions.at(-1) as { division: Division } // a share-out meeting always leaves one
  const inStamps = rulesOf(book).savings.mode !== 'amount'
  const amounts = (pick: (line: ShareOutLine) => number, all = false) =>
    byMember(
      division.lines.map(line => [line.member, pick(line)] as const).filter(([, sum]) => all || sum > 0),
    )
  return {
    fund: division.fund,
    shares: inStamps ? division.stamps : 0,
    valuePerShare: inStamps ? division.valuePerShare : null,
    payouts: amounts(line => line.payout, true),
    setOff: amounts(setOffTotal),
    writtenOff: amounts(line => line.writtenOff),
    chargesWaived: amounts(line => line.chargesWaived),
    remainder: division.remainder,
    socialFundKept: socialFundCash(book),
  }
}

function sums(book: Book) {
  const inStamps = rulesOf(book).savings.mode !== 'amount'
  return {
    totals: {
      shares: inStamps ? counter(book.ledger, 'sum:stamps') : 0,
      savings: counter(book.ledger, 'sum:savings'),
      fines: counter(book.ledger, 'sum:fines'),
      serviceCharges: counter(book.ledger, 'sum:charges'),
    },
  }
}

function figures({ ledger }: Book) {
  const gained = plus(counter(ledger, 'sum:profit'), profit(ledger))
  return {
    indicators: {
      attendancePercent: percentText(counter(ledger, 'sum:present'), counter(ledger, 'sum:expected')),
      returnOnSavingsPercent: percentText(gained, counter(ledger, 'sum:savings')),
    },
  }
}

/** Sorted by member, so that the output does not depend on the order in which members were written down. */
function byMember(amounts: Iterable<readonly [string, number]>): ByMember {
  return Object.fromEntries([...amounts].sort(([a], [b]) => (a < b ? -1 : 1)))
}
