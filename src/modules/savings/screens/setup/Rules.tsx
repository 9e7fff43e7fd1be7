import { useT } from '#staff/hooks.ts'
import { Choice } from '#ui/Choice.tsx'
import { TextInput } from '#ui/TextInput.tsx'
import type { Interval } from '../box/device.ts'
import { Big } from '../Parts.tsx'
import { useMoney } from '../use-group.ts'
import { type Plan, usual } from './plan.ts'
import type { StepProps } from './SetUp.tsx'

export function NameStep({ plan, change }: StepProps) {
  const t = useT()
  const currencies = ['TJS', 'KGS', 'UZS', 'KZT'] as const
  const intervals: readonly Interval[] = ['7', '14', '28', 'month']
  const setCurrency = (currency: Plan['currency']) => {
    const { prices, social, fines } = usual[currency]
    change({
      more: { ...plan.more, cashUnit: null },
      currency,
      price: prices[1],
      social: social[2],
      fineLate: fines[1],
      fineAbsent: fines[1],
    })
  }
  return (
    <>
      <h1>{t('savings.set_up.name')}</h1>
      <TextInput
        {...{ label: t('savings.set_up.name_label'), name: 'group-name', value: plan.name, maxLength: 60 }}
        required
        onChange={name => change({ name })}
      />
      <TextInput
        {...{ label: t('savings.set_up.village'), name: 'village', value: plan.village, maxLength: 60 }}
        onChange={village => change({ village })}
      />
      <Choice
        {...{ label: t('savings.set_up.currency'), value: plan.currency, onChange: setCurrency }}
        options={currencies.map(value => ({ value, label: value }))}
      />
      <Choice
        {...{ label: t('savings.set_up.interval'), value: plan.interval }}
        onChange={interval => change({ interval })}
        options={intervals.map(value => ({ value, label: t(`savings.interval.${value}`) }))}
      />
    </>
  )
}

export function SavingStep({ plan, change }: StepProps) {
  const t = useT()
  const modes = [
    ['shares', 'plant'],
    ['fixed', 'check'],
    ['amount', 'money'],
  ] as const
  return (
    <>
      <h1>{t('savings.set_up.saving')}</h1>
      {modes.map(([mode, icon]) => (
        <Big
          key={mode}
          icon={icon}
          pressed={plan.mode === mode}
          note={t(`savings.mode.${mode}.what`)}
          onClick={() => change({ mode })}
        >
          {t(`savings.mode.${mode}`)}
        </Big>
      ))}
      {plan.mode !== 'amount' && (
        <AmountChoice
          {...{ plan, label: t('savings.set_up.price'), value: plan.price }}
          options={usual[plan.currency].prices}
          onChange={price => change({ price: Math.max(1, price) })}
        />
      )}
      <AmountChoice
        {...{ plan, label: t('savings.set_up.social'), value: plan.social }}
        options={usual[plan.currency].social}
        onChange={social => change({ social })}
      />
    </>
  )
}

interface AmountChoiceProps {
  readonly plan: Plan
  readonly label: string
  readonly value: number
  readonly options: readonly number[]
  readonly onChange: (amount: number) => void
}

/** A few usual amounts as chips, and a field for another one. */
export function AmountChoice({ plan, label, value, options, onChange }: AmountChoiceProps) {
  const t = useT()
  const money = useMoney(plan.currency)
  return (
    <div class="stack">
      <Choice
        {...{ label, value: String(value) }}
        onChange={chosen => onChange(Number(chosen))}
        options={options.map(amount => ({
          value: String(amount),
          label: amount === 0 ? t('savings.none') : money.show(amount),
        }))}
      />
      <TextInput
        label={t('savings.other_amount')}
        inputMode="decimal"
        value={options.includes(value) ? '' : money.plain(value)}
        onChange={typed => {
          const amount = money.read(typed)
          if (amount !== null && amount >= 0) onChange(amount)
        }}
      />
    </div>
  )
}
