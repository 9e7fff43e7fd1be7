import { useData, useLocale, useT } from '#staff/hooks.ts'
import { Button } from '#ui/Button.tsx'
import { readPlace } from '../contract.ts'
import { PlacePicker } from './PlacePicker.tsx'

interface Props {
  readonly value: readonly string[]
  /** Names that are known already, by id. */
  readonly names: Readonly<Record<string, string>>
  readonly onChange: (ids: string[]) => void
}

/** Any number of places, from a village to a country, each removed by a press. */
export function PlacesServed({ value, names, onChange }: Props) {
  const t = useT()
  return (
    <div class="stack">
      <PlacePicker
        label={t('directory.service.serves')}
        hint={t('directory.form.add_place')}
        placeId={null}
        onChange={place => !value.includes(place.id) && onChange([...value, place.id])}
      />
      {value.length > 0 && (
        <div class="chips">
          {value.map(id => (
            <Served
              key={id}
              id={id}
              known={names[id]}
              onRemove={() => onChange(value.filter(one => one !== id))}
            />
          ))}
        </div>
      )}
    </div>
  )
}

interface ServedProps {
  readonly id: string
  readonly known: string | undefined
  readonly onRemove: () => void
}

function Served({ id, known, onRemove }: ServedProps) {
  const t = useT()
  const locale = useLocale()
  const read = useData(readPlace, known ? null : { id, locale }, { keep: true }).data
  const name = known ?? read?.name ?? id
  return (
    <Button look="quiet" icon="close" label={t('directory.remove', { name })} onClick={onRemove}>
      {name}
    </Button>
  )
}
