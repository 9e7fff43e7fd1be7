import { type Actor, hasRole } from '#lib/actor.ts'
import type { Policy } from '#platform/module.ts'

const casework = ['caseworker', 'lawyer', 'supervisor'] as const

export const policy: Policy = {
  'tracing.read_case': casework,
  'tracing.ask': casework,
  'tracing.withdraw': casework,
  'tracing.organisations': casework,
  'tracing.answer_for': ['supervisor'],
  'tracing.choose': casework,
  'tracing.list': casework,
  'tracing.read': casework,
  'tracing.answer': casework,
}

/** A restricted file is put on the list by those who work on it, not by whoever may look into it. */
export const mayChoose = (
  actor: Actor,
  person: { restricted: boolean; workerIds: readonly string[] },
): boolean =>
  hasRole(actor, ...casework) && (!person.restricted || person.workerIds.includes(actor.userId ?? ''))
