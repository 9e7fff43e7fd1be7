/** A referral's life: who may move it from where to where. Everything else refuses. */
export const statuses = [
  'sent',
  'more_asked',
  'accepted',
  'declined',
  'returned',
  'withdrawn',
  'done',
] as const
export type ReferralStatus = (typeof statuses)[number]

export const urgencies = ['danger_now', 'today', 'soon'] as const
export type ReferralUrgency = (typeof urgencies)[number]

export const outcomes = ['met', 'partly_met', 'not_met'] as const

export const declineReasons = [
  'no_capacity',
  'not_our_service',
  'out_of_area',
  'not_eligible',
  'conflict_of_interest',
  'other',
] as const
export const returnReasons = [
  'cannot_reach',
  'person_declines',
  'needs_other_help',
  'no_capacity',
  'other',
] as const
export const withdrawReasons = [
  'person_asked',
  'consent_withdrawn',
  'solved_otherwise',
  'sent_elsewhere',
  'mistake',
  'other',
] as const

export type Side = 'sender' | 'receiver'
export type Move = 'accept' | 'decline' | 'ask_more' | 'give_more' | 'return' | 'report' | 'withdraw'

interface Rule {
  readonly side: Side
  readonly from: readonly ReferralStatus[]
  readonly to: ReferralStatus
}

export const moves: Readonly<Record<Move, Rule>> = {
  accept: { side: 'receiver', from: ['sent', 'more_asked'], to: 'accepted' },
  decline: { side: 'receiver', from: ['sent', 'more_asked'], to: 'declined' },
  ask_more: { side: 'receiver', from: ['sent', 'more_asked'], to: 'more_asked' },
  give_more: { side: 'sender', from: ['more_asked', 'sent'], to: 'sent' },
  return: { side: 'receiver', from: ['accepted'], to: 'returned' },
  report: { side: 'receiver', from: ['accepted'], to: 'done' },
  withdraw: { side: 'sender', from: ['sent', 'more_asked', 'accepted'], to: 'withdrawn' },
}

export function mayMove(status: ReferralStatus, move: Move, side: Side): boolean {
  return moves[move].side === side && moves[move].from.includes(status)
}

export const isOver = (status: ReferralStatus): boolean =>
  !Object.values(moves).some(rule => rule.from.includes(status))

/** Hours within which an answer is expected, unless the sender says otherwise. */
export const answerHours: Readonly<Record<ReferralUrgency, number>> = { danger_now: 4, today: 24, soon: 72 }
