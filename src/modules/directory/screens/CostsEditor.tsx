import { useState } from 'preact/hooks'
import { type Currency, currencies, exponent, isCurrency, parseAmount } from '#lib/money.ts'
import { useT } from '#staff/hooks.ts'
import { Button } from '#ui/Button.tsx'
import { Select } from '#ui/Select.tsx'
import { TextInput } from '#ui/TextInput.tsx'
import type { Draft } from './service-draft.ts'

type Cost = NonNullable<Draft['costs']>[number]

interface Props {
  readonly value: readonly Cost[]
  readonly onChange: (value: Cost[]) => void
  readonly errors: Readonly<Record<string, string>>
}

/** Prices one by one: for what, how much. */
export function CostsEditor({ value, onChange, errors }: Props) {
  const t = useT()
  const put = (index: number, part: Partial<Cost>) =>
    onChange(value.map((one, at) => (at === index ? { ...one, ...part } : one)))
  return (
    <>
      <h3>{t('directory.form.costs')}</h3>
      {value.map((cost, index) => (
        <div key={index} class="stack">
          <div class="cols even three">
            <TextInput
              label={t('directory.form.cost_for')}
              maxLength={200}
              value={cost.option ?? ''}
              onChange={option => put(index, { option: option || null })}
              error={errors[`costs[${index}].option`]}
            />
            <Amount
              cost={cost}
              onChange={part => put(index, part)}
              error={errors[`costs[${index}].amount`]}
            />
            <Select
              label={t('directory.form.cost_currency')}
              value={(cost.currency as Currency | null) ?? ''}
              options={currencies.map(code => ({ value: code, label: code }))}
              onChange={currency => put(index, { currency: currency || null, amount: null })}
              error={errors[`costs[${index}].currency`]}
            />
          </div>
          <div>
            <Button icon="close" onClick={() => onChange(value.filter((_, at) => at !== index))}>
              {t('ui.remove')}
            </Button>
          </div>
        </div>
      ))}
      <div>
        <Button icon="money" onClick={() => onChange([...value, { currency: 'TJS', amount: null }])}>
          {t('directory.form.add_cost')}
        </Button>
      </div>
    </>
  )
}

interface AmountProps {
  readonly cost: Cost
  readonly onChange: (part: Partial<Cost>) => void
  readonly error: string | undefined
}

/** Kept as typed while it is typed; what is no amount of the currency is none. */
function Amount({ cost, onChange, error }: AmountProps) {
  const t = useT()
  const currency = cost.currency && isCurrency(cost.currency) ? cost.currency : null
  const [typed, setTyped] = useState(() => {
    const { amount } = cost
    if (amount === null || amount === undefined) return ''
    return currency ? (Number(amount) / 10 ** exponent(currency)).toString() : String(amount)
  })
  return (
    <TextInput
      label={t('directory.form.cost_amount')}
      inputMode="decimal"
      value={typed}
      onChange={text => {
        setTyped(text)
        onChange({ amount: currency ? parseAmount(text.replace(',', '.'), currency) : null })
      }}
      error={error ?? (typed !== '' && cost.amount === null ? t('problem.not_a_number') : undefined)}
    />
  )
}
