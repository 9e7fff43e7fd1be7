import { useState } from 'preact/hooks'
import type { Day } from '#lib/day.ts'
import { readPlace } from '#modules/directory/contract.ts'
import { useNames } from '#modules/directory/screens/parts.ts'
import { useData, useFormat, useLocale, useT } from '#staff/hooks.ts'
import { Button } from '#ui/Button.tsx'
import { countryName } from '#ui/countries.ts'
import type { PersonView } from '../contract.ts'
import { EditPerson } from './EditPerson.tsx'

interface CardProps {
  readonly person: PersonView
  readonly onChanged: () => void
}

/** Who the person is, as far as they said. */
export function IdentityCard({ person, onChanged }: CardProps) {
  const t = useT()
  const { day, list } = useFormat()
  const locale = useLocale()
  const nameOf = useNames()
  const { placeId } = person
  const { data: place } = useData(readPlace, placeId ? { id: placeId, locale } : null, { keep: true })
  const [editing, setEditing] = useState(false)
  const country = (code: string) => countryName(t, code)
  const facts: [string, string][] = [
    [t('people.name'), person.names[0]?.text ?? t('people.anonymous')],
    [t('ui.sex'), t(`ui.sex.${person.sex ?? 'unknown'}`)],
    [t('people.birth_year'), person.birthYear === null ? '' : String(person.birthYear)],
    [t('people.birth_day'), person.birthDay ? day(person.birthDay as Day) : ''],
    [t('people.age_band'), person.ageBand ? t(`people.age_band.${person.ageBand}`) : ''],
    [t('people.citizenship'), list(person.citizenships.map(country))],
    [t('people.place'), place?.path ?? person.placeText ?? ''],
    [t('people.country_now'), person.countryNow ? country(person.countryNow) : ''],
    [t('people.notes'), person.notes ?? ''],
    [t('people.target_groups'), list(person.targetGroups.map(nameOf))],
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
