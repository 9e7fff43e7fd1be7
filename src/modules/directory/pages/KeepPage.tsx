import { formatDay } from '#i18n/format.ts'
import type { Locale } from '#i18n/locales.ts'
import type { Translate } from '#i18n/translate.ts'
import { dayIn, type Instant } from '#lib/day.ts'
import { Field } from '#site/form.tsx'
import type { ServiceCard } from '../contract.ts'
import type { Pack } from '../service/keep.ts'
import { addressOf } from './Card.tsx'

interface KeepProps {
  readonly t: Translate
  readonly locale: Locale
  readonly countries: readonly {
    readonly id: string
    readonly name: string
    readonly regions: readonly { readonly id: string; readonly name: string }[]
  }[]
}

/** Where most who read a language are at home: chosen first, one may choose another. */
const home: Readonly<Record<Locale, string>> = { tg: 'TJ', ky: 'KG', uz: 'UZ', kk: 'KZ', ru: 'TJ', en: 'TJ' }

/** Which region to keep; says first that whoever holds the phone will find it. */
export function KeepPage({ t, locale, countries }: KeepProps) {
  return (
    <form method="post" action={`/${locale}/keep`}>
      <h1>{t('directory.keep.title')}</h1>
      <p>{t('directory.keep.what')}</p>
      <p class="notice due">{t('directory.keep.careful')}</p>
      <Field name="region" label={t('directory.keep.region')}>
        {common => (
          <select {...common}>
            {countries.map(({ id, name, regions }) => (
              <optgroup label={name}>
                <option value={id} selected={id === home[locale]}>
                  {name}
                </option>
                {regions.map(region => (
                  <option value={region.id}>{region.name}</option>
                ))}
              </optgroup>
            ))}
          </select>
        )}
      </Field>
      <button type="submit" class="main">
        {t('directory.keep.open')}
      </button>
    </form>
  )
}

interface PackProps {
  readonly t: Translate
  readonly locale: Locale
  readonly now: Instant
  readonly pack: Pack
}

/** One page with everything of a region, complete by itself; the script keeps it and takes it away again. */
export function PackPage({ t, locale, now, pack: { place, groups } }: PackProps) {
  const zone = place.timeZone ?? 'Asia/Dushanbe'
  const date = formatDay(locale, dayIn(now, zone), 'long')
  return (
    <>
      <h1>{place.path}</h1>
      <p>
        <strong>{t('directory.keep.as_of', { date })}</strong>
      </p>
      <p class="notice due" data-old={Temporal.Instant.from(now).epochMilliseconds} hidden>
        {t('directory.keep.old')}
      </p>
      <div class="not-on-paper" data-keep hidden>
        <p>
          <button type="button" class="btn main wide" data-keep-add>
            {t('directory.keep.save')}
          </button>
          <button type="button" class="btn wide" data-keep-remove hidden>
            {t('directory.keep.remove')}
          </button>
        </p>
        <p role="status" data-kept={t('directory.keep.kept')} data-failed={t('directory.keep.failed')} />
      </div>
      <script src="/assets/keep.js" defer />
      <noscript>
        <p class="soft">{t('directory.keep.no_script')}</p>
      </noscript>
      {groups.length === 0 && <p class="notice">{t('directory.help.nobody')}</p>}
      {groups.map(({ name, services }) => (
        <section>
          <h2>{name}</h2>
          <ul class="list">
            {services.map(service => (
              <Kept t={t} locale={locale} service={service} />
            ))}
          </ul>
        </section>
      ))}
    </>
  )
}

/** Without "open now": it will be read on another day. */
function Kept({
  t,
  service,
}: {
  readonly t: Translate
  readonly locale: Locale
  readonly service: ServiceCard
}) {
  return (
    <li>
      <strong>{service.name}</strong>
      <br />
      {[service.organizationName, service.place, service.address].filter(Boolean).join(' · ')}
      {service.phones.map(phone => (
        <p>
          <a class="btn" href={addressOf(phone)}>
            {phone.number}
          </a>
        </p>
      ))}
      <p class="small soft">
        {[
          t(`directory.fees.${service.fees}`),
          service.eligibleSex === 'female' ? t('directory.for_women') : null,
          service.tellsNobody ? t('directory.tells_nobody') : null,
          service.lastVerifiedAt
            ? null
            : service.asOf
              ? t('directory.not_verified', { date: service.asOf })
              : t('directory.never_verified'),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
    </li>
  )
}
