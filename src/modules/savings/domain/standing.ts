import { total } from './amount.ts'
import { type Book, currentMembers, isGone, openLoans, principalOf, savingsOf, stampsOf } from './book.ts'
import type { Entry } from './entry.ts'
import { emptyLog, extend, type GroupLog } from './group-log.ts'
import { indicators } from './indicators.ts'
import { counter, type SumName } from './ledger.ts'

/** The sums of a group as one meeting closed: what its organisation may always see. Amounts in the smallest unit. */
export interface Standing {
  readonly held: number
  readonly number: number
  readonly cycle: number
  readonly members: number
  readonly startMembers: number
  readonly stayed: number
  readonly gone: number
  readonly borrowers: number
  readonly loans: number
  readonly stamps: number
  readonly savings: number
  /** Of the running cycle, cash basis. */
  readonly profit: number
  /** Loan fund in box, bank and wallet. */
  readonly liquid: number
  readonly socialFund: number
  readonly lent: number
  readonly atRisk: number
  /** Of the running cycle. */
  readonly disbursed: number
  readonly writtenOff: number
  /** Assets added up over this cycle's closes, and how many these were: for their average. */
  readonly assetsSum: number
  readonly closes: number
  /** From here on of all meetings: they only grow. */
  readonly expected: number
  readonly present: number
  readonly represented: number
  readonly profitShared: number
}

/** Where the cycle ended in the meeting: what was divided, and of which savings. */
export interface SharedOut {
  readonly fund: number
  readonly savings: number
  readonly valuePerShare: number
  readonly remainder: number
}

export interface ClosedMeeting {
  readonly standing: Standing
  readonly hash: string
  /** What the phone's clock said. */
  readonly told: string
  readonly shared: SharedOut | null
}

export function standingOf(book: Book): Standing {
  const figures = indicators(book)
  const { numerator: lent, denominator: fund } = figures.loanFundUtilisation
  const sum = (name: SumName) => counter(book.ledger, `sum:${name}`)
  return {
    ...{ held: book.held, number: book.lastNumber, cycle: book.cycle },
    members: currentMembers(book).length,
    startMembers: figures.retention.denominator,
    stayed: figures.retention.numerator,
    gone: figures.dropOut.numerator,
    borrowers: figures.membersWithLoans.numerator,
    loans: figures.averageLoan.denominator,
    stamps: figures.shareValueNow.denominator,
    savings: figures.savingsPerMember.numerator,
    profit: figures.profitPerMember.numerator,
    liquid: fund - lent,
    socialFund: figures.socialFundPerMember.numerator,
    lent,
    atRisk: figures.portfolioAtRisk.numerator,
    ...{ expected: sum('expected'), present: sum('present'), represented: sum('represented') },
    disbursed: figures.writeOffRate.denominator,
    writtenOff: figures.writeOffRate.numerator,
    ...{
      assetsSum: book.assetsAtCloses.sum,
      closes: book.assetsAtCloses.closes,
      profitShared: sum('profit'),
    },
  }
}

/** Looks on while lines join a log and notes each meeting that closes. */
export interface MeetingWatch {
  readonly closed: ClosedMeeting[]
  /** A share-out was seen whose savings before it were not: the log has to be read from its beginning. */
  isIncomplete: boolean
  readonly see: (entry: Entry, log: GroupLog) => void
}

export function watchMeetings(): MeetingWatch {
  let before: number | null = null
  let shared: SharedOut | null = null
  const watch: MeetingWatch = {
    closed: [],
    isIncomplete: false,
    see({ event, at, hash }, { book }) {
      // From this step on nobody saves or withdraws before the division.
      if (event.kind === 'step_taken' && event.step === 'share_out') before = savingsIn(book)
      if (event.kind === 'shared_out') {
        if (before === null) watch.isIncomplete = true
        shared = sharedIn(book, before ?? 0)
      }
      if (event.kind !== 'meeting_closed') return
      watch.closed.push({ standing: standingOf(book), hash, told: at, shared })
      before = null
      shared = null
    },
  }
  return watch
}

/** Every meeting of a log that closed, read from the beginning. The lines were checked before. */
export function closedMeetings(group: string, entries: readonly Entry[]): ClosedMeeting[] {
  const log = emptyLog(group)
  const watch = watchMeetings()
  for (const entry of entries) {
    if (extend(log, entry, { trusted: true })) break
    watch.see(entry, log)
  }
  return watch.closed
}

/** One member's sums under her opaque id, in the order in which members joined: only for a group that voted to show them. */
export interface MemberSum {
  readonly member: string
  readonly number: number
  readonly state: string
  readonly stamps: number
  readonly savings: number
  readonly lent: number
  readonly overdue: number
}

export function memberSums(book: Book): MemberSum[] {
  return [...book.members.values()]
    .map((member, index) => ({ member, number: index + 1 }))
    .filter(({ member }) => !isGone(member))
    .map(({ member: { id, state }, number }) => {
      const loans = openLoans(book, id)
      const overdue = loans.filter(loan => book.held > loan.dueAt || loan.rescheduled.length > 0)
      return {
        ...{ member: id, number, state, stamps: stampsOf(book, id), savings: savingsOf(book, id) },
        lent: total(loans.map(loan => principalOf(book, loan))),
        overdue: total(overdue.map(loan => principalOf(book, loan))),
      }
    })
}

function savingsIn(book: Book): number {
  return total(currentMembers(book).map(member => savingsOf(book, member.id)))
}

function sharedIn(book: Book, savings: number): SharedOut | null {
  const division = book.divisions.at(-1)?.division
  if (!division) return null
  const { fund, valuePerShare, remainder } = division
  return { fund, savings, valuePerShare, remainder }
}
