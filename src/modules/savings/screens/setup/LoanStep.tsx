import { useT } from '#staff/hooks.ts'
import { Choice } from '#ui/Choice.tsx'
import { Big } from '../Parts.tsx'
import { useMoney } from '../use-group.ts'
import { MoreRules } from './MoreRules.tsx'
import { usual } from './plan.ts'
import { AmountChoice } from './Rules.tsx'
import type { StepProps } from './SetUp.tsx'

export function LoanStep({ plan, change }: StepProps) {
  const t = useT()
  const money = useMoney(plan.currency)
  const hundred = plan.price * 10
  const methods = [
    ['declining', 'chart'],
    ['flat_periodic', 'calendar'],
    ['flat_upfront', 'money'],
    ['rollover', 'tracing'],
  ] as const
  return (
    <>
      <h1>{t('savings.set_up.loans')}</h1>
      <Choice
        {...{ label: t('savings.set_up.rate'), value: String(plan.ratePercent) }}
        onChange={rate => change({ ratePercent: Number(rate) })}
        options={[...new Set([0, 1, 2, 5, 10, plan.ratePercent])].map(rate => ({
          value: String(rate),
          label: `${rate} %`,
        }))}
        hint={t('savings.set_up.rate_example', {
          loan: money.show(hundred),
          charge: money.show((hundred * plan.ratePercent) / 100),
        })}
      />
      {plan.ratePercent > 0 &&
        methods.map(([method, icon]) => (
          <Big
            key={method}
            icon={icon}
            pressed={plan.method === method}
            note={t(`savings.method.${method}.what`)}
            onClick={() => change({ method })}
          >
            {t(`savings.method.${method}`)}
          </Big>
        ))}
      <AmountChoice
        {...{ plan, label: t('savings.fine.late'), value: plan.fineLate }}
        options={usual[plan.currency].fines}
        onChange={fineLate => change({ fineLate })}
      />
      <AmountChoice
        {...{ plan, label: t('savings.fine.absent'), value: plan.fineAbsent }}
        options={usual[plan.currency].fines}
        onChange={fineAbsent => change({ fineAbsent })}
      />
      <MoreRules plan={plan} change={change} />
    </>
  )
}
