import type { Sex } from './person.ts'

export const relationKinds = [
  'wife',
  'husband',
  'mother',
  'father',
  'child',
  'sibling',
  'guardian',
  'other',
] as const
export type RelationKind = (typeof relationKinds)[number]
/** Seen from the other side there are two more: a parent whose sex is not known, and the one under guardianship. */
export type SeenRelation = RelationKind | 'parent' | 'ward' | 'spouse'

export const livelihoods = ['depends_on', 'supports'] as const
export type Livelihood = (typeof livelihoods)[number]

/** "B is A's wife" seen from B: what A is to B, by what is known of A's sex. */
export function otherSide(kind: RelationKind, sexOfFirst: Sex | null): SeenRelation {
  switch (kind) {
    case 'wife':
      return sexOfFirst === 'female' ? 'spouse' : 'husband'
    case 'husband':
      return sexOfFirst === 'male' ? 'spouse' : 'wife'
    case 'mother':
    case 'father':
      return 'child'
    case 'child':
      return sexOfFirst === 'female' ? 'mother' : sexOfFirst === 'male' ? 'father' : 'parent'
    case 'guardian':
      return 'ward'
    default:
      return kind
  }
}

export function otherLivelihood(livelihood: Livelihood | null): Livelihood | null {
  if (livelihood === null) return null
  return livelihood === 'depends_on' ? 'supports' : 'depends_on'
}
