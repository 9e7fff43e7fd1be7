import type { Book } from './book.ts'
import { type HowDivided, previewShareOut, roundingOf } from './closing.ts'
import type { Constitution, Rounding } from './constitution.ts'
import type { Entry } from './entry.ts'
import type { Governance } from './group.ts'
import type { Division } from './share-out.ts'

/** All that a printed sheet says: the same today as on the day of the division, whatever was decided since. */
export interface ShownDivision {
  readonly cycle: number
  readonly meeting: number
  readonly carryOver: number
  readonly division: Division
  readonly rounding: Rounding
  readonly rules: Constitution
  readonly governance: Governance | null
  /** When it was made, and the line of the log that says so; null: not yet. */
  readonly made: { readonly at: string; readonly hash: string } | null
}

/** The division as it would be now. */
export function shownDivision(book: Book, how: HowDivided): ShownDivision {
  const rules = book.rules as Constitution // a book begins with its rules
  return {
    ...{ cycle: book.cycle, meeting: book.lastNumber, carryOver: how.carryOver, rules },
    division: previewShareOut(book, how),
    rounding: roundingOf(rules, how),
    ...{ governance: book.governance, made: null },
  }
}

/** Every division that was made, the last one last, as far back as the lines given go. */
export function heldDivisions(book: Book, entries: readonly Entry[]): ShownDivision[] {
  // The lines may begin after the rules were made: then those of the book still hold.
  let { rules, governance } = book
  const found: Omit<ShownDivision, 'cycle' | 'meeting' | 'division'>[] = []
  for (const { event, at, hash } of entries) {
    if (event.kind === 'cycle_opened' || event.kind === 'rules_changed') rules = event.constitution
    if (event.kind === 'governance_set') governance = event.governance
    if (event.kind !== 'shared_out' || !rules) continue
    found.push({
      ...{ carryOver: event.carryOver, rounding: roundingOf(rules, event), rules, governance },
      made: { at, hash },
    })
  }
  const known = book.divisions.slice(book.divisions.length - found.length)
  return found.map((one, index) => {
    const { cycle, meeting, division } = known[index] as Book['divisions'][number] // one for each such line
    return { ...one, cycle, meeting, division }
  })
}
