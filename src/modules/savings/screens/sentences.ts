import { useT } from '#staff/hooks.ts'
import type { Happening } from '../domain/journal.ts'
import { useGroup, useMoney, useNameOf } from './use-group.ts'

/** What happened in a few words; null for what members need not read (steps, counts). */
export function useSentence(): (event: Happening) => string | null {
  const t = useT()
  const { group, book } = useGroup()
  const { show } = useMoney(group.lid.currency)
  const nameOf = useNameOf()
  return event => {
    switch (event.kind) {
      case 'fine_raised':
      case 'fine_paid':
      case 'social_paid':
      case 'social_granted':
      case 'social_lent':
      case 'loan_paid':
      case 'loan_given':
        return t(`savings.did.${event.kind}`, { name: nameOf(event.member), amount: show(event.amount) })
      case 'saved':
      case 'shares_withdrawn':
        return t(`savings.did.${event.kind}`, { name: nameOf(event.member), count: event.stamps })
      case 'expense_paid':
      case 'donation_received':
        return t(`savings.did.${event.kind}`, { what: event.what, amount: show(event.amount) })
      case 'meeting_opened':
        return t('savings.meeting_number', { number: String(event.number) })
      case 'member_joined':
        return t('savings.did.member_joined', { name: nameOf(event.member) })
      case 'declared_in_default':
        return t('savings.did.declared_in_default', { name: nameOf(event.member) })
      case 'loan_rescheduled':
      case 'loan_written_off':
        return t(`savings.did.${event.kind}`, { name: nameOf(book.loans.get(event.loan)?.member ?? '') })
      case 'taken_over':
        return t('savings.did.taken_over')
      case 'fork_settled':
        return t('savings.did.fork_settled')
      case 'shared_out':
        return t('savings.did.shared_out')
      case 'corrected':
        return t('savings.did.corrected')
      default:
        return null
    }
  }
}
