import { type Book, type Draft, isGone, memberOf } from './book.ts'
import type { HappeningOf } from './journal.ts'
import { requireStep } from './meeting.ts'
import { refuse } from './refusals.ts'

const nothing: Draft = {}

/** Always the first event of a group's log: the key that its later signatures are checked with, and its currency. */
export function startBook(book: Book): Draft {
  if (book.seen.size > 0) throw refuse('savings.book_started_already')
  return nothing
}

export function setGovernance(book: Book, event: HappeningOf<'governance_set'>): Draft {
  const { offices, keyHolders } = event.governance
  for (const member of [...Object.values(offices), ...keyHolders]) memberOf(book, member)
  return {
    after() {
      book.governance = event.governance
    },
  }
}

/** Three key-holders, or two and a witness who is not one of them. */
export function unlockBox(book: Book, event: HappeningOf<'box_unlocked'>): Draft {
  requireStep(book.meeting, 'unlock')
  holdKeys(book, event.holders, event.witness)
  return nothing
}

/** The signature was checked with the log (`entry.ts`): here only who was there. */
export function takeOver(book: Book, event: HappeningOf<'taken_over'>): Draft {
  holdKeys(book, event.holders, event.witness)
  return nothing
}

export function settleFork(book: Book, event: HappeningOf<'fork_settled'>): Draft {
  holdKeys(book, event.holders, null)
  return nothing
}

/** One member, one vote; more for than against. */
export function takeVote(book: Book, event: HappeningOf<'vote_taken'>): Draft {
  const voters = [...book.members.values()].filter(member => !isGone(member)).length
  const { votesFor, votesAgainst } = event
  const given = votesFor + votesAgainst
  if (![votesFor, votesAgainst].every(n => Number.isSafeInteger(n) && n >= 0) || given > voters) {
    throw refuse('savings.votes_wrong', { members: voters })
  }
  if (votesFor <= votesAgainst) throw refuse('savings.vote_not_passed')
  return {
    after() {
      book.visibility = event.choice
    },
  }
}

/** Whoever opens the box holds a key of it. Before key-holders were chosen nobody can be asked for one. */
function holdKeys(book: Book, holders: readonly string[], witness: string | null): void {
  const keys = book.governance?.keyHolders ?? []
  if (keys.length === 0) return
  const here = new Set(holders.filter(holder => keys.includes(holder)))
  const others = witness !== null && !here.has(witness) && book.members.has(witness) ? 1 : 0
  if (here.size < 2 || here.size + others < Math.min(3, keys.length)) {
    throw refuse('savings.keys_missing', { needed: Math.min(3, keys.length), here: here.size + others })
  }
}
