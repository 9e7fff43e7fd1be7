import type { ReplyOf } from '#lib/contract.ts'
import { forget, useChange, useT } from '#staff/hooks.ts'
import { Button } from '#ui/Button.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { type readCase, updateTask } from '../contract.ts'
import { DueTag } from './DueTag.tsx'

type File = ReplyOf<typeof readCase>
type Task = File['tasks'][number]

/** Goals, and what is still to be done, the nearest day first. */
export function PlanCard({ file }: { readonly file: File }) {
  const t = useT()
  const change = useChange(updateTask, { offline: true, label: 'cases.act.done', chain: file.id })
  const open = file.tasks.filter(task => task.status === 'open')
  if (!open.length && !file.goals.length) return null
  const done = async ({ id, doer, due: _due, kind: _kind, ...task }: Task) => {
    await change.send({ ...task, id: file.id, taskId: id, doerId: doer?.id ?? null, status: 'done' })
    forget(`/cases/${file.id}`)
  }
  return (
    <section class="card">
      <h2>{t('cases.plan')}</h2>
      <ErrorNote problem={change.error} />
      <ul class="stack plain">
        {file.goals.map(goal => (
          <li key={goal.id}>{goal.status === 'open' ? goal.text : <s>{goal.text}</s>}</li>
        ))}
        {open.map(task => (
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
    </section>
  )
}
