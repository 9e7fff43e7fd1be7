import { useState } from 'preact/hooks'
import { newId } from '#lib/ids.ts'
import { useChange, useT } from '#staff/hooks.ts'
import { Button } from '#ui/Button.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { TextInput } from '#ui/TextInput.tsx'
import { createPerson, type searchPurposes } from '../contract.ts'
import { FoundPeople } from './FoundPeople.tsx'
import { LikelyDialog } from './LikelyDialog.tsx'
import { emptyPerson, type PersonDraft, PersonForm, sentOf } from './PersonForm.tsx'
import { useIntake } from './useIntake.ts'
import { useSearch } from './useSearch.ts'

/** `waiting`: made on this device, not sent yet; the id holds all the same. */
export interface PickedPerson {
  readonly id: string
  readonly label: string
  readonly isNew: boolean
  readonly waiting: boolean
}

interface Props {
  readonly purpose: (typeof searchPurposes)[number]
  readonly onPick: (person: PickedPerson) => void
  /** Offers to go on without a person at all. */
  readonly onAnonymous?: () => void
  /** What is known already: a name that was typed elsewhere. */
  readonly initial?: Partial<PersonDraft>
}

/** Finds a person or enters a new one, never a second one unawares. No form of its own: it may stand inside one. */
export function PersonPicker({ purpose, onPick, onAnonymous, initial }: Props) {
  const t = useT()
  const [form, setForm] = useState<PersonDraft>({ ...emptyPerson, ...initial })
  const [entering, setEntering] = useState(false)
  const [id] = useState(newId)
  const change = useChange(createPerson, { offline: true, label: 'people.new' })
  // Looked for while nobody is entered yet; who is entered is compared once, before the file is made.
  const { results, problem } = useSearch({ name: entering ? '' : form.name, sex: form.sex }, purpose)
  const likely = results?.filter(person => person.match !== 'weak') ?? []
  const create = async () => {
    const sent = await change.send({ id, ...sentOf(form) })
    if (!sent.ok) return
    const label = sent.waiting ? form.name : sent.reply.label
    onPick({ id, label, isNew: true, waiting: sent.waiting })
  }
  const intake = useIntake(form, create)
  const pick = (found: { id: string; name: string; reference: string }) =>
    onPick({ id: found.id, label: found.name || found.reference, isNew: false, waiting: false })
  return (
    <div class="stack">
      <LikelyDialog draft={form} intake={intake} busy={change.sending} onPick={pick} />
      {entering ? (
        <PersonForm value={form} onChange={setForm} errors={change.fieldErrors} short />
      ) : (
        <TextInput
          label={t('people.find.name')}
          type="search"
          value={form.name}
          onChange={name => setForm({ ...form, name })}
        />
      )}
      {problem?.code !== 'network' && <ErrorNote problem={problem} />}
      {likely.length > 0 && <FoundPeople label={t('people.title')} people={likely} onPick={pick} />}
      <ErrorNote problem={change.error} />
      <div class="row">
        {entering ? (
          <Button look="main" busy={change.sending || intake.asking} onClick={() => void intake.enter()}>
            {t('ui.save')}
          </Button>
        ) : (
          <Button icon="plus" onClick={() => setEntering(true)}>
            {t('people.new')}
          </Button>
        )}
        {onAnonymous && (
          <Button look="quiet" onClick={onAnonymous}>
            {t('people.anonymous')}
          </Button>
        )}
      </div>
    </div>
  )
}
