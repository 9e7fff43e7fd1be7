import type { Job } from '#platform/module.ts'
import { refreshSome } from './service/name-index.ts'

/** After an update that reads names in another way: the rest of a large organisation's names. */
const indexNames: Job = async ({ engine }, { organisationId }) => {
  await refreshSome(engine, String(organisationId), Number.POSITIVE_INFINITY)
}

export const jobs = { 'people.index_names': indexNames }
