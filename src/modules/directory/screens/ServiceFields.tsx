import { localeNames, locales } from '#i18n/locales.ts'
import { type Typing, useT } from '#staff/hooks.ts'
import { Button } from '#ui/Button.tsx'
import { Check, MultiChoice } from '#ui/Choice.tsx'
import { Select } from '#ui/Select.tsx'
import { TextArea } from '#ui/TextArea.tsx'
import { TextInput } from '#ui/TextInput.tsx'
import { capacityUnits, fees } from '../domain/directory.ts'
import { NeedPicker } from './NeedPicker.tsx'
import { PhonesEditor } from './PhonesEditor.tsx'
import type { Draft } from './service-draft.ts'

interface Props {
  readonly form: Typing<Draft>
}

/** What it is called, what it does, for which needs, how to reach it, at what price. */
export function ServiceFields({ form }: Props) {
  const t = useT()
  const { typed, set } = form
  return (
    <section class="card stack">
      <TextInput label={t('directory.form.name')} required {...form.field('name')} />
      <TextArea label={t('directory.form.description')} {...form.text('description')} />
      <NeedPicker label={t('directory.form.needs')} {...form.field('needCodes')} />
      <PhonesEditor value={typed.phones} onChange={phones => set({ phones })} errors={form.errors} />
      <MultiChoice
        label={t('directory.speak')}
        value={typed.languages ?? []}
        options={locales.map(value => ({ value: value as string, label: localeNames[value] }))}
        onChange={languages => set({ languages })}
      />
      <Select
        label={t('directory.form.fees')}
        value={typed.fees ?? 'unknown'}
        required
        options={fees.map(value => ({ value, label: t(`directory.fees.${value}`) }))}
        onChange={value => set({ fees: value })}
      />
      <Capacity form={form} />
      <TextArea label={t('directory.service.how')} {...form.text('applicationProcess')} />
      <Check
        label={t('directory.tells_nobody')}
        value={typed.tellsNobody === true}
        onChange={tellsNobody => set({ tellsNobody })}
      />
      <Check
        label={t('directory.remote')}
        value={typed.remote === true}
        onChange={remote => set({ remote })}
      />
      <TextArea label={t('directory.form.mobile')} {...form.text('mobileRoute')} />
    </section>
  )
}

function Capacity({ form: { typed, set, errors } }: Props) {
  const t = useT()
  const [first, ...others] = typed.capacities ?? []
  if (!first)
    return (
      <div>
        <Button icon="plus" onClick={() => set({ capacities: [{ unit: 'place', available: 0 }] })}>
          {t('directory.form.count_places')}
        </Button>
      </div>
    )
  const put = (part: Partial<typeof first>) => set({ capacities: [{ ...first, ...part }, ...others] })
  return (
    <div class="cols even">
      <TextInput
        label={t('directory.form.free')}
        inputMode="numeric"
        value={String(first.available)}
        onChange={text => put({ available: Number(text.replace(/\D/g, '')) })}
        error={errors['capacities[0].available']}
      />
      <Select
        label={t('directory.form.unit')}
        required
        value={first.unit}
        options={capacityUnits.map(value => ({ value, label: t(`directory.unit.${value}`) }))}
        onChange={unit => put({ unit })}
      />
    </div>
  )
}
