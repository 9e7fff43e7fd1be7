import { systemActor } from '#lib/actor.ts'
import { addHours } from '#lib/day.ts'
import { listOrganisations } from '#modules/organisations/index.ts'
import type { Job } from '#platform/module.ts'
import { organisationsWithKeys, rotate } from '#platform/vault/rotate.ts'
import { listDue } from './service/due.ts'
import { erase } from './service/erase.ts'
import { sealOld } from './service/seal.ts'
import { dropOldReceipts } from './store/records.ts'

const receiptDays = 60

/** Each night: what its rule says is due is put before the supervisors; answers kept for repetition go after sixty days. */
const due: Job = async ({ engine }) => {
  const { items } = await engine.as(systemActor(null), use => listOrganisations(use))
  for (const { id } of items) await listDue(engine, id)
  await engine.as(systemActor(null), use => dropOldReceipts(use.db, addHours(use.now, -24 * receiptDays)))
}

/** Each night, which after an update is once with work to do: what is restricted and was not sealed yet. */
const seal: Job = async ({ engine }) => {
  for (const { id } of (await engine.as(systemActor(null), use => listOrganisations(use))).items)
    await sealOld(engine, id)
}

/** Four times a year everybody's keys; on request those of one. */
const rotateKeys: Job = async ({ engine }, { organisationId }) => {
  await rotate(
    engine,
    typeof organisationId === 'string' ? [organisationId] : await organisationsWithKeys(engine),
  )
}

const eraseOne: Job = ({ engine }, { organisationId, erasureId }) =>
  erase(engine, String(organisationId), String(erasureId))

export const jobs = {
  'keeping.due': due,
  'keeping.erase': eraseOne,
  'keeping.seal': seal,
  'keeping.rotate_keys': rotateKeys,
}
export const schedule = {
  'keeping.due': '20 2 * * *',
  'keeping.seal': '50 2 * * *',
  'keeping.rotate_keys': '15 4 1 1,4,7,10 *',
}
