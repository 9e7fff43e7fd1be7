import { formatDay, formatTime } from '#i18n/format.ts'
import { isLocale, type Locale, localeNames } from '#i18n/locales.ts'
import type { Translate } from '#i18n/translate.ts'
import { dayIn, type Instant } from '#lib/day.ts'
import { Go } from '#site/trail.tsx'
import type { ServiceCard } from '../contract.ts'
import { dialled, openingSentence } from '../domain/shown.ts'

interface PartProps {
  readonly t: Translate
  readonly locale: Locale
  readonly now: Instant
  readonly service: ServiceCard
}

/** A service in a list: name, whose, open now, what matters, two buttons; on paper the number in full. */
export function Card({ distanceKm, ...props }: PartProps & { readonly distanceKm: number | null }) {
  const { t, locale, service } = props
  const [phone] = service.phones
  return (
    <article class="card">
      <h3>{service.name}</h3>
      <p class="soft">
        {service.organizationName}
        {service.place && ` · ${service.place}`}
        {distanceKm !== null && ` · ${t('directory.km', { count: distanceKm })}`}
      </p>
      <Tags {...props} />
      {phone && <p class="on-paper">{phone.number}</p>}
      <p class="acts">
        <Call t={t} service={service} />
        <Go class="btn" href={`/${locale}/help/${service.id}`}>
          {t('directory.more')}
        </Go>
      </p>
      <Checked {...props} />
    </article>
  )
}

export function Tags({ t, locale, now, service }: PartProps) {
  const { key, at, day, tone } = openingSentence(service.opening, now)
  const opening = t(key, {
    ...(at ? { time: formatTime(locale, at, service.opening.timeZone) } : {}),
    ...(day ? { day: formatDay(locale, day, 'long') } : {}),
  })
  const spoken = service.languages.filter(isLocale).map(code => localeNames[code])
  return (
    <p class="row">
      <span class={tone ? `tag ${tone}` : 'tag'}>{opening}</span>
      <span class="tag">{t(`directory.fees.${service.fees}`)}</span>
      {service.remote && <span class="tag">{t('directory.remote')}</span>}
      {service.eligibleSex === 'female' && <span class="tag">{t('directory.for_women')}</span>}
      {spoken.length > 0 && <span class="tag">{spoken.join(', ')}</span>}
      {service.tellsNobody && <span class="tag accent">{t('directory.tells_nobody')}</span>}
      {service.confidentialPlace && <span class="tag accent">{t('directory.confidential')}</span>}
    </p>
  )
}

/** The first number that one can speak to. */
export function Call({ t, service }: { readonly t: Translate; readonly service: ServiceCard }) {
  const phone = service.phones.find(({ type }) => type === null || type === 'voice') ?? service.phones[0]
  if (!phone) return null
  return (
    <a class="btn main" href={addressOf(phone)}>
      {t('directory.call')}
    </a>
  )
}

/** What a number opens on the phone: a call, or a message where it takes no calls. Nothing of somebody else's. */
export function addressOf({ number, type, extension }: ServiceCard['phones'][number]): string {
  const dial = dialled(number)
  if (type === 'text' || type === 'telegram' || type === 'whatsapp') return `sms:${dial}`
  // The pause after which phones dial on.
  return `tel:${dial}${extension ? `,${dialled(extension)}` : ''}`
}

/** How sure one can be of the entry. */
export function Checked({ t, locale, service }: PartProps) {
  const { lastVerifiedAt, asOf, opening } = service
  const words = lastVerifiedAt
    ? t('directory.verified_on', {
        date: formatDay(locale, dayIn(lastVerifiedAt as Instant, opening.timeZone), 'medium'),
      })
    : asOf
      ? t('directory.not_verified', { date: asOf })
      : t('directory.never_verified')
  return <p class="small soft">{words}</p>
}
