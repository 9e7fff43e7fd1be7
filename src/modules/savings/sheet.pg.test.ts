/** The sheet like that of the SAVIX: every column of one group worked out again from what its members did, by hand. */
import ExcelJS from 'exceljs'
import { expect, test } from 'vitest'
import { testApp } from '#test/support/app.ts'
import type { Happening } from './domain/journal.ts'
import { closingBalances } from './domain/record.ts'
import { itemCodes, lineRatios } from './domain/sheet.ts'
import { aGroupPhone, type GroupPhone, holdMeeting, registrationOf, shownBy } from './seed/phone.ts'

const app = await testApp()
app.setNow('2026-09-30T08:00:00.000Z')

/** What the group's rules are here: a share costs 10 somoni, a loan 5 % of what is left a meeting, in diram. */
const [price, rate] = [1000, 5]

/** The group's sums from its events alone: plain additions, no books, amounts in diram. */
function byHand(phone: GroupPhone) {
  const it = { members: 0, start: 0, gone: 0, expected: 0, present: 0, represented: 0, held: 0 }
  const money = { box: 0, social: 0, savings: 0, gains: 0, disbursed: 0, lost: 0, assets: 0 }
  const loans = new Map<string, { member: string; left: number; due: number; isLate: boolean }>()
  const shares = new Map<string, number>()
  const theLoan = (id: string) => {
    const loan = loans.get(id)
    if (!loan) throw new Error('no such loan')
    return loan
  }
  const lent = () => [...loans.values()].reduce((sum, loan) => sum + loan.left, 0)
  for (const { event } of phone.log.entries) {
    if (event.kind === 'member_joined') {
      it.members++
      it.start++
    }
    if (event.kind === 'meeting_opened') {
      const { absent, represented } = event.rollCall
      it.held++
      it.expected += it.members
      it.present += it.members - absent.length - represented.length
      it.represented += represented.length
    }
    if (event.kind === 'fine_paid') {
      money.box += event.amount
      money.gains += event.amount
    }
    if (event.kind === 'social_paid') money.social += event.amount
    if (event.kind === 'saved') {
      shares.set(event.member, (shares.get(event.member) ?? 0) + event.stamps)
      money.box += event.stamps * price
      money.savings += event.stamps * price
    }
    if (event.kind === 'charges_levied' && event.moment === 'before_payments') {
      for (const loan of loans.values()) loan.due += Math.floor((loan.left * rate) / 100)
    }
    if (event.kind === 'loan_paid') {
      let left = event.amount
      const own = [...loans.values()].filter(loan => loan.member === event.member)
      for (const loan of own) {
        const charge = Math.min(left, loan.due)
        loan.due -= charge
        money.gains += charge
        left -= charge
      }
      for (const loan of own) {
        const principal = Math.min(left, loan.left)
        loan.left -= principal
        left -= principal
      }
      money.box += event.amount - left
    }
    if (event.kind === 'loan_written_off') {
      const loan = theLoan(event.loan)
      money.lost += loan.left
      money.gains -= loan.left
      loan.left = 0
      loan.due = 0
    }
    // Here all are paid in time but the one that was put off, which counts as at risk.
    if (event.kind === 'loan_rescheduled') loans.set(event.loan, { ...theLoan(event.loan), isLate: true })
    if (event.kind === 'loan_given') {
      const { member, amount } = event
      loans.set(event.loan, { member, left: amount, due: 0, isLate: false })
      money.box -= amount
      money.disbursed += amount
    }
    // Who leaves of her own wish gets back what she paid for her shares.
    if (event.kind === 'member_left') {
      const back = (shares.get(event.member) ?? 0) * price
      money.box -= back
      money.savings -= back
      it.members--
      it.gone++
    }
    if (event.kind === 'meeting_closed') money.assets += money.box + lent() + money.social
  }
  const open = [...loans.values()].filter(loan => loan.left > 0)
  const late = open.filter(loan => loan.isLate)
  return { ...it, ...money, lent: lent(), open, risk: late.reduce((sum, loan) => sum + loan.left, 0) }
}

const round = (value: number, decimals: number) => Math.round(value * 10 ** decimals) / 10 ** decimals
const percent = (part: number, whole: number) => round((part / whole) * 100, 1)

test('each column of the sheet is what a patient reader of the group’s book finds', async () => {
  const organisationId = await app.organisation()
  const manager = await app.member(organisationId, ['programme_manager'])
  const agent = await app.member(organisationId, ['field_agent'], { name: 'Agent One' })
  const days = ['2026-07-05', '2026-07-12', '2026-07-19', '2026-07-26', '2026-08-02', '2026-09-27']
  const phone = aGroupPhone({ members: 8, at: `${days[0]}T09:00:00.000Z` })
  for (const day of days.slice(0, 5)) holdMeeting(phone, `${day}T09:00:00.000Z`)
  lastMeeting(phone, `${days[5]}T09:00:00.000Z`)
  await app.call(agent, 'POST', '/savings/groups', registrationOf(phone, 'Баҳор'))
  const sent = await app.call(null, 'POST', `/savings/groups/${phone.group}/events`, {
    ...shownBy(phone),
    entries: phone.log.entries,
  })
  expect(sent.status).toBe(200)

  const found = byHand(phone)
  expect([found.lost > 0, found.gone, found.risk > 0, found.lent > found.risk]).toEqual([true, 1, true, true])
  // From the first meeting to the last: 5 July to 27 September.
  const cycleDays = 84
  const averageAssets = found.assets / days.length
  const items: Partial<Record<(typeof itemCodes)[number], unknown>> = {
    ...{ name: 'Баҳор', village: 'Деҳаи Намуна', agent: 'Agent One', cycle: 1, cycle_began: days[0] },
    ...{ last_on: days[5], days_since: 3, is_stale: 'No', currency: 'TJS', members: 7, start_members: 8 },
    ...{ gone: 1, expected: found.expected, present: found.present, represented: found.represented },
    ...{ savings: found.savings / 100, profit: found.gains / 100, liquid: found.box / 100 },
    ...{ social_fund: found.social / 100, loans: found.open.length, lent: found.lent / 100 },
    ...{ at_risk: found.risk / 100, disbursed: found.disbursed / 100, written_off: found.lost / 100 },
  }
  const ratios: Record<(typeof lineRatios)[number], number | null> = {
    attendance: percent(found.present, found.expected),
    represented: percent(found.represented, found.expected),
    women: null,
    retention: percent(7, 8),
    growth: percent(7 - 8, 8),
    drop_out: percent(1, 7 + 1),
    savings_per_member: round(found.savings / 7 / 100, 2),
    return_on_savings: percent(found.gains, found.savings),
    year_return: percent(found.gains * 365, found.savings * cycleDays),
    return_on_assets: percent(found.gains * 365, averageAssets * cycleDays),
    profit_per_member: round(found.gains / 7 / 100, 2),
    fund_per_member: round((found.box + found.lent) / 7 / 100, 2),
    with_loans: percent(new Set(found.open.map(loan => loan.member)).size, 7),
    loans_to_fund: percent(found.lent, found.lent + found.box),
    loans_to_assets: percent(found.lent, found.lent + found.box + found.social),
    average_loan: round(found.lent / found.open.length / 100, 2),
    at_risk: percent(found.risk, found.lent),
    written_off: percent(found.lost, found.disbursed),
    social_per_member: round(found.social / 7 / 100, 2),
  }
  const sheet = await savix(manager.token, '?names=true')
  // Some names are of an item and of a ratio: what was written off, and the part that is at risk.
  const of = (codes: readonly string[], from: number) =>
    Object.fromEntries(codes.map((code, at) => [code, sheet(2, from + at)]))
  expect(of(itemCodes, 2)).toMatchObject(items)
  expect(of(lineRatios, itemCodes.length + 2)).toEqual(ratios)
})

/** Two are not there, one leaves, a loan is given up by vote and one is put off; nobody borrows. */
function lastMeeting(phone: GroupPhone, at: string): void {
  const { book } = phone.log.log
  const say = (happening: Happening) => void phone.write(happening, at)
  const rollCall = { absent: ['m1'], represented: ['m2'], late: [], excused: [] }
  say({ kind: 'meeting_opened', number: book.lastNumber + 1, rollCall })
  say({ kind: 'step_taken', step: 'unlock' })
  say({ kind: 'box_unlocked', holders: book.governance?.keyHolders ?? [], witness: null })
  say({ kind: 'step_taken', step: 'shares', reason: 'balances known' })
  const free = phone.members.filter(member => ![...book.open.values()].some(loan => loan.member === member))
  say({ kind: 'member_left', member: free.at(-1) ?? '', why: 'own_wish' })
  say({ kind: 'step_taken', step: 'repay' })
  const [first, second] = [...book.open.keys()]
  say({ kind: 'loan_written_off', loan: first ?? '', reason: 'by vote' })
  say({ kind: 'loan_rescheduled', loan: second ?? '', periods: 2, reason: 'a bad harvest' })
  say({ kind: 'step_taken', step: 'close', reason: 'counted aloud' })
  say({ kind: 'meeting_closed', balances: closingBalances(book) })
}

async function savix(token: string, query: string) {
  const reply = await app.server.inject({
    ...{ method: 'GET', url: `/api/v1/savings/savix.xlsx${query}` },
    headers: { authorization: `Bearer ${token}` },
  })
  expect(reply.statusCode).toBe(200)
  const book = new ExcelJS.Workbook()
  await book.xlsx.load(reply.rawPayload as never) // its types are of an older Buffer
  return (row: number, column: number) => book.worksheets[0]?.getCell(row, column).value ?? null
}
