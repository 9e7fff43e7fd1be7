import { newId } from '#lib/ids.ts'
import type { PageRequest } from '#platform/module.ts'
import { declineReasons, outcomes, returnReasons } from '../domain/referral.ts'

export const partnerMoves = ['accept', 'decline', 'ask_more', 'report', 'return'] as const
export type PartnerMove = (typeof partnerMoves)[number]

/** An answer as it was typed; everything comes back where something is wrong. */
export interface Typed {
  readonly move: PartnerMove | null
  readonly who: string
  readonly note: string
  readonly reason: string
  readonly outcome: string
  readonly formId: string
}

export type Problems = Readonly<Partial<Record<'who' | 'note' | 'reason' | 'outcome', string>>>

export const nothingTyped = (): Typed => ({
  move: null,
  who: '',
  note: '',
  reason: '',
  outcome: '',
  formId: newId(),
})

export function readAnswer(form: PageRequest['form']): Typed {
  const move = partnerMoves.find(one => one === field(form, 'move')) ?? null
  return {
    move,
    who: field(form, 'who'),
    note: field(form, 'note'),
    reason: field(form, 'reason'),
    outcome: field(form, 'outcome'),
    formId: field(form, 'form') || newId(),
  }
}

export function field(form: PageRequest['form'], name: string): string {
  const value = form[name]
  return typeof value === 'string' ? value.trim() : ''
}

/** Codes of what is wrong, by field. */
export function problemsOf({ move, who, note, reason, outcome }: Typed): Problems {
  const reasons: readonly string[] =
    move === 'decline' ? declineReasons : move === 'return' ? returnReasons : []
  const known: readonly string[] = outcomes
  return {
    ...(who === '' ? { who: 'required' } : who.length > 200 ? { who: 'too_long' } : {}),
    ...(note.length > 1700 ? { note: 'too_long' } : move === 'ask_more' && !note ? { note: 'required' } : {}),
    ...(reasons.length && !reasons.includes(reason) ? { reason: 'required' } : {}),
    ...(move === 'report' && !known.includes(outcome) ? { outcome: 'required' } : {}),
  }
}
