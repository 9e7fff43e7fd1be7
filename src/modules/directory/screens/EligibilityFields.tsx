import { useLocale, useT } from '#staff/hooks.ts'
import { Choice, MultiChoice } from '#ui/Choice.tsx'
import { countryOptions } from '#ui/countries.ts'
import { TextArea } from '#ui/TextArea.tsx'
import { TextInput } from '#ui/TextInput.tsx'
import { CostsEditor } from './CostsEditor.tsx'
import { useTaxonomy } from './lists.ts'
import type { Draft } from './service-draft.ts'

interface Props {
  readonly form: Draft
  readonly set: (part: Partial<Draft>) => void
  readonly errors: Readonly<Record<string, string>>
}

/** For whom it is, and what it costs whom. */
export function EligibilityFields({ form, set, errors }: Props) {
  const t = useT()
  const locale = useLocale()
  const groups = useTaxonomy()?.targetGroups ?? []
  const age = (typed: string) => (typed.trim() === '' ? null : Number(typed.replace(/\D/g, '')))
  return (
    <section class="card stack">
      <h2>{t('directory.form.for_whom')}</h2>
      <TextArea
        label={t('directory.form.eligibility')}
        value={form.eligibilityDescription ?? ''}
        onChange={text => set({ eligibilityDescription: text || null })}
        error={errors.eligibilityDescription}
      />
      <Choice
        label={t('directory.form.only')}
        value={form.eligibleSex ?? 'all'}
        options={(['all', 'female', 'male'] as const).map(value => ({
          value,
          label: t(`directory.only.${value}`),
        }))}
        onChange={sex => set({ eligibleSex: sex === 'all' ? null : sex })}
      />
      <div class="cols even">
        <TextInput
          label={t('directory.form.min_age')}
          inputMode="numeric"
          value={form.minimumAge?.toString() ?? ''}
          onChange={typed => set({ minimumAge: age(typed) })}
          error={errors.minimumAge}
        />
        <TextInput
          label={t('directory.form.max_age')}
          inputMode="numeric"
          value={form.maximumAge?.toString() ?? ''}
          onChange={typed => set({ maximumAge: age(typed) })}
          error={errors.maximumAge}
        />
      </div>
      <MultiChoice
        label={t('directory.form.target_groups')}
        value={form.targetGroups ?? []}
        options={groups.map(({ code, name }) => ({ value: code, label: name[locale] }))}
        onChange={targetGroups => set({ targetGroups })}
      />
      <MultiChoice
        label={t('directory.form.citizenships')}
        value={form.citizenships ?? []}
        options={countryOptions(t)
          .slice(0, 8)
          .map(one => ({ ...one, value: one.value as string }))}
        onChange={chosen => set({ citizenships: chosen })}
      />
      <CostsEditor value={form.costs ?? []} onChange={costs => set({ costs })} errors={errors} />
    </section>
  )
}
