import { isDay } from '#lib/day.ts'
import type { ClaimFacts, Hand } from './fill.ts'
import { blank, type Piece } from './filled.ts'
import type { TableKind } from './template.ts'

type Say = (phrase: string) => string
type Table = Extract<Piece, { kind: 'table' }>

/** A table of a claim as a court reads it; without a claim a blank line stands for it. */
export function tablePiece(kind: TableKind, claim: ClaimFacts | null, say: Say, hand: Hand): Piece[] {
  if (!claim)
    return kind === 'sums' ? [{ kind: 'text', runs: [{ text: `${say('sum_owed')}: ` }, blank] }] : []
  const table = makers[kind](claim, say, hand)
  if (table.rows.length === 0) return []
  return kind === 'sums' && claim.unknownFrom ? [table, notCounted(claim.unknownFrom, say, hand)] : [table]
}

/** What the sums do not hold, because no rate is known for it: owed all the same. */
const notCounted = (from: string, say: Say, hand: Hand): Piece => ({
  kind: 'text',
  runs: [{ text: say('compensation_from').replace('{day}', day(hand, from)) }],
})

/** Not a single day could be counted: a nought would be a wrong sum. */
const nothingCounted = ({ unknownFrom, lines }: ClaimFacts) => unknownFrom !== null && lines.length === 0

const day = (hand: Hand, text: string) => (isDay(text) ? hand.shortDay(text) : text)

function nameOf(claim: ClaimFacts, id: string, hand: Hand): string {
  const debt = claim.debts.find(one => one.id === id)
  return debt ? debt.label || day(hand, debt.due) : id
}

const makers: Readonly<Record<TableKind, (claim: ClaimFacts, say: Say, hand: Hand) => Table>> = {
  debts: (claim, say, hand) => ({
    kind: 'table',
    caption: say('table.debts'),
    head: [say('col.debt'), say('col.due'), say('col.amount'), say('col.paid'), say('col.rest')],
    figures: [false, false, true, true, true],
    rows: claim.debts.map(debt => [
      nameOf(claim, debt.id, hand),
      day(hand, debt.due),
      hand.figure(debt.amount),
      hand.figure(debt.paid),
      hand.figure(Math.max(0, debt.amount - debt.paid)),
    ]),
  }),
  lines: (claim, say, hand) => ({
    kind: 'table',
    caption: say('table.lines'),
    head: [
      say('col.debt'),
      say('col.from'),
      say('col.to'),
      say('col.days'),
      say('col.base'),
      say('col.rate'),
      say('col.divisor'),
      say('col.amount'),
    ],
    figures: [false, false, false, true, true, true, true, true],
    rows: claim.lines.map(line => [
      nameOf(claim, line.debt, hand),
      day(hand, line.from),
      day(hand, line.to),
      hand.number(String(line.days)),
      hand.figure(line.base),
      hand.number(line.ratePercent) + (line.factor === '1' ? '' : ` × ${hand.number(line.factor)}`),
      hand.number(String(line.divisor)),
      hand.figure(line.amount),
    ]),
  }),
  work: (claim, say, hand) => ({
    kind: 'table',
    caption: say('table.work'),
    head: [
      say('col.day'),
      say('col.kind'),
      say('col.hours'),
      say('col.hour_pay'),
      say('col.should'),
      say('col.paid'),
      say('col.rest'),
    ],
    figures: [false, false, true, true, true, true, true],
    rows: claim.work.map(line => [
      day(hand, line.date),
      say(`kind.${line.kind}`),
      hand.number(line.hours),
      hand.figure(line.hourlyRate),
      line.due === null ? '?' : hand.figure(line.due),
      hand.figure(line.paid),
      line.owed === null ? '?' : hand.figure(line.owed),
    ]),
  }),
  months: (claim, say, hand) => ({
    kind: 'table',
    caption: say('table.months'),
    head: [say('col.month'), say('col.income'), say('col.should'), say('col.paid'), say('col.balance')],
    figures: [false, true, true, true, true],
    rows: claim.months.map(line => [
      line.month,
      line.income === null ? '?' : hand.figure(line.income),
      line.due === null ? '?' : hand.figure(line.due),
      hand.figure(line.paid),
      hand.figure(line.balance),
    ]),
  }),
  sums: (claim, say, hand) => {
    const sum = (amount: number) => hand.money(amount, claim.currency)
    return {
      kind: 'table',
      caption: `${say('table.sums')} ${day(hand, claim.asOf)}`,
      head: [say('col.what'), say('col.amount')],
      figures: [false, true],
      rows: [
        [say('sum.principal'), sum(claim.principal)],
        ...(claim.kind === 'wage' && !nothingCounted(claim)
          ? [[say('sum.compensation'), sum(claim.compensation)]]
          : []),
        ...(claim.workOwed > 0 ? [[say('sum.work'), sum(claim.workOwed)]] : []),
        [say('sum.total'), sum(claim.total)],
      ],
    }
  },
}
