import { Field, HiddenFields } from '#site/form.tsx'
import { countryOptions } from '#ui/countries.ts'
import type { HelpProps } from './HelpPage.tsx'

type WhereProps = Pick<HelpProps, 't' | 'locale' | 'need' | 'place' | 'places' | 'countryCode' | 'typed'>

/** Where somebody is: typed, by the phone, or a country abroad. All in the body of the form. */
export function Where(props: WhereProps) {
  const { t, locale, need, place, places, typed } = props
  const unknown = typed.place !== '' && place === null && places.length === 0
  return (
    <>
      <form
        method="post"
        action={`/${locale}/help`}
        data-places={`/api/v1/places?locale=${locale}&limit=6&q=`}
      >
        <Asked need={need} typed={typed} />
        <Field
          name="place"
          label={t('directory.help.where')}
          hint={t('directory.help.place')}
          problem={unknown ? t('directory.help.no_place') : undefined}
        >
          {common => (
            <div class="search">
              <input
                {...common}
                value={place?.path ?? typed.place}
                maxLength={100}
                autocomplete="off"
                list="places"
              />
              <button type="submit" class={place ? '' : 'main'}>
                {t('directory.help.find')}
              </button>
              <datalist id="places" />
            </div>
          )}
        </Field>
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
      <div class="row">
        <form method="post" action={`/${locale}/help`} class="near" hidden>
          <Asked need={need} typed={typed} />
          <input type="hidden" name="latitude" />
          <input type="hidden" name="longitude" />
          <button type="button" class="btn" data-near data-failed={t('directory.help.near.failed')}>
            {t('directory.help.near')}
          </button>
          <span role="status" class="small" />
        </form>
        <Abroad {...props} />
      </div>
    </>
  )
}

/** What was asked goes along with every further question. */
const Asked = ({ need, typed }: Pick<WhereProps, 'need' | 'typed'>) => (
  <HiddenFields values={typed.words ? { words: typed.words } : { need: need?.code }} />
)

function Abroad({ t, locale, need, typed, place, countryCode }: WhereProps) {
  const chosen = countryCode ?? (place?.level === 'country' ? place.country : '')
  return (
    <details class="abroad" open={countryCode !== null}>
      <summary class="btn">{t('directory.help.abroad')}</summary>
      <form method="post" action={`/${locale}/help`}>
        <Asked need={need} typed={typed} />
        <Field name="country" label={t('directory.help.abroad.choose')}>
          {common => (
            <div class="search">
              <select {...common}>
                {countryOptions(t).map(({ value, label }) => (
                  <option value={value} selected={value === chosen}>
                    {label}
                  </option>
                ))}
              </select>
              <button type="submit">{t('directory.help.find')}</button>
            </div>
          )}
        </Field>
      </form>
    </details>
  )
}
