import { type Actor, hasRole } from '#lib/actor.ts'
import type { Policy } from '#platform/module.ts'

const help = ['operator', 'caseworker', 'lawyer', 'supervisor'] as const

export const policy: Policy = {
  'contacts.record': help,
  'contacts.recognise': help,
  'contacts.correct': help,
  'contacts.read': help,
  'contacts.list': help,
  'contacts.list_call_backs': help,
  'contacts.claim_call_back': help,
  'contacts.release_call_back': help,
  'contacts.try_call_back': help,
  'contacts.give_up_call_back': help,
  'contacts.finish_call_back': help,
  'contacts.list_requests': help,
  'contacts.read_request': help,
  'contacts.take_request': help,
  'contacts.reply': help,
  'contacts.close_request': help,
  'contacts.create_session': [...help, 'field_agent'],
  'contacts.update_session': [...help, 'field_agent'],
  'contacts.read_session': [...help, 'field_agent', 'programme_manager'],
  'contacts.list_sessions': [...help, 'field_agent', 'programme_manager'],
  'contacts.import': ['supervisor'],
  'contacts.export': ['supervisor'],
}

export interface SeenContact {
  readonly workerId: string | null
  readonly recordedBy: string | null
  readonly workerIds: readonly string[]
  readonly restricted: boolean
}

/**
 * Operators and supervisors see the contacts of the organisation; others those they took part in and those of their
 * cases; a restricted one only those who are named in it. The database holds the same rule.
 */
export function maySee(actor: Actor, contact: SeenContact): boolean {
  const me = actor.userId
  if (actor.kind === 'system') return true
  if (me === null) return false
  if (contact.workerIds.includes(me)) return true
  if (contact.restricted) return false
  return hasRole(actor, 'operator', 'supervisor') || contact.workerId === me || contact.recordedBy === me
}

/** Who took part corrects it, and a supervisor. */
export function mayCorrect(actor: Actor, contact: SeenContact): boolean {
  return (
    maySee(actor, contact) &&
    (hasRole(actor, 'supervisor') ||
      contact.workerId === actor.userId ||
      contact.recordedBy === actor.userId ||
      contact.workerIds.includes(actor.userId ?? ''))
  )
}
