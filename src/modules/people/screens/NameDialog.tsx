import { localeNames, locales } from '#i18n/locales.ts'
import { type Sent, useForm, useT } from '#staff/hooks.ts'
import { FormDialog } from '#ui/Form.tsx'
import { Notice } from '#ui/Notice.tsx'
import { Select } from '#ui/Select.tsx'
import { TextInput } from '#ui/TextInput.tsx'
import { nameKinds, nameSources, scriptOf } from '../domain/person.ts'
import type { NameView } from './NamesCard.tsx'
import { optionsOf } from './options.ts'

interface Props {
  /** Null: a new one. */
  readonly name: NameView | null
  readonly onClose: () => void
  readonly onSave: (name: NameView) => Promise<Sent<unknown>>
  readonly onSaved: () => void
}

const yearOf = (typed: string): number | null => (/^\d{4}$/.test(typed.trim()) ? Number(typed) : null)

/** One name: as it is written, what it is, where it is from, in which years it was borne. */
export function NameDialog({ name, onClose, onSave, onSaved }: Props) {
  const t = useT()
  const form = useForm({
    start: {
      text: name?.text ?? '',
      kind: name?.kind ?? ('passport' as const),
      language: name?.language ?? '',
      source: name?.source ?? ('person' as const),
      fromYear: String(name?.fromYear ?? ''),
      untilYear: String(name?.untilYear ?? ''),
    },
    send: ({ text, kind, source, language, ...typed }) => {
      const years = { fromYear: yearOf(typed.fromYear), untilYear: yearOf(typed.untilYear) }
      return onSave({ text, kind, source, language: language || null, script: scriptOf(text), ...years })
    },
    onDone: onSaved,
  })
  const title = t(name ? 'people.names.edit' : 'people.names.add')
  const wrong = Object.entries(form.errors).find(([path]) => path.startsWith('names'))?.[1]
  return (
    <FormDialog title={title} onClose={onClose} form={form} submit={t('ui.save')}>
      <TextInput label={t('people.names.text')} required {...form.field('text')} error={wrong} />
      <Select
        label={t('people.names.kind')}
        required
        options={optionsOf(nameKinds, one => t(`people.names.kind.${one}`))}
        {...form.field('kind')}
      />
      {form.typed.kind === 'former' && <Notice>{t('people.names.former_note')}</Notice>}
      <Select
        label={t('people.names.source')}
        options={optionsOf(nameSources, one => t(`people.names.source.${one}`))}
        {...form.field('source')}
      />
      <Select<string>
        label={t('ui.language')}
        options={optionsOf(locales, one => localeNames[one])}
        {...form.field('language')}
      />
      <div class="row">
        <TextInput label={t('people.names.from_year')} inputMode="numeric" {...form.field('fromYear')} />
        <TextInput label={t('people.names.until_year')} inputMode="numeric" {...form.field('untilYear')} />
      </div>
    </FormDialog>
  )
}
