/** The words of the directory: kinds, states and what may be chosen, as HSDS 3.1 has them or as the region needs them. */
export const organizationKinds = [
  'hotline',
  'legal_aid',
  'crisis_centre',
  'shelter',
  'support_centre',
  'consulate',
  'migration_service',
  'trade_union',
  'diaspora',
  'health',
  'school',
  'social_service',
  'training',
  'other',
] as const
export type OrganizationKind = (typeof organizationKinds)[number]

/** Who may see an entry: everybody, whoever works in the network, or its own organisation alone. */
export const visibilities = ['public', 'network', 'organisation'] as const
export const serviceStatuses = ['active', 'inactive', 'defunct', 'temporarily closed'] as const
export const fees = ['free', 'partly', 'paid', 'unknown'] as const
export const locationTypes = ['physical', 'postal', 'virtual'] as const
export const phoneTypes = ['voice', 'text', 'fax', 'telegram', 'whatsapp'] as const
export const capacityUnits = ['bed', 'place', 'appointment', 'kit'] as const
export const attendingTypes = ['in-person', 'phone', 'virtual'] as const
export const weekdays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const
/** What the public may say of an entry. */
export const reportKinds = [
  'no_answer',
  'wrong_number',
  'moved',
  'closed',
  'refused',
  'asked_for_money',
  'other',
] as const
