import { formatTime } from '#i18n/format.ts'
import type { Instant } from '#lib/day.ts'
import { useFormat, useT } from '#staff/hooks.ts'
import { Tag } from '#ui/Tag.tsx'
import type { ServiceCard } from '../contract.ts'
import { openingSentence } from '../domain/shown.ts'
import { languageName } from './lists.ts'

interface Props {
  readonly service: ServiceCard
}

/** Open now, price, languages, free beds, how sure: the facts by which one chooses. */
export function ServiceFacts({ service }: Props) {
  const t = useT()
  const format = useFormat()
  const { key, at, day, tone } = openingSentence(service.opening, new Date().toISOString() as Instant)
  const opening = t(key, {
    ...(at ? { time: formatTime(format.locale, at, service.opening.timeZone) } : {}),
    ...(day ? { day: format.day(day) } : {}),
  })
  const { capacity } = service
  return (
    <p class="row">
      <Tag tone={tone ?? undefined}>{opening}</Tag>
      {service.fees !== 'unknown' && <Tag>{t(`directory.fees.${service.fees}`)}</Tag>}
      {service.languages.length > 0 && <Tag>{service.languages.map(languageName).join(', ')}</Tag>}
      {service.remote && <Tag>{t('directory.remote')}</Tag>}
      {service.eligibleSex === 'female' && <Tag>{t('directory.for_women')}</Tag>}
      {capacity && (
        <Tag tone={capacity.available > 0 ? 'ok' : 'due'}>
          {t('directory.capacity', {
            count: capacity.available,
            date: format.day(format.dayOf(capacity.updated), 'short'),
          })}
        </Tag>
      )}
      {service.confidentialPlace && (
        <Tag icon="lock" tone="accent">
          {t('directory.confidential')}
        </Tag>
      )}
      <Verified service={service} />
    </p>
  )
}

export function Verified({ service }: { readonly service: Pick<ServiceCard, 'lastVerifiedAt' | 'asOf'> }) {
  const t = useT()
  const format = useFormat()
  const { lastVerifiedAt, asOf } = service
  if (lastVerifiedAt)
    return (
      <Tag icon="check">
        {t('directory.verified_on', { date: format.day(format.dayOf(lastVerifiedAt), 'medium') })}
      </Tag>
    )
  return (
    <Tag tone="due">{asOf ? t('directory.not_verified', { date: asOf }) : t('directory.never_verified')}</Tag>
  )
}
