import { useTaxonomy } from '#modules/directory/screens/parts.ts'
import { useLocale, useT } from '#staff/hooks.ts'
import { MultiChoice } from '#ui/Choice.tsx'

interface Props {
  readonly value: readonly string[]
  readonly onChange: (codes: string[]) => void
}

/** Signs of danger that were noticed; each noticed one offers nothing but its own question, no score. */
export function Signs({ value, onChange }: Props) {
  const t = useT()
  const locale = useLocale()
  const signs = useTaxonomy()?.riskIndicators ?? []
  return (
    <details open={value.length > 0}>
      <summary>{t('contacts.signs')}</summary>
      <MultiChoice
        label={t('contacts.signs')}
        value={value}
        options={signs.map(({ code, name }) => ({ value: code, label: name[locale] }))}
        onChange={onChange}
      />
    </details>
  )
}
