import { useState } from 'preact/hooks'
import type { Day } from '#lib/day.ts'
import { newId } from '#lib/ids.ts'
import { type Sent, useChange, useForm, useT } from '#staff/hooks.ts'
import { Check, Choice } from '#ui/Choice.tsx'
import { countryName, countryOptions } from '#ui/countries.ts'
import { DateInput } from '#ui/DateInput.tsx'
import { FormDialog } from '#ui/Form.tsx'
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
  const adding = useChange(addDocument)
  const shown = (name: string, value: unknown) =>
    name === 'country' && value ? countryName(t, String(value)) : undefined
  const updating = useChange(updateDocument, { fields: paperFields, inputOf, shown })
  const form = useForm({
    start: formOf(document),
    of: document,
    send: (typed, before): Promise<Sent<DocumentView>> => {
      const fields = { personId, id, ...sentOf(typed) }
      return before ? updating.send({ ...fields, version: before.version }, { before }) : adding.send(fields)
    },
    onDone: onSaved,
  })
  const title = t(document ? 'people.document.edit' : 'people.document.add')
  return (
    <FormDialog title={title} onClose={onClose} form={form} submit={t('ui.save')}>
      <Select
        label={t('people.document.kind')}
        required
        options={optionsOf(documentKinds, one => t(`people.document.kind.${one}`))}
        {...form.field('kind')}
      />
      <Select label={t('people.citizenship')} options={countryOptions(t)} {...form.field('country')} />
      <Choice
        label={t('people.document.held_by')}
        options={optionsOf(holders, one => t(`people.held_by.${one}`))}
        {...form.field('heldBy')}
      />
      <Check label={t('people.document.taken_away')} {...form.field('takenAway')} />
      {seesNumbers && (
        <TextInput
          label={t('people.document.number')}
          hint={document?.hasNumber ? t('people.document.number.stays') : undefined}
          {...form.field('number')}
        />
      )}
      <DateInput label={t('people.document.expires')} {...form.field('expiresOn')} />
      <TextInput label={t('people.notes')} {...form.field('note')} />
    </FormDialog>
  )
}
