import { useState } from 'preact/hooks'
import { forget, useT } from '#staff/hooks.ts'
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
  readonly form: Draft
  readonly set: (part: Partial<Draft>) => void
  readonly errors: Readonly<Record<string, string>>
  readonly locations: readonly Location[]
  /** Names of places served, by id. */
  readonly names: Readonly<Record<string, string>>
  readonly onLocationsChanged: () => void
}

/** Every field of a service, for a new one and for one that is there. The dialog of an address stands outside the form. */
export function useServiceBody({ form, set, errors, locations, names, onLocationsChanged }: Props) {
  const [address, setAddress] = useState<Location | 'new' | null>(null)
  const body = (
    <>
      <ServiceFields form={form} set={set} errors={errors} />
      <EligibilityFields form={form} set={set} errors={errors} />
      <HoursEditor value={form.schedules ?? []} onChange={schedules => set({ schedules })} errors={errors} />
      <LocationsField
        locations={locations}
        value={form.locationIds ?? []}
        onChange={locationIds => set({ locationIds })}
        onEdit={location => setAddress(location ?? 'new')}
      />
      <section class="card stack">
        <PlacesServed
          value={form.servedPlaces ?? []}
          names={names}
          onChange={servedPlaces => set({ servedPlaces })}
        />
        <Standing form={form} set={set} errors={errors} />
        <VisibilityChoice value={form.visibility ?? 'public'} onChange={visibility => set({ visibility })} />
      </section>
      <TranslationsEditor
        value={form.translations}
        onChange={translations => set({ translations })}
        errors={errors}
      />
    </>
  )
  const dialog = address && (
    <LocationDialog
      organizationId={form.organizationId}
      location={address === 'new' ? null : address}
      onClose={() => setAddress(null)}
      onDone={({ id }) => {
        set({ locationIds: [...new Set([...(form.locationIds ?? []), id])] })
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

function Standing({ form, set, errors }: Pick<Props, 'form' | 'set' | 'errors'>) {
  const t = useT()
  const named = zones.includes(form.timeZone) ? zones : [form.timeZone, ...zones]
  return (
    <div class="cols even">
      <Select
        label={t('directory.form.status')}
        required
        value={form.status ?? 'active'}
        options={serviceStatuses.map(value => ({
          value,
          label: t(`directory.status.${value === 'temporarily closed' ? 'temporarily_closed' : value}`),
        }))}
        onChange={status => set({ status })}
      />
      <Select
        label={t('directory.form.time_zone')}
        required
        value={form.timeZone}
        options={named.map(value => ({ value, label: value.replace('_', ' ') }))}
        onChange={timeZone => set({ timeZone })}
        error={errors.timeZone}
      />
    </div>
  )
}
