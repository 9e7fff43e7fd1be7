import { useState } from 'preact/hooks'
import { useT } from '#staff/hooks.ts'
import { Choice } from '#ui/Choice.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { TextInput } from '#ui/TextInput.tsx'
import type { Happening, Place } from '../../domain/journal.ts'
import { balance } from '../../domain/ledger.ts'
import { AmountDialog, Sum } from '../Parts.tsx'
import { useGroup, useMoney, useRecord } from '../use-group.ts'

export type OtherMoneyKind =
  | 'expense'
  | 'donation'
  | 'to_bank'
  | 'from_bank'
  | 'loan_from_outside'
  | 'loan_to_outside'
  | 'tokens_in'
  | 'tokens_out'
  | 'wrong_bag'
  | 'surplus'

const places: readonly Place[] = ['cash:loan_fund', 'cash:social', 'bank', 'wallet']
const outside: readonly Place[] = ['bank', 'wallet']

/** What is asked besides the amount: from where, to where, what for. */
const asks: Readonly<Record<OtherMoneyKind, { places?: readonly Place[]; what?: boolean; whose?: boolean }>> =
  {
    expense: { places, what: true },
    donation: { places, what: true },
    to_bank: { places: outside },
    from_bank: { places: outside },
    loan_from_outside: { places: places.filter(place => place !== 'cash:social') },
    loan_to_outside: { places: places.filter(place => place !== 'cash:social') },
    tokens_in: {},
    tokens_out: {},
    wrong_bag: { places: ['cash:loan_fund', 'cash:social'] },
    surplus: { whose: true },
  }

export const placeName = {
  'cash:loan_fund': 'savings.loan_fund',
  'cash:social': 'savings.social_fund',
  bank: 'savings.place.bank',
  wallet: 'savings.place.wallet',
} as const

export function OtherMoney({
  kind,
  onClose,
}: {
  readonly kind: OtherMoneyKind
  readonly onClose: () => void
}) {
  const t = useT()
  const { group, book } = useGroup()
  const money = useMoney(group.lid.currency)
  const { write, problem } = useRecord()
  const { places: open = [], what: asksWhat, whose } = asks[kind]
  const held = (place: Place) => balance(book.ledger, place)
  const full = open.filter(place => kind === 'to_bank' || kind === 'donation' || held(place) > 0)
  const offered = kind === 'from_bank' || kind === 'expense' ? full : open
  const [place, setPlace] = useState<Place>(offered[0] ?? 'cash:loan_fund')
  const [to, setTo] = useState<'group' | 'owner'>('group')
  const [what, setWhat] = useState('')
  const [charge, setCharge] = useState('')
  const chargeSum = charge === '' ? 0 : (money.read(charge) ?? 0)
  const first = firstAmount(kind, account => Math.abs(balance(book.ledger, account)), place)
  const save = async (amount: number) => {
    if (await write(happeningOf(kind, { amount, place, to, what: what.trim() || '–', charge: chargeSum })))
      onClose()
  }
  return (
    <AmountDialog
      key={place}
      {...{ title: t(`savings.other.${kind}`), label: t('savings.amount'), confirm: t('ui.save'), onClose }}
      {...(first > 0 ? { first } : {})}
      onAmount={amount => void save(amount)}
      problem={<ErrorNote problem={problem} />}
    >
      {offered.length > 1 && (
        <Choice
          {...{ label: t(kind === 'wrong_bag' ? 'savings.other.from_bag' : 'savings.other.place') }}
          {...{ value: place, onChange: setPlace }}
          options={offered.map(value => ({ value, label: t(placeName[value]) }))}
        />
      )}
      {offered.length > 0 && held(place) > 0 && <Sum label={t(placeName[place])} amount={held(place)} />}
      {asksWhat && (
        <TextInput {...{ label: t('savings.expense.what'), value: what, onChange: setWhat, maxLength: 80 }} />
      )}
      {kind === 'loan_to_outside' && (
        <TextInput
          {...{ label: t('savings.other.charge_outside'), value: charge, onChange: setCharge }}
          {...{ inputMode: 'decimal', code: true }}
        />
      )}
      {whose && (
        <Choice
          {...{ label: t('savings.other.surplus_whose'), value: to, onChange: setTo }}
          options={(['group', 'owner'] as const).map(value => ({
            value,
            label: t(`savings.other.surplus_${value}`),
          }))}
        />
      )}
    </AmountDialog>
  )
}

/** What is likely: all of it. */
function firstAmount(
  kind: OtherMoneyKind,
  held: (account: Place | 'external_loan' | 'tokens' | 'suspense') => number,
  place: Place,
): number {
  if (kind === 'from_bank') return held(place)
  if (kind === 'loan_to_outside') return held('external_loan')
  if (kind === 'tokens_out') return held('tokens')
  return kind === 'surplus' ? held('suspense') : 0
}

interface Given {
  readonly amount: number
  readonly place: Place
  readonly to: 'group' | 'owner'
  readonly what: string
  readonly charge: number
}

function happeningOf(kind: OtherMoneyKind, { amount, place, to, what, charge }: Given): Happening {
  switch (kind) {
    case 'expense':
      return { kind: 'expense_paid', amount, from: place, what }
    case 'donation':
      return { kind: 'donation_received', amount, to: place, what }
    case 'to_bank':
      return { kind: 'money_moved', from: 'cash:loan_fund', to: place, amount }
    case 'from_bank':
      return { kind: 'money_moved', from: place, to: 'cash:loan_fund', amount }
    case 'loan_from_outside':
      return { kind: 'outside_loan_received', amount, to: place }
    case 'loan_to_outside':
      return { kind: 'outside_loan_repaid', amount, charge, from: place }
    case 'tokens_in':
      return { kind: 'tokens_sold', amount }
    case 'tokens_out':
      return { kind: 'tokens_redeemed', amount }
    case 'wrong_bag': {
      const other = place === 'cash:loan_fund' ? 'cash:social' : 'cash:loan_fund'
      return { kind: 'money_moved', from: place, to: other, amount }
    }
    case 'surplus':
      return { kind: 'surplus_settled', amount, to }
  }
}
