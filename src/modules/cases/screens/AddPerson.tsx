import { useState } from 'preact/hooks'
import { PersonPicker } from '#modules/people/screens/parts.ts'
import { forget, useChange, useT } from '#staff/hooks.ts'
import { Button } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { Select } from '#ui/Select.tsx'
import { addPerson } from '../contract.ts'
import { personParts } from '../domain/case.ts'

/** A button that finds or enters a person and puts them into the case with their part. */
export function AddPerson({ caseId }: { readonly caseId: string }) {
  const t = useT()
  const [open, setOpen] = useState(false)
  const [part, setPart] = useState<(typeof personParts)[number]>('client')
  const change = useChange(addPerson, { offline: true, label: 'cases.person.add', chain: caseId })
  const add = async (personId: string) => {
    const sent = await change.send({ id: caseId, personId, part })
    forget(`/cases/${caseId}`)
    if (sent.ok) setOpen(false)
  }
  return (
    <>
      <Button look="quiet" icon="plus" onClick={() => setOpen(true)}>
        {t('cases.person.add')}
      </Button>
      {open && (
        <Dialog title={t('cases.person.add')} onClose={() => setOpen(false)}>
          <div class="stack">
            <ErrorNote problem={change.error} />
            <Select
              label={t('cases.persons')}
              value={part}
              options={personParts.map(value => ({ value, label: t(`cases.part.${value}`) }))}
              onChange={setPart}
            />
            <PersonPicker purpose="case" onPick={person => void add(person.id)} />
          </div>
        </Dialog>
      )}
    </>
  )
}
