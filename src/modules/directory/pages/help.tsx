import { isLocale, type Locale } from '#i18n/locales.ts'
import { outlineOf } from '#platform/content/packs.ts'
import type { PageAnswer, PageRequest, PageSpot } from '#platform/module.ts'
import { words } from '#platform/words.ts'
import { countryName } from '#ui/countries.ts'
import { drawMap } from '../domain/outline.ts'
import { findHelp, type PublicAnswer } from '../service/public.ts'
import { HelpPage } from './HelpPage.tsx'

export const languageOf = (locale: string): Locale => (isLocale(locale) ? locale : 'en')

/** The choice of needs, and after a posted choice who can help. */
export const help = async ({ engine, locale, form, now }: PageRequest): Promise<PageAnswer> => {
  const t = words(locale)
  const typed = { words: one(form, 'words', 200), place: one(form, 'place', 100) }
  const placeId = one(form, 'placeId', 100)
  const need = one(form, 'need', 100)
  const answer = await findHelp(engine, locale, {
    need,
    // A picture that is pressed goes before what may still stand in the field.
    words: need ? '' : typed.words,
    placeId,
    country: one(form, 'country', 2),
    // A place chosen from the matches goes before what is still in the field.
    place: placeId ? '' : typed.place,
    at: spot(form),
  })
  const understood = answer.need !== null || answer.found.length > 0
  return {
    title: t('directory.help.title'),
    body: (
      <HelpPage
        t={t}
        locale={languageOf(locale)}
        now={now}
        typed={need ? { ...typed, words: '' } : typed}
        {...answer}
        country={answer.country && countryName(t, answer.country)}
        countryCode={answer.country}
        map={mapOf(answer)}
      />
    ),
    private: understood,
    ...wayOf(form, understood),
  }
}

/** From a list for one place back to the same list for all, from there to whatever led here, else to the choice. */
function wayOf(form: PageRequest['form'], understood: boolean): { here?: PageSpot; back?: PageSpot } {
  if (Object.keys(form).length === 0) return {}
  const here = { path: '/help', fields: form }
  if (!understood) return { here }
  const placed = ['placeId', 'country', 'place', 'latitude'].some(name => one(form, name, 1) !== '')
  const { need = '', words = '' } = form
  const asked = { need, words }
  const choice = { path: '/help', fields: placed ? asked : {} }
  return placed || !form.trail ? { here, back: choice } : { here }
}

function mapOf({ place, found }: PublicAnswer) {
  const outline = place && outlineOf(place.country)
  if (!outline) return null
  const spots = found.flatMap(({ service: { latitude, longitude } }, i) =>
    latitude === null || longitude === null ? [] : [{ latitude, longitude, number: i + 1 }],
  )
  const map = drawMap(outline, spots, place.level === 'place' ? place : null)
  return map.spots.length > 0 ? map : null
}

function spot(form: PageRequest['form']) {
  const [latitude, longitude] = [one(form, 'latitude', 12), one(form, 'longitude', 12)]
  if (latitude === '' || longitude === '') return null
  const at = { latitude: Number(latitude), longitude: Number(longitude) }
  return Math.abs(at.latitude) <= 90 && Math.abs(at.longitude) <= 180 ? at : null
}

export function one(form: PageRequest['form'], name: string, max: number): string {
  const value = form[name]
  return (typeof value === 'string' ? value : '').trim().slice(0, max)
}
