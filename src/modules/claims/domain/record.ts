// A claim as a thing in a case: where it stands, what proves it, what came of it.

export const claimKinds = ['wage', 'maintenance'] as const
export type ClaimKind = (typeof claimKinds)[number]

/** What was done about it, in the order in which it usually goes. */
export const claimSteps = [
  'demand_sent',
  'inspectorate',
  'prosecutor',
  'court',
  'judgment',
  'enforcement',
  'agreed',
  'given_up',
] as const
export type ClaimStep = (typeof claimSteps)[number]

export const claimStatuses = ['computed', ...claimSteps, 'recovered'] as const
export type ClaimStatus = (typeof claimStatuses)[number]

/** After these nothing more is waited for. */
export const isEnded = (status: ClaimStatus): boolean => status === 'recovered' || status === 'given_up'

/** Whether the last day to go to court still matters: not once a court was asked, nor after the end. */
export const waitsForCourt = (status: ClaimStatus): boolean =>
  !isEnded(status) && !['court', 'judgment', 'enforcement'].includes(status)

/** From whom the money came. */
export const payers = ['employer', 'contractor', 'bailiff', 'parent', 'other'] as const
export type Payer = (typeof payers)[number]

/** What proves that work was done and what was agreed; tick what is at hand. */
export const evidenceKinds: Readonly<Record<ClaimKind, readonly Evidence[]>> = {
  wage: [
    'contract',
    'pass_or_badge',
    'messages',
    'diary',
    'witnesses',
    'photos_video',
    'gate_log',
    'bank_statement',
    'pay_slips',
    'employer_details',
  ],
  maintenance: [
    'birth_record',
    'marriage_record',
    'judgment',
    'debtor_address',
    'debtor_income',
    'remittance_slips',
    'messages',
    'witnesses',
  ],
}
export const evidences = [
  'contract',
  'pass_or_badge',
  'messages',
  'diary',
  'witnesses',
  'photos_video',
  'gate_log',
  'bank_statement',
  'pay_slips',
  'employer_details',
  'birth_record',
  'marriage_record',
  'judgment',
  'debtor_address',
  'debtor_income',
  'remittance_slips',
] as const
export type Evidence = (typeof evidences)[number]

/** The newest step says where a claim stands; what was recovered in full ends it whatever else was done. */
export function statusOf(
  steps: readonly { readonly kind: ClaimStep }[],
  total: bigint,
  recovered: bigint,
): ClaimStatus {
  if (total > 0n && recovered >= total) return 'recovered'
  return steps.at(-1)?.kind ?? 'computed'
}
