import { localeNames, locales } from '#i18n/locales.ts'
import { useT } from '#staff/hooks.ts'
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
  readonly form: Draft
  readonly set: (part: Partial<Draft>) => void
  readonly errors: Readonly<Record<string, string>>
}

/** What it is called, what it does, for which needs, how to reach it, at what price. */
export function ServiceFields({ form, set, errors }: Props) {
  const t = useT()
  return (
    <section class="card stack">
      <TextInput
        label={t('directory.form.name')}
        value={form.name}
        onChange={name => set({ name })}
        error={errors.name}
        required
      />
      <TextArea
        label={t('directory.form.description')}
        value={form.description ?? ''}
        onChange={description => set({ description })}
        error={errors.description}
      />
      <NeedPicker
        label={t('directory.form.needs')}
        value={form.needCodes}
        onChange={needCodes => set({ needCodes })}
        error={errors.needCodes}
      />
      <PhonesEditor value={form.phones} onChange={phones => set({ phones })} errors={errors} />
      <MultiChoice
        label={t('directory.speak')}
        value={form.languages ?? []}
        options={locales.map(value => ({ value: value as string, label: localeNames[value] }))}
        onChange={languages => set({ languages })}
      />
      <Select
        label={t('directory.form.fees')}
        value={form.fees ?? 'unknown'}
        required
        options={fees.map(value => ({ value, label: t(`directory.fees.${value}`) }))}
        onChange={value => set({ fees: value })}
      />
      <Capacity form={form} set={set} errors={errors} />
      <TextArea
        label={t('directory.service.how')}
        value={form.applicationProcess ?? ''}
        onChange={applicationProcess => set({ applicationProcess })}
      />
      <Check
        label={t('directory.tells_nobody')}
        value={form.tellsNobody === true}
        onChange={tellsNobody => set({ tellsNobody })}
      />
      <Check
        label={t('directory.remote')}
        value={form.remote === true}
        onChange={remote => set({ remote })}
      />
      <TextArea
        label={t('directory.form.mobile')}
        value={form.mobileRoute ?? ''}
        onChange={route => set({ mobileRoute: route || null })}
        error={errors.mobileRoute}
      />
    </section>
  )
}

function Capacity({ form, set, errors }: Props) {
  const t = useT()
  const [first, ...others] = form.capacities ?? []
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
        onChange={typed => put({ available: Number(typed.replace(/\D/g, '')) })}
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
