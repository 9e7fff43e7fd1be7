import { useChange, useData, useDraft, useT } from '#staff/hooks.ts'
import { Button } from '#ui/Button.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { readOrganization, type ServiceView, updateService } from '../contract.ts'
import { entryFields } from './decided-fields.ts'
import { useEntryWords } from './entry-words.ts'
import type { Location } from './LocationDialog.tsx'
import { useServiceBody } from './ServiceBody.tsx'
import { type Draft, draftOf } from './service-draft.ts'

interface Props {
  readonly service: ServiceView
  readonly onDone: () => void
  readonly onCancel: () => void
}

/** A whole service. What somebody else changed meanwhile is shown beside one's own, field by field. */
export function ServiceForm({ service, onDone, onCancel }: Props) {
  const t = useT()
  const [form, setForm, draft] = useDraft<Draft>(`directory.service.${service.id}`, draftOf(service))
  const { data: organization, reload } = useData(readOrganization, { id: service.organizationId })
  const locations = organization?.locations ?? service.locations
  const words = useEntryWords(namesOf(service, locations))
  const change = useChange(updateService, { fields: entryFields, inputOf: draftOf, shown: words.shown })
  // A draft from an older version was not made on what is known here: whatever differs is asked.
  const before = form.version === service.version ? service : null
  const { body, dialog } = useServiceBody({
    form,
    set: part => setForm(old => ({ ...old, ...part })),
    errors: change.fieldErrors,
    locations,
    names: namesOf(service, []),
    onLocationsChanged: reload,
  })
  const save = async (what: Draft) => {
    const sent = await change.send(what, { before })
    if (!sent.ok) return
    await draft.clear()
    onDone()
  }
  const cancel = async () => {
    await draft.clear()
    onCancel()
  }
  return (
    <>
      <form
        class="stack"
        onSubmit={event => {
          event.preventDefault()
          void save(form)
        }}
      >
        {body}
        <ErrorNote problem={change.error} />
        <div class="row">
          <Button type="submit" look="main" busy={change.sending}>
            {t('ui.save')}
          </Button>
          <Button onClick={() => void cancel()}>{t('ui.cancel')}</Button>
        </div>
      </form>
      {dialog}
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
