import { isJson, type Json } from './json.ts'

const listOf = (given: unknown): Json[] => (Array.isArray(given) ? given.filter(isJson) : [])

/** An organization with those of its services that stand in the place or serve it or something in it. */
export function inPlace(organization: Json, placeId: string): Json[] {
  const below = (id: unknown) =>
    typeof id === 'string' && (id === placeId || id.startsWith(`${placeId}.`) || id.startsWith(`${placeId}:`))
  const reaches = (id: unknown) =>
    typeof id === 'string' &&
    (below(id) || placeId === id || placeId.startsWith(`${id}.`) || placeId.startsWith(`${id}:`))
  const fits = (service: Json) =>
    listOf(service.service_areas).some(area => reaches(area.place_id ?? area.country)) ||
    listOf(service.service_at_locations).some(link => below((link.location as Json | undefined)?.place_id))
  const services = listOf(organization.services).filter(fits)
  return services.length > 0 ? [{ ...organization, services }] : []
}
