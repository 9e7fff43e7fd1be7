import { useState } from 'preact/hooks'
import { newId } from '#lib/ids.ts'
import { forget, navigate, useChange, useData, useDraft, useFormat, useT, useTitle } from '#staff/hooks.ts'
import { Button } from '#ui/Button.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
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
  return <Form organization={data} reload={reload} />
}

function Form({
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
  const [form, setForm, draft] = useDraft<Draft>(
    `directory.new_service.${organization.id}`,
    emptyDraft(organization, timeZone),
  )
  const set = (part: Partial<Draft>) => setForm(old => ({ ...old, ...part }))
  const { body, dialog } = useServiceBody({
    form,
    set,
    errors: change.fieldErrors,
    locations: organization.locations,
    names: {},
    onLocationsChanged: reload,
  })
  const save = async () => {
    const { version: _, ...entry } = form
    const sent = await change.send({ ...entry, id })
    if (!sent.ok || sent.waiting) return
    await draft.clear()
    forget('/directory')
    navigate(`/directory/services/${id}`)
  }
  return (
    <div class="stack">
      <header>
        <h1>{t('directory.new_service')}</h1>
        <p>{organization.name}</p>
      </header>
      <form
        class="stack"
        onSubmit={event => {
          event.preventDefault()
          void save()
        }}
      >
        {body}
        <ErrorNote problem={change.error} />
        <div class="row">
          <Button type="submit" look="main" busy={change.sending}>
            {t('ui.save')}
          </Button>
          <Button
            onClick={() =>
              void draft.clear().then(() => navigate(`/directory/organizations/${organization.id}`))
            }
          >
            {t('ui.cancel')}
          </Button>
        </div>
      </form>
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
