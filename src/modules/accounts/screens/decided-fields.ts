import type { FieldToDecide } from '#staff/hooks.ts'

/** What is asked where two administrators changed the same member. */
export const memberFields: readonly FieldToDecide[] = [
  { name: 'roles', label: 'accounts.members.roles', words: 'role.' },
  { name: 'teamIds', label: 'accounts.members.teams' },
  { name: 'active', label: 'accounts.members.active' },
]
