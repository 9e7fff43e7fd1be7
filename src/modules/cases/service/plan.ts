import type { InputOf } from '#lib/contract.ts'
import { addDays, type Day } from '#lib/day.ts'
import { newId } from '#lib/ids.ts'
import { changedMeanwhile, invalid, notFound } from '#lib/refusal.ts'
import { ownOrganisation } from '#modules/organisations/index.ts'
import type { UseCase } from '#platform/use-case.ts'
import type * as contract from '../contract.ts'
import { dueState, type TaskStatus } from '../domain/plan.ts'
import { refuse } from '../domain/refusals.ts'
import type { EntryKind } from '../domain/timeline.ts'
import { findPart, insertOnce, updatePart } from '../store/parts.ts'
import * as store from '../store/plan.ts'
import { findHandOversOf } from '../store/team.ts'
import { entry, lastChange, mustBeWorkers, mustWorkOpen, namesOf, todayOf } from './load.ts'
import { happened } from './parts.ts'
import { caseSummaries } from './summaries.ts'
import { goalOf, handOverOf, taskOf } from './views.ts'

export async function addGoal(
  use: UseCase,
  { id, needId, text, ...input }: InputOf<typeof contract.addGoal>,
) {
  const row = await mustWorkOpen(use, id)
  const goalId = input.goalId ?? newId()
  const isNew = await insertOnce(
    use.db,
    'cases.goal',
    {
      organisation_id: row.organisation_id,
      id: goalId,
      case_id: id,
      need_id: needId,
      text,
      added_at: use.now,
    },
    row,
  )
  if (isNew) {
    await happened(use, row, entry(use, id, 'goal_added', { thingId: goalId }))
    use.audit({ action: 'cases.add_goal', thing: 'case', thingId: id, details: { goalId } })
  }
  const goal = await findPart(use.db, 'cases.goal', row.organisation_id, id, goalId)
  if (!goal) throw refuse('cases.id_taken')
  return goalOf(goal)
}

export async function updateGoal(use: UseCase, input: InputOf<typeof contract.updateGoal>) {
  const row = await mustWorkOpen(use, input.id)
  const before = await findPart(use.db, 'cases.goal', row.organisation_id, row.id, input.goalId)
  if (!before) throw notFound()
  const after = await updatePart(use.db, 'cases.goal', before, input.version, {
    text: input.text,
    status: input.status,
  })
  if (!after) throw changedMeanwhile(input, { ...goalOf(before), ...(await lastChange(use, row, before.id)) })
  const details = { from: before.status, to: after.status }
  await happened(use, row, entry(use, row.id, 'goal_changed', { thingId: before.id, details }))
  use.audit({ action: 'cases.update_goal', thing: 'case', thingId: row.id, details })
  return goalOf(after)
}

export async function addTask(use: UseCase, input: InputOf<typeof contract.addTask>) {
  if (input.kind === 'deadline' && input.dueOn === null) throw invalid({ path: 'dueOn', code: 'required' })
  const row = await mustWorkOpen(use, input.id)
  if (input.doerId) await mustBeWorkers(use, [input.doerId], 'doerId')
  const taskId = input.taskId ?? newId()
  const isNew = await insertOnce(
    use.db,
    'cases.task',
    {
      organisation_id: row.organisation_id,
      id: taskId,
      case_id: row.id,
      kind: input.kind,
      ...columns(input),
      added_at: use.now,
    },
    row,
  )
  if (isNew) {
    const details = { taskKind: input.kind, dueOn: input.dueOn }
    await happened(use, row, entry(use, row.id, 'task_added', { thingId: taskId, details }))
    use.audit({ action: 'cases.add_task', thing: 'case', thingId: row.id, details: { taskId } })
  }
  const task = await findPart(use.db, 'cases.task', row.organisation_id, row.id, taskId)
  if (!task || task.text !== input.text) throw refuse('cases.id_taken')
  return taskOf(use, task, await namesOf(use))
}

const columns = (
  input: Omit<InputOf<typeof contract.updateTask>, 'version' | 'taskId' | 'status' | 'result'>,
) => ({
  goal_id: input.goalId,
  text: input.text,
  doer_id: input.doerId,
  due_on: input.dueOn,
  basis: input.basis,
  rule: input.rule,
  source: input.source,
})

export async function updateTask(use: UseCase, input: InputOf<typeof contract.updateTask>) {
  const row = await mustWorkOpen(use, input.id)
  const before = await findPart(use.db, 'cases.task', row.organisation_id, row.id, input.taskId)
  if (!before) throw notFound()
  if (before.kind === 'deadline' && input.dueOn === null) throw invalid({ path: 'dueOn', code: 'required' })
  if (input.doerId && input.doerId !== before.doer_id) await mustBeWorkers(use, [input.doerId], 'doerId')
  const name = await namesOf(use)
  const after = await updatePart(use.db, 'cases.task', before, input.version, {
    ...columns(input),
    status: input.status,
    result: input.result,
    ended_at: input.status === 'open' ? null : (before.ended_at ?? use.now),
  })
  if (!after) {
    const theirs = taskOf(use, before, name)
    throw changedMeanwhile(input, { ...theirs, ...(await lastChange(use, row, before.id)) })
  }
  const kind = entryKindOf(before.status as TaskStatus, input.status)
  const details = { taskKind: before.kind, from: before.due_on, to: after.due_on }
  await happened(use, row, entry(use, row.id, kind, { thingId: before.id, details }))
  use.audit({ action: 'cases.update_task', thing: 'case', thingId: row.id, details: { taskId: before.id } })
  return taskOf(use, after, name)
}

function entryKindOf(before: TaskStatus, after: TaskStatus): EntryKind {
  if (before === after) return 'task_changed'
  return after === 'done' ? 'task_done' : after === 'dropped' ? 'task_dropped' : 'task_changed'
}

/** What is due in the actor's own cases up to some days from now, and who waits for their answer to a hand-over. */
export async function listDue(use: UseCase, { days }: { days: number }) {
  const organisationId = ownOrganisation(use)
  const userId = use.actor.userId ?? ''
  const today = todayOf(use)
  const rows = await store.findDue(use.db, organisationId, userId, addDays(today, days))
  const summaries = await caseSummaries(use, [...new Set(rows.map(row => row.case_id))])
  const asked = (await findHandOversOf(use.db, organisationId, userId)).filter(row => row.to_id === userId)
  const name = await namesOf(use)
  use.audit({ action: 'cases.list_due', thing: 'case', thingId: null, details: { shown: rows.length } })
  return {
    items: rows.flatMap(row => {
      const summary = summaries.get(row.case_id)
      if (!summary) return []
      const { id: caseId, reference, title } = summary
      const due = dueState(row.due_on as Day, today)
      return [
        {
          caseId,
          reference,
          title,
          taskId: row.task_id,
          kind: row.kind,
          text: row.text,
          dueOn: row.due_on,
          due,
          basis: row.basis,
        },
      ]
    }),
    handOvers: asked.map(row => handOverOf(row, name)),
  }
}
