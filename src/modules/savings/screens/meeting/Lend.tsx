import { useState } from 'preact/hooks'
import { useT } from '#staff/hooks.ts'
import { floorPart } from '../../domain/amount.ts'
import {
  type Book,
  currentMembers,
  loanFundCash,
  openLoans,
  principalOf,
  savingsOf,
} from '../../domain/book.ts'
import type { Constitution } from '../../domain/constitution.ts'
import { Sum, Tile } from '../Parts.tsx'
import { useGroup, useMoney } from '../use-group.ts'
import { LoanRequest } from './LoanRequest.tsx'
import { NextStep } from './Next.tsx'

/** Requests are read aloud, weighed against the rules and what is in the box, and agreed by show of hands. */
export function Lend() {
  const t = useT()
  const { group, book, rules } = useGroup()
  const money = useMoney(group.lid.currency)
  const [asking, setAsking] = useState<string | null>(null)
  return (
    <>
      <div class="card">
        <Sum label={t('savings.loan_fund')} amount={loanFundCash(book)} />
      </div>
      <ul class="tiles two">
        {currentMembers(book).map(({ id }) => {
          const owed = openLoans(book, id).reduce((sum, loan) => sum + principalOf(book, loan), 0)
          const room = roomFor(book, rules, id)
          const note =
            owed > 0
              ? t('savings.lend.owes', { amount: money.show(owed) })
              : t('savings.lend.room', { amount: money.show(room) })
          return (
            <Tile key={id} member={id} note={note} done={owed > 0}>
              <button type="button" class="pay" disabled={room === 0} onClick={() => setAsking(id)}>
                {t('savings.lend.ask')}
              </button>
            </Tile>
          )
        })}
      </ul>
      {asking && <LoanRequest member={asking} onClose={() => setAsking(null)} />}
      <NextStep to="expenses" />
    </>
  )
}

/** How much more she may owe: where only one loan at a time is allowed, a new one takes the place of the old. */
function roomFor(book: Book, rules: Constitution, member: string): number {
  const cap = floorPart(savingsOf(book, member), rules.loans.capTimesSavings, 1)
  const owed = openLoans(book, member).reduce((sum, loan) => sum + principalOf(book, loan), 0)
  return Math.max(0, cap - owed)
}
