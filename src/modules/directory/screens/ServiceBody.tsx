import { useState } from 'preact/hooks'
import { forget, type Typing, useT } from '#staff/hooks.ts'
import { Select } from '#ui/Select.tsx'
import { serviceStatuses } from '../domain/directory.ts'
import { EligibilityFields } from './EligibilityFields.tsx'
import { HoursEditor } from './HoursEditor.tsx'
import { type Location, LocationDialog } from './LocationDialog.tsx'
import { LocationsField } from './LocationsField.tsx'
import { PlacesServed } from './PlacesServed.tsx'
import { ServiceFields } from './ServiceFields.tsx'
import type { Draft } from './service-draft.ts'
import { TranslationsEditor } from './TranslationsEditor.tsx'
import { VisibilityChoice } from './VisibilityChoice.tsx'

interface Props {
  readonly form: Typing<Draft>
  readonly locations: readonly Location[]
  /** Names of places served, by id. */
  readonly names: Readonly<Record<string, string>>
  readonly onLocationsChanged: () => void
}

/** Every field of a service, for a new one and for one that is there. The dialog of an address stands outside the form. */
export function useServiceBody({ form, locations, names, onLocationsChanged }: Props) {
  const { typed, set, errors } = form
  const [address, setAddress] = useState<Location | 'new' | null>(null)
  const body = (
    <>
      <ServiceFields form={form} />
      <EligibilityFields form={typed} set={set} errors={errors} />
      <HoursEditor value={typed.schedules ?? []} onChange={schedules => set({ schedules })} errors={errors} />
      <LocationsField
        locations={locations}
        value={typed.locationIds ?? []}
        onChange={locationIds => set({ locationIds })}
        onEdit={location => setAddress(location ?? 'new')}
      />
      <section class="card stack">
        <PlacesServed
          value={typed.servedPlaces ?? []}
          names={names}
          onChange={servedPlaces => set({ servedPlaces })}
        />
        <Standing form={form} />
        <VisibilityChoice value={typed.visibility ?? 'public'} onChange={visibility => set({ visibility })} />
      </section>
      <TranslationsEditor {...form.field('translations')} errors={errors} />
    </>
  )
  const dialog = address && (
    <LocationDialog
      organizationId={typed.organizationId}
      location={address === 'new' ? null : address}
      onClose={() => setAddress(null)}
      onDone={({ id }) => {
        set({ locationIds: [...new Set([...(typed.locationIds ?? []), id])] })
        setAddress(null)
        forget('/directory')
        onLocationsChanged()
      }}
    />
  )
  return { body, dialog }
}

const zones = [
  'Asia/Dushanbe',
  'Asia/Bishkek',
  'Asia/Tashkent',
  'Asia/Samarkand',
  'Asia/Almaty',
  'Asia/Qyzylorda',
  'Asia/Aqtau',
  'Asia/Ashgabat',
  'Asia/Baku',
  'Europe/Moscow',
  'Europe/Samara',
  'Asia/Yekaterinburg',
  'Asia/Omsk',
  'Asia/Novosibirsk',
  'Asia/Krasnoyarsk',
  'Asia/Irkutsk',
  'Asia/Yakutsk',
  'Asia/Vladivostok',
  'Europe/Istanbul',
]

function Standing({ form }: Pick<Props, 'form'>) {
  const t = useT()
  const { status, timeZone } = form.typed
  const named = zones.includes(timeZone) ? zones : [timeZone, ...zones]
  return (
    <div class="cols even">
      <Select
        label={t('directory.form.status')}
        required
        options={serviceStatuses.map(value => ({
          value,
          label: t(`directory.status.${value === 'temporarily closed' ? 'temporarily_closed' : value}`),
        }))}
        {...form.field('status')}
        value={status ?? 'active'}
      />
      <Select
        label={t('directory.form.time_zone')}
        required
        options={named.map(value => ({ value, label: value.replace('_', ' ') }))}
        {...form.field('timeZone')}
      />
    </div>
  )
}
