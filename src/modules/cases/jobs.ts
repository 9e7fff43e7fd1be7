import { systemActor } from '#lib/actor.ts'
import { listOrganisations, organisationById } from '#modules/organisations/index.ts'
import type { Job } from '#platform/module.ts'
import { morning } from './service/morning.ts'

/** Every hour: each organisation gets its morning when it is seven there, in a transaction of its own. */
const mornings: Job = ({ engine }) =>
  engine.as(systemActor(null), async use => {
    const { items } = await listOrganisations(use)
    for (const { id } of items)
      use.enqueue('cases.morning', { organisationId: id }, { key: `cases.morning:${id}` })
  })

const oneMorning: Job = ({ engine }, { organisationId }) =>
  engine.as(systemActor(String(organisationId)), async use => {
    const organisation = await organisationById(use, String(organisationId))
    if (organisation) await morning(use, organisation.timeZone)
  })

export const jobs = { 'cases.mornings': mornings, 'cases.morning': oneMorning }
export const schedule = { 'cases.mornings': '5 * * * *' }
