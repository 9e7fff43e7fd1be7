import { useEffect, useRef } from 'preact/hooks'
import type { Day } from '#lib/day.ts'
import { useLocale, useT } from '#staff/hooks.ts'
import { Choice } from '#ui/Choice.tsx'
import { DateInput } from '#ui/DateInput.tsx'
import { TextArea } from '#ui/TextArea.tsx'
import { TextInput } from '#ui/TextInput.tsx'
import type { Field } from '../domain/template.ts'

interface Props {
  readonly field: Field
  readonly value: string
  readonly onChange: (value: string) => void
}

/** One question, with why it is asked. The field has the focus, so that one goes on typing. */
export function Question({ field, value, onChange }: Props) {
  const t = useT()
  const locale = useLocale()
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    place.current?.querySelector<HTMLElement>('input, textarea')?.focus()
  }, [field.code])
  const shared = { label: field.label[locale], hint: field.hint[locale] }
  return (
    <div ref={place}>
      {field.kind === 'day' && (
        <DateInput {...shared} value={value as Day | ''} onChange={day => onChange(day)} />
      )}
      {field.kind === 'yes_no' && (
        <Choice
          {...shared}
          value={value === '' ? null : value}
          options={[
            { value: 'yes', label: t('ui.yes') },
            { value: 'no', label: t('ui.no') },
          ]}
          onChange={onChange}
        />
      )}
      {field.kind === 'line' && <TextInput {...shared} value={value} maxLength={500} onChange={onChange} />}
      {field.kind === 'text' && (
        <TextArea {...shared} value={value} maxLength={8000} rows={8} onChange={onChange} />
      )}
    </div>
  )
}
