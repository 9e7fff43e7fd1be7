import { useT } from '#staff/hooks.ts'
import { Button } from '#ui/Button.tsx'
import { Check } from '#ui/Choice.tsx'
import { Tag } from '#ui/Tag.tsx'
import type { Location } from './LocationDialog.tsx'

interface Props {
  /** All of the organisation's. */
  readonly locations: readonly Location[]
  readonly value: readonly string[]
  readonly onChange: (ids: string[]) => void
  /** Null: a new one. */
  readonly onEdit: (location: Location | null) => void
}

/** At which of the organisation's addresses the service is. */
export function LocationsField({ locations, value, onChange, onEdit }: Props) {
  const t = useT()
  const name = (one: Location) => [one.address1, one.place].filter(Boolean).join(', ') || one.id
  return (
    <section class="card stack">
      <h2>{t('directory.service.where')}</h2>
      {locations.map(one => (
        <div key={one.id} class="row">
          <Check
            label={name(one)}
            value={value.includes(one.id)}
            onChange={on => onChange(on ? [...value, one.id] : value.filter(id => id !== one.id))}
          />
          {one.visibility !== 'public' && (
            <Tag icon="lock" tone="accent">
              {t(`directory.visibility.${one.visibility}`)}
            </Tag>
          )}
          <Button
            look="quiet"
            icon="edit"
            label={`${t('ui.edit')}: ${name(one)}`}
            onClick={() => onEdit(one)}
          >
            {t('ui.edit')}
          </Button>
        </div>
      ))}
      <div>
        <Button icon="plus" onClick={() => onEdit(null)}>
          {t('directory.form.add_location')}
        </Button>
      </div>
    </section>
  )
}
