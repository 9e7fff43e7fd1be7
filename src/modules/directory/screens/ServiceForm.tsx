import { useChange, useData, useForm, useT } from '#staff/hooks.ts'
import { Form } from '#ui/Form.tsx'
import { readOrganization, type ServiceView, updateService } from '../contract.ts'
import { entryFields } from './decided-fields.ts'
import { useEntryWords } from './entry-words.ts'
import type { Location } from './LocationDialog.tsx'
import { useServiceBody } from './ServiceBody.tsx'
import { draftOf } from './service-draft.ts'

interface Props {
  readonly service: ServiceView
  readonly onDone: () => void
  readonly onCancel: () => void
}

/** A whole service. What somebody else changed meanwhile is shown beside one's own, field by field. */
export function ServiceForm({ service, onDone, onCancel }: Props) {
  const t = useT()
  const { data: organization, reload } = useData(readOrganization, { id: service.organizationId })
  const locations = organization?.locations ?? service.locations
  const words = useEntryWords(namesOf(service, locations))
  const change = useChange(updateService, { fields: entryFields, inputOf: draftOf, shown: words.shown })
  const form = useForm({
    draft: `directory.service.${service.id}`,
    start: draftOf(service),
    of: service,
    send: (typed, read) => change.send(typed, { before: read }),
    onDone,
  })
  const names = namesOf(service, [])
  const { body, dialog } = useServiceBody({ form, locations, names, onLocationsChanged: reload })
  return (
    <>
      <Form form={form} submit={t('ui.save')} onCancel={() => void form.discard().then(onCancel)}>
        {body}
      </Form>
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
