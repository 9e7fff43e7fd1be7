import { addDays, type Day } from '#lib/day.ts'
import { ownOrganisation } from '#modules/organisations/index.ts'
import type { UseCase } from '#platform/use-case.ts'
import { afterCover, type CaseStatus, wakes } from '../domain/case.ts'
import { morningOwed, reminderFor, reminderHorizon } from '../domain/plan.ts'
import { findCase, updateCase } from '../store/cases.ts'
import { insertEntries } from '../store/parts.ts'
import * as plan from '../store/plan.ts'
import * as team from '../store/team.ts'
import { circleChanged } from './life.ts'
import { entry } from './load.ts'
import { happened } from './parts.ts'

/** The morning of one organisation, in its own time: wake cases, end cover, remind. Once a local day. */
export async function morning(use: UseCase, timeZone: string): Promise<number> {
  const organisationId = ownOrganisation(use)
  const served = (await plan.findReminded(use.db, organisationId)) as Day | null
  const today = morningOwed(use.now, timeZone, served)
  if (!today) return 0
  await plan.putReminded(use.db, organisationId, today)
  await wakeCases(use, organisationId, today)
  await endCovers(use, organisationId, today)
  return remind(use, organisationId, today)
}

async function wakeCases(use: UseCase, organisationId: string, today: Day): Promise<void> {
  for (const row of await team.findWaking(use.db, organisationId, today)) {
    if (!wakes(row.status as CaseStatus, row.hold_until as Day | null, today)) continue
    const change = { status: 'open', hold_until: null, hold_reason: null, changed_at: use.now }
    await updateCase(use.db, row, row.version, change)
    await happened(use, row, entry(use, row.id, 'woke'))
    use.audit({ action: 'cases.woke', thing: 'case', thingId: row.id })
    const to = row.responsible_id ? [row.responsible_id] : row.worker_ids
    await plan.insertReminders(
      use.db,
      organisationId,
      today,
      to.map(user_id => ({ user_id, kind: 'woke', case_id: row.id, task_id: row.id })),
    )
  }
}

async function endCovers(use: UseCase, organisationId: string, today: Day): Promise<void> {
  for (const cover of await team.findEndedCovers(use.db, organisationId, today)) {
    await team.endCover(use.db, organisationId, cover.id)
    const row = await findCase(use.db, organisationId, cover.case_id)
    if (!row) continue
    const workerIds = afterCover(
      { responsibleId: row.responsible_id, workerIds: row.worker_ids },
      cover.to_id,
    )
    await updateCase(use.db, row, row.version, { worker_ids: workerIds, changed_at: use.now })
    await insertEntries(use.db, [entry(use, row.id, 'cover_ended', { thingId: cover.id })])
    use.audit({ action: 'cases.cover_ended', thing: 'case', thingId: row.id })
    await circleChanged(use, { ...row, worker_ids: workerIds })
  }
}

async function remind(use: UseCase, organisationId: string, today: Day): Promise<number> {
  const tasks = await plan.findRemindable(use.db, organisationId, addDays(today, reminderHorizon))
  const reminders = tasks.flatMap(task => {
    const kind = reminderFor({ kind: task.kind, basis: task.basis, dueOn: task.due_on as Day }, today)
    if (!kind) return []
    return task.user_ids.map(user_id => ({ user_id, kind, case_id: task.case_id, task_id: task.id }))
  })
  return plan.insertReminders(use.db, organisationId, today, reminders)
}
