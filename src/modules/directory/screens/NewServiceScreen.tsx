import { useState } from 'preact/hooks'
import { newId } from '#lib/ids.ts'
import { navigate, useChange, useData, useForm, useFormat, useT, useTitle } from '#staff/hooks.ts'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { Form } from '#ui/Form.tsx'
import { Skeleton } from '#ui/Waiting.tsx'
import { createService, type OrganizationView, readOrganization } from '../contract.ts'
import { useServiceBody } from './ServiceBody.tsx'
import type { Draft } from './service-draft.ts'

/** A new service of an organisation. */
export function NewServiceScreen({ id }: { readonly id: string }) {
  const t = useT()
  useTitle(t('directory.new_service'))
  const { data, error, reload } = useData(readOrganization, { id })
  if (error && !data) return <ErrorNote problem={error} onRetry={reload} />
  if (!data) return <Skeleton />
  return <NewService organization={data} reload={reload} />
}

function NewService({
  organization,
  reload,
}: {
  readonly organization: OrganizationView
  readonly reload: () => void
}) {
  const t = useT()
  const { timeZone } = useFormat()
  const change = useChange(createService)
  const [id] = useState(newId)
  const form = useForm({
    draft: `directory.new_service.${organization.id}`,
    start: emptyDraft(organization, timeZone),
    send: ({ version: _, ...entry }) => change.send({ ...entry, id }),
    forget: '/directory',
    onDone: () => navigate(`/directory/services/${id}`),
  })
  const { body, dialog } = useServiceBody({
    form,
    locations: organization.locations,
    names: {},
    onLocationsChanged: reload,
  })
  const cancel = () => void form.discard().then(() => navigate(`/directory/organizations/${organization.id}`))
  return (
    <div class="stack">
      <header>
        <h1>{t('directory.new_service')}</h1>
        <p>{organization.name}</p>
      </header>
      <Form form={form} submit={t('ui.save')} onCancel={cancel}>
        {body}
      </Form>
      {dialog}
    </div>
  )
}

function emptyDraft(organization: OrganizationView, timeZone: string): Draft {
  return {
    id: '',
    version: 1,
    organizationId: organization.id,
    visibility: 'public',
    status: 'active',
    name: '',
    description: null,
    translations: {},
    url: null,
    email: null,
    applicationProcess: null,
    fees: 'unknown',
    costs: [],
    eligibilityDescription: null,
    minimumAge: null,
    maximumAge: null,
    eligibleSex: null,
    citizenships: [],
    remote: false,
    mobileRoute: null,
    tellsNobody: false,
    timeZone,
    needCodes: [],
    targetGroups: [],
    languages: [],
    servedPlaces: [],
    locationIds: organization.locations.length === 1 ? organization.locations.map(one => one.id) : [],
    phones: [],
    schedules: [],
    capacities: [],
  }
}
