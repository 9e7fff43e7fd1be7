import { systemActor } from '#lib/actor.ts'
import { addHours } from '#lib/day.ts'
import { listOrganisations } from '#modules/organisations/index.ts'
import type { Job } from '#platform/module.ts'
import { listDue } from './service/due.ts'
import { erase } from './service/erase.ts'
import { dropOldReceipts } from './store.ts'

const receiptDays = 60

/** Each night: what its rule says is due is put before the supervisors; answers kept for repetition go after sixty days. */
const due: Job = async ({ engine }) => {
  const { items } = await engine.as(systemActor(null), use => listOrganisations(use))
  for (const { id } of items) await listDue(engine, id)
  await engine.as(systemActor(null), use => dropOldReceipts(use.db, addHours(use.now, -24 * receiptDays)))
}

const eraseOne: Job = ({ engine }, { organisationId, erasureId }) =>
  erase(engine, String(organisationId), String(erasureId))

export const jobs = { 'keeping.due': due, 'keeping.erase': eraseOne }
export const schedule = { 'keeping.due': '20 2 * * *' }
