import type { Locale } from '#i18n/locales.ts'
import type { Translate } from '#i18n/translate.ts'
import type { Instant } from '#lib/day.ts'
import type { OrganizationView } from '../contract.ts'
import { addressOf, Card } from './Card.tsx'

export interface OrganizationProps {
  readonly t: Translate
  readonly locale: Locale
  readonly now: Instant
  readonly organization: OrganizationView
}

/** Who they are, how to reach them, everything they do. */
export function OrganizationPage({ t, locale, now, organization }: OrganizationProps) {
  const { name, description, kind, place, phones, email, website, services, source, asOf } = organization
  const unread =
    organization.translations[locale]?.description != null && !organization.translations[locale]?.reviewed
  return (
    <>
      <h1>{name}</h1>
      <p class="soft">{[t(`directory.kind.${kind}`), place].filter(Boolean).join(' · ')}</p>
      {description !== name && <p class="body">{description}</p>}
      {unread && <p class="small soft">{t('directory.review_waiting')}</p>}
      {phones.map(phone => (
        <p>
          <a class="btn main wide" href={addressOf(phone)}>
            {t('directory.call')} {phone.number}
          </a>
        </p>
      ))}
      {email && (
        <p>
          <a class="btn wide" href={`mailto:${email}`}>
            {t('directory.write')}
          </a>
        </p>
      )}
      {website && (
        <p>
          <a href={website} rel="noreferrer">
            {website}
          </a>
        </p>
      )}
      {source && (
        <p class="small soft">
          {t('directory.source', { source })}
          {asOf && !organization.lastVerifiedAt && ` ${t('directory.not_verified', { date: asOf })}`}
        </p>
      )}
      {services.length > 0 && <h2>{t('directory.organization.services')}</h2>}
      {services.map(service => (
        <Card t={t} locale={locale} now={now} service={service} distanceKm={null} />
      ))}
    </>
  )
}
