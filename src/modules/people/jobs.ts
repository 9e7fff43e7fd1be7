import { systemActor } from '#lib/actor.ts'
import { listOrganisations } from '#modules/organisations/index.ts'
import type { EventHandler, Job } from '#platform/module.ts'
import { findPairsFor } from './service/find-pairs.ts'
import { refreshSome } from './service/name-index.ts'

/** After an update that reads names in another way: the rest of a large organisation's names. */
const indexNames: Job = async ({ engine }, { organisationId }) => {
  await refreshSome(engine, String(organisationId), Number.POSITIVE_INFINITY)
}

/** So long at a time; what is left comes after the other jobs. */
const atATime = 20_000

const queuePairs = (organisationId: string) =>
  ['people.find_pairs', { organisationId }, { key: `people.find_pairs:${organisationId}` }] as const

/** Each night for every organisation, and after an import: second files of whoever is new or was changed. */
const findPairs: Job = async ({ engine }, { organisationId }) => {
  if (typeof organisationId !== 'string') {
    const { items } = await engine.as(systemActor(null), use => listOrganisations(use))
    for (const { id } of items) await engine.as(systemActor(id), async use => use.enqueue(...queuePairs(id)))
    return
  }
  if (await findPairsFor(engine, organisationId, atATime))
    await engine.as(systemActor(organisationId), async use => use.enqueue(...queuePairs(organisationId)))
}

const afterImport: EventHandler = async (use, event) => use.enqueue(...queuePairs(event.organisationId))

export const jobs = { 'people.index_names': indexNames, 'people.find_pairs': findPairs }
export const schedule = { 'people.find_pairs': '40 1 * * *' }
export const handlers = { 'people.imported': afterImport }
