import { useState } from 'preact/hooks'
import type { ReplyOf, SentOf } from '#lib/contract.ts'
import { newId } from '#lib/ids.ts'
import { type Sent, useChange, useForm, useT } from '#staff/hooks.ts'
import { FormDialog } from '#ui/Form.tsx'
import { TextArea } from '#ui/TextArea.tsx'
import { TextInput } from '#ui/TextInput.tsx'
import { createLocation, updateLocation } from '../contract.ts'
import { locationFields } from './decided-fields.ts'
import { useEntryWords } from './entry-words.ts'
import { PlacePicker } from './PlacePicker.tsx'
import { VisibilityChoice } from './VisibilityChoice.tsx'

export type Location = ReplyOf<typeof updateLocation>
type Typed = Omit<SentOf<typeof createLocation>, 'id' | 'organizationId'>

interface Props {
  readonly organizationId: string
  /** Null: a new one. */
  readonly location: Location | null
  readonly onDone: (location: Location) => void
  readonly onClose: () => void
}

/** One address with its place and who may know it. */
export function LocationDialog({ organizationId, location, onDone, onClose }: Props) {
  const t = useT()
  const [id] = useState(() => location?.id ?? newId())
  const create = useChange(createLocation)
  const { shown } = useEntryWords()
  const update = useChange(updateLocation, { fields: locationFields, shown })
  const form = useForm({
    start: (location ?? { country: '', visibility: 'public' }) as Typed,
    of: location,
    send: (typed, before): Promise<Sent<Location>> =>
      before
        ? update.send({ ...typed, id, version: before.version }, { before })
        : create.send({ ...typed, id, organizationId }),
    forget: '/directory/organizations',
    onDone: ({ reply }) => reply && onDone(reply),
  })
  const title = t('directory.form.location')
  const { errors, typed } = form
  return (
    <FormDialog title={title} onClose={onClose} onCancel={onClose} form={form} submit={t('ui.save')}>
      <PlacePicker
        label={t('directory.place')}
        required
        placeId={typed.placeId ?? null}
        onChange={({ id: placeId, country, latitude, longitude }) =>
          form.set({ placeId, country, latitude, longitude })
        }
        error={errors.placeId ?? errors.country}
      />
      <TextInput label={t('directory.form.street')} {...form.text('address1')} />
      <TextArea label={t('directory.form.way_there')} {...form.text('transportation')} />
      <TextArea label={t('directory.form.accessibility')} {...form.text('accessibility')} />
      <VisibilityChoice
        value={typed.visibility ?? 'public'}
        onChange={visibility => form.set({ visibility })}
      />
    </FormDialog>
  )
}
