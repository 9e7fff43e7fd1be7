import { systemActor } from '#lib/actor.ts'
import { dayIn } from '#lib/day.ts'
import { listOrganisations } from '#modules/organisations/index.ts'
import type { Job } from '#platform/module.ts'
import { checkRules } from './service/check.ts'

/** Once a day: each organisation is told of its letters that name a rule which has changed since. */
const checks: Job = ({ engine }) =>
  engine.as(systemActor(null), async use => {
    const { items } = await listOrganisations(use)
    for (const { id } of items)
      use.enqueue('documents.check', { organisationId: id }, { key: `documents.check:${id}` })
  })

const check: Job = ({ engine }, { organisationId }) =>
  engine.as(systemActor(String(organisationId)), use => checkRules(use, dayIn(use.now, 'Asia/Almaty')))

export const jobs = { 'documents.checks': checks, 'documents.check': check }
export const schedule = { 'documents.checks': '40 2 * * *' }
