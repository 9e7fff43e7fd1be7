import { amountText, type Currency, currencies, type Money, parseAmount } from '#lib/money.ts'
import { useT } from '#staff/hooks.ts'
import { Select } from '#ui/Select.tsx'
import { TextInput } from '#ui/TextInput.tsx'

/** As typed; empty where nothing was recovered. */
export interface RecoveredDraft {
  readonly amount: string
  readonly currency: Currency
}

/** What is known, or an empty amount in the money of the reader's country. */
export function recoveredDraft(known: Money | null, country: string): RecoveredDraft {
  if (known) return { amount: amountText(known.amount, known.currency), currency: known.currency }
  return { amount: '', currency: currencyOf[country] ?? 'RUB' }
}

const currencyOf: Readonly<Record<string, Currency>> = {
  TJ: 'TJS',
  KG: 'KGS',
  UZ: 'UZS',
  KZ: 'KZT',
  TM: 'TMT',
}

/** Null: nothing recovered. Undefined: what is typed is no amount. */
export function recoveredOf({ amount, currency }: RecoveredDraft): Money | null | undefined {
  const typed = amount.replaceAll(/[\s\u00a0\u202f]/g, '').replace(',', '.')
  if (typed === '') return null
  const units = parseAmount(typed, currency)
  return units === null || units < 0 ? undefined : { amount: units, currency }
}

interface Props {
  readonly value: RecoveredDraft
  readonly onChange: (value: RecoveredDraft) => void
}

export function RecoveredField({ value, onChange }: Props) {
  const t = useT()
  return (
    <div class="cols even">
      <TextInput
        label={t('cases.field.recovered')}
        inputMode="decimal"
        value={value.amount}
        onChange={amount => onChange({ ...value, amount })}
        error={recoveredOf(value) === undefined ? t('cases.field.amount.wrong') : undefined}
      />
      <Select
        label={t('cases.field.currency')}
        required
        value={value.currency}
        options={currencies.map(code => ({ value: code, label: code }))}
        onChange={currency => onChange({ ...value, currency })}
      />
    </div>
  )
}
