import type { Move } from './referral.ts'

/**
 * What this module announces, to each of the two organisations about its own file. Payload:
 * `{ referralId, caseId, needId?, needCode, outcome? }`; `caseId` is absent where that side has no file of it.
 */
export const sent = 'referrals.sent'
export const unanswered = 'referrals.unanswered'
export const announced: Readonly<Record<Move, string>> = {
  accept: 'referrals.accepted',
  decline: 'referrals.declined',
  ask_more: 'referrals.more_asked',
  give_more: 'referrals.more_given',
  return: 'referrals.returned',
  report: 'referrals.done',
  withdraw: 'referrals.withdrawn',
}
