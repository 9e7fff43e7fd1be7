import { useState } from 'preact/hooks'
import { forget, useChange, useData, useDraft, useT } from '#staff/hooks.ts'
import { Button } from '#ui/Button.tsx'
import { Conflict } from '#ui/Conflict.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { readOrganization, type ServiceView, updateService } from '../contract.ts'
import { decided, differing, useEntryWords } from './entry-words.ts'
import { HoursEditor } from './HoursEditor.tsx'
import { type Location, LocationDialog } from './LocationDialog.tsx'
import { LocationsField } from './LocationsField.tsx'
import { PlacesServed } from './PlacesServed.tsx'
import { ServiceFields } from './ServiceFields.tsx'
import { type Draft, draftOf } from './service-draft.ts'
import { TranslationsEditor } from './TranslationsEditor.tsx'
import { VisibilityChoice } from './VisibilityChoice.tsx'

interface Props {
  readonly service: ServiceView
  readonly onDone: () => void
  readonly onCancel: () => void
}

/** A whole service. What somebody else changed meanwhile is shown beside one's own, field by field. */
export function ServiceForm({ service, onDone, onCancel }: Props) {
  const t = useT()
  const change = useChange(updateService)
  const [form, setForm, draft] = useDraft<Draft>(`directory.service.${service.id}`, draftOf(service))
  const [address, setAddress] = useState<Location | 'new' | null>(null)
  const { data: organization, reload } = useData(readOrganization, { id: service.organizationId })
  const locations = organization?.locations ?? service.locations
  const words = useEntryWords(namesOf(service, locations))
  const set = (part: Partial<Draft>) => setForm(old => ({ ...old, ...part }))
  const save = async (what: Draft) => {
    const sent = await change.send(what)
    if (!sent.ok) return
    await draft.clear()
    onDone()
  }
  const cancel = async () => {
    await draft.clear()
    onCancel()
  }
  if (change.error?.code === 'changed_meanwhile') {
    const theirs = draftOf(change.error.details.theirs as ServiceView)
    const before = form.version === service.version ? draftOf(service) : null
    return (
      <Conflict
        fields={differing(words, form, theirs, before)}
        onCancel={change.reset}
        onChoose={taken => {
          const next = decided(form, theirs, taken)
          setForm(next)
          void save(next)
        }}
      />
    )
  }
  const wrong = change.fieldErrors
  return (
    <>
      <form
        class="stack"
        onSubmit={event => {
          event.preventDefault()
          void save(form)
        }}
      >
        <ServiceFields form={form} set={set} errors={wrong} />
        <HoursEditor value={form.schedules ?? []} onChange={schedules => set({ schedules })} errors={wrong} />
        <LocationsField
          locations={locations}
          value={form.locationIds ?? []}
          onChange={locationIds => set({ locationIds })}
          onEdit={location => setAddress(location ?? 'new')}
        />
        <section class="card stack">
          <PlacesServed
            value={form.servedPlaces ?? []}
            names={namesOf(service, [])}
            onChange={servedPlaces => set({ servedPlaces })}
          />
          <VisibilityChoice
            value={form.visibility ?? 'public'}
            onChange={visibility => set({ visibility })}
          />
        </section>
        <TranslationsEditor
          value={form.translations}
          onChange={translations => set({ translations })}
          errors={wrong}
        />
        <ErrorNote problem={change.error} />
        <div class="row">
          <Button type="submit" look="main" busy={change.sending}>
            {t('ui.save')}
          </Button>
          <Button onClick={() => void cancel()}>{t('ui.cancel')}</Button>
        </div>
      </form>
      {address && (
        <LocationDialog
          organizationId={service.organizationId}
          location={address === 'new' ? null : address}
          onClose={() => setAddress(null)}
          onDone={({ id }) => {
            setForm(old => ({ ...old, locationIds: [...new Set([...(old.locationIds ?? []), id])] }))
            setAddress(null)
            forget('/directory')
            reload()
          }}
        />
      )}
    </>
  )
}

/** Names of the places served and of the addresses, by id. */
export function namesOf(service: ServiceView, locations: readonly Location[]): Record<string, string> {
  return Object.fromEntries([
    ...service.servedPlaces.map(({ id, name }) => [id, name]),
    ...[...service.locations, ...locations].map(one => [
      one.id,
      [one.address1, one.place].filter(Boolean).join(', '),
    ]),
  ])
}
