import { systemActor } from '#lib/actor.ts'
import type { InputOf } from '#lib/contract.ts'
import { newId } from '#lib/ids.ts'
import { notFound } from '#lib/refusal.ts'
import type { UseCase } from '#platform/use-case.ts'
import type * as contract from '../contract.ts'
import { insertReport } from '../store/reports.ts'
import { findService } from '../store/services.ts'

type Report = InputOf<typeof contract.report>

/** Somebody says that an entry is wrong; who, is not asked. The same id sent again is one report. */
export async function reportEntry(use: UseCase, { id = newId(), serviceId, kind, note, locale }: Report) {
  const service = await findService(use.db, serviceId)
  if (!service) throw notFound()
  // The public reads no report, not even to see whether this one is there already.
  await use.become(systemActor(service.owner_id))
  await insertReport(use.db, {
    id,
    service_id: serviceId,
    owner_id: service.owner_id,
    kind,
    note,
    locale: locale ?? use.actor.locale,
    created_at: use.now,
  })
  // The log is an organisation's; an entry that nobody here owns has none.
  if (service.owner_id !== null)
    use.audit({ action: 'directory.report', thing: 'service', thingId: serviceId, details: { kind } })
  return null
}
