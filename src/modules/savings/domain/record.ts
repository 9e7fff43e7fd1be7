import { plus, total } from './amount.ts'
import * as attendance from './attendance.ts'
import {
  assetsOf,
  type Book,
  currentMembers,
  type Draft,
  emptyBook,
  isGone,
  livingMember,
  loanFundCash,
  lookAtLoans,
  memberOf,
  openLoans,
  principalOf,
  rulesOf,
  socialFundCash,
} from './book.ts'
import * as box from './box.ts'
import { shareOut } from './closing.ts'
import { moneyRulesDiffer, rulesDiffer } from './constitution.ts'
import { hasGoods, isGoods } from './goods-book.ts'
import { correctGoods, goodsHandlers } from './goods-record.ts'
import * as governing from './governing.ts'
import type { Balances, GroupEvent, Happening, HappeningOf } from './journal.ts'
import { counter, post, reversal } from './ledger.ts'
import * as lending from './lending.ts'
import { advance, requireStep } from './meeting.ts'
import { refuse } from './refusals.ts'
import * as saving from './saving.ts'

type Handlers = {
  readonly [K in Happening['kind']]: (book: Book, event: HappeningOf<K> & { id: string }) => Draft
}

const handlers: Handlers = {
  cycle_opened: openCycle,
  rules_changed: changeRules,
  member_joined: join,
  member_went_away: (book, event) => setState(book, event.member, 'away'),
  member_came_back: (book, event) => setState(book, event.member, 'active'),
  member_suspended: suspend,
  member_left: saving.leave,
  meeting_opened: attendance.open,
  came_late: attendance.comeLate,
  step_taken: step,
  meeting_closed: close,
  recalled: recall,
  box_counted: box.countBox,
  money_moved: box.moveMoney,
  surplus_settled: box.settleSurplus,
  debt_paid: box.payDebt,
  fine_raised: box.raiseFine,
  fine_paid: box.payFine,
  social_paid: box.paySocial,
  social_granted: box.grantSocial,
  social_lent: box.lendSocial,
  social_repaid: box.repaySocial,
  saved: saving.save,
  catch_up_bought: saving.buyCatchUp,
  shares_withdrawn: saving.withdrawShares,
  tokens_sold: box.sellTokens,
  tokens_redeemed: box.redeemTokens,
  charges_levied: lending.levyCharges,
  loan_paid: lending.payLoan,
  loan_given: lending.giveLoan,
  loan_rescheduled: lending.rescheduleLoan,
  loan_written_off: lending.writeOffLoan,
  loan_recovered: lending.recoverLoan,
  declared_in_default: declareDefault,
  expense_paid: box.payExpense,
  donation_received: box.receiveDonation,
  outside_loan_received: box.receiveOutsideLoan,
  outside_loan_repaid: box.repayOutsideLoan,
  shared_out: shareOut,
  corrected: correct,
  book_started: governing.startBook,
  governance_set: governing.setGovernance,
  keys_changed: governing.changeKeys,
  box_unlocked: governing.unlockBox,
  taken_over: governing.takeOver,
  fork_settled: governing.settleFork,
  vote_taken: governing.takeVote,
  ...goodsHandlers,
}

/**
 * Adds one event to the book, wholly or not at all. The same event again changes nothing (`already`); what the rules do
 * not allow is thrown as a refusal and the book is as before.
 */
export function apply(book: Book, event: GroupEvent): 'applied' | 'already' {
  const known = book.seen.get(event.id)
  if (known) {
    if (known === event || JSON.stringify(known) === JSON.stringify(event)) return 'already'
    throw refuse('savings.same_id_other_content', { id: event.id })
  }
  // The table pairs each kind with the handler of that kind; the compiler cannot follow the pairing through an index.
  const handler = handlers[event.kind] as (book: Book, event: GroupEvent) => Draft
  const draft = handler(book, event)
  const corrects = event.kind === 'corrected' ? event.corrects : null
  post(book.ledger, {
    id: event.id,
    meeting: book.held,
    entries: draft.entries ?? [],
    counts: draft.counts ?? [],
    corrects,
  })
  if (corrects !== null) book.ledger.corrected.add(corrects)
  draft.after?.()
  lookAtLoans(book, draft)
  book.seen.set(event.id, event)
  return 'applied'
}

/** The book that follows from a journal: the same on the phone, on the server and in `savings replay`. */
export function rebuild(journal: Iterable<GroupEvent>): Book {
  const book = emptyBook()
  for (const event of journal) apply(book, event)
  return book
}

function openCycle(book: Book, event: HappeningOf<'cycle_opened'>): Draft {
  if (book.meeting) throw refuse('savings.meeting_open')
  if (book.cycle > 0 && book.divisions.at(-1)?.cycle !== book.cycle)
    throw refuse('savings.rules_fixed_in_cycle')
  if (book.rules && rulesDiffer(book.rules, event.constitution)) governing.holdDecision(book, event.vote)
  return {
    after() {
      book.rules = event.constitution
      book.cycle++
      book.cycleStartedAt = book.held
      book.membersAtCycleStart = currentMembers(book).map(member => member.id)
      book.before = {
        gone: [...book.members.values()].filter(isGone).map(member => member.id),
        disbursed: counter(book.ledger, 'sum:disbursed'),
        writtenOff: counter(book.ledger, 'sum:written_off'),
      }
      book.assetsAtCloses = { sum: 0, closes: 0 }
    },
  }
}

/** In a running cycle only what is not about money may change, and only between meetings. */
function changeRules(book: Book, event: HappeningOf<'rules_changed'>): Draft {
  if (book.meeting) throw refuse('savings.meeting_open')
  if (moneyRulesDiffer(rulesOf(book), event.constitution)) throw refuse('savings.rules_fixed_in_cycle')
  governing.holdDecision(book, event.vote)
  return {
    after() {
      book.rules = event.constitution
    },
  }
}

function join(book: Book, event: HappeningOf<'member_joined'>): Draft {
  const known = book.members.get(event.member)
  if (known && known.state !== 'left') throw refuse('savings.member_exists', { member: event.member })
  return {
    after() {
      book.members.set(event.member, { id: event.member, state: 'active', inDefault: false })
      book.before = { ...book.before, gone: book.before.gone.filter(id => id !== event.member) }
      if (book.held === book.cycleStartedAt)
        book.membersAtCycleStart = [...book.membersAtCycleStart, event.member]
    },
  }
}

function setState(book: Book, id: string, state: 'active' | 'away' | 'suspended'): Draft {
  const member = livingMember(book, id)
  return { after: () => void book.members.set(id, { ...member, state }) }
}

/** By vote: no new loan until the group takes her back; what she has stays hers. */
function suspend(book: Book, event: HappeningOf<'member_suspended'>): Draft {
  governing.holdVote(book, event.vote)
  return setState(book, event.member, 'suspended')
}

/** Only a record: the loan stays in the books, charges go on, no new loan is given; it is settled at the share-out. */
function declareDefault(book: Book, event: HappeningOf<'declared_in_default'>): Draft {
  const member = memberOf(book, event.member)
  return { after: () => void book.members.set(member.id, { ...member, inDefault: true }) }
}

function step(book: Book, event: HappeningOf<'step_taken'>): Draft {
  if (!book.meeting) throw refuse('savings.no_open_meeting')
  const next = advance(book.meeting, event.step, event.reason)
  return {
    after() {
      book.meeting = next
    },
  }
}

/** Whether the members remembered the balances rightly is a record only: it stops nothing. */
function recall(book: Book): Draft {
  requireStep(book.meeting, 'recall')
  return {}
}

/** Closed is sealed: from here on the meeting can only be corrected by later events. */
function close(book: Book, { balances }: HappeningOf<'meeting_closed'>): Draft {
  requireStep(book.meeting, 'close')
  const real = closingBalances(book)
  if (balances && Object.entries(real).some(([name, sum]) => balances[name as keyof Balances] !== sum)) {
    throw refuse('savings.books_not_balanced', { said: balances, books: real })
  }
  return {
    after() {
      const { sum, closes } = book.assetsAtCloses
      book.assetsAtCloses = { sum: plus(sum, assetsOf(book)), closes: closes + 1 }
      book.meeting = null
    },
  }
}

/** What is announced at the end of a meeting. */
export function closingBalances(book: Book): Balances {
  return {
    loanFund: loanFundCash(book),
    socialFund: socialFundCash(book),
    lent: total(openLoans(book).map(loan => principalOf(book, loan))),
    stamps: saving.liveStamps(book),
  }
}

const correctable: ReadonlySet<Happening['kind']> = new Set([
  ...(['fine_raised', 'fine_paid', 'social_paid', 'social_granted', 'social_repaid', 'saved'] as const),
  ...(['catch_up_bought', 'shares_withdrawn', 'tokens_sold', 'tokens_redeemed', 'loan_paid'] as const),
  ...(['loan_given', 'social_lent', 'loan_written_off', 'loan_recovered', 'expense_paid'] as const),
  ...(['donation_received', 'outside_loan_received', 'outside_loan_repaid', 'money_moved'] as const),
  ...(['surplus_settled', 'debt_paid', 'box_counted', 'came_late'] as const),
])

/** Whether an entry of this kind can be taken back by a correction. */
export function isCorrectable(kind: Happening['kind']): boolean {
  return correctable.has(kind) || isGoods({ kind })
}

/** Takes an event's money and counts back, by an event of its own; both stay in the journal. */
function correct(book: Book, event: HappeningOf<'corrected'> & { id: string }): Draft {
  if (hasGoods(book.goods, event.corrects)) return correctGoods(book, event.corrects)
  const original = book.seen.get(event.corrects)
  if (original && isGoods(original)) throw refuse('savings.already_corrected', { id: event.corrects })
  if (!book.meeting) throw refuse('savings.no_open_meeting')
  if (!original) {
    throw refuse(book.forgotten > 0 ? 'savings.needs_whole_book' : 'savings.nothing_to_correct', {
      id: event.corrects,
    })
  }
  if (!correctable.has(original.kind)) throw refuse('savings.cannot_be_corrected', { kind: original.kind })
  const { entries, counts } = reversal(book.ledger, event.id, event.corrects, book.held)
  if (original.kind === 'came_late') return { entries, counts, after: attendance.leaveAgain(book, original) }
  // Money that was from a sale is so no longer.
  return { entries, counts, after: () => void book.goods.boxed.delete(event.corrects) }
}

/** Contributions a member has missed, with back-pay on; 0 otherwise. */
export function socialArrears(book: Book, member: string): number {
  return counter(book.ledger, `social_due:${member}`)
}
