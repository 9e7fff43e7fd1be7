import { type Actor, hasRole } from '#lib/actor.ts'
import type { Policy } from '#platform/module.ts'

const workers = ['operator', 'caseworker', 'lawyer', 'supervisor'] as const
const casework = ['caseworker', 'lawyer', 'supervisor'] as const

export const policy: Policy = {
  'people.search': workers,
  'people.create': workers,
  'people.read': workers,
  'people.update': workers,
  'people.restrict': casework,
  'people.note_health': casework,
  'people.add_way': workers,
  'people.update_way': workers,
  'people.end_way': workers,
  'people.reveal_number': workers,
  'people.add_document': workers,
  'people.update_document': workers,
  'people.end_document': workers,
  'people.relate': workers,
  'people.unrelate': workers,
  'people.join_household': workers,
  'people.give_consent': workers,
  'people.withdraw_consent': workers,
  'people.print_consent': workers,
  'people.readers': workers,
  'people.pairs': casework,
  'people.compare': casework,
  'people.not_same': casework,
  'people.merge': ['supervisor'],
  'people.undo_merge': ['supervisor'],
}

/** Numbers of papers and notes on health: not for those who answer the phone. The database says the same. */
export function maySeeGuarded(actor: Actor): boolean {
  return actor.kind === 'system' || hasRole(actor, ...casework)
}

/** Restricted files are for casework; the row policy says to whom of them. */
export function mayRestrict(actor: Actor): boolean {
  return actor.kind === 'system' || hasRole(actor, ...casework)
}

/** Two files made one: by those who answer for files. The row policies say which. */
export function mayMerge(actor: Actor): boolean {
  return hasRole(actor, 'supervisor')
}

/** Names a person has put off: for those who work on the file (a ban, a marriage, a search abroad), not for a call. */
export function maySeeFormerNames(actor: Actor): boolean {
  return actor.kind === 'system' || hasRole(actor, ...casework)
}
