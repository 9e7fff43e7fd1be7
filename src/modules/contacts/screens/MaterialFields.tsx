import { useT } from '#staff/hooks.ts'
import { TextInput } from '#ui/TextInput.tsx'
import { type Materials, materialKinds } from '../domain/contact.ts'

interface Props {
  readonly value: Materials
  readonly onChange: (value: Materials) => void
  readonly errors?: Readonly<Record<string, string>>
}

/** Pieces handed out, one figure for each kind. */
export function MaterialFields({ value, onChange, errors }: Props) {
  const t = useT()
  return (
    <fieldset class="field">
      <legend class="label">{t('contacts.materials')}</legend>
      <div class="cols three">
        {materialKinds.map(kind => (
          <TextInput
            key={kind}
            label={t(`contacts.material.${kind}`)}
            inputMode="numeric"
            value={value[kind] ? String(value[kind]) : ''}
            error={errors?.[`materials.${kind}`]}
            onChange={typed => onChange({ ...value, [kind]: wholeOf(typed) })}
          />
        ))}
      </div>
    </fieldset>
  )
}

/** Digits as typed, at most five; nothing is none. */
export const wholeOf = (typed: string): number => Number(typed.replace(/\D/g, '').slice(0, 5))
