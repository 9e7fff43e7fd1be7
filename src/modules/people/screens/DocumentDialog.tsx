import { useState } from 'preact/hooks'
import type { Day } from '#lib/day.ts'
import { newId } from '#lib/ids.ts'
import { useChange, useT } from '#staff/hooks.ts'
import { Button } from '#ui/Button.tsx'
import { Check, Choice } from '#ui/Choice.tsx'
import { countryName, countryOptions } from '#ui/countries.ts'
import { DateInput } from '#ui/DateInput.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { Select } from '#ui/Select.tsx'
import { TextInput } from '#ui/TextInput.tsx'
import { addDocument, type DocumentView, updateDocument } from '../contract.ts'
import { documentKinds, holders } from '../domain/document.ts'
import { paperFields } from './decided-fields.ts'
import { optionsOf } from './options.ts'

interface Props {
  readonly personId: string
  /** Null: a new one. */
  readonly document: DocumentView | null
  readonly seesNumbers: boolean
  readonly onClose: () => void
  readonly onSaved: () => void
}

const formOf = (document: DocumentView | null) => ({
  kind: document?.kind ?? ('passport' as const),
  country: document?.country ?? '',
  heldBy: document?.heldBy ?? ('self' as const),
  takenAway: document?.takenAway ?? false,
  expiresOn: (document?.expiresOn ?? '') as Day | '',
  note: document?.note ?? '',
  number: '',
})

const sentOf = (form: ReturnType<typeof formOf>) => ({
  ...form,
  country: form.country || null,
  expiresOn: form.expiresOn || null,
})

/** As it is sent when nothing is changed. */
const inputOf = (document: DocumentView) => ({ ...sentOf(formOf(document)), number: document.number })

/** What is noted of a paper, new or corrected; its number is asked only of those who may see it. */
export function DocumentDialog({ personId, document, seesNumbers, onClose, onSaved }: Props) {
  const t = useT()
  const [id] = useState(() => document?.id ?? newId())
  const [form, setForm] = useState(() => formOf(document))
  const adding = useChange(addDocument)
  const shown = (name: string, value: unknown) =>
    name === 'country' && value ? countryName(t, String(value)) : undefined
  const updating = useChange(updateDocument, { fields: paperFields, inputOf, shown })
  const change = document ? updating : adding
  const set = (part: Partial<typeof form>) => setForm({ ...form, ...part })
  const save = async (event: Event) => {
    event.preventDefault()
    const fields = sentOf(form)
    const sent = document
      ? await updating.send({ personId, id, version: document.version, ...fields }, { before: document })
      : await adding.send({ personId, id, ...fields })
    if (sent.ok) onSaved()
  }
  return (
    <Dialog title={t(document ? 'people.document.edit' : 'people.document.add')} onClose={onClose}>
      <form class="stack" onSubmit={event => void save(event)}>
        <ErrorNote problem={change.error} />
        <Select
          label={t('people.document.kind')}
          required
          value={form.kind}
          options={optionsOf(documentKinds, one => t(`people.document.kind.${one}`))}
          onChange={kind => set({ kind })}
        />
        <Select
          label={t('people.citizenship')}
          value={form.country}
          options={countryOptions(t) as { value: string; label: string }[]}
          onChange={country => set({ country })}
        />
        <Choice
          label={t('people.document.held_by')}
          value={form.heldBy}
          options={optionsOf(holders, one => t(`people.held_by.${one}`))}
          onChange={heldBy => set({ heldBy })}
        />
        <Check
          label={t('people.document.taken_away')}
          value={form.takenAway}
          onChange={takenAway => set({ takenAway })}
        />
        {seesNumbers && (
          <TextInput
            label={t('people.document.number')}
            hint={document?.hasNumber ? t('people.document.number.stays') : undefined}
            value={form.number}
            onChange={number => set({ number })}
            error={change.fieldErrors.number}
          />
        )}
        <DateInput
          label={t('people.document.expires')}
          value={form.expiresOn}
          onChange={expiresOn => set({ expiresOn })}
          error={change.fieldErrors.expiresOn}
        />
        <TextInput
          label={t('people.notes')}
          value={form.note}
          onChange={note => set({ note })}
          error={change.fieldErrors.note}
        />
        <div class="row end">
          <Button type="submit" look="main" busy={change.sending}>
            {t('ui.save')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
