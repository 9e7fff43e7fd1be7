import { useForm, useT } from '#staff/hooks.ts'
import { FormDialog } from '#ui/Form.tsx'
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
  const change = usePersonChange()
  const form = useForm({
    start: draftOf(person),
    of: person,
    send: (typed, before) => {
      const { id, version } = before
      return change.send({ id, version, ...sentOf(typed, before) }, { before })
    },
    onDone: onSaved,
  })
  return (
    <FormDialog title={t('people.who')} onClose={onClose} wide form={form} submit={t('ui.save')}>
      <PersonForm value={form.typed} onChange={form.set} errors={form.errors} />
    </FormDialog>
  )
}
