import { useState } from 'preact/hooks'
import type { Translate } from '#i18n/translate.ts'
import { useNames } from '#modules/directory/screens/parts.ts'
import { useChange, useT } from '#staff/hooks.ts'
import { Button } from '#ui/Button.tsx'
import { Conflict } from '#ui/Conflict.tsx'
import { countryName } from '#ui/countries.ts'
import { Dialog } from '#ui/Dialog.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { type PersonView, updatePerson } from '../contract.ts'
import { draftOf, type PersonDraft, PersonForm, sentOf } from './PersonForm.tsx'

interface Props {
  readonly person: PersonView
  readonly onClose: () => void
  readonly onSaved: () => void
}

/** Corrects what is known; where somebody else was faster, field by field. */
export function EditPerson({ person, onClose, onSaved }: Props) {
  const t = useT()
  const nameOf = useNames()
  const [form, setForm] = useState(() => draftOf(person))
  const change = useChange(updatePerson)
  const theirs = change.error?.details.theirs as PersonView | undefined // the conflict carries the whole file
  const save = async (draft: PersonDraft, on: PersonView) => {
    const sent = await change.send({ id: person.id, version: on.version, ...sentOf(draft, on) })
    if (sent.ok) onSaved()
  }
  const submit = (event: Event) => {
    event.preventDefault()
    void save(form, person)
  }
  return (
    <Dialog title={t('people.who')} onClose={onClose} wide>
      {theirs ? (
        <Conflict
          fields={differing(t, nameOf, form, draftOf(theirs))}
          onChoose={taken => void save(merged(form, draftOf(theirs), taken), theirs)}
          onCancel={onClose}
        />
      ) : (
        <form class="stack" onSubmit={submit}>
          <ErrorNote problem={change.error} />
          <PersonForm value={form} onChange={setForm} errors={change.fieldErrors} />
          <div class="row end">
            <Button type="submit" look="main" busy={change.sending}>
              {t('ui.save')}
            </Button>
          </div>
        </form>
      )}
    </Dialog>
  )
}

const labels = {
  name: 'people.name',
  otherNames: 'people.other_names',
  sex: 'ui.sex',
  birthYear: 'people.birth_year',
  birthDay: 'people.birth_day',
  ageBand: 'people.age_band',
  citizenship: 'people.citizenship',
  languages: 'people.languages',
  place: 'people.place',
  countryNow: 'people.country_now',
  targetGroups: 'people.target_groups',
  notes: 'people.notes',
} as const

type Shown = keyof typeof labels
const keys = Object.keys(labels) as Shown[] // written out just above

type NameOf = (code: string) => string

function differing(t: Translate, nameOf: NameOf, yours: PersonDraft, theirs: PersonDraft) {
  return keys.map(key => ({
    key,
    label: t(labels[key]),
    yours: said(t, nameOf, yours, key),
    theirs: said(t, nameOf, theirs, key),
  }))
}

function said(t: Translate, nameOf: NameOf, draft: PersonDraft, key: Shown): string {
  if (key === 'targetGroups') return draft.targetGroups.map(nameOf).join(', ')
  if (key === 'sex') return t(`ui.sex.${draft.sex ?? 'unknown'}`)
  if (key === 'ageBand') return draft.ageBand && t(`people.age_band.${draft.ageBand}`)
  if (key === 'languages') return draft.languages.join(', ')
  return key === 'citizenship' || key === 'countryNow' ? countryName(t, draft[key]) : draft[key]
}

function merged(
  yours: PersonDraft,
  theirs: PersonDraft,
  taken: Readonly<Record<string, 'yours' | 'theirs'>>,
): PersonDraft {
  const parts = keys.map(key => [key, taken[key] === 'theirs' ? theirs[key] : yours[key]])
  const { placeId } = taken.place === 'theirs' ? theirs : yours
  return { ...Object.fromEntries(parts), placeId } as PersonDraft // every key, each from one of the two
}
