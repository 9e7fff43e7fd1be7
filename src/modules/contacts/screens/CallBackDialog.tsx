import { useState } from 'preact/hooks'
import { type ApiProblem, useT } from '#staff/hooks.ts'
import { Button } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { TextInput } from '#ui/TextInput.tsx'

interface Props {
  readonly needsNumber: boolean
  readonly number: string
  readonly problem: ApiProblem | null
  readonly onClose: () => void
  readonly onPromise: (callBack: { dueAt: string; number: string; note: string }) => void
}

/** When to call; the number of an anonymous caller is kept until then and no longer. */
export function CallBackDialog({ needsNumber, number, problem, onClose, onPromise }: Props) {
  const t = useT()
  const [when, setWhen] = useState('')
  const [kept, setKept] = useState(number)
  const [note, setNote] = useState('')
  const submit = (event: Event) => {
    event.preventDefault()
    if (when) onPromise({ dueAt: new Date(when).toISOString(), number: needsNumber ? kept : '', note })
  }
  return (
    <Dialog title={t('contacts.outcome.call_back')} onClose={onClose}>
      <form class="stack" onSubmit={submit}>
        <ErrorNote problem={problem} />
        <label class="field">
          <span class="label">{t('contacts.call_back.when')}</span>
          <input
            class="input"
            type="datetime-local"
            required
            value={when}
            onInput={event => setWhen(event.currentTarget.value)}
          />
        </label>
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
        <Button type="submit" look="main">
          {t('ui.save')}
        </Button>
      </form>
    </Dialog>
  )
}
