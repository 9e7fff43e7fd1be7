import { useState } from 'preact/hooks'
import { useT } from '#staff/hooks.ts'
import { Button } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import type { PersonView } from '../contract.ts'
import { draftOf, PersonForm, sentOf } from './PersonForm.tsx'
import { usePersonChange } from './usePersonChange.ts'

interface Props {
  readonly person: PersonView
  readonly onClose: () => void
  readonly onSaved: () => void
}

/** Corrects what is known; where somebody else was faster, field by field. */
export function EditPerson({ person, onClose, onSaved }: Props) {
  const t = useT()
  const [form, setForm] = useState(() => draftOf(person))
  const change = usePersonChange()
  const save = async (event: Event) => {
    event.preventDefault()
    const fields = { id: person.id, version: person.version, ...sentOf(form, person) }
    const sent = await change.send(fields, { before: person })
    if (sent.ok) onSaved()
  }
  return (
    <Dialog title={t('people.who')} onClose={onClose} wide>
      <form class="stack" onSubmit={event => void save(event)}>
        <ErrorNote problem={change.error} />
        <PersonForm value={form} onChange={setForm} errors={change.fieldErrors} />
        <div class="row end">
          <Button type="submit" look="main" busy={change.sending}>
            {t('ui.save')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
