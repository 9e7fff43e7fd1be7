import type { ComponentChildren } from 'preact'
import { type Locale, localeNames, locales } from '#i18n/locales.ts'
import type { Translate } from '#i18n/translate.ts'

interface LayoutProps {
  readonly locale: string
  /** The address after the language, so that the same page can be offered in another one. */
  readonly path: string
  readonly t: Translate
  readonly children: ComponentChildren
}

/** A page that everybody opens and nobody asks about. */
const elsewhere = 'https://www.google.com/search?q=weather'

/**
 * Neutral to look at and in the list of visited pages (title and picture say nothing), left with one tap, complete
 * without its one small script, nothing from elsewhere. The script stands first and waits for nothing: who goes back to a
 * page that was left quickly must not even see it flash by.
 */
export function Layout({ locale, path, t, children }: LayoutProps) {
  return (
    <html lang={locale}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <meta name="robots" content="noindex" />
        <meta name="referrer" content="no-referrer" />
        <title>{t('site.title')}</title>
        <script src="/assets/page.js" />
        <link rel="stylesheet" href="/assets/site.css" />
        <link rel="icon" href="data:," />
      </head>
      <body>
        <a class="skip" href="#main">
          {t('site.skip')}
        </a>
        <header class="top">
          <a href={`/${locale}/`}>{t('site.home')}</a>
          <details class="languages">
            <summary>{localeNames[locale as Locale]}</summary>
            <ul>
              {locales
                .filter(other => other !== locale)
                .map(other => (
                  <li>
                    <a href={`/${other}${path}`} hreflang={other} lang={other}>
                      {localeNames[other]}
                    </a>
                  </li>
                ))}
            </ul>
          </details>
        </header>
        <main id="main">{children}</main>
        <footer class="leave">
          <a class="btn dark" href={elsewhere} rel="noreferrer" data-leave>
            {t('site.leave')} <span class="leave-key">{t('site.leave.key')}</span>
          </a>
        </footer>
      </body>
    </html>
  )
}
