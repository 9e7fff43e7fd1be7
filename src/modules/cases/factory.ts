import { systemActor } from '#lib/actor.ts'
import { newId } from '#lib/ids.ts'
import type { Engine, UseCase } from '#platform/use-case.ts'
import { type NewCase, openCaseWith } from './service/open.ts'
import { findCase, updateCase } from './store/cases.ts'

export interface CaseGiven extends NewCase {
  readonly organisationId: string
  /** Those who work on it; the first is responsible. */
  readonly workerIds?: readonly string[]
  readonly status?: 'open' | 'on_hold' | 'closing_requested' | 'closed'
}

/** A case for another module's test, opened by Hamroh itself: `aCase(app.engine, { organisationId, workerIds: [lawyer.userId] })`. */
export function aCase(engine: Engine, given: CaseGiven) {
  return engine.as(systemActor(given.organisationId), use => openedAs(use, given))
}

async function openedAs(use: UseCase, { organisationId, workerIds = [], status, ...given }: CaseGiven) {
  const opened = await openCaseWith(use, { restricted: false, ...given, id: given.id ?? newId() })
  const row = await findCase(use.db, organisationId, opened.id)
  if (!row) throw new Error('the case that was opened is not there')
  const change = {
    ...(workerIds.length ? { worker_ids: [...workerIds], responsible_id: workerIds[0] ?? null } : {}),
    ...(status ? { status } : {}),
    ...(status === 'closed' ? { closed_at: use.now } : {}),
  }
  const saved = await updateCase(use.db, row, row.version, change)
  return { ...opened, version: saved?.version ?? opened.version, status: status ?? opened.status }
}
