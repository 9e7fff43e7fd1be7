export const noteKinds = ['call', 'meeting', 'visit', 'office', 'decision', 'other'] as const
export type NoteKind = (typeof noteKinds)[number]

/** What can stand in the account of a case; each has its words as `cases.entry.<kind>`. */
export const entryKinds = [
  'opened',
  'note',
  'correction',
  'contact',
  'triage',
  'need_added',
  'need_changed',
  'person_added',
  'goal_added',
  'goal_changed',
  'task_added',
  'task_done',
  'task_dropped',
  'task_changed',
  'hand_over_asked',
  'hand_over_accepted',
  'hand_over_declined',
  'cover_ended',
  'assigned',
  'held',
  'resumed',
  'woke',
  'closing_requested',
  'closing_declined',
  'closed',
  'reopened',
  'restricted',
  'unrestricted',
  'glass_broken',
  'updated',
  'referral_sent',
  'referral_accepted',
  'referral_declined',
  'referral_more_asked',
  'referral_more_given',
  'referral_returned',
  'referral_withdrawn',
  'referral_done',
  'document',
  'claim_computed',
  'claim_step',
  'claim_recovered',
  'letter_rule_changed',
  'tracing_asked',
  'tracing_answered',
] as const
export type EntryKind = (typeof entryKinds)[number]

export interface Entry {
  readonly id: string
  readonly at: string
  readonly kind: EntryKind
  /** The note that this entry shows, and the note it corrects. */
  readonly thingId: string | null
  readonly corrects: string | null
}

/**
 * As a reader sees it: newest first, two things of one moment by their ids. Nothing is removed: a note that was corrected
 * stays, and says by which entry.
 */
export function timeline<E extends Entry>(entries: readonly E[]): (E & { correctedBy: string | null })[] {
  const correctedBy = new Map<string, string>()
  for (const { corrects, thingId } of entries) {
    if (corrects !== null && thingId !== null) correctedBy.set(corrects, thingId)
  }
  return [...entries]
    .sort((a, b) => (a.at === b.at ? (a.id < b.id ? 1 : -1) : a.at < b.at ? 1 : -1))
    .map(entry => ({ ...entry, correctedBy: (entry.thingId && correctedBy.get(entry.thingId)) || null }))
}
