import { formatDay, formatInstant, formatMoney } from '#i18n/format.ts'
import type { Locale } from '#i18n/locales.ts'
import type { Translate } from '#i18n/translate.ts'
import { type Day, dayIn, type Instant } from '#lib/day.ts'
import { isCurrency, money } from '#lib/money.ts'
import { Go } from '#site/trail.tsx'
import type { ServiceView } from '../contract.ts'
import { clockText } from '../domain/shown.ts'
import { addressOf, Checked, Tags } from './Card.tsx'

export interface ServiceProps {
  readonly t: Translate
  readonly locale: Locale
  readonly now: Instant
  readonly service: ServiceView
  /** Of this page, without a word of what it is about. */
  readonly shortPath: string
}

/** Everything the public may know of one service. */
export function ServicePage(props: ServiceProps) {
  const { t, locale, service } = props
  return (
    <>
      <h1>{service.name}</h1>
      <p>
        <Go href={`/${locale}/org/${service.organizationId}`}>{service.organizationName}</Go>
      </p>
      <Tags {...props} />
      <Reach {...props} />
      {service.description && <p class="body">{service.description}</p>}
      {isUnread(service, locale) && <p class="small soft">{t('directory.review_waiting')}</p>}
      <Section title={t('directory.service.who')} text={service.eligibilityDescription} />
      <Section title={t('directory.service.how')} text={service.applicationProcess} />
      <Cost {...props} />
      <Free {...props} />
      <Hours {...props} />
      <Places {...props} />
      <Checked {...props} />
      <Pass {...props} />
    </>
  )
}

function Reach({ t, service }: ServiceProps) {
  return (
    <>
      {service.phones.map(phone => (
        <p>
          <a class="btn main wide" href={addressOf(phone)}>
            {addressOf(phone).startsWith('sms:') ? t('directory.message') : t('directory.call')}{' '}
            {phone.number}
            {phone.extension && ` (${phone.extension})`}
          </a>
          {phone.description && <span class="hint">{phone.description}</span>}
        </p>
      ))}
      <p class="acts">
        {service.email && (
          <a class="btn" href={`mailto:${service.email}`}>
            {t('directory.write')}
          </a>
        )}
        {service.latitude !== null && service.longitude !== null && (
          // Opens what maps the phone has; nothing is asked of anybody else.
          <a
            class="btn"
            href={`geo:${service.latitude},${service.longitude}?q=${service.latitude},${service.longitude}`}
          >
            {t('directory.route')}
          </a>
        )}
      </p>
    </>
  )
}

function Section({ title, text }: { readonly title: string; readonly text: string | null }) {
  if (!text) return null
  return (
    <section>
      <h2>{title}</h2>
      <p class="body">{text}</p>
    </section>
  )
}

/** Marked in the data by whoever read it; a text without the mark was made by a machine. */
function isUnread({ translations }: ServiceView, locale: Locale): boolean {
  const own = translations[locale]
  return own?.description != null && own.reviewed !== true
}

function Cost({ t, locale, service }: ServiceProps) {
  if (service.costs.length === 0) return null
  return (
    <section>
      <h2>{t('directory.form.fees')}</h2>
      <ul>
        {service.costs.map(({ option, amount, currency, amountDescription }) => (
          <li>
            {[
              option,
              amount !== null && currency && isCurrency(currency)
                ? formatMoney(locale, money(amount, currency))
                : null,
              amountDescription,
            ]
              .filter(Boolean)
              .join(' · ')}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Free({ t, locale, service }: ServiceProps) {
  return service.capacities.map(({ unit, available, updated }) => (
    <p>
      <strong>
        {t(`directory.unit.${unit}`)}: {available}
      </strong>{' '}
      <span class="soft">
        {t('directory.free.counted', { when: formatInstant(locale, updated as Instant, service.timeZone) })}
      </span>
    </p>
  ))
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
          {location.accessibility && <span class="hint"> {location.accessibility}</span>}
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

function Pass({ t, locale, service, shortPath }: ServiceProps) {
  return (
    <section class="not-on-paper">
      <h2>{t('directory.share')}</h2>
      <p>
        {t('directory.share.link')}: <a href={shortPath}>{shortPath}</a>
      </p>
      <p class="acts">
        <Go class="btn" href={`/${locale}/help/${service.id}/poster`}>
          {t('directory.share.poster')}
        </Go>
        <Go class="btn" href={`/${locale}/help/${service.id}/wrong`}>
          {t('directory.service.wrong')}
        </Go>
      </p>
    </section>
  )
}
