import { useT } from '#staff/hooks.ts'
import { Choice } from '#ui/Choice.tsx'
import { visibilities } from '../domain/directory.ts'

type Visibility = (typeof visibilities)[number]

interface Props {
  readonly value: Visibility
  readonly onChange: (value: Visibility) => void
}

/** Who may see an entry, with what the chosen answer means. */
export function VisibilityChoice({ value, onChange }: Props) {
  const t = useT()
  return (
    <Choice
      label={t('directory.visibility')}
      hint={t(`directory.visibility.${value}.what`)}
      value={value}
      options={visibilities.map(one => ({ value: one, label: t(`directory.visibility.${one}`) }))}
      onChange={onChange}
    />
  )
}
