import type { Locale } from '#i18n/locales.ts'
import type { Translate } from '#i18n/translate.ts'
import type { Instant } from '#lib/day.ts'
import { Icon, type IconName } from '#ui/Icon.tsx'
import type { PlaceView, Proposal } from '../contract.ts'
import { Card } from './Card.tsx'

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
  readonly places: readonly PlaceView[]
  readonly proposals: readonly Proposal[]
  readonly typed: { readonly words: string; readonly place: string }
}

/** One question after the other on one address; everything is posted, so that no choice stays in the phone's history. */
export function HelpPage(props: HelpProps) {
  return props.need ? <Found {...props} need={props.need} /> : <Choose {...props} />
}

function Choose({ t, locale, needs, typed }: HelpProps) {
  return (
    <form method="post" action={`/${locale}/help`}>
      <h1>{t('directory.help.title')}</h1>
      <p class="soft">{t('directory.help.what')}</p>
      <div class="field">
        <label for="words">{t('directory.help.words')}</label>
        {typed.words !== '' && (
          <p class="error" id="words-problem">
            {t('directory.help.not_understood')}
          </p>
        )}
        <div class="search">
          <input id="words" name="words" value={typed.words} maxLength={200} autocomplete="off" />
          <button type="submit" class="main">
            {t('directory.help.find')}
          </button>
        </div>
      </div>
      <h2>{t('directory.help.need')}</h2>
      <ul class="need-grid">
        {needs.map(({ code, icon, ask }) => (
          <li>
            <button type="submit" class="card" name="need" value={code}>
              <Icon name={pictures[icon] ?? 'info'} />
              <span>{ask}</span>
            </button>
          </li>
        ))}
      </ul>
    </form>
  )
}

function Found(props: HelpProps & { readonly need: Need }) {
  const { t, locale, now, need, place, places, proposals } = props
  return (
    <>
      <h1>{need.ask}</h1>
      <Where {...props} />
      {places.length === 0 && (
        <h2>
          {t('directory.help.found')}
          {place && <span class="soft"> {place.path}</span>}
        </h2>
      )}
      {places.length === 0 &&
        proposals.map(({ service, distanceKm }) => (
          <Card t={t} locale={locale} now={now} service={service} distanceKm={distanceKm} />
        ))}
      {places.length === 0 && proposals.length === 0 && <p class="notice">{t('directory.help.nobody')}</p>}
      <p class="acts">
        <a class="btn" href={`/${locale}/ask`}>
          {t('directory.help.ask')}
        </a>
        <a class="btn" href={`/${locale}/help`}>
          {t('directory.help.other_need')}
        </a>
      </p>
    </>
  )
}

function Where({ t, locale, need, place, places, typed }: HelpProps & { readonly need: Need }) {
  const unknown = typed.place !== '' && place === null && places.length === 0
  return (
    <form method="post" action={`/${locale}/help`}>
      <input type="hidden" name="need" value={need.code} />
      <div class="field">
        <label for="place">{t('directory.help.where')}</label>
        <p class="hint" id="place-hint">
          {t('directory.help.place')}
        </p>
        {unknown && <p class="error">{t('directory.help.no_place')}</p>}
        <div class="search">
          <input
            id="place"
            name="place"
            value={place?.path ?? typed.place}
            maxLength={100}
            autocomplete="off"
            aria-describedby="place-hint"
          />
          <button type="submit" class={place ? '' : 'main'}>
            {t('directory.help.find')}
          </button>
        </div>
      </div>
      {places.length > 0 && (
        <fieldset class="field">
          <legend>{t('directory.help.which_place')}</legend>
          {places.map(one => (
            <p>
              <button type="submit" class="wide" name="placeId" value={one.id}>
                {one.path}
              </button>
            </p>
          ))}
        </fieldset>
      )}
    </form>
  )
}

/** The pictures of the taxonomy, by what the parts of screens have drawn. */
const pictures: Readonly<Record<string, IconName>> = {
  border: 'flag',
  child: 'person',
  family: 'people',
  food: 'food',
  group: 'people',
  health: 'health',
  heart: 'health',
  home: 'home',
  law: 'law',
  papers: 'document',
  passport: 'passport',
  phone: 'phone',
  plane: 'next',
  safety: 'shield',
  school: 'school',
  search: 'search',
  wages: 'money',
  work: 'work',
}
