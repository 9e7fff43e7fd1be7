import type { Day } from '#lib/day.ts'

export const consentScopes = [
  'identity',
  'contact_ways',
  'documents',
  'health',
  'story',
  'employer',
  'family',
  'money',
] as const
/** What may be told. */
export type ConsentScope = (typeof consentScopes)[number]

export const consentPurposes = [
  'referral',
  'follow_up',
  'representation',
  'complaint',
  'tracing',
  'research',
  'publicity',
] as const
/** What for: a consent for one purpose never serves another. */
export type ConsentPurpose = (typeof consentPurposes)[number]

export const givenHow = ['spoken', 'written', 'thumb_print', 'guardian'] as const
export type GivenHow = (typeof givenHow)[number]

export interface Consent {
  readonly scopes: readonly ConsentScope[]
  /** An organisation of the network; null where the recipient is named in words. */
  readonly recipientId: string | null
  readonly recipientName: string | null
  readonly purpose: ConsentPurpose
  readonly givenOn: Day
  /** The last day on which it holds. */
  readonly until: Day
  readonly withdrawn: boolean
}

/** What somebody wants to tell, to whom, what for, on which day. */
export interface Disclosure {
  readonly scopes: readonly ConsentScope[]
  readonly recipientId: string | null
  readonly recipientName?: string | null
  readonly purpose: ConsentPurpose
  readonly on: Day
}

/** Whether this consent covers all of it: never an expired, withdrawn or narrower one, or one for somebody else. */
export function covers(consent: Consent, wanted: Disclosure): boolean {
  if (consent.withdrawn || wanted.on < consent.givenOn || wanted.on > consent.until) return false
  if (consent.purpose !== wanted.purpose) return false
  return sameRecipient(consent, wanted) && wanted.scopes.every(scope => consent.scopes.includes(scope))
}

function sameRecipient(consent: Consent, wanted: Disclosure): boolean {
  if (consent.recipientId !== null) return consent.recipientId === wanted.recipientId
  if (wanted.recipientId !== null || consent.recipientName === null || !wanted.recipientName) return false
  return plain(consent.recipientName) === plain(wanted.recipientName)
}

const plain = (name: string) => name.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim()

/** How a consent stands on a day, for a reader. */
export function standing(consent: Consent, on: Day): 'holds' | 'withdrawn' | 'over' | 'not_yet' {
  if (consent.withdrawn) return 'withdrawn'
  if (on > consent.until) return 'over'
  return on < consent.givenOn ? 'not_yet' : 'holds'
}
