import { newId } from '#lib/ids.ts'
import { floorTo } from '../domain/amount.ts'
import { chargeDueOf, loanFundCash, openLoans, principalOf, savingsOf } from '../domain/book.ts'
import { type Constitution, constitution } from '../domain/constitution.ts'
import type { Entry } from '../domain/entry.ts'
import type { Governance } from '../domain/group.ts'
import { keyHash, publicKey } from '../domain/group-key.ts'
import type { Happening } from '../domain/journal.ts'
import { openPhoneLog, type PhoneLog, write } from '../domain/phone-log.ts'
import { closingBalances } from '../domain/record.ts'

/** A group's phone for tests, benches and the demonstration: begins a book and holds meetings without a screen. */
export interface GroupPhone {
  readonly group: string
  readonly secret: Uint8Array
  readonly deviceKey: string
  readonly members: readonly string[]
  readonly log: PhoneLog
  write(happening: Happening, at?: string): Entry
}

export interface GroupPlan {
  readonly members?: number
  readonly rules?: Constitution
  readonly id?: string
  readonly device?: string
  readonly secret?: Uint8Array
  readonly at?: string
}

export function aGroupPhone({
  members: size = 8,
  rules,
  id = newId(),
  device = newId(),
  secret = new Uint8Array(32).fill(size),
  at,
}: GroupPlan = {}): GroupPhone {
  const members = Array.from({ length: size }, (_, index) => `m${index + 1}`)
  const log = openPhoneLog(id, device, { entries: [], confirmed: 0, fork: null })
  const phone: GroupPhone = {
    ...{ group: id, secret, members, log, deviceKey: `key-of-${log.device}` },
    write: (happening, told = at ?? '2026-03-01T08:00:00.000Z') =>
      write(log, told, { id: newId(), ...happening }),
  }
  phone.write({ kind: 'book_started', key: publicKey(secret), currency: 'TJS' })
  phone.write({ kind: 'cycle_opened', constitution: rules ?? usualRules() })
  for (const member of members) phone.write({ kind: 'member_joined', member })
  phone.write({ kind: 'governance_set', governance: governanceOf(members) })
  return phone
}

export const registrationOf = (phone: GroupPhone, name = 'Баҳор', village = 'Деҳаи Намуна') => ({
  ...{ id: phone.group, name, village, currency: 'TJS', publicKey: publicKey(phone.secret) },
  ...{ deviceId: phone.log.device, keyHash: keyHash(phone.deviceKey) },
})

export const shownBy = (phone: GroupPhone) => ({ deviceId: phone.log.device, deviceKey: phone.deviceKey })

const usualRules = () =>
  constitution({
    savings: { price: 1000 },
    socialFund: { perMeeting: 200, mode: 'both' },
    loans: { rate: { num: 5, den: 100 } },
    fines: { list: [{ code: 'late', amount: 100, fund: null }] },
  })

function governanceOf(members: readonly string[]): Governance {
  const [chair = '', secretary = '', treasurer = '', money_counter_1 = '', money_counter_2 = '', ...others] =
    members
  const offices = { chair, secretary, treasurer, money_counter_1, money_counter_2 }
  return {
    ...{ quorum: { num: 2, den: 3 }, offices, keyHolders: others.slice(0, 3), minimumAge: null },
    ...{ maximumSize: null, entryFee: 0, proxyAllowed: true, joiningMidCycle: 'wait' },
    removalVote: { num: 2, den: 3 },
  }
}

/** A whole meeting: everybody saves and pays, every fourth borrows, who borrowed before pays back. */
export function holdMeeting(phone: GroupPhone, at?: string): void {
  const { book } = phone.log.log
  const number = book.lastNumber + 1
  const say = (happening: Happening) => void phone.write(happening, at)
  const late = phone.members.filter((_, index) => (index + number) % 7 === 0)
  say({ kind: 'meeting_opened', number, rollCall: { absent: [], late, excused: [], represented: [] } })
  for (const member of late)
    say({ kind: 'fine_raised', member, code: 'late', amount: 100, fund: 'loan_fund' })
  say({ kind: 'step_taken', step: 'unlock' })
  say({ kind: 'box_unlocked', holders: book.governance?.keyHolders ?? [], witness: null })
  say({ kind: 'step_taken', step: 'fines', reason: 'balances known' })
  for (const member of late) say({ kind: 'fine_paid', member, amount: 100 })
  say({ kind: 'step_taken', step: 'social' })
  for (const member of phone.members) say({ kind: 'social_paid', member, amount: 200 })
  say({ kind: 'step_taken', step: 'shares' })
  for (const [index, member] of phone.members.entries())
    say({ kind: 'saved', member, stamps: 1 + ((index + number) % 5) })
  say({ kind: 'step_taken', step: 'repay' })
  say({ kind: 'charges_levied', moment: 'before_payments' })
  for (const member of phone.members) pay(phone, member, at)
  say({ kind: 'charges_levied', moment: 'after_payments' })
  say({ kind: 'step_taken', step: 'lend' })
  for (const [index, member] of phone.members.entries()) {
    if ((index + number) % 4 !== 0 || openLoans(book, member).length > 0) continue
    // Twice what she has saved, in whole hundreds, as far as the box has it.
    const amount = floorTo(Math.min(2 * savingsOf(book, member), loanFundCash(book)), 10_000)
    if (amount > 0) say({ kind: 'loan_given', member, loan: newId(), amount, periods: 3 })
  }
  say({ kind: 'step_taken', step: 'close', reason: 'counted aloud' })
  say({ kind: 'meeting_closed', balances: closingBalances(book) })
}

/** A third of the loan and the charge. */
function pay(phone: GroupPhone, member: string, at?: string): void {
  const { book } = phone.log.log
  for (const loan of openLoans(book, member)) {
    const part = Math.min(principalOf(book, loan), Math.ceil(loan.principal / 3))
    phone.write({ kind: 'loan_paid', member, amount: part + chargeDueOf(book, loan) }, at)
  }
}
