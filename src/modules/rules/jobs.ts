import { systemActor } from '#lib/actor.ts'
import { listOrganisations } from '#modules/organisations/index.ts'
import type { Job } from '#platform/module.ts'
import { recheck } from './service/recheck.ts'

/** Every night, and when a new pack was loaded: each organisation looks at its own files, some at a time. */
const rechecks: Job = ({ engine }) =>
  engine.as(systemActor(null), async use => {
    const { items } = await listOrganisations(use)
    for (const { id } of items)
      use.enqueue('rules.recheck', { organisationId: id, after: first }, { key: `rules.recheck:${id}` })
  })

const first = '00000000-0000-0000-0000-000000000000'

const some: Job = ({ engine }, { organisationId, after }) =>
  engine.as(systemActor(String(organisationId)), async use => {
    const next = await recheck(use, String(after))
    if (next !== null) use.enqueue('rules.recheck', { organisationId: String(organisationId), after: next })
  })

export const jobs = { 'rules.rechecks': rechecks, 'rules.recheck': some }
export const schedule = { 'rules.rechecks': '40 22 * * *' }
