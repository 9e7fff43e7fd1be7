import { useState } from 'preact/hooks'
import { announce, useChange, useFormat, useT } from '#staff/hooks.ts'
import { Button } from '#ui/Button.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { TextInput } from '#ui/TextInput.tsx'
import { type ServiceView, updateService } from '../contract.ts'
import { entryFields } from './decided-fields.ts'
import { useEntryWords } from './entry-words.ts'
import { draftOf } from './service-draft.ts'

interface Props {
  readonly service: ServiceView
  readonly onDone: () => void
}

/** The number of free places as of now: one tap where it is still the same. */
export function FreeNow({ service, onDone }: Props) {
  const t = useT()
  const format = useFormat()
  const { shown } = useEntryWords()
  const change = useChange(updateService, { fields: entryFields, inputOf: draftOf, shown })
  const [place, ...others] = draftOf(service).capacities ?? []
  const [typed, setTyped] = useState(String(place?.available ?? 0))
  const counted = service.capacities[0]
  if (!place || !counted) return null
  const save = async (event: Event) => {
    event.preventDefault()
    const capacities = [{ ...place, available: Number(typed || 0) }, ...others]
    const sent = await change.send({ ...draftOf(service), capacities, counted: true }, { before: service })
    if (!sent.ok) return
    announce(t('ui.saved'))
    onDone()
  }
  return (
    <form class="row" onSubmit={event => void save(event)}>
      <TextInput
        label={t('directory.form.free')}
        hint={t('directory.free.counted', { when: format.instant(counted.updated) })}
        inputMode="numeric"
        value={typed}
        onChange={value => setTyped(value.replace(/\D/g, ''))}
        error={change.fieldErrors['capacities[0].available']}
      />
      <Button type="submit" icon="check" busy={change.sending}>
        {t('directory.free.now')}
      </Button>
      <ErrorNote problem={change.error} />
    </form>
  )
}
