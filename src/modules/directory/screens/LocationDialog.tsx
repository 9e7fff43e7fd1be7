import { useState } from 'preact/hooks'
import type { ReplyOf, SentOf } from '#lib/contract.ts'
import { newId } from '#lib/ids.ts'
import { forget, useChange, useT } from '#staff/hooks.ts'
import { Button } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { TextArea } from '#ui/TextArea.tsx'
import { TextInput } from '#ui/TextInput.tsx'
import { createLocation, updateLocation } from '../contract.ts'
import { locationFields } from './decided-fields.ts'
import { useEntryWords } from './entry-words.ts'
import { PlacePicker } from './PlacePicker.tsx'
import { VisibilityChoice } from './VisibilityChoice.tsx'

export type Location = ReplyOf<typeof updateLocation>
type Form = Omit<SentOf<typeof createLocation>, 'id' | 'organizationId'>

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
  const [form, setForm] = useState<Form>(location ?? { country: '', visibility: 'public' })
  const create = useChange(createLocation)
  const { shown } = useEntryWords()
  const update = useChange(updateLocation, { fields: locationFields, shown })
  const change = location ? update : create
  const set = (part: Partial<Form>) => setForm({ ...form, ...part })
  const wrong = change.fieldErrors
  const save = async (event: Event) => {
    event.preventDefault()
    const sent = location
      ? await update.send({ ...form, id, version: location.version }, { before: location })
      : await create.send({ ...form, id, organizationId })
    if (!sent.ok || sent.waiting) return
    forget('/directory/organizations')
    onDone(sent.reply)
  }
  return (
    <Dialog title={t('directory.form.location')} onClose={onClose}>
      <form class="stack" onSubmit={event => void save(event)}>
        <PlacePicker
          label={t('directory.place')}
          required
          placeId={form.placeId ?? null}
          onChange={({ id: placeId, country, latitude, longitude }) =>
            set({ placeId, country, latitude, longitude })
          }
          error={wrong.placeId ?? wrong.country}
        />
        <TextInput
          label={t('directory.form.street')}
          value={form.address1 ?? ''}
          onChange={address1 => set({ address1: address1 || null })}
          error={wrong.address1}
        />
        <TextArea
          label={t('directory.form.way_there')}
          value={form.transportation ?? ''}
          onChange={transportation => set({ transportation: transportation || null })}
          error={wrong.transportation}
        />
        <TextArea
          label={t('directory.form.accessibility')}
          value={form.accessibility ?? ''}
          onChange={accessibility => set({ accessibility: accessibility || null })}
          error={wrong.accessibility}
        />
        <VisibilityChoice value={form.visibility ?? 'public'} onChange={visibility => set({ visibility })} />
        <ErrorNote problem={change.error} />
        <div class="row">
          <Button type="submit" look="main" busy={change.sending}>
            {t('ui.save')}
          </Button>
          <Button onClick={onClose}>{t('ui.cancel')}</Button>
        </div>
      </form>
    </Dialog>
  )
}
