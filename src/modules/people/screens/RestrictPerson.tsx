import { useState } from 'preact/hooks'
import { useColleagues } from '#modules/accounts/screens/parts.ts'
import { navigate, useChange, useForm, useMe, useT } from '#staff/hooks.ts'
import { Button } from '#ui/Button.tsx'
import { MultiChoice } from '#ui/Choice.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { FormDialog } from '#ui/Form.tsx'
import { type PersonView, restrictPerson } from '../contract.ts'

interface Props {
  readonly person: PersonView
  readonly onChanged: () => void
}

/** Shows the person to named colleagues only, changes who they are, or lifts it. */
export function RestrictPerson({ person, onChanged }: Props) {
  const t = useT()
  const [open, setOpen] = useState(false)
  const close = () => setOpen(false)
  return (
    <>
      <Button look="quiet" icon="lock" onClick={() => setOpen(true)}>
        {t(person.restricted ? 'people.restrict.workers' : 'people.restrict')}
      </Button>
      {open && <Workers person={person} onClose={close} onChanged={onChanged} />}
    </>
  )
}

function Workers({ person, onClose, onChanged }: Props & { readonly onClose: () => void }) {
  const t = useT()
  const me = useMe()
  const { id } = person
  const saving = useChange(restrictPerson)
  const lifting = useChange(restrictPerson)
  const form = useForm({
    start: { workerIds: person.restricted ? person.workerIds : [me.userId] },
    send: ({ workerIds }) => saving.send({ id, restricted: true, workerIds: [...workerIds] }),
    onDone(_, { workerIds }) {
      onClose()
      // Whoever leaves themselves out has nothing more to see here.
      if (workerIds.includes(me.userId)) onChanged()
      else navigate('/people')
    },
  })
  const lift = async () => {
    if (!(await lifting.send({ id, restricted: false, workerIds: [] })).ok) return
    onClose()
    onChanged()
  }
  return (
    <FormDialog
      title={t('people.restrict')}
      onClose={onClose}
      form={form}
      submit={t(person.restricted ? 'ui.save' : 'people.restrict')}
      beside={
        person.restricted && (
          <Button busy={lifting.sending} onClick={() => void lift()}>
            {t('people.unrestrict')}
          </Button>
        )
      }
    >
      <ErrorNote problem={lifting.error} />
      <p class="soft">{t('people.restrict.explain')}</p>
      <MultiChoice
        label={t('people.restrict.workers')}
        options={useColleagues()}
        {...form.field('workerIds')}
      />
    </FormDialog>
  )
}
