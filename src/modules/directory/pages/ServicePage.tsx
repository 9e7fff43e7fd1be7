import { formatDay } from '#i18n/format.ts'
import type { Locale } from '#i18n/locales.ts'
import type { Translate } from '#i18n/translate.ts'
import { type Day, dayIn, type Instant } from '#lib/day.ts'
import type { ServiceView } from '../contract.ts'
import { clockText, dialled } from '../domain/shown.ts'
import { Checked, Tags } from './Card.tsx'

export interface ServiceProps {
  readonly t: Translate
  readonly locale: Locale
  readonly now: Instant
  readonly service: ServiceView
}

/** Everything the public may know of one service. */
export function ServicePage(props: ServiceProps) {
  const { t, service } = props
  return (
    <>
      <h1>{service.name}</h1>
      <p class="soft">{service.organizationName}</p>
      <Tags {...props} />
      {service.phones.map(phone => (
        <p>
          <a class="btn main wide" href={`tel:${dialled(phone.number)}`}>
            {t('directory.call')} {phone.number}
          </a>
          {phone.description && <span class="hint">{phone.description}</span>}
        </p>
      ))}
      {service.description && <p>{service.description}</p>}
      <Section title={t('directory.service.who')} text={service.eligibilityDescription} />
      <Section title={t('directory.service.how')} text={service.applicationProcess} />
      <Hours {...props} />
      <Places {...props} />
      <Checked {...props} />
    </>
  )
}

function Section({ title, text }: { readonly title: string; readonly text: string | null }) {
  if (!text) return null
  return (
    <section>
      <h2>{title}</h2>
      <p>{text}</p>
    </section>
  )
}

function Hours({ t, locale, now, service }: ServiceProps) {
  if (service.week.length === 0) return null
  const today = dayIn(now, service.timeZone)
  return (
    <section>
      <h2>{t('directory.service.hours')}</h2>
      <table>
        <tbody>
          {service.week.map(({ day, openings }) => (
            <tr>
              <th scope="row">
                {day === today ? t('directory.service.today') : formatDay(locale, day as Day, 'weekday')}
              </th>
              <td>
                {openings.map(({ from, to }) => `${clockText(from)}–${clockText(to)}`).join(', ') ||
                  t('directory.service.shut')}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Places({ t, service }: ServiceProps) {
  return (
    <section>
      {service.locations.length > 0 && <h2>{t('directory.service.where')}</h2>}
      {service.locations.map(location => (
        <p>
          {[location.name, location.address1, location.address2, location.place].filter(Boolean).join(', ')}
          {location.transportation && <span class="hint"> {location.transportation}</span>}
        </p>
      ))}
      {service.servedPlaces.length > 0 && (
        <p class="soft">
          {t('directory.service.serves')}: {service.servedPlaces.map(place => place.name).join(', ')}
        </p>
      )}
    </section>
  )
}
