import { useState } from 'preact/hooks'
import { useChange, useT } from '#staff/hooks.ts'
import { Button } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { TextArea } from '#ui/TextArea.tsx'
import { noteHealth, type PersonView } from '../contract.ts'

interface Props {
  readonly person: PersonView
  readonly onChanged: () => void
}

/** What the work needs to know of the person's health; drawn only for those who may see it at all. */
export function HealthCard({ person, onChanged }: Props) {
  const t = useT()
  const [editing, setEditing] = useState(false)
  return (
    <section class="card stack">
      <div class="row apart">
        <h2>{t('people.health_note')}</h2>
        <Button
          look="quiet"
          label={`${t('ui.edit')}: ${t('people.health_note')}`}
          onClick={() => setEditing(true)}
        >
          {t('ui.edit')}
        </Button>
      </div>
      <p class={person.healthNote ? '' : 'soft'} style={{ whiteSpace: 'pre-line' }}>
        {person.healthNote ?? t('ui.nothingHere')}
      </p>
      {editing && (
        <HealthDialog
          person={person}
          onClose={() => setEditing(false)}
          onSaved={() => {
            setEditing(false)
            onChanged()
          }}
        />
      )}
    </section>
  )
}

interface DialogProps {
  readonly person: PersonView
  readonly onClose: () => void
  readonly onSaved: () => void
}

function HealthDialog({ person, onClose, onSaved }: DialogProps) {
  const t = useT()
  const [text, setText] = useState(person.healthNote ?? '')
  const change = useChange(noteHealth)
  const save = async (event: Event) => {
    event.preventDefault()
    const sent = await change.send({ id: person.id, text })
    if (sent.ok) onSaved()
  }
  return (
    <Dialog title={t('people.health_note')} onClose={onClose}>
      <form class="stack" onSubmit={event => void save(event)}>
        <ErrorNote problem={change.error} />
        <TextArea
          label={t('people.health_note')}
          value={text}
          onChange={setText}
          error={change.fieldErrors.text}
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
