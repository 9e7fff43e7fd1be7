import type { ComponentChildren } from 'preact'
import { type Locale, localeNames, locales } from '#i18n/locales.ts'
import type { Translate } from '#i18n/translate.ts'
import type { PageSpot } from '#platform/module.ts'
import { Hidden, HiddenTrail, onwardForm } from './trail.tsx'

type Trail = readonly PageSpot[]

interface LayoutProps {
  readonly locale: string
  /** The address after the language, so that the same page can be offered in another one. */
  readonly path: string
  readonly t: Translate
  /** What shows this page again; without it its address does. */
  readonly here: PageSpot | null
  readonly trail: Trail
  /** The pages that one may go back to from the next one; null where the browser's own way back does. */
  readonly onward: Trail | null
  /** Where the button back leads, and what is before that. */
  readonly back: { readonly spot: PageSpot; readonly trail: Trail } | null
  readonly children: ComponentChildren
}

/** A page that everybody opens and nobody asks about. */
const elsewhere = 'https://www.google.com/search?q=weather'

/**
 * Neutral to look at and in the list of visited pages (title and picture say nothing), left with one tap, complete
 * without its one small script, nothing from elsewhere. The script stands first and waits for nothing: who goes back to a
 * page that was left quickly must not even see it flash by.
 */
export function Layout({ onward, children, ...props }: LayoutProps) {
  const { locale, t, back } = props
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
            <Languages {...props} />
          </details>
        </header>
        <main id="main">
          {children}
          {back && <p class="small soft not-on-paper">{t('site.back.why')}</p>}
        </main>
        {onward && (
          <form id={onwardForm} method="post">
            <HiddenTrail trail={onward} />
          </form>
        )}
        <footer class="leave">
          <div>
            {back && (
              <form method="post" action={`/${locale}${back.spot.path}`}>
                <Hidden values={back.spot.fields} />
                <HiddenTrail trail={back.trail} />
                <button type="submit">
                  <span aria-hidden="true">‹</span> {t('site.back')}
                </button>
              </form>
            )}
            <a class="btn dark" href={elsewhere} rel="noreferrer" data-leave>
              {t('site.leave')} <span class="leave-key">{t('site.leave.key')}</span>
            </a>
          </div>
        </footer>
      </body>
    </html>
  )
}

/** The same page in another language; an answer is asked for again with the same answers. */
function Languages({ locale, path, here, trail }: Omit<LayoutProps, 'onward' | 'children'>) {
  const others = locales.filter(other => other !== locale)
  if (!here)
    return (
      <ul>
        {others.map(other => (
          <li>
            <a href={`/${other}${path}`} hreflang={other} lang={other}>
              {localeNames[other]}
            </a>
          </li>
        ))}
      </ul>
    )
  return (
    <form method="post">
      <Hidden values={here.fields} />
      <HiddenTrail trail={trail} />
      <ul>
        {others.map(other => (
          <li>
            <button type="submit" class="link" formAction={`/${other}${here.path}`} lang={other}>
              {localeNames[other]}
            </button>
          </li>
        ))}
      </ul>
    </form>
  )
}
