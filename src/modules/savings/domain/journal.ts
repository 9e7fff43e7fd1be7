import type { Constitution, Rounding } from './constitution.ts'
import type { GoodsHappening } from './goods-journal.ts'
import type { Governance, Vote } from './group.ts'
import type { FineFund } from './ledger.ts'
import type { ChargeMoment } from './loan.ts'
import type { MeetingStep, NotHere, RollCall } from './meeting.ts'

/** A compartment of the box, or another place where the group keeps money of its loan fund. */
export type Place = 'cash:loan_fund' | 'cash:social' | 'bank' | 'wallet'

/**
 * What happened in a group, in the order it happened; never changed, only added to. A correction is an event of its own
 * that quotes the one it takes back. Amounts in the smallest unit; members by opaque id, so that a name can be erased.
 */
export type GroupEvent = {
  readonly id: string
  /** The event of a branch that was not kept, which this one enters again. */
  readonly quotes?: string
} & Happening

export type Happening =
  | { kind: 'cycle_opened'; constitution: Constitution; vote?: Vote }
  | { kind: 'rules_changed'; constitution: Constitution; vote?: Vote }
  | { kind: 'member_joined'; member: string }
  | { kind: 'member_went_away'; member: string }
  | { kind: 'member_came_back'; member: string }
  | { kind: 'member_suspended'; member: string; vote?: Vote }
  | { kind: 'member_left'; member: string; why: LeavingReason; vote?: Vote }
  | { kind: 'meeting_opened'; number: number; rollCall: RollCall; enteredLater?: boolean }
  /** Somebody whom the roll call had not here, after all. `was`: the list that she stood on. */
  | { kind: 'came_late'; member: string; was: NotHere }
  | { kind: 'step_taken'; step: MeetingStep; reason?: string }
  | { kind: 'meeting_closed'; balances?: Balances }
  | GoverningHappening
  | GoodsHappening
  | { kind: 'recalled'; right: boolean }
  | {
      kind: 'box_counted'
      place: Place
      counted: number
      counters: readonly string[]
      difference: DifferenceBooking
    }
  | { kind: 'money_moved'; from: Place; to: Place; amount: number }
  | { kind: 'surplus_settled'; amount: number; to: 'group' | 'owner' }
  | { kind: 'debt_paid'; member: string; amount: number }
  | { kind: 'fine_raised'; member: string; code: string; amount: number; fund: FineFund }
  | { kind: 'fine_paid'; member: string; amount: number }
  | { kind: 'social_paid'; member: string; amount: number }
  | { kind: 'social_granted'; member: string; amount: number; why?: string }
  | { kind: 'social_lent'; member: string; loan: string; amount: number; periods: number }
  | { kind: 'social_repaid'; loan: string; amount: number }
  | { kind: 'saved'; member: string; stamps: number }
  | { kind: 'catch_up_bought'; member: string; stamps: number }
  | { kind: 'shares_withdrawn'; member: string; stamps: number }
  | { kind: 'tokens_sold'; amount: number }
  | { kind: 'tokens_redeemed'; amount: number }
  | { kind: 'charges_levied'; moment: ChargeMoment }
  | { kind: 'loan_paid'; member: string; amount: number; by?: string }
  | {
      kind: 'loan_given'
      member: string
      loan: string
      amount: number
      periods: number
      replaces?: string
      guarantors?: readonly string[]
    }
  | { kind: 'loan_rescheduled'; loan: string; periods: number; reason: string; vote?: Vote }
  | { kind: 'loan_written_off'; loan: string; reason: string; vote?: Vote }
  | { kind: 'loan_recovered'; member: string; amount: number }
  | { kind: 'declared_in_default'; member: string }
  | { kind: 'expense_paid'; amount: number; from: Place; what: string }
  /** `sale`: the goods that were sold for the group's box, where the money is from that. */
  | { kind: 'donation_received'; amount: number; to: Place; what: string; sale?: string }
  | { kind: 'outside_loan_received'; amount: number; to: Place }
  | { kind: 'outside_loan_repaid'; amount: number; charge: number; from: Place }
  /**
   * `exact`: who owes more than their part is judged before rounding. Without it the division was made the earlier way.
   * `rounding`: where the group chose another than its rules name, because too much would have been left over.
   */
  | { kind: 'shared_out'; carryOver: number; lot?: readonly string[]; exact?: true; rounding?: Rounding }
  | { kind: 'corrected'; corrects: string; reason: string }

/** What is said aloud at the end of a meeting and repeated by everybody. */
export interface Balances {
  readonly loanFund: number
  readonly socialFund: number
  readonly lent: number
  readonly stamps: number
}

/** Who governs, opens the box and writes. No money moves by these. */
export type GoverningHappening =
  | { kind: 'book_started'; key: string; currency: string }
  | { kind: 'governance_set'; governance: Governance; vote?: Vote }
  | { kind: 'keys_changed'; holders: readonly string[] }
  | { kind: 'box_unlocked'; holders: readonly string[]; witness: string | null }
  | { kind: 'taken_over'; holders: readonly string[]; witness: string | null; signature: string }
  | { kind: 'fork_settled'; dropped: string; holders: readonly string[]; signature: string }
  | ({ kind: 'vote_taken'; matter: 'organisation_sees'; choice: Visibility } & Vote)
  | ({ kind: 'vote_taken'; matter: 'other'; what: string } & Vote)

/**
 * What the organisation beside the group is shown: sums of the whole group only, unless the group voted for each member's
 * sums without names (`members`) or with them (`names`).
 */
export const visibilities = ['totals', 'members', 'names'] as const
export type Visibility = (typeof visibilities)[number]

/** `for_cause` (death, moved abroad) is paid by value, rounded down; the others get the price paid. */
export type LeavingReason = 'own_wish' | 'expelled' | 'moved_abroad' | 'died'

/** How a difference between count and books was explained: a loss or gain of the group, a person's debt, or kept open. */
export type DifferenceBooking =
  | { readonly to: 'none' }
  | { readonly to: 'group' }
  | { readonly to: 'suspense' }
  | { readonly to: 'member'; readonly member: string }

export type HappeningOf<K extends Happening['kind']> = Extract<Happening, { kind: K }>
