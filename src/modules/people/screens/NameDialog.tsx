import { useState } from 'preact/hooks'
import { localeNames, locales } from '#i18n/locales.ts'
import type { ApiProblem } from '#staff/api.ts'
import { useT } from '#staff/hooks.ts'
import { Button } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { Notice } from '#ui/Notice.tsx'
import { Select } from '#ui/Select.tsx'
import { TextInput } from '#ui/TextInput.tsx'
import { nameKinds, nameSources, scriptOf } from '../domain/person.ts'
import type { NameView } from './NamesCard.tsx'
import { optionsOf } from './options.ts'

interface Props {
  /** Null: a new one. */
  readonly name: NameView | null
  readonly problem: ApiProblem | null
  readonly errors: Readonly<Record<string, string>>
  readonly busy: boolean
  readonly onClose: () => void
  readonly onSave: (name: NameView) => void
}

const yearOf = (typed: string): number | null => (/^\d{4}$/.test(typed.trim()) ? Number(typed) : null)

/** One name: as it is written, what it is, where it is from, in which years it was borne. */
export function NameDialog({ name, problem, errors, busy, onClose, onSave }: Props) {
  const t = useT()
  const [form, setForm] = useState({
    text: name?.text ?? '',
    kind: name?.kind ?? ('passport' as const),
    language: name?.language ?? '',
    source: name?.source ?? ('person' as const),
    fromYear: String(name?.fromYear ?? ''),
    untilYear: String(name?.untilYear ?? ''),
  })
  const set = (part: Partial<typeof form>) => setForm({ ...form, ...part })
  const save = (event: Event) => {
    event.preventDefault()
    const { text, kind, source } = form
    const years = { fromYear: yearOf(form.fromYear), untilYear: yearOf(form.untilYear) }
    onSave({ text, kind, source, language: form.language || null, script: scriptOf(text), ...years })
  }
  return (
    <Dialog title={t(name ? 'people.names.edit' : 'people.names.add')} onClose={onClose}>
      <form class="stack" onSubmit={save}>
        <ErrorNote problem={problem} />
        <TextInput
          label={t('people.names.text')}
          required
          value={form.text}
          onChange={text => set({ text })}
          error={Object.entries(errors).find(([path]) => path.startsWith('names'))?.[1]}
        />
        <Select
          label={t('people.names.kind')}
          required
          value={form.kind}
          options={optionsOf(nameKinds, one => t(`people.names.kind.${one}`))}
          onChange={kind => set({ kind })}
        />
        {form.kind === 'former' && <Notice>{t('people.names.former_note')}</Notice>}
        <Select
          label={t('people.names.source')}
          value={form.source}
          options={optionsOf(nameSources, one => t(`people.names.source.${one}`))}
          onChange={source => set({ source })}
        />
        <Select
          label={t('ui.language')}
          value={form.language}
          options={optionsOf(locales, one => localeNames[one]) as { value: string; label: string }[]}
          onChange={language => set({ language })}
        />
        <div class="row">
          <TextInput
            label={t('people.names.from_year')}
            inputMode="numeric"
            value={form.fromYear}
            onChange={fromYear => set({ fromYear })}
          />
          <TextInput
            label={t('people.names.until_year')}
            inputMode="numeric"
            value={form.untilYear}
            onChange={untilYear => set({ untilYear })}
          />
        </div>
        <div class="row end">
          <Button type="submit" look="main" busy={busy}>
            {t('ui.save')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
