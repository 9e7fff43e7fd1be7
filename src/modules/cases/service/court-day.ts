import { isDay } from '#lib/day.ts'
import type { Payload, UseCase } from '#platform/use-case.ts'
import { words } from '#platform/words.ts'
import { findCase } from '../store/cases.ts'
import { findPart, insertOnce, updatePart } from '../store/parts.ts'
import { entry } from './load.ts'
import { happened } from './parts.ts'

/**
 * The last day to go to court for a claim, as a deadline of its case; it bears the claim's id, so that a claim has one.
 * Without a day nothing waits for a court any more.
 */
export async function courtDay(use: UseCase, payload: Payload): Promise<void> {
  const { caseId, claimId, dueOn, rule, locale } = payload
  const organisationId = use.actor.organisationId
  if (typeof caseId !== 'string' || typeof claimId !== 'string' || !organisationId) return
  const row = await findCase(use.db, organisationId, caseId)
  if (!row) return
  const due = typeof dueOn === 'string' && isDay(dueOn) ? dueOn : null
  const task = await findPart(use.db, 'cases.task', organisationId, caseId, claimId)
  if (!task && !due) return
  const before = task?.due_on ?? null
  if (task) {
    const open = due !== null
    // Who ticked it off meant it; a new day opens it again, the same one does not.
    if (before === due || (!open && task.status !== 'open')) return
    const change = open
      ? { due_on: due, status: 'open', ended_at: null }
      : { status: 'done', ended_at: use.now }
    await updatePart(use.db, 'cases.task', task, task.version, change)
  } else {
    await insertOnce(use.db, 'cases.task', {
      organisation_id: organisationId,
      id: claimId,
      case_id: caseId,
      kind: 'deadline',
      text: words(typeof locale === 'string' ? locale : 'en')('cases.task.court_day'),
      due_on: due,
      basis: 'legal',
      rule: typeof rule === 'string' ? rule : null,
      added_at: use.now,
    })
  }
  const kind = !task ? 'task_added' : due ? 'task_changed' : 'task_done'
  const details = { taskKind: 'deadline', from: before, to: due }
  await happened(use, row, entry(use, caseId, kind, { thingId: claimId, details }))
  use.audit({ action: 'cases.court_day', thing: 'case', thingId: caseId, details: { taskId: claimId } })
}
