import type { ReplyOf } from '#lib/contract.ts'
import type { listReferrals } from '../contract.ts'

export type ReferralLine = ReplyOf<typeof listReferrals>['items'][number]

/** Whether the next step is this side's: an answer to give, a question to answer. */
export const waitsForUs = ({ status, direction }: Pick<ReferralLine, 'status' | 'direction'>): boolean =>
  (direction === 'in' && status === 'sent') || (direction === 'out' && status === 'more_asked')
