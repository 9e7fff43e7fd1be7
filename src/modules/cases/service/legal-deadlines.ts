import type { Day } from '#lib/day.ts'
import { notFound } from '#lib/refusal.ts'
import type { UseCase } from '#platform/use-case.ts'
import { type CaseRow, findCase } from '../store/cases.ts'
import { findPart, insertOnce, updatePart } from '../store/parts.ts'
import { entry } from './load.ts'
import { happened } from './parts.ts'

/** A deadline that a rule sets. With only an id and a state it is one that is not needed any more. */
export interface LegalDeadline {
  /** Of the task; the same for the same duty each time. */
  readonly id: string
  readonly state: 'open' | 'done' | 'dropped'
  readonly text?: string
  readonly dueOn?: Day
  /** The rule's id. */
  readonly rule?: string
  readonly source?: string
}

/**
 * Another module's computed deadlines become deadlines of the case, with their reminders. What a worker has ended stays
 * ended; what moved is moved, with a line in the account.
 */
export async function keepLegalDeadlines(
  use: UseCase,
  caseId: string,
  deadlines: readonly LegalDeadline[],
): Promise<void> {
  const row = await findCase(use.db, use.actor.organisationId ?? '', caseId)
  if (!row) throw notFound()
  for (const deadline of deadlines) await keepOne(use, row, deadline)
}

async function keepOne(use: UseCase, row: CaseRow, { id, state, text, dueOn, rule, source }: LegalDeadline) {
  const before = await findPart(use.db, 'cases.task', row.organisation_id, row.id, id)
  if (!before) {
    if (state !== 'open' || text === undefined || dueOn === undefined) return
    await insertOnce(use.db, 'cases.task', {
      organisation_id: row.organisation_id,
      id,
      case_id: row.id,
      kind: 'deadline',
      text,
      due_on: dueOn,
      basis: 'legal',
      rule: rule ?? null,
      source: source ?? null,
      added_at: use.now,
    })
    const details = { taskKind: 'deadline', dueOn }
    return happened(use, row, entry(use, row.id, 'task_added', { thingId: id, details }))
  }
  const moved = dueOn !== undefined && dueOn !== before.due_on
  if (before.status !== 'open' || (state === 'open' && !moved)) return
  await updatePart(use.db, 'cases.task', before, before.version, {
    status: state,
    ...(dueOn === undefined ? {} : { due_on: dueOn }),
    ...(rule === undefined ? {} : { rule }),
    ended_at: state === 'open' ? null : use.now,
  })
  const kind = state === 'done' ? 'task_done' : state === 'dropped' ? 'task_dropped' : 'task_changed'
  const details = { taskKind: 'deadline', from: before.due_on, to: dueOn ?? before.due_on }
  await happened(use, row, entry(use, row.id, kind, { thingId: id, details }))
}
