import type { Translate } from '#i18n/translate.ts'

interface WhoProps {
  readonly t: Translate
  readonly organisations: readonly {
    readonly name: string
    readonly country: string
    readonly phone: string | null
    readonly openNow: boolean
    readonly languages: readonly string[]
  }[]
}

/** Who reads what is asked here. */
export function WhoPage({ t, organisations }: WhoProps) {
  return (
    <>
      <h1>{t('contacts.home.who')}</h1>
      <p>{t('contacts.who.what')}</p>
      {organisations.length === 0 && <p class="notice">{t('refusal.contacts.nobody_receives')}</p>}
      {organisations.map(({ name, country, phone, openNow, languages }) => (
        <article class="card">
          <h2>{name}</h2>
          <p class="soft">{country}</p>
          <p class="row">
            <span class={openNow ? 'tag ok' : 'tag'}>
              {openNow ? t('contacts.who.open') : t('contacts.who.not_open')}
            </span>
            {languages.map(language => (
              <span class="tag">{language}</span>
            ))}
          </p>
          {phone && (
            <p>
              <a class="btn" href={`tel:${phone.replace(/[^\d+]/g, '')}`}>
                {phone}
              </a>
            </p>
          )}
        </article>
      ))}
    </>
  )
}
