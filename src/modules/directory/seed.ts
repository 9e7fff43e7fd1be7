import { addHours, type Day } from '#lib/day.ts'
import { locales } from '#platform/content/texts.ts'
import type { UseCase } from '#platform/use-case.ts'
import { type Demo, type Invented, organizations } from './seed/organizations.ts'
import { type Kind, type KindName, kinds } from './seed/services.ts'
import type { ServiceDraft } from './service/drafts.ts'
import { stableId } from './service/ids.ts'
import { insertLocation } from './service/locations.ts'
import { insertOrganization } from './service/organizations.ts'
import { insertService } from './service/services.ts'
import { findOrganization } from './store/write.ts'

/** The id of a service of the demonstration, the same each time: `demoServiceId('hotline', 'lawyer')`. */
export const demoServiceId = (organization: string, kind: KindName) =>
  stableId(`demo:${organization}:${kind}`)

/**
 * Some forty invented services of the four organisations of the demonstration and of ten others. `organisationIds`: the
 * four, by town. Done twice it changes nothing. Runs as the system.
 */
export async function seedDirectory(
  use: UseCase,
  organisationIds: Readonly<Record<Demo, string>>,
): Promise<void> {
  for (const given of organizations) {
    const id = stableId(`demo:${given.key}`)
    if (await findOrganization(use.db, id)) continue
    await seedOne(use, id, given, given.own ? organisationIds[given.own] : null)
  }
}

async function seedOne(use: UseCase, id: string, given: Invented, owner: string | null): Promise<void> {
  const country = given.placeId.slice(0, 2)
  const checked = given.verified === null ? {} : { last_verified_at: addHours(use.now, -24 * given.verified) }
  await insertOrganization(
    use,
    id,
    owner,
    {
      kind: given.kind,
      name: given.name.ru,
      alternateName: null,
      description: given.name.ru,
      translations: Object.fromEntries(
        locales.map(locale => [locale, { name: given.name[locale], description: null }]),
      ),
      email: null,
      website: null,
      legalStatus: null,
      yearIncorporated: null,
      country,
      placeId: given.placeId,
      phones: [phone(given.phone)],
    },
    { source: 'demonstration', ...checked },
  )
  const office = stableId(`demo:${given.key}:office`)
  await insertLocation(use, office, id, place(country, given.placeId, 'public', 'Example street 1'))
  const hidden = stableId(`demo:${given.key}:house`)
  if (given.offers.includes('shelter'))
    await insertLocation(
      use,
      hidden,
      id,
      place(country, given.placeId, 'organisation', 'Example street 77, flat 7'),
    )
  for (const name of given.offers) {
    const draft = draftOf(given, id, name, name === 'shelter' ? hidden : office)
    await insertService(use, demoServiceId(given.key, name), draft, { source: 'demonstration', ...checked })
  }
}

const phone = (number: string) => ({
  number,
  extension: null,
  type: 'voice' as const,
  description: null,
  freeOfCharge: false,
})

function place(country: string, placeId: string, visibility: 'public' | 'organisation', address1: string) {
  return {
    visibility,
    locationType: 'physical' as const,
    name: null,
    description: null,
    placeId,
    country,
    city: null,
    address1,
    address2: null,
    postalCode: null,
    transportation: null,
    accessibility: null,
    latitude: null,
    longitude: null,
  }
}

function draftOf(given: Invented, organizationId: string, name: KindName, locationId: string): ServiceDraft {
  const kind: Kind = kinds[name]
  return {
    organizationId,
    visibility: 'public',
    status: 'active',
    name: kind.name.ru,
    description: null,
    translations: Object.fromEntries(
      locales.map(locale => [locale, { name: kind.name[locale], description: null }]),
    ),
    url: null,
    email: null,
    applicationProcess: null,
    fees: name === 'interpreter' ? 'partly' : 'free',
    costs: [],
    eligibilityDescription: null,
    minimumAge: null,
    maximumAge: null,
    eligibleSex: null,
    citizenships: [],
    remote: false,
    tellsNobody: false,
    timeZone: given.timeZone,
    needCodes: [...kind.needs],
    targetGroups: [],
    languages: [...given.languages],
    servedPlaces: [...given.serves],
    locationIds: [locationId],
    phones: [phone(given.phone)],
    schedules: hours[given.hours],
    capacities: name === 'shelter' ? [{ unit: 'bed', available: 3, maximum: 12 }] : [],
    ...kind.with,
  }
}

const days = ['MO', 'TU', 'WE', 'TH', 'FR']
const weekly = (byday: string[], opens: number, closes: number): ServiceDraft['schedules'][number] => ({
  freq: 'WEEKLY',
  byday,
  bymonthday: [],
  interval: 1,
  from: null,
  until: null,
  closed: false,
  opens,
  closes,
  attendingType: null,
  description: null,
})
const newYear: ServiceDraft['schedules'][number] = {
  ...weekly([], 0, 0),
  freq: null,
  from: '2027-01-01' as Day,
  until: '2027-01-02' as Day,
  closed: true,
}
const hours: Readonly<Record<Invented['hours'], ServiceDraft['schedules']>> = {
  office: [weekly(days, 8 * 60, 12 * 60), weekly(days, 13 * 60, 17 * 60), newYear],
  long: [weekly([...days, 'SA'], 9 * 60, 21 * 60), newYear],
  always: [weekly([...days, 'SA', 'SU'], 0, 1440)],
}
