import { useState } from 'preact/hooks'
import type { Day } from '#lib/day.ts'
import {
  announce,
  forget,
  hrefOf,
  useActs,
  useChange,
  useData,
  useFormat,
  useT,
  useTitle,
} from '#staff/hooks.ts'
import { Button, LinkButton } from '#ui/Button.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { Tag } from '#ui/Tag.tsx'
import { Skeleton } from '#ui/Waiting.tsx'
import { readService, type ServiceView, verify } from '../contract.ts'
import { clockText, dialled } from '../domain/shown.ts'
import { useEntryWords } from './entry-words.ts'
import { FreeNow } from './FreeNow.tsx'
import { HistoryList } from './HistoryList.tsx'
import { languageName, useNames } from './lists.ts'
import { ServiceFacts } from './ServiceFacts.tsx'
import { namesOf, ServiceForm } from './ServiceForm.tsx'

/** One service: how to reach it, when, for whom, how sure; its editors change and verify it here. */
export function ServiceScreen({ id }: { readonly id: string }) {
  const t = useT()
  const { data: service, error, reload } = useData(readService, { id })
  useTitle(service?.name ?? t('directory.title'))
  const [editing, setEditing] = useState(false)
  if (error && !service) return <ErrorNote problem={error} onRetry={reload} />
  if (!service) return <Skeleton />
  const done = () => {
    setEditing(false)
    forget('/directory')
    reload()
  }
  return (
    <div class="stack">
      <header>
        <h1>{service.name}</h1>
        <p>
          <a href={hrefOf(`/directory/organizations/${service.organizationId}`)}>
            {service.organizationName}
          </a>
        </p>
      </header>
      {editing ? (
        <ServiceForm service={service} onDone={done} onCancel={() => setEditing(false)} />
      ) : (
        <Facts service={service} />
      )}
      {!editing && service.may.update && (
        <>
          <FreeNow key={service.version} service={service} onDone={done} />
          <Edit service={service} onEdit={() => setEditing(true)} onDone={done} />
          <HistoryList id={service.id} names={namesOf(service, [])} />
        </>
      )}
    </div>
  )
}

function Edit({ service, onEdit, onDone }: { service: ServiceView; onEdit: () => void; onDone: () => void }) {
  const t = useT()
  const change = useChange(verify)
  const confirm = async () => {
    const sent = await change.send({ thing: 'service', id: service.id })
    if (!sent.ok) return
    announce(t('directory.verified_now'))
    onDone()
  }
  useActs([
    { key: 'e', label: t('directory.edit'), run: onEdit },
    { key: 'v', label: t('directory.verify'), run: () => void confirm() },
  ])
  return (
    <div class="row">
      <Button icon="edit" shortcut="e" onClick={onEdit}>
        {t('directory.edit')}
      </Button>
      <Button icon="check" shortcut="v" busy={change.sending} onClick={() => void confirm()}>
        {t('directory.verify')}
      </Button>
      <ErrorNote problem={change.error} />
    </div>
  )
}

function Facts({ service }: { readonly service: ServiceView }) {
  const t = useT()
  const names = useNames()
  return (
    <div class="cols">
      <section class="card stack">
        <ServiceFacts service={service} />
        {service.phones.map(phone => (
          <p key={phone.number}>
            <LinkButton href={`tel:${dialled(phone.number)}`} look="main" icon="phone">
              {phone.number}
            </LinkButton>{' '}
            {phone.extension && <Tag>{`${t('directory.form.extension')}: ${phone.extension}`}</Tag>}{' '}
            {phone.type && phone.type !== 'voice' && <Tag>{t(`directory.phone_type.${phone.type}`)}</Tag>}{' '}
            {phone.atNight && <Tag tone="ok">{t('directory.form.at_night')}</Tag>}{' '}
            {phone.description && <span class="soft">{phone.description}</span>}
          </p>
        ))}
        {service.description && <p>{service.description}</p>}
        {service.eligibilityDescription && <p>{service.eligibilityDescription}</p>}
        {service.applicationProcess && <p>{service.applicationProcess}</p>}
        <ForWhom service={service} />
        {service.mobileRoute && (
          <p>
            {t('directory.form.mobile')}: {service.mobileRoute}
          </p>
        )}
        <p class="soft">{service.needCodes.map(names).join(' · ')}</p>
        {service.targetGroups.length > 0 && <p class="soft">{service.targetGroups.map(names).join(' · ')}</p>}
        <p class="soft">
          {t('directory.speak')}: {service.languages.map(languageName).join(', ') || '–'}
        </p>
      </section>
      <section class="card stack">
        <Hours service={service} />
        <h2>{t('directory.service.where')}</h2>
        {service.locations.map(location => (
          <p key={location.id}>
            {[location.address1, location.address2, location.place].filter(Boolean).join(', ')}
            {[location.transportation, location.accessibility].filter(Boolean).map(text => (
              <span key={text} class="soft">
                <br />
                {text}
              </span>
            ))}
          </p>
        ))}
        {service.confidentialPlace && service.locations.length === 0 && <p>{t('directory.confidential')}</p>}
        <p class="soft">
          {t('directory.service.serves')}: {service.servedPlaces.map(place => place.name).join(', ') || '–'}
        </p>
        {service.source && <p class="small soft">{service.source}</p>}
      </section>
    </div>
  )
}

/** Ages and prices, where there are any. */
function ForWhom({ service }: { readonly service: ServiceView }) {
  const t = useT()
  const { shown } = useEntryWords()
  const facts = (['minimumAge', 'maximumAge', 'citizenships', 'costs'] as const).flatMap(field => {
    const text = shown(field, service[field])
    return text === '' ? [] : [{ field, text }]
  })
  const labels = {
    minimumAge: 'directory.form.min_age',
    maximumAge: 'directory.form.max_age',
    citizenships: 'directory.form.citizenships',
    costs: 'directory.form.costs',
  } as const
  return (
    <>
      {facts.map(({ field, text }) => (
        <p key={field} class="soft">
          {t(labels[field])}: {text}
        </p>
      ))}
    </>
  )
}

function Hours({ service }: { readonly service: ServiceView }) {
  const t = useT()
  const format = useFormat()
  if (service.week.length === 0) return null
  return (
    <>
      <h2>{t('directory.service.hours')}</h2>
      <table class="table">
        <tbody>
          {service.week.map(({ day, openings }, index) => (
            <tr key={day}>
              <th scope="row">
                {index === 0 ? t('directory.service.today') : format.day(day as Day, 'weekday')}
              </th>
              <td>
                {openings.map(({ from, to }) => `${clockText(from)}–${clockText(to)}`).join(', ') ||
                  t('directory.service.shut')}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}
