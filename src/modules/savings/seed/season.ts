import { newId } from '#lib/ids.ts'
import { floorTo } from '../domain/amount.ts'
import { chargeDueOf, loanFundCash, openLoans, principalOf, savingsOf } from '../domain/book.ts'
import type { Happening } from '../domain/journal.ts'
import { closingBalances } from '../domain/record.ts'
import type { GroupPhone } from './phone.ts'

/** What a group is like: how many of a hundred come, how many pay their loans in time. */
export interface Temper {
  readonly comes: number
  readonly pays: number
  readonly chance: (percent: number) => boolean
}

/** A meeting as it goes in life: some are away, some pay late, every now and then somebody borrows. */
export function holdLivelyMeeting(phone: GroupPhone, at: string, temper: Temper, ends = false): void {
  const { book } = phone.log.log
  const number = book.lastNumber + 1
  const say = (happening: Happening) => void phone.write(happening, at)
  const absent = phone.members.filter(() => !temper.chance(temper.comes))
  const here = phone.members.filter(member => !absent.includes(member))
  const represented = absent.filter(() => temper.chance(40))
  const away = absent.filter(member => !represented.includes(member))
  say({ kind: 'meeting_opened', number, rollCall: { absent: away, late: [], excused: [], represented } })
  say({ kind: 'step_taken', step: 'unlock' })
  say({ kind: 'box_unlocked', holders: book.governance?.keyHolders ?? [], witness: null })
  say({ kind: 'step_taken', step: 'social', reason: 'balances known' })
  for (const member of here) say({ kind: 'social_paid', member, amount: 200 })
  say({ kind: 'step_taken', step: 'shares' })
  for (const member of here) say({ kind: 'saved', member, stamps: 1 + (temper.chance(60) ? 2 : 0) })
  say({ kind: 'step_taken', step: 'repay' })
  say({ kind: 'charges_levied', moment: 'before_payments' })
  for (const member of here) if (ends || temper.chance(temper.pays)) payBack(phone, member, at, ends)
  say({ kind: 'charges_levied', moment: 'after_payments' })
  if (ends) {
    say({ kind: 'step_taken', step: 'share_out' })
    say({ kind: 'shared_out', exact: true, carryOver: 0 })
  } else {
    say({ kind: 'step_taken', step: 'lend' })
    lend(phone, here, number, at)
  }
  say({ kind: 'step_taken', step: 'close', reason: 'counted aloud' })
  say({ kind: 'meeting_closed', balances: closingBalances(book) })
  if (ends && book.rules) say({ kind: 'cycle_opened', constitution: book.rules })
}

function lend(phone: GroupPhone, here: readonly string[], number: number, at: string): void {
  const { book } = phone.log.log
  for (const [index, member] of here.entries()) {
    if ((index + number) % 3 !== 0 || openLoans(book, member).length > 0) continue
    const amount = floorTo(Math.min(2 * savingsOf(book, member), loanFundCash(book)), 5_000)
    if (amount > 0) phone.write({ kind: 'loan_given', member, loan: newId(), amount, periods: 3 }, at)
  }
}

function payBack(phone: GroupPhone, member: string, at: string, all: boolean): void {
  const { book } = phone.log.log
  for (const loan of openLoans(book, member)) {
    const owed = principalOf(book, loan)
    const part = all ? owed : Math.min(owed, Math.ceil(loan.principal / 3))
    phone.write({ kind: 'loan_paid', member, amount: part + chargeDueOf(book, loan) }, at)
  }
}
