import { useState } from 'preact/hooks'
import { useT } from '#staff/hooks.ts'
import { Field } from '#ui/Field.tsx'
import { FormDialog, type Submittable } from '#ui/Form.tsx'
import { TextInput } from '#ui/TextInput.tsx'

interface Props {
  readonly needsNumber: boolean
  readonly number: string
  /** Recording the contact that ends with this promise. */
  readonly recording: Pick<Submittable, 'busy' | 'problem'>
  readonly onClose: () => void
  readonly onPromise: (callBack: { dueAt: string; number: string; note: string }) => void
}

/** When to call; the number of an anonymous caller is kept until then and no longer. */
export function CallBackDialog({ needsNumber, number, recording, onClose, onPromise }: Props) {
  const t = useT()
  const [when, setWhen] = useState('')
  const [kept, setKept] = useState(number)
  const [note, setNote] = useState('')
  const submit = () =>
    onPromise({ dueAt: new Date(when).toISOString(), number: needsNumber ? kept : '', note })
  return (
    <FormDialog
      title={t('contacts.outcome.call_back')}
      onClose={onClose}
      form={{ ...recording, submit, errors: {} }}
      submit={t('ui.save')}
    >
      <Field label={t('contacts.call_back.when')} required>
        {parts => (
          <input
            {...parts}
            class="input"
            type="datetime-local"
            value={when}
            onInput={event => setWhen(event.currentTarget.value)}
          />
        )}
      </Field>
      {needsNumber && (
        <TextInput
          label={t('contacts.number')}
          hint={t('contacts.call_back.number')}
          type="tel"
          value={kept}
          onChange={setKept}
        />
      )}
      <TextInput label={t('contacts.call_back.note')} value={note} onChange={setNote} />
    </FormDialog>
  )
}
