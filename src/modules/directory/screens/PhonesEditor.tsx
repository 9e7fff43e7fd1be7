import { useT } from '#staff/hooks.ts'
import { Button } from '#ui/Button.tsx'
import { Check } from '#ui/Choice.tsx'
import { Select } from '#ui/Select.tsx'
import { TextInput } from '#ui/TextInput.tsx'
import { phoneTypes } from '../domain/directory.ts'
import type { Draft } from './service-draft.ts'

interface Props {
  readonly value: Draft['phones']
  readonly onChange: (value: NonNullable<Draft['phones']>) => void
  readonly errors: Readonly<Record<string, string>>
}

/** Numbers with a word on whose or when, how they are used, who answers at night. */
export function PhonesEditor({ value = [], onChange, errors }: Props) {
  const t = useT()
  const put = (index: number, part: Partial<NonNullable<Draft['phones']>[number]>) =>
    onChange(value.map((one, at) => (at === index ? { ...one, ...part } : one)))
  return (
    <>
      {value.map((phone, index) => (
        <div key={index} class="stack">
          <div class="cols even">
            <TextInput
              label={t('directory.form.phone')}
              type="tel"
              value={phone.number}
              onChange={number => put(index, { number })}
              error={errors[`phones[${index}].number`]}
            />
            <TextInput
              label={t('directory.form.phone_note')}
              maxLength={300}
              value={phone.description ?? ''}
              onChange={description => put(index, { description: description || null })}
            />
          </div>
          <div class="cols even">
            <Select
              label={t('directory.form.phone_type')}
              required
              value={phone.type ?? 'voice'}
              options={phoneTypes.map(type => ({ value: type, label: t(`directory.phone_type.${type}`) }))}
              onChange={type => put(index, { type })}
            />
            <TextInput
              label={t('directory.form.extension')}
              inputMode="numeric"
              maxLength={20}
              value={phone.extension ?? ''}
              onChange={extension => put(index, { extension: extension || null })}
            />
          </div>
          <div class="row">
            <Check
              label={t('directory.form.at_night')}
              value={phone.atNight === true}
              onChange={atNight => put(index, { atNight })}
            />
            <Button icon="close" onClick={() => onChange(value.filter((_, at) => at !== index))}>
              {t('ui.remove')}
            </Button>
          </div>
        </div>
      ))}
      <div>
        <Button icon="phone" onClick={() => onChange([...value, { number: '' }])}>
          {t('directory.form.add_phone')}
        </Button>
      </div>
    </>
  )
}
