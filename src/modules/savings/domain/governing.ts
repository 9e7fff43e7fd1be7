import type { Fraction } from './amount.ts'
import { type Book, type Draft, isGone, livingMember } from './book.ts'
import { type Governance, hasQuorum, motionPasses, type Vote } from './group.ts'
import { type HappeningOf, visibilities } from './journal.ts'
import { requireStep } from './meeting.ts'
import { refuse } from './refusals.ts'

const nothing: Draft = {}

/** Always the first event of a group's log: the key that its later signatures are checked with, and its currency. */
export function startBook(book: Book, event: HappeningOf<'book_started'>): Draft {
  if (book.seen.size + book.forgotten > 0) throw refuse('savings.book_started_already')
  return {
    after() {
      book.currency = event.currency
    },
  }
}

/** The first time as the founders agreed; later by vote, and by the removal vote where somebody in office has to go. */
export function setGovernance(book: Book, event: HappeningOf<'governance_set'>): Draft {
  const { offices, keyHolders } = event.governance
  for (const member of [...Object.values(offices), ...keyHolders]) livingMember(book, member)
  if (new Set(keyHolders).size !== keyHolders.length) throw refuse('savings.keys_missing', {})
  const before = book.governance
  if (before && book.held > 0) {
    const isElection = book.held === book.cycleStartedAt || book.divisions.at(-1)?.cycle === book.cycle
    const removes = !isElection && removesSomebody(book, before, event.governance)
    holdDecision(book, event.vote, removes ? before.removalVote : undefined)
  }
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

/** The secret was sealed anew on the phone that writes, under the numbers of these key-holders. */
export function changeKeys(book: Book, event: HappeningOf<'keys_changed'>): Draft {
  const keys = book.governance?.keyHolders ?? []
  if (event.holders.length !== keys.length || event.holders.some(holder => !keys.includes(holder))) {
    throw refuse('savings.keys_missing', { needed: keys.length, here: event.holders.length })
  }
  return nothing
}

/** What a group votes on besides its rules and offices is kept as it was counted, passed or not. */
export function takeVote(book: Book, event: HappeningOf<'vote_taken'>): Draft {
  holdCount(book, event)
  if (event.matter === 'other') return nothing
  // An older or a strange phone must not open more than was understood here.
  if (!visibilities.includes(event.choice)) throw refuse('savings.entry_invalid', { why: 'choice' })
  const voters = [...book.members.values()].filter(member => !isGone(member)).length
  const opens = visibilities.indexOf(event.choice) > visibilities.indexOf(book.visibility)
  // To show more takes more than half of all members, to show less only more than are against.
  const passes = motionPasses(event.votesFor, event.votesAgainst) && (!opens || event.votesFor * 2 > voters)
  if (!passes) throw refuse('savings.vote_not_passed')
  return {
    after() {
      book.visibility = event.choice
    },
  }
}

/** A vote that was given with a decision must have been counted rightly and have passed; one that is missing is no fault. */
export function holdVote(book: Book, vote: Vote | undefined): void {
  if (!vote) return
  holdCount(book, vote)
  if (!motionPasses(vote.votesFor, vote.votesAgainst)) throw refuse('savings.vote_not_passed')
}

/** Rules and offices change only by a vote, with enough of those who are not away taking part. */
export function holdDecision(book: Book, vote: Vote | undefined, needed?: Fraction): void {
  if (!vote) throw refuse('savings.vote_needed')
  holdCount(book, vote)
  const given = vote.votesFor + vote.votesAgainst + (vote.abstained ?? 0)
  const atHome = [...book.members.values()].filter(one => one.state === 'active').length
  const quorum = book.governance?.quorum
  if (quorum && !hasQuorum(quorum, given, atHome))
    throw refuse('savings.no_quorum', { given, members: atHome })
  if (!motionPasses(vote.votesFor, vote.votesAgainst, needed)) throw refuse('savings.vote_not_passed')
}

/** One member, one vote: nobody votes twice, nobody who left. */
function holdCount(book: Book, { votesFor, votesAgainst, abstained = 0 }: Vote): void {
  const voters = [...book.members.values()].filter(member => !isGone(member)).length
  const counts = [votesFor, votesAgainst, abstained]
  if (!counts.every(n => Number.isSafeInteger(n) && n >= 0) || votesFor + votesAgainst + abstained > voters) {
    throw refuse('savings.votes_wrong', { members: voters })
  }
}

/** Whether a member who is still there loses an office or a key. Who died or left needs no removing. */
function removesSomebody(book: Book, before: Governance, after: Governance): boolean {
  const held = ({ offices, keyHolders }: Governance) => [
    ...Object.entries(offices).map(([office, member]) => [office, member] as const),
    ...keyHolders.map(member => ['key', member] as const),
  ]
  const still = held(after).map(([office, member]) => `${office} ${member}`)
  return held(before).some(([office, member]) => {
    const known = book.members.get(member)
    return known !== undefined && !isGone(known) && !still.includes(`${office} ${member}`)
  })
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
