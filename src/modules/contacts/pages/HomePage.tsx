import type { Translate } from '#i18n/translate.ts'
import { Picture } from '#site/Picture.tsx'

interface HomeProps {
  readonly t: Translate
  readonly locale: string
}

/** The ways on, each with a picture; says what this is in two sentences. */
export function HomePage({ t, locale }: HomeProps) {
  const ways = [
    { path: 'ask', picture: 'message', title: t('contacts.home.ask'), what: t('contacts.home.ask.what') },
    { path: 'help', picture: 'search', title: t('contacts.home.help'), what: t('contacts.home.help.what') },
    { path: 'check', picture: 'papers', title: t('rules.home.check'), what: t('rules.home.check.what') },
    {
      path: 'wages',
      picture: 'wages',
      title: t('claims.wages.title'),
      what: t('claims.wages.home'),
    },
    {
      path: 'handbook',
      picture: 'school',
      title: t('rules.handbook.title'),
      what: t('rules.home.handbook.what'),
    },
    { path: 'reply', picture: 'key', title: t('contacts.home.reply'), what: t('contacts.home.reply.what') },
    { path: 'who', picture: 'place', title: t('contacts.home.who'), what: t('contacts.home.who.what') },
  ]
  return (
    <>
      <h1>{t('contacts.home.title')}</h1>
      <p>{t('contacts.home.what')}</p>
      <ul class="ways">
        {ways.map(({ path, picture, title, what }) => (
          <li>
            <a class="card way" href={`/${locale}/${path}`}>
              <Picture name={picture} />
              <span>
                <strong>{title}</strong>
                <span class="soft">{what}</span>
              </span>
            </a>
          </li>
        ))}
      </ul>
      <p class="soft small">{t('contacts.home.safe')}</p>
    </>
  )
}
