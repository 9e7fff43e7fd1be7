import type { UseCase } from '#platform/use-case.ts'
import { countDue } from '../store/care.ts'
import { uncheckedSince } from './care.ts'

/** What the directory asks of those who keep it: how many entries, all behind one screen (`/directory/care`). */
export interface DueEntries {
  readonly kind: 'entry_report' | 'entry_check'
  readonly count: number
  readonly urgency: 'today' | 'usual'
  readonly why: 'unanswered' | 'unchecked_long'
}

/** Reports of people first; then what nobody has asked about for half a year. Row policies say whose. */
export async function dueEntries(use: UseCase): Promise<DueEntries[]> {
  const { reports, unchecked } = await countDue(use.db, uncheckedSince(use))
  return [
    ...(reports
      ? [
          {
            kind: 'entry_report' as const,
            count: reports,
            urgency: 'today' as const,
            why: 'unanswered' as const,
          },
        ]
      : []),
    ...(unchecked
      ? [
          {
            kind: 'entry_check' as const,
            count: unchecked,
            urgency: 'usual' as const,
            why: 'unchecked_long' as const,
          },
        ]
      : []),
  ]
}
