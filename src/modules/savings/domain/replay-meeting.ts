import { Refusal } from '#lib/refusal.ts'
import { floorPart } from './amount.ts'
import { type Book, loanFundCash, savingsOf, socialFundCash, stampsOf } from './book.ts'
import { planFine } from './box.ts'
import { type Constitution, fineFor } from './constitution.ts'
import type { Happening } from './journal.ts'
import { type LoanRefusal, loanRefusal, planPayment } from './lending.ts'
import { isPresent, type MeetingStep } from './meeting.ts'
import { socialArrears } from './record.ts'
import { refuse } from './refusals.ts'
import type { ReplayInput, ReplayMeeting } from './replay-input.ts'

/** What was asked for and what the group's rules said; `reason` is null for a loan that was given. */
export interface LoanDecision {
  readonly member: string
  readonly amount: number
  readonly allowed: boolean
  readonly reason: LoanRefusal | null
}

/** Something that was written down but could not happen in the box as written. `amount` is what was not taken or given. */
export interface ReplayNote {
  readonly path: string
  readonly code: NoteCode
  readonly amount: number
}
export type NoteCode =
  | 'fine_returned'
  | 'payment_returned'
  | 'grant_refused'
  | 'withdrawal_refused'
  | 'meeting_missing'
  | 'remainder_large'

export interface Script {
  readonly book: Book
  readonly input: ReplayInput
  readonly rules: Constitution
  note(note: ReplayNote): void
  record(happening: Happening): void
}

/** One meeting in the order of contracts section 6: fines, social fund, shares and withdrawals, repayments, loans. */
export function playMeeting(script: Script, meeting: ReplayMeeting, index: number): LoanDecision[] {
  const at = `meetings[${index}]`
  const before = script.input.meetings[index - 1]
  if (before?.shareOut) script.record({ kind: 'cycle_opened', constitution: script.rules })
  if (before && meeting.number > before.number + 1) {
    script.note({ path: `${at}.number`, code: 'meeting_missing', amount: meeting.number - before.number - 1 })
  }
  const { number, absent, late, excused, represented } = meeting
  script.record({ kind: 'meeting_opened', number, rollCall: { absent, late, excused, represented } })
  located(at, () => playFines(script, meeting, at))
  located(at, () => playSocial(script, meeting, at))
  located(at, () => playShares(script, meeting, at))
  located(at, () => playPayments(script, meeting, at))
  const decisions = located(at, () => playLoans(script, meeting, at))
  if (meeting.shareOut) located(`${at}.shareOut`, () => playShareOut(script, meeting, at))
  step(script, 'close')
  script.record({ kind: 'meeting_closed' })
  return decisions
}

function playFines(script: Script, meeting: ReplayMeeting, at: string): void {
  for (const code of ['absent', 'late'] as const) {
    const fine = fineFor(script.rules, code)
    if (fine.amount === 0) continue
    for (const member of meeting[code]) script.record({ kind: 'fine_raised', member, code, ...fine })
  }
  step(script, 'fines')
  for (const [member, amount] of sorted(meeting.finesPaid)) {
    const path = `${at}.finesPaid.${member}`
    const { returned } = planFine(script.book, member, amount)
    if (returned > 0) script.note({ path, code: 'fine_returned', amount: returned })
    if (amount > returned) {
      located(path, () => script.record({ kind: 'fine_paid', member, amount: amount - returned }))
    }
  }
}

function playSocial(script: Script, meeting: ReplayMeeting, at: string): void {
  step(script, 'social')
  for (const [member, amount] of sorted(meeting.socialPaid ?? usualContributions(script, meeting))) {
    if (amount > 0) script.record({ kind: 'social_paid', member, amount })
  }
  for (const [index, { member, amount }] of meeting.socialGrants.entries()) {
    const path = `${at}.socialGrants[${index}].amount`
    if (amount > socialFundCash(script.book)) script.note({ path, code: 'grant_refused', amount })
    else if (amount > 0) script.record({ kind: 'social_granted', member, amount })
  }
}

/** Who is here, or sent the money, pays; with back-pay also what was missed at earlier meetings. */
function usualContributions({ book, input, rules }: Script, meeting: ReplayMeeting): Record<string, number> {
  const { perMeeting, backPay } = rules.socialFund
  const paying = input.members.filter(
    member => isPresent(meeting, member) || meeting.represented.includes(member),
  )
  return Object.fromEntries(
    paying.map(member => [member, backPay ? socialArrears(book, member) : perMeeting]),
  )
}

function playShares(script: Script, meeting: ReplayMeeting, at: string): void {
  const { book, rules } = script
  step(script, 'shares')
  const saved =
    meeting.shares ?? meeting.savings ?? (rules.savings.mode === 'fixed' ? everyoneOnce(script, meeting) : {})
  for (const [member, stamps] of sorted(saved)) {
    const path = `${at}.${meeting.savings ? 'savings' : 'shares'}.${member}`
    if (stamps > 0) located(path, () => script.record({ kind: 'saved', member, stamps }))
  }
  for (const [member, stamps] of sorted(meeting.shareWithdrawals)) {
    const path = `${at}.shareWithdrawals.${member}`
    const held = stampsOf(book, member)
    if (stamps === 0) continue
    if (stamps > held) located(path, () => tooFew(member, held))
    const price = floorPart(savingsOf(book, member), { num: stamps, den: held }, 1)
    if (price > loanFundCash(book)) script.note({ path, code: 'withdrawal_refused', amount: price })
    else located(path, () => script.record({ kind: 'shares_withdrawn', member, stamps }))
  }
}

function tooFew(member: string, held: number): never {
  throw refuse('savings.too_few_shares', { member, held })
}

/** In a self-help group everybody who is here, or sent the money, brings the fixed saving. */
function everyoneOnce({ input }: Script, meeting: ReplayMeeting): Record<string, number> {
  const paying = input.members.filter(
    member => isPresent(meeting, member) || meeting.represented.includes(member),
  )
  return Object.fromEntries(paying.map(member => [member, 1]))
}

function playPayments(script: Script, meeting: ReplayMeeting, at: string): void {
  step(script, 'repay')
  script.record({ kind: 'charges_levied', moment: 'before_payments' })
  for (const [index, { member, cash }] of meeting.payments.entries()) {
    const path = `${at}.payments[${index}].cash`
    if (cash === 0) continue
    const { returned } = planPayment(script.book, member, cash)
    if (returned > 0) script.note({ path, code: 'payment_returned', amount: returned })
    if (returned < cash) located(path, () => script.record({ kind: 'loan_paid', member, amount: cash }))
  }
  // A rollover is the charge of the coming period: at the share-out there is none.
  if (!meeting.shareOut) script.record({ kind: 'charges_levied', moment: 'after_payments' })
}

function playLoans(script: Script, meeting: ReplayMeeting, at: string): LoanDecision[] {
  for (const member of meeting.defaults) script.record({ kind: 'declared_in_default', member })
  step(script, 'lend')
  return meeting.loanRequests.map(({ member, amount, periods }, index) => {
    const reason = meeting.shareOut
      ? 'share_out_today'
      : located(`${at}.loanRequests[${index}]`, () => loanRefusal(script.book, { member, amount, periods }))
    if (reason) return { member, amount, allowed: false, reason }
    const loan = `loan-${meeting.number}-${index + 1}`
    located(`${at}.loanRequests[${index}]`, () =>
      script.record({ kind: 'loan_given', member, loan, amount, periods }),
    )
    return { member, amount, allowed: true, reason: null }
  })
}

function playShareOut(script: Script, meeting: ReplayMeeting, at: string): void {
  step(script, 'share_out')
  const { carryOver } = meeting
  const lot = script.rules.shareOut.remainderTo === 'members_by_lot' ? { lot: meeting.lot } : {}
  script.record({ kind: 'shared_out', exact: true, carryOver, ...lot })
  const { fund, remainder } = script.book.divisions.at(-1)?.division ?? { fund: 0, remainder: 0 }
  // More than half a percent: the other rounding would leave less behind.
  if (remainder > fund / 200 && script.rules.shareOut.rounding === 'floor_share_value') {
    script.note({ path: `${at}.shareOut`, code: 'remainder_large', amount: remainder })
  }
}

function step(script: Script, to: MeetingStep): void {
  script.record({ kind: 'step_taken', step: to, reason: 'not in the record replayed' })
}

/** By name, so that nothing depends on the order in which members were written down. */
function sorted(amounts: Readonly<Record<string, number>>): [string, number][] {
  return Object.entries(amounts).sort(([a], [b]) => (a < b ? -1 : 1))
}

/** A refusal of the engine becomes a problem of the input, at the place in the file that caused it. */
function located<T>(path: string, act: () => T): T {
  try {
    return act()
  } catch (error) {
    if (!(error instanceof Refusal) || error.code === 'savings.replay_invalid') throw error
    throw refuse('savings.replay_invalid', error.details, [{ path, code: error.code }])
  }
}
