import { useChange, useForm, useFormat, useT } from '#staff/hooks.ts'
import { Form } from '#ui/Form.tsx'
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
  const counted = service.capacities[0]
  const form = useForm({
    start: { available: String(place?.available ?? 0) },
    send: ({ available }) => {
      const capacities = place ? [{ ...place, available: Number(available || 0) }, ...others] : []
      return change.send({ ...draftOf(service), capacities, counted: true }, { before: service })
    },
    onDone,
  })
  if (!place || !counted) return null
  return (
    <Form form={form} submit={t('directory.free.now')} icon="check">
      <TextInput
        label={t('directory.form.free')}
        hint={t('directory.free.counted', { when: format.instant(counted.updated) })}
        inputMode="numeric"
        value={form.typed.available}
        onChange={typed => form.set({ available: typed.replace(/\D/g, '') })}
        error={form.errors['capacities[0].available']}
      />
    </Form>
  )
}
