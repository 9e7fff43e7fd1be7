import type { ComponentChildren } from 'preact'
import { type Locale, localeNames, locales } from '#i18n/locales.ts'
import type { Translate } from '#i18n/translate.ts'

interface LayoutProps {
  readonly title: string
  readonly locale: string
  /** The address after the language, so that the same page can be offered in another one. */
  readonly path: string
  readonly t: Translate
  readonly children: ComponentChildren
}

/** Neutral to look at, left with one tap, no script, nothing from elsewhere. */
export function Layout({ title, locale, path, t, children }: LayoutProps) {
  return (
    <html lang={locale}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>{title}</title>
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
          {/* A page that everybody opens; replaces nothing in the history, which a page without script cannot do. */}
          <a class="btn dark" href="https://www.google.com/search?q=weather" rel="noreferrer">
            {t('site.leave')}
          </a>
        </footer>
      </body>
    </html>
  )
}
