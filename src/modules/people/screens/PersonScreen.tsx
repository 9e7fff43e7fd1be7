import { useState } from 'preact/hooks'
import { listOrganisations } from '#modules/organisations/contract.ts'
import { useData, useFormat, useT, useTitle } from '#staff/hooks.ts'
import { Button } from '#ui/Button.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { Tag } from '#ui/Tag.tsx'
import { Skeleton } from '#ui/Waiting.tsx'
import { type PersonView, readPerson } from '../contract.ts'
import { ConsentsCard } from './ConsentsCard.tsx'
import { DocumentsCard } from './DocumentsCard.tsx'
import { EditPerson } from './EditPerson.tsx'
import { FamilyCard } from './FamilyCard.tsx'
import { countryName } from './options.ts'
import { ReadersCard } from './ReadersCard.tsx'
import { SafeWaysCard } from './SafeWaysCard.tsx'

/** A person's file: how to reach them safely before anything else. */
export function PersonScreen({ id }: { readonly id: string }) {
  const t = useT()
  const { data: person, error, reload } = useData(readPerson, { id })
  const { data: network } = useData(listOrganisations, {})
  useTitle(person?.label ?? t('people.title'))
  if (!person) return error ? <ErrorNote problem={error} onRetry={reload} /> : <Skeleton lines={8} />
  const nameOf = (organisationId: string) =>
    network?.items.find(organisation => organisation.id === organisationId)?.name ?? '–'
  return (
    <div class="stack">
      <div class="row">
        <h1>{person.label}</h1>
        <span class="soft">
          {t('people.reference')} {person.reference}
        </span>
        {person.restricted && (
          <Tag tone="danger" icon="lock">
            {t('people.restricted')}
          </Tag>
        )}
      </div>
      <div class="cols">
        <div class="stack">
          <SafeWaysCard personId={id} ways={person.ways} onChanged={reload} />
          <IdentityCard person={person} onChanged={reload} />
          <ConsentsCard
            personId={id}
            consents={person.consents}
            language={person.languages[0]}
            nameOf={nameOf}
            onChanged={reload}
          />
        </div>
        <div class="stack">
          <FamilyCard person={person} onChanged={reload} />
          <DocumentsCard
            personId={id}
            documents={person.documents}
            seesNumbers={person.may.seeGuarded}
            onChanged={reload}
          />
          <ReadersCard personId={id} />
        </div>
      </div>
    </div>
  )
}

interface CardProps {
  readonly person: PersonView
  readonly onChanged: () => void
}

function IdentityCard({ person, onChanged }: CardProps) {
  const t = useT()
  const { list } = useFormat()
  const [editing, setEditing] = useState(false)
  const country = (code: string) => countryName(t, code)
  const facts: [string, string][] = [
    [t('people.name'), person.names[0]?.text ?? t('people.anonymous')],
    [t('people.other_names'), list(person.names.slice(1).map(name => name.text))],
    [t('ui.sex'), t(`ui.sex.${person.sex ?? 'unknown'}`)],
    [t('people.birth_year'), person.birthYear === null ? '' : String(person.birthYear)],
    [t('people.age_band'), person.ageBand ? t(`people.age_band.${person.ageBand}`) : ''],
    [t('people.citizenship'), list(person.citizenships.map(country))],
    [t('people.place'), person.placeText ?? ''],
    [t('people.country_now'), person.countryNow ? country(person.countryNow) : ''],
    [t('people.notes'), person.notes ?? ''],
    [t('people.health_note'), person.healthNote ?? ''],
  ]
  return (
    <section class="card stack">
      <div class="row apart">
        <h2>{t('people.who')}</h2>
        <Button look="quiet" onClick={() => setEditing(true)}>
          {t('ui.edit')}
        </Button>
      </div>
      <dl style={{ margin: 0 }}>
        {facts
          .filter(([, said]) => said !== '')
          .map(([label, said]) => (
            <div key={label}>
              <dt class="small soft">{label}</dt>
              <dd style={{ margin: '0 0 .5rem', whiteSpace: 'pre-line' }}>{said}</dd>
            </div>
          ))}
      </dl>
      {editing && (
        <EditPerson
          person={person}
          onClose={() => setEditing(false)}
          onSaved={() => {
            setEditing(false)
            onChanged()
          }}
        />
      )}
    </section>
  )
}
