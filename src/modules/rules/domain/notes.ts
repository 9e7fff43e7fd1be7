import type { Rule } from './pack.ts'
import type { NotKnown, UnknownReason } from './question.ts'

export interface Note {
  readonly rule: Rule | null
  readonly reason: UnknownReason
  readonly details: Readonly<Record<string, string>>
  /** Where no rule asks the question. */
  readonly question?: string
}

export function toNotKnown(notes: readonly Note[]): NotKnown[] {
  const seen = new Set<string>()
  const all: NotKnown[] = []
  for (const note of notes) {
    const key = `${note.rule?.id} ${note.reason} ${note.question ?? ''} ${JSON.stringify(note.details)}`
    if (seen.has(key)) continue
    seen.add(key)
    all.push({
      rule: note.rule?.id ?? null,
      question: note.question ?? note.rule?.question ?? '',
      reason: note.reason,
      details: note.details,
    })
  }
  return all
}
