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
  await insertReport(use.db, {
    id,
    service_id: serviceId,
    owner_id: service.owner_id,
    kind,
    note,
    locale: locale ?? use.actor.locale,
    created_at: use.now,
  })
  use.audit({
    action: 'directory.report',
    thing: 'service',
    thingId: serviceId,
    details: { kind },
    ...(service.owner_id ? { organisationId: service.owner_id } : {}),
  })
  return null
}
