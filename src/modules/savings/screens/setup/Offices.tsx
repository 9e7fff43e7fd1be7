import { useT } from '#staff/hooks.ts'
import { Notice } from '#ui/Notice.tsx'
import { Select } from '#ui/Select.tsx'
import { groupWarnings } from '../../domain/group.ts'
import { Face } from '../Parts.tsx'
import { beginningOf, offices, type Plan } from './plan.ts'
import type { StepProps } from './SetUp.tsx'

export function Offices({ plan, change }: StepProps) {
  const t = useT()
  const options = plan.members.map(({ name }, index) => ({
    value: String(index),
    label: `${index + 1}. ${name}`,
  }))
  const toggle = (index: number) => {
    const without = plan.keyHolders.filter(one => one !== index)
    const isHolder = without.length < plan.keyHolders.length
    change({ keyHolders: isHolder ? without : [...plan.keyHolders, index].slice(-3) })
  }
  return (
    <>
      <h1>{t('savings.set_up.offices')}</h1>
      {offices.map(office => (
        <Select
          key={office}
          label={t(`savings.office.${office}`)}
          value={String(plan.offices[office] ?? '')}
          options={options}
          onChange={value => {
            const { [office]: _, ...others } = plan.offices
            change({ offices: value === '' ? others : { ...others, [office]: Number(value) } })
          }}
        />
      ))}
      <h2>{t('savings.set_up.key_holders')}</h2>
      <p class="soft">{t('savings.set_up.key_holders_how')}</p>
      <ul class="tiles two">
        {plan.members.map(({ name }, index) => (
          <li key={name + index}>
            <button
              type="button"
              class="big"
              aria-pressed={plan.keyHolders.includes(index)}
              onClick={() => toggle(index)}
            >
              <Face number={index + 1} />
              <span>{name}</span>
            </button>
          </li>
        ))}
      </ul>
      <Advice plan={plan} />
    </>
  )
}

/** What a field agent would remark on; it stops nothing. */
function Advice({ plan }: { readonly plan: Plan }) {
  const t = useT()
  let next = 0
  const { happenings } = beginningOf(plan, () => String(next++))
  const last = happenings.at(-1)
  if (last?.kind !== 'governance_set' || plan.keyHolders.length < 3) return null
  const members = plan.members.map((_, index) => String(index))
  const found = groupWarnings(last.governance, members, plan.mode === 'fixed')
  if (found.length === 0) return null
  return (
    <Notice tone="due">
      {found.map(warning => (
        <p key={warning}>{t(`savings.warning.${warning}`)}</p>
      ))}
    </Notice>
  )
}
