import { useT } from '#staff/hooks.ts'
import { Button } from '#ui/Button.tsx'
import { TextInput } from '#ui/TextInput.tsx'
import { Face } from '../Parts.tsx'
import { type Plan, withTyped } from './plan.ts'
import type { StepProps } from './SetUp.tsx'

export function Members({ plan, change }: StepProps) {
  const t = useT()
  const { name, phone } = plan.typed ?? { name: '', phone: '' }
  const type = (part: Partial<Plan['typed']>) => change({ typed: { name, phone, ...part } })
  const add = (event: Event) => {
    event.preventDefault()
    if (!name.trim()) return
    change({ members: withTyped(plan).members, typed: { name: '', phone: '' } })
    document.querySelector<HTMLInputElement>('input[name=member-name]')?.focus()
  }
  const remove = (index: number) =>
    // Offices are held by place in the list: they are chosen again.
    change({ members: plan.members.filter((_, at) => at !== index), offices: {}, keyHolders: [] })
  const rowOf = (member: Plan['members'][number], index: number) => (
    <li key={`${index} ${member.name}`} class="tile">
      <Face number={index + 1} />
      <span class="who">
        <b>{member.name}</b>
        <span class="small soft">{member.phone}</span>
      </span>
      <Button
        look="quiet"
        icon="close"
        label={`${t('ui.remove')}: ${member.name}`}
        onClick={() => remove(index)}
      >
        {''}
      </Button>
    </li>
  )
  return (
    <>
      <h1>{t('savings.set_up.members')}</h1>
      {plan.members.length === 0 && <p class="soft">{t('savings.set_up.members_how')}</p>}
      <form class="card stack" onSubmit={add}>
        <TextInput
          {...{
            label: t('savings.member.name'),
            name: 'member-name',
            value: name,
            onChange: typed => type({ name: typed }),
            maxLength: 80,
          }}
        />
        <TextInput
          {...{
            label: `${t('savings.member.phone')} (${t('ui.optional')})`,
            value: phone,
            onChange: typed => type({ phone: typed }),
          }}
          {...{ type: 'tel', inputMode: 'tel', maxLength: 30, name: 'member-phone' }}
        />
        <Button type="submit" icon="plus" wide>
          {t('savings.member.add')}
        </Button>
      </form>
      {/* The last one stands first: beside the field, however long the list. */}
      <ul class="tiles two">{plan.members.map(rowOf).toReversed()}</ul>
    </>
  )
}
