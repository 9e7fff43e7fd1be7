import { useState } from 'preact/hooks'
import type { ReplyOf } from '#lib/contract.ts'
import { forget, useChange, useT } from '#staff/hooks.ts'
import { Button } from '#ui/Button.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { Tag } from '#ui/Tag.tsx'
import { type readCase, updateTask } from '../contract.ts'
import { ChangeGoal } from './ChangeGoal.tsx'
import { DueTag } from './DueTag.tsx'
import { taskFields } from './decided-fields.ts'

type File = ReplyOf<typeof readCase>
type Task = File['tasks'][number]
type Goal = File['goals'][number]

/** Goals with what is to be done for each, then what belongs to none; within each the nearest day first. */
export function PlanCard({ file }: { readonly file: File }) {
  const t = useT()
  const change = useChange(updateTask, {
    offline: true,
    label: 'cases.act.done',
    chain: file.id,
    fields: taskFields,
  })
  const [changing, setChanging] = useState<Goal | null>(null)
  const open = file.tasks.filter(task => task.status === 'open')
  if (!open.length && !file.goals.length) return null
  const done = async (before: Task) => {
    const { id, doer, due: _due, kind: _kind, ...task } = before
    const sent = { ...task, id: file.id, taskId: id, doerId: doer?.id ?? null, status: 'done' as const }
    await change.send(sent, { before })
    forget(`/cases/${file.id}`)
  }
  const tasks = (goalId: string | null) => (
    <ul class="stack plain">
      {open
        .filter(task => task.goalId === goalId)
        .map(task => (
          <li key={task.id} class="row apart">
            <span>
              {task.text} <DueTag day={task.dueOn} /> <span class="small soft">{task.doer?.name}</span>
            </span>
            {file.may.work && (
              <Button
                look="quiet"
                icon="check"
                label={`${t('cases.act.done')}: ${task.text}`}
                busy={change.sending}
                onClick={() => void done(task)}
              >
                {t('cases.act.done')}
              </Button>
            )}
          </li>
        ))}
    </ul>
  )
  return (
    <section class="card stack">
      <h2>{t('cases.plan')}</h2>
      <ErrorNote problem={change.error} />
      {file.goals.map(goal => (
        <div key={goal.id}>
          <GoalLine goal={goal} onChange={file.may.work ? () => setChanging(goal) : null} />
          {tasks(goal.id)}
        </div>
      ))}
      {tasks(null)}
      {changing && <ChangeGoal caseId={file.id} goal={changing} onClose={() => setChanging(null)} />}
    </section>
  )
}

function GoalLine({ goal, onChange }: { goal: Goal; onChange: (() => void) | null }) {
  const t = useT()
  return (
    <div class="row apart">
      <span>
        <b>{goal.status === 'dropped' ? <s>{goal.text}</s> : goal.text}</b>{' '}
        {goal.status !== 'open' && (
          <Tag tone={goal.status === 'reached' ? 'ok' : undefined}>
            {t(`cases.goal.status.${goal.status}`)}
          </Tag>
        )}
      </span>
      {onChange && (
        <Button look="quiet" icon="edit" label={`${t('ui.edit')}: ${goal.text}`} onClick={onChange}>
          {t('ui.edit')}
        </Button>
      )}
    </div>
  )
}
