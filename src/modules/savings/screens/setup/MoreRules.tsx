import { useT } from '#staff/hooks.ts'
import { Check, Choice } from '#ui/Choice.tsx'
import { more, type Plan, usual } from './plan.ts'
import { AmountChoice } from './Rules.tsx'
import type { StepProps } from './SetUp.tsx'

/** Rules that most groups leave as they usually are. */
export function MoreRules({ plan, change }: StepProps) {
  const t = useT()
  const set = (part: Partial<Plan['more']>) => change({ more: { ...plan.more, ...part } })
  const numbers = (values: readonly number[], none?: string) =>
    values.map(value => ({ value: String(value), label: value === 0 && none ? none : String(value) }))
  return (
    <details class="card">
      <summary>{t('savings.more')}</summary>
      <div class="stack">
        <Choice
          {...{ label: t('savings.more.cap'), value: String(plan.more.cap) }}
          options={more.caps.map(value => ({ value: String(value), label: `× ${value}` }))}
          onChange={value => set({ cap: Number(value) })}
        />
        <Choice
          {...{ label: t('savings.more.longest'), value: String(plan.more.longest) }}
          options={numbers(more.longest)}
          onChange={value => set({ longest: Number(value) })}
        />
        <Choice
          {...{ label: t('savings.more.guarantors'), value: String(plan.more.guarantors) }}
          options={numbers(more.guarantors, t('savings.none'))}
          onChange={value => set({ guarantors: Number(value) })}
        />
        <AmountChoice
          {...{ plan, label: t('savings.more.late'), value: plan.more.lateFine }}
          options={[0, plan.price / 10, plan.price].filter(Number.isInteger)}
          onChange={lateFine => set({ lateFine })}
        />
        <Choice
          {...{ label: t('savings.more.social'), value: plan.more.socialMode }}
          options={(['both', 'grant', 'loan0'] as const).map(value => ({
            value,
            label: t(`savings.more.social.${value}`),
          }))}
          onChange={socialMode => set({ socialMode })}
        />
        <Check
          {...{ label: t('savings.more.back_pay'), value: plan.more.backPay }}
          onChange={backPay => set({ backPay })}
        />
        <Check
          {...{ label: t('savings.more.withdrawal'), value: plan.more.withdrawal }}
          onChange={withdrawal => set({ withdrawal })}
        />
        <Choice
          {...{ label: t('savings.more.remainder'), value: plan.more.remainderTo }}
          options={(['next_cycle_loan_fund', 'social_fund'] as const).map(value => ({
            value,
            label: t(`savings.more.remainder.${value}`),
          }))}
          onChange={remainderTo => set({ remainderTo })}
        />
        <Choice
          {...{ label: t('savings.more.division'), value: plan.more.division }}
          options={(['by_shares', 'equal', 'return_charge_to_payer'] as const).map(value => ({
            value,
            label: t(`savings.more.division.${value}`),
          }))}
          onChange={division => set({ division })}
        />
        <AmountChoice
          {...{
            plan,
            label: t('savings.more.cash_unit'),
            value: plan.more.cashUnit ?? usual[plan.currency].units[0],
          }}
          options={usual[plan.currency].units}
          onChange={cashUnit => set({ cashUnit: Math.max(1, cashUnit) })}
        />
      </div>
    </details>
  )
}
