import { useT } from '#staff/hooks.ts'
import { isGoods } from '../domain/goods-book.ts'
import type { Happening } from '../domain/journal.ts'
import { thingsOf, useGoodsSentence } from './goods/goods-sentence.ts'
import { placeName } from './meeting/OtherMoney.tsx'
import { useGroup, useMoney, useNameOf } from './use-group.ts'

/** What happened in a few words; null for what members need not read (steps, counts that agree). */
export function useSentence(): (event: Happening) => string | null {
  const t = useT()
  const { group, book } = useGroup()
  const { show } = useMoney(group.lid.currency)
  const nameOf = useNameOf()
  const governed = useGoverningSentence()
  const ofLoan = useLoanSentence()
  const { lots } = book.goods
  // Of all there ever was: looked for only where a sentence is about goods that are no longer there.
  let things: ReturnType<typeof thingsOf> | null = null
  const gone = (lot: string) => {
    things ??= thingsOf(group.log.entries.flatMap(({ event }) => (isGoods(event) ? [event] : [])))
    return things.get(lot)
  }
  const goods = useGoodsSentence(lot => lots.get(lot) ?? gone(lot))
  return event => {
    if (isGoods(event)) return goods(event)
    switch (event.kind) {
      case 'fine_raised':
      case 'fine_paid':
      case 'social_paid':
      case 'social_granted':
      case 'social_lent':
      case 'debt_paid':
        return t(`savings.did.${event.kind}`, { name: nameOf(event.member), amount: show(event.amount) })
      case 'saved':
      case 'shares_withdrawn':
      case 'catch_up_bought':
        return t(`savings.did.${event.kind}`, { name: nameOf(event.member), count: event.stamps })
      case 'expense_paid':
      case 'donation_received':
        return t(`savings.did.${event.kind}`, { what: event.what, amount: show(event.amount) })
      case 'tokens_sold':
      case 'tokens_redeemed':
      case 'outside_loan_received':
      case 'outside_loan_repaid':
        return t(`savings.did.${event.kind}`, { amount: show(event.amount) })
      case 'surplus_settled':
        return t(`savings.did.surplus_${event.to}`, { amount: show(event.amount) })
      case 'money_moved':
        return t('savings.did.money_moved', {
          ...{ from: t(placeName[event.from]), to: t(placeName[event.to]), amount: show(event.amount) },
        })
      case 'box_counted':
        return event.difference.to === 'none'
          ? null
          : t('savings.did.box_counted', { place: t(placeName[event.place]), amount: show(event.counted) })
      case 'meeting_opened':
        return t('savings.meeting_number', { number: String(event.number) })
      case 'shared_out':
      case 'corrected':
        return t(`savings.did.${event.kind}`)
      default:
        return ofLoan(event) ?? governed(event)
    }
  }
}

function useLoanSentence(): (event: Happening) => string | null {
  const t = useT()
  const { group, book } = useGroup()
  const { show } = useMoney(group.lid.currency)
  const nameOf = useNameOf()
  const borrower = (loan: string) => nameOf(book.loans.get(loan)?.member ?? '')
  return event => {
    switch (event.kind) {
      case 'loan_paid':
      case 'loan_recovered': {
        const said = { name: nameOf(event.member), amount: show(event.amount) }
        return event.kind === 'loan_paid' && event.by !== undefined
          ? t('savings.did.loan_paid_by', { ...said, by: nameOf(event.by) })
          : t(`savings.did.${event.kind}`, said)
      }
      case 'loan_given': {
        const said = { name: nameOf(event.member), amount: show(event.amount) }
        return event.guarantors?.length
          ? t('savings.did.loan_vouched', { ...said, others: event.guarantors.map(nameOf).join(', ') })
          : t('savings.did.loan_given', said)
      }
      case 'social_repaid':
        return t('savings.did.social_repaid', { name: borrower(event.loan), amount: show(event.amount) })
      case 'loan_rescheduled':
      case 'loan_written_off':
        return t(`savings.did.${event.kind}`, { name: borrower(event.loan) })
      default:
        return null
    }
  }
}

/** Who came and left, and what was decided. */
function useGoverningSentence(): (event: Happening) => string | null {
  const t = useT()
  const nameOf = useNameOf()
  return event => {
    switch (event.kind) {
      case 'member_joined':
      case 'member_went_away':
      case 'member_came_back':
      case 'member_suspended':
      case 'came_late':
      case 'declared_in_default':
        return t(`savings.did.${event.kind}`, { name: nameOf(event.member) })
      case 'member_left':
        return `${nameOf(event.member)}: ${t(`savings.leaving.${event.why}`)}`
      case 'taken_over':
      case 'fork_settled':
      case 'keys_changed':
      case 'cycle_opened':
      case 'rules_changed':
      case 'governance_set':
        return t(`savings.did.${event.kind}`)
      case 'vote_taken':
        return t('savings.did.vote_taken', {
          what: event.matter === 'other' ? event.what : t('savings.vote'),
          ...{ votesFor: event.votesFor, votesAgainst: event.votesAgainst },
        })
      default:
        return null
    }
  }
}
