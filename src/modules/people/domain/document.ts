export const documentKinds = [
  'passport',
  'travel_passport',
  'id_card',
  'birth_certificate',
  'marriage_certificate',
  'migration_card',
  'registration',
  'work_permit',
  'residence_permit',
  'employment_contract',
  'insurance',
  'diploma',
  'driving_licence',
  'other',
] as const
export type DocumentKind = (typeof documentKinds)[number]

export const holders = ['self', 'employer', 'recruiter', 'police', 'relative', 'other', 'lost'] as const
/** Who has the paper now. */
export type Holder = (typeof holders)[number]
