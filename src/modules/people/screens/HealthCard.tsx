import { useState } from 'preact/hooks'
import { useChange, useForm, useT } from '#staff/hooks.ts'
import { Button } from '#ui/Button.tsx'
import { FormDialog } from '#ui/Form.tsx'
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
  const change = useChange(noteHealth)
  const form = useForm({
    start: { text: person.healthNote ?? '' },
    send: typed => change.send({ id: person.id, ...typed }),
    onDone: onSaved,
  })
  const title = t('people.health_note')
  return (
    <FormDialog title={title} onClose={onClose} form={form} submit={t('ui.save')}>
      <TextArea label={title} {...form.field('text')} />
    </FormDialog>
  )
}
