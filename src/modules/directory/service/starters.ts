import { loadStarters, type Starters } from '#platform/content/starters.ts'
import { locales } from '#platform/content/texts.ts'
import type { UseCase } from '#platform/use-case.ts'
import type { OrganizationKind } from '../domain/directory.ts'
import { findOrganization } from '../store/write.ts'
import type { ServiceDraft } from './drafts.ts'
import { stableId } from './ids.ts'
import { insertLocation } from './locations.ts'
import { insertOrganization } from './organizations.ts'
import { placesOf } from './places.ts'
import { insertService } from './services.ts'

type Starter = Starters['organizations'][number]

/**
 * The organisations that the reports name: unverified, without telephone, belonging to nobody here. What is there already
 * is left as it is, an editor may have corrected it.
 */
export async function importStarters(use: UseCase, root: string): Promise<{ count: number }> {
  const starters = loadStarters(root)
  for (const one of starters.organizations) {
    const id = stableId(`starter:${one.key}`)
    if (!(await findOrganization(use.db, id))) await importOne(use, id, one, starters)
  }
  return { count: starters.organizations.length }
}

async function importOne(use: UseCase, id: string, given: Starter, { sources, services }: Starters) {
  const source = sources[given.source]
  if (!source) throw new Error(`directory/starters.yaml: ${given.key} has no source ${given.source}`)
  const from = { source: source.title, as_of: source.asOf }
  const both = (name: Starter['name']) =>
    Object.fromEntries(
      locales.map(locale => [locale, { name: name[locale], description: given.description[locale] }]),
    )
  await insertOrganization(
    use,
    id,
    null,
    {
      kind: given.kind as OrganizationKind, // checked by the table
      name: given.name.en,
      alternateName: null,
      description: given.description.en,
      translations: both(given.name),
      email: null,
      website: null,
      legalStatus: null,
      yearIncorporated: null,
      country: given.country,
      placeId: given.places[0] ?? null,
      phones: [],
    },
    { ...from, external_id: `starter:${given.key}` },
  )
  const locationIds = given.places.map(place => stableId(`starter:${given.key}:${place}`))
  for (const [i, placeId] of given.places.entries())
    await insertLocation(use, locationIds[i]!, id, locationOf(placeId))
  const timeZone =
    (await placesOf(use.db)).byId.get(given.places[0] ?? given.country)?.time_zone ?? 'Europe/Moscow'
  for (const name of given.services) {
    const kind = services[name]
    if (!kind) throw new Error(`directory/starters.yaml: ${given.key} has no service ${name}`)
    const draft = draftOf(id, given, kind, both(kind.name), timeZone, locationIds)
    await insertService(use, stableId(`starter:${given.key}:${name}`), draft, from)
  }
}

const locationOf = (placeId: string) => ({
  visibility: 'public' as const,
  locationType: 'physical' as const,
  placeId,
  country: placeId.slice(0, 2),
  name: null,
  description: null,
  city: null,
  address1: null,
  address2: null,
  postalCode: null,
  transportation: null,
  accessibility: null,
  latitude: null,
  longitude: null,
})

function draftOf(
  organizationId: string,
  given: Starter,
  kind: Starters['services'][string],
  translations: ServiceDraft['translations'],
  timeZone: string,
  locationIds: string[],
): ServiceDraft {
  return {
    organizationId,
    visibility: 'public',
    status: 'active',
    name: kind.name.en,
    description: given.description.en,
    translations,
    url: null,
    email: null,
    applicationProcess: null,
    fees: 'unknown',
    costs: [],
    eligibilityDescription: null,
    minimumAge: null,
    maximumAge: null,
    eligibleSex: null,
    citizenships: [],
    remote: false,
    tellsNobody: false,
    timeZone,
    needCodes: [...kind.needs],
    targetGroups: [],
    languages: [],
    servedPlaces: [...given.serves],
    locationIds,
    phones: [],
    schedules: [],
    capacities: [],
  }
}
