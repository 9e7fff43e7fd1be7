import { useState } from 'preact/hooks'
import { listMembers } from '#modules/accounts/contract.ts'
import { navigate, useChange, useData, useMe, useT } from '#staff/hooks.ts'
import { Button } from '#ui/Button.tsx'
import { MultiChoice } from '#ui/Choice.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { type PersonView, restrictPerson } from '../contract.ts'

const works = ['caseworker', 'lawyer', 'supervisor']

interface Props {
  readonly person: PersonView
  readonly onChanged: () => void
}

/** Shows the person to named colleagues only, changes who they are, or lifts it. */
export function RestrictPerson({ person, onChanged }: Props) {
  const t = useT()
  const [open, setOpen] = useState(false)
  const change = useChange(restrictPerson)
  const me = useMe()
  const send = async (restricted: boolean, workerIds: readonly string[]) => {
    const sent = await change.send({ id: person.id, restricted, workerIds: [...workerIds] })
    if (!sent.ok) return
    setOpen(false)
    // Whoever leaves themselves out has nothing more to see here.
    if (restricted && !workerIds.includes(me.userId)) navigate('/people')
    else onChanged()
  }
  return (
    <>
      <Button look="quiet" icon="lock" onClick={() => setOpen(true)}>
        {t(person.restricted ? 'people.restrict.workers' : 'people.restrict')}
      </Button>
      {open && (
        <Dialog title={t('people.restrict')} onClose={() => setOpen(false)}>
          <ErrorNote problem={change.error} />
          <Workers
            chosen={person.restricted ? person.workerIds : [me.userId]}
            busy={change.sending}
            error={change.fieldErrors.workerIds}
            onSave={ids => void send(true, ids)}
            onLift={person.restricted ? () => void send(false, []) : null}
          />
        </Dialog>
      )}
    </>
  )
}

interface WorkersProps {
  readonly chosen: readonly string[]
  readonly busy: boolean
  readonly error: string | undefined
  readonly onSave: (workerIds: readonly string[]) => void
  readonly onLift: (() => void) | null
}

function Workers({ chosen, busy, error, onSave, onLift }: WorkersProps) {
  const t = useT()
  const { data } = useData(listMembers, {})
  const [ids, setIds] = useState(chosen)
  const colleagues = (data?.items ?? []).filter(
    one => one.active && one.roles.some(role => works.includes(role)),
  )
  const submit = (event: Event) => {
    event.preventDefault()
    onSave(ids)
  }
  return (
    <form class="stack" onSubmit={submit}>
      <p class="soft">{t('people.restrict.explain')}</p>
      <MultiChoice
        label={t('people.restrict.workers')}
        value={ids}
        options={colleagues.map(one => ({ value: one.userId, label: one.name }))}
        onChange={setIds}
        error={error}
      />
      <div class="row end">
        {onLift && <Button onClick={onLift}>{t('people.unrestrict')}</Button>}
        <Button type="submit" look="main" busy={busy}>
          {t(onLift ? 'ui.save' : 'people.restrict')}
        </Button>
      </div>
    </form>
  )
}
