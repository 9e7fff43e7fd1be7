import { listOrganisations, organisationById } from '#modules/organisations/index.ts'
import { placeById, taxonomy } from '#platform/content/packs.ts'
import type { UseCase } from '#platform/use-case.ts'

/** What stands in the records as a code or an id, in words: whoever opens the file may have no Hamroh any more. */

/** For whoever opens the file with nothing else at hand. */
export const readMe = `Everything of one organisation from Hamroh. It names people who asked for help: keep it closed.

MODULE.TABLE.ndjson  one record a line, as JSON; the names of the columns are those of the database
organisations.json   this organisation with its settings, and the names behind the ids of others
staff.ndjson         who the ids of users are (opened_by, worker_ids, actor_id and so on)
codes.json           what the codes of needs, areas, groups, signs and occupations mean, in six languages
places.json          the places that are named in the records
manifest.json        how many records each file has, and its SHA-256; it is last, without it the file is not whole

Records join by id: cases.case.person_ids are people.person.id, contacts.contact.case_id is cases.case.id.
Moments are UTC, days are calendar days, money is in the smallest unit of its currency.
Names of members of savings groups are sealed with the group's own keys, which only the group has.
`

export async function organisationsOf(use: UseCase, organisationId: string): Promise<object> {
  const { items } = await listOrganisations(use)
  const others = items.filter(one => one.id !== organisationId).map(({ id, name }) => ({ id, name }))
  return { own: await organisationById(use, organisationId), others }
}

export function codes(): object {
  const { areas, needs, targetGroups, riskIndicators, occupations } = taxonomy()
  const named = (items: readonly { code: string }[]) =>
    Object.fromEntries(items.map(({ code, ...words }) => [code, words]))
  return {
    areas: named(areas),
    needs: named(needs),
    targetGroups: named(targetGroups),
    signs: named(riskIndicators),
    occupations: named(occupations),
  }
}

/** Each with what it lies in. */
export function places(ids: Iterable<string>): object {
  const found: Record<string, object> = {}
  const waiting = [...ids]
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    const place = placeById(id)
    if (!place || found[id]) continue
    const { name, names, level, country, parentId } = place
    found[id] = { name, ...names, level, country, parentId }
    if (parentId) waiting.push(parentId)
  }
  return found
}

/** The places that a record names, wherever in it. */
export const placesIn = (text: string): string[] =>
  [...text.matchAll(/"([A-Z]{2}(?:\.\w+)*(?::[a-z0-9-]+)?)"/g)].map(match => match[1] as string)
