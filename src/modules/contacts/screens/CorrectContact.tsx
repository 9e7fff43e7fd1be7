import { useState } from 'preact/hooks'
import type { SentOf } from '#lib/contract.ts'
import { NeedPicker } from '#modules/directory/screens/parts.ts'
import { useChange, useT } from '#staff/hooks.ts'
import { Button } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { Select } from '#ui/Select.tsx'
import { TextArea } from '#ui/TextArea.tsx'
import { TextInput } from '#ui/TextInput.tsx'
import { correctContact } from '../contract.ts'
import { channels, type NotRequest, notRequests, type Outcome, outcomes } from '../domain/contact.ts'
import type { Contact } from './ContactDetail.tsx'
import { contactFields } from './decided-fields.ts'
import { type ContactContent, contentOf, sentContent } from './form.ts'
import { MaterialFields, wholeOf } from './MaterialFields.tsx'
import { Signs } from './Signs.tsx'
import { useFieldWords } from './useFieldWords.ts'
import { Who } from './Who.tsx'

interface Correction extends ContactContent {
  readonly minutes: string
  readonly outcome: Outcome | ''
  readonly notRequest: NotRequest | ''
}

interface Props {
  readonly contact: Contact
  readonly onClose: () => void
  readonly onSaved: () => void
}

/** Corrects a contact; what stood there is kept. Where somebody else was faster, field by field. */
export function CorrectContact({ contact, onClose, onSaved }: Props) {
  const t = useT()
  const words = useFieldWords()
  const [form, setForm] = useState(() => correctionOf(contact))
  const [reason, setReason] = useState('')
  const shown = (name: string, value: unknown) => {
    if (name !== 'personId') return words.value(name, value)
    return value === form.personId ? form.personLabel : undefined
  }
  const change = useChange(correctContact, { fields: contactFields, inputOf, shown })
  const save = async (event: Event) => {
    event.preventDefault()
    const { outcome } = form
    if (outcome === '') return
    const content = { ...sentCorrection(form, contact), outcome, reason }
    const sent = await change.send(content, { before: contact })
    if (sent.ok) onSaved()
  }
  return (
    <Dialog title={t('contacts.correct')} onClose={onClose} wide>
      <form class="stack" onSubmit={event => void save(event)}>
        <ErrorNote problem={change.error} />
        <Content form={form} onChange={part => setForm({ ...form, ...part })} errors={change.fieldErrors} />
        <TextInput label={t('contacts.correct.reason')} value={reason} onChange={setReason} />
        <div class="row end">
          <Button type="submit" look="main" busy={change.sending}>
            {t('ui.save')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

interface ContentProps {
  readonly form: Correction
  readonly onChange: (part: Partial<Correction>) => void
  readonly errors: Readonly<Record<string, string>>
}

function Content({ form, onChange, errors }: ContentProps) {
  const t = useT()
  return (
    <>
      <div class="cols three">
        <Select
          label={t('contacts.channel')}
          required
          value={form.channel}
          options={channels.map(value => ({ value, label: t(`contacts.channel.${value}`) }))}
          onChange={channel => onChange({ channel })}
        />
        <TextInput
          label={t('contacts.minutes')}
          inputMode="numeric"
          value={form.minutes}
          onChange={typed => onChange({ minutes: typed })}
        />
        <Select
          label={t('contacts.outcome')}
          required
          value={form.outcome}
          error={errors.outcome}
          options={outcomes.map(value => ({ value, label: t(`contacts.outcome.${value}`) }))}
          onChange={outcome => onChange({ outcome })}
        />
        {form.outcome === 'not_a_request' && (
          <Select
            label={t('contacts.not_request')}
            required
            value={form.notRequest}
            error={errors.notRequest}
            options={notRequests.map(value => ({ value, label: t(`contacts.not_request.${value}`) }))}
            onChange={notRequest => onChange({ notRequest })}
          />
        )}
      </div>
      <NeedPicker
        label={t('contacts.needs')}
        value={form.needs}
        error={errors.needs}
        onChange={needs => onChange({ needs })}
      />
      <Who draft={form} onChange={onChange} />
      <TextArea
        label={t('contacts.said')}
        value={form.said}
        maxLength={10_000}
        onChange={said => onChange({ said })}
      />
      <TextArea
        label={t('contacts.advised')}
        value={form.advised}
        maxLength={10_000}
        onChange={advised => onChange({ advised })}
      />
      <Signs value={form.signs} onChange={signs => onChange({ signs })} />
      <MaterialFields
        value={form.materials}
        errors={errors}
        onChange={materials => onChange({ materials })}
      />
    </>
  )
}

function correctionOf(contact: Contact): Correction {
  const { durationSeconds } = contact
  return {
    ...contentOf(contact),
    minutes: durationSeconds === null ? '' : String(Math.ceil(durationSeconds / 60)),
    outcome: contact.outcome ?? '',
    notRequest: contact.notRequest ?? '',
  }
}

/** What the form does not show stays as it is. */
function sentCorrection(draft: Correction, on: Contact): Omit<SentOf<typeof correctContact>, 'outcome'> {
  const untouched = draft.minutes === correctionOf(on).minutes
  const typed = draft.minutes === '' ? null : wholeOf(draft.minutes) * 60
  return {
    ...sentContent(draft),
    ...{
      id: on.id,
      version: on.version,
      startedAt: on.startedAt,
      caseId: on.caseId,
      dangerNow: on.dangerNow,
    },
    needs: draft.outcome === 'not_a_request' ? [] : [...draft.needs],
    notRequest: draft.outcome === 'not_a_request' ? draft.notRequest || null : null,
    durationSeconds: untouched ? on.durationSeconds : typed,
  }
}

/** As it is sent when nothing is changed. */
const inputOf = (contact: Contact) => {
  const same = correctionOf(contact)
  const person = contact.personId ? { id: contact.personId, name: contact.personLabel ?? '' } : null
  return { ...sentCorrection(same, contact), outcome: contact.outcome, person }
}
