import { useState } from 'preact/hooks'
import { announce, forget, hrefOf, useChange, useData, useT, useTitle } from '#staff/hooks.ts'
import { Button, LinkButton } from '#ui/Button.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { List } from '#ui/List.tsx'
import { Tag } from '#ui/Tag.tsx'
import { Skeleton } from '#ui/Waiting.tsx'
import { type OrganizationView, readOrganization, verify } from '../contract.ts'
import { dialled } from '../domain/shown.ts'
import { Row } from './DirectoryScreen.tsx'
import { HistoryList } from './HistoryList.tsx'
import { type Location, LocationDialog } from './LocationDialog.tsx'
import { OrganizationForm, placeName } from './OrganizationForm.tsx'
import { Verified } from './ServiceFacts.tsx'

/** One organisation of the directory with what it offers. */
export function OrganizationScreen({ id }: { readonly id: string }) {
  const t = useT()
  const { data, error, reload } = useData(readOrganization, { id })
  const change = useChange(verify)
  const [editing, setEditing] = useState(false)
  useTitle(data?.name ?? t('directory.title'))
  if (error && !data) return <ErrorNote problem={error} onRetry={reload} />
  if (!data) return <Skeleton />
  const confirm = async () => {
    const sent = await change.send({ thing: 'organization', id })
    if (!sent.ok) return
    announce(t('directory.verified_now'))
    forget('/directory')
    reload()
  }
  if (editing)
    return (
      <div class="stack">
        <h1>{data.name}</h1>
        <OrganizationForm
          organization={data}
          onCancel={() => setEditing(false)}
          onDone={() => {
            setEditing(false)
            forget('/directory')
            reload()
          }}
        />
      </div>
    )
  return (
    <div class="stack">
      <h1>{data.name}</h1>
      <section class="card stack">
        <p class="row">
          <Verified service={data} />
        </p>
        {data.place && <p>{data.place}</p>}
        <p>{data.description}</p>
        <div class="row">
          {data.phones.map(phone => (
            <LinkButton key={phone.number} href={`tel:${dialled(phone.number)}`} look="main" icon="phone">
              {phone.number}
            </LinkButton>
          ))}
          {data.website && <LinkButton href={data.website}>{data.website}</LinkButton>}
          {data.may.update && (
            <Button icon="edit" onClick={() => setEditing(true)}>
              {t('directory.edit')}
            </Button>
          )}
          {data.may.verify && (
            <Button icon="check" busy={change.sending} onClick={() => void confirm()}>
              {t('directory.verify')}
            </Button>
          )}
        </div>
        <ErrorNote problem={change.error} />
        {data.source && (
          <p class="small soft">
            {data.source} {data.asOf}
          </p>
        )}
      </section>
      <Addresses organization={data} onChanged={reload} />
      <h2>{t('directory.services')}</h2>
      {data.may.addService && (
        <div>
          <LinkButton icon="plus" href={hrefOf(`/directory/organizations/${id}/new-service`)}>
            {t('directory.new_service')}
          </LinkButton>
        </div>
      )}
      <List label={t('directory.services')} rows={data.services} rowKey={row => row.id}>
        {service => <Row service={service} />}
      </List>
      {data.may.update && <HistoryList id={id} names={placeName(data)} />}
    </div>
  )
}

/** Where the organisation is, as far as the reader may know; its editors change that here. */
function Addresses({
  organization,
  onChanged,
}: {
  readonly organization: OrganizationView
  readonly onChanged: () => void
}) {
  const t = useT()
  const [open, setOpen] = useState<Location | 'new' | null>(null)
  const may = organization.may.update
  if (!may && organization.locations.length === 0) return null
  return (
    <section class="card stack">
      <h2>{t('directory.addresses')}</h2>
      {organization.locations.length === 0 && <p class="soft">{t('directory.no_address')}</p>}
      {organization.locations.map(one => (
        <div key={one.id} class="row">
          <span>{[one.address1, one.place].filter(Boolean).join(', ')}</span>
          {one.visibility !== 'public' && <Tag tone="due">{t(`directory.visibility.${one.visibility}`)}</Tag>}
          {may && (
            <Button icon="edit" onClick={() => setOpen(one)}>
              {t('directory.edit')}
            </Button>
          )}
        </div>
      ))}
      {may && (
        <div>
          <Button icon="plus" onClick={() => setOpen('new')}>
            {t('directory.form.add_location')}
          </Button>
        </div>
      )}
      {open && (
        <LocationDialog
          organizationId={organization.id}
          location={open === 'new' ? null : open}
          onClose={() => setOpen(null)}
          onDone={() => {
            setOpen(null)
            forget('/directory')
            onChanged()
          }}
        />
      )}
    </section>
  )
}
