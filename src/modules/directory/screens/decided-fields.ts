import type { MessageKey } from '#i18n/translate.ts'
import type { FieldToDecide } from '#staff/hooks.ts'

export const locationFields: readonly FieldToDecide[] = [
  { name: 'placeId', label: 'directory.place' },
  { name: 'country', label: 'directory.place', with: 'placeId' },
  { name: 'latitude', label: 'directory.place', with: 'placeId' },
  { name: 'longitude', label: 'directory.place', with: 'placeId' },
  { name: 'address1', label: 'directory.form.street' },
  { name: 'transportation', label: 'directory.form.way_there', free: true },
  { name: 'accessibility', label: 'directory.form.accessibility', free: true },
  { name: 'visibility', label: 'directory.visibility' },
]

const freeTexts = new Set(['description', 'eligibilityDescription', 'applicationProcess', 'mobileRoute'])

/** Fields of services and organisations that have a label, in the order of the forms. */
export const labels: Readonly<Record<string, MessageKey>> = {
  name: 'directory.form.name',
  kind: 'directory.form.kind',
  alternateName: 'directory.form.other_name',
  description: 'directory.form.description',
  translations: 'directory.form.translations',
  needCodes: 'directory.form.needs',
  targetGroups: 'directory.form.target_groups',
  eligibilityDescription: 'directory.form.eligibility',
  phones: 'directory.form.phone',
  email: 'accounts.email',
  website: 'directory.form.website',
  url: 'directory.form.website',
  languages: 'directory.speak',
  fees: 'directory.form.fees',
  applicationProcess: 'directory.service.how',
  tellsNobody: 'directory.tells_nobody',
  remote: 'directory.remote',
  mobileRoute: 'directory.form.mobile',
  status: 'directory.form.status',
  eligibleSex: 'directory.form.only',
  minimumAge: 'directory.form.min_age',
  maximumAge: 'directory.form.max_age',
  citizenships: 'directory.form.citizenships',
  costs: 'directory.form.costs',
  timeZone: 'directory.form.time_zone',
  visibility: 'directory.visibility',
  schedules: 'directory.service.hours',
  servedPlaces: 'directory.service.serves',
  locationIds: 'directory.service.where',
  placeId: 'directory.place',
  capacities: 'directory.form.free',
}

/** What is asked where two people corrected the same entry. */
export const entryFields: readonly FieldToDecide[] = [
  ...Object.entries(labels).map(([name, label]) => ({
    name,
    label,
    ...(freeTexts.has(name) ? { free: true as const } : {}),
  })),
  { name: 'country', label: 'directory.place', with: 'placeId' },
]
