import { useContext } from 'preact/hooks'
import type { Locale } from '#i18n/locales.ts'
import type { Translate } from '#i18n/translate.ts'
import type { Instant } from '#lib/day.ts'
import { Field, HiddenFields } from '#site/form.tsx'
import { Picture } from '#site/Picture.tsx'
import { Go, Hidden, HiddenTrail, TrailContext } from '#site/trail.tsx'
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
      <HiddenFields values={{}} />
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
        <Go href={`/${locale}/keep`}>{t('directory.keep.title')}</Go>
      </p>
    </form>
  )
}

interface WordsProps {
  readonly t: Translate
  readonly words: string
  readonly wrong: boolean
}

const Words = ({ t, words, wrong }: WordsProps) => (
  <Field
    name="words"
    label={t('directory.help.words')}
    problem={wrong ? t('directory.help.not_understood') : undefined}
  >
    {common => (
      <div class="search">
        <input {...common} type="search" value={words} maxLength={200} autocomplete="off" />
        <button type="submit" class="main">
          {t('directory.help.find')}
        </button>
      </div>
    )}
  </Field>
)

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
    <form method="post" action={`/${locale}/ask`}>
      <Hidden
        values={{
          begin: '1',
          needs: need?.code,
          placeText: place?.path,
          country: place?.country,
          said: typed.words,
        }}
      />
      <HiddenTrail trail={useContext(TrailContext).onward ?? []} />
      <p class="acts">
        <button type="submit">{t('directory.help.ask')}</button>
        <Go class="btn" href={`/${locale}/help`}>
          {t('directory.help.other_need')}
        </Go>
      </p>
    </form>
  )
}
