import { call, useData, useLocale } from '#staff/hooks.ts'
import { Combobox } from '#ui/Combobox.tsx'
import { type PlaceView, readPlace, searchPlaces } from '../contract.ts'

interface Props {
  readonly label: string
  readonly hint?: string | undefined
  readonly error?: string | undefined
  readonly required?: boolean | undefined
  readonly shortcut?: string | undefined
  readonly placeId: string | null
  readonly onChange: (place: PlaceView) => void
  /** Only places of this country. */
  readonly country?: string | null | undefined
  /** Told of every letter: where a village that is not in the list stays as free text. */
  readonly onType?: ((typed: string) => void) | undefined
}

/** A place by typing, in any language and spelling; shows the whole path, so that twins are told apart. */
export function PlacePicker({ placeId, onChange, country, ...field }: Props) {
  const locale = useLocale()
  const chosen = useData(readPlace, placeId ? { id: placeId, locale } : null, { keep: true }).data
  const source = async (typed: string, signal: AbortSignal) => {
    if (typed.trim().length < 2) return []
    const { items } = await call(searchPlaces, { q: typed, country: country ?? null, locale }, { signal })
    return items.map(place => ({ id: place.id, label: place.name, hint: place.path, place }))
  }
  return (
    <Combobox
      {...field}
      value={placeId ? (chosen?.path ?? '') : ''}
      source={source}
      onChoose={({ place }) => onChange(place)}
    />
  )
}
