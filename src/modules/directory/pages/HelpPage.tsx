import type { Locale } from '#i18n/locales.ts'
import type { Translate } from '#i18n/translate.ts'
import type { Instant } from '#lib/day.ts'
import { Picture } from '#site/Picture.tsx'
import type { PlaceView, Proposal } from '../contract.ts'
import type { MapDrawing } from '../domain/outline.ts'
import { Card } from './Card.tsx'
import { PlacesMap } from './PlacesMap.tsx'
import { Where } from './Where.tsx'

interface Need {
  readonly code: string
  readonly icon: string
  readonly ask: string
}

export interface HelpProps {
  readonly t: Translate
  readonly locale: Locale
  readonly now: Instant
  readonly needs: readonly Need[]
  readonly need: Need | null
  readonly place: PlaceView | null
  /** A country that the places do not know, in words and by its code. */
  readonly country: string | null
  readonly countryCode: string | null
  readonly places: readonly PlaceView[]
  readonly found: readonly Pick<Proposal, 'service' | 'distanceKm'>[]
  readonly map: MapDrawing | null
  readonly typed: { readonly words: string; readonly place: string }
}

/** One question after the other on one address; everything is posted, so that no choice stays in the phone's history. */
export function HelpPage(props: HelpProps) {
  const understood = props.need !== null || props.found.length > 0
  return understood ? <Found {...props} /> : <Choose {...props} />
}

function Choose({ t, locale, needs, typed }: HelpProps) {
  return (
    <form method="post" action={`/${locale}/help`}>
      <h1>{t('directory.help.title')}</h1>
      <p class="soft">{t('directory.help.what')}</p>
      <Words t={t} words={typed.words} wrong={typed.words !== ''} />
      <h2>{t('directory.help.need')}</h2>
      <ul class="need-grid">
        {needs.map(({ code, icon, ask }) => (
          <li>
            <button type="submit" class="card" name="need" value={code}>
              <Picture name={icon} />
              <span>{ask}</span>
            </button>
          </li>
        ))}
      </ul>
      <p>
        <a href={`/${locale}/keep`}>{t('directory.keep.title')}</a>
      </p>
    </form>
  )
}

function Words({
  t,
  words,
  wrong,
}: {
  readonly t: Translate
  readonly words: string
  readonly wrong: boolean
}) {
  return (
    <div class="field">
      <label for="words">{t('directory.help.words')}</label>
      {wrong && (
        <p class="error" id="words-problem">
          {t('directory.help.not_understood')}
        </p>
      )}
      <div class="search">
        <input
          id="words"
          name="words"
          type="search"
          value={words}
          maxLength={200}
          autocomplete="off"
          {...(wrong ? { 'aria-describedby': 'words-problem' } : {})}
        />
        <button type="submit" class="main">
          {t('directory.help.find')}
        </button>
      </div>
    </div>
  )
}

function Found(props: HelpProps) {
  const { t, locale, now, need, place, country, places, found, typed, map } = props
  const where = place?.path ?? country
  return (
    <>
      <h1>{need?.ask ?? typed.words}</h1>
      <Where {...props} />
      {places.length === 0 && (
        <>
          <h2>
            {t('directory.help.found')}
            {where && <span class="soft"> {where}</span>}
          </h2>
          {map && <PlacesMap t={t} map={map} />}
          {found.map(({ service, distanceKm }) => (
            <Card t={t} locale={locale} now={now} service={service} distanceKm={distanceKm} />
          ))}
          {found.length === 0 && <p class="notice">{t('directory.help.nobody')}</p>}
        </>
      )}
      <AskInstead {...props} />
    </>
  )
}

/** What was chosen goes along in the body, never in an address. */
function AskInstead({ t, locale, need, place, typed }: HelpProps) {
  return (
    <form method="post" action={`/${locale}/ask`} class="acts">
      <input type="hidden" name="begin" value="1" />
      {need && <input type="hidden" name="needs" value={need.code} />}
      {place && <input type="hidden" name="placeText" value={place.path} />}
      {place && <input type="hidden" name="country" value={place.country} />}
      {typed.words && <input type="hidden" name="said" value={typed.words} />}
      <button type="submit" class="btn">
        {t('directory.help.ask')}
      </button>
      <a class="btn" href={`/${locale}/help`}>
        {t('directory.help.other_need')}
      </a>
    </form>
  )
}
