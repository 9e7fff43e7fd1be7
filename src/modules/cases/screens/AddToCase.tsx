import { useState } from 'preact/hooks'
import type { ReplyOf } from '#lib/contract.ts'
import type { Day } from '#lib/day.ts'
import { newId } from '#lib/ids.ts'
import { NeedPicker } from '#modules/directory/screens/parts.ts'
import { type Sent, type Typing, useChange, useForm, useT } from '#staff/hooks.ts'
import { Check, Choice } from '#ui/Choice.tsx'
import { DateInput } from '#ui/DateInput.tsx'
import { FormDialog } from '#ui/Form.tsx'
import { Select } from '#ui/Select.tsx'
import { TextArea } from '#ui/TextArea.tsx'
import { TextInput } from '#ui/TextInput.tsx'
import { addGoal, addNeed, addNote, addTask, type readCase } from '../contract.ts'
import { type NoteKind, noteKinds } from '../domain/timeline.ts'

const things = ['note', 'action', 'deadline', 'goal', 'need'] as const

const empty = {
  what: 'note' as (typeof things)[number],
  kind: 'call' as NoteKind,
  text: '',
  dueOn: '' as Day | '',
  legal: false,
  source: '',
  needs: [] as readonly string[],
  goalId: '',
}
type Goals = ReplyOf<typeof readCase>['goals']

interface Props {
  readonly caseId: string
  readonly goals: Goals
  readonly onClose: () => void
}

/** One dialog for what is added all day: a note, an action, a deadline, a goal, a need. Kept while typing; works offline. */
export function AddToCase({ caseId, goals, onClose }: Props) {
  const t = useT()
  const draft = `cases.add.${caseId}`
  const form = useForm({
    draft,
    start: empty,
    check: ({ what, needs }) => ({ needs: what === 'need' && !needs.length && t('ui.field.missing') }),
    send: useAdding(caseId, draft),
    forget: `/cases/${caseId}`,
    onDone: onClose,
  })
  return (
    <FormDialog title={t('cases.add')} onClose={onClose} form={form} submit={t('ui.save')}>
      <Choice
        label={t('cases.add.what')}
        options={things.map(value => ({ value, label: t(`cases.add.${value}`) }))}
        {...form.field('what')}
      />
      <Fields form={form} goals={goals} />
    </FormDialog>
  )
}

/** Each thing goes its own way; several needs one after the other, the same again after a refusal. */
function useAdding(id: string, draft: string): (typed: typeof empty) => Promise<Sent<unknown>> {
  const [ids] = useState(() => ({ one: newId(), more: [] as string[] }))
  const offline = { offline: true, label: 'cases.add', chain: id, draft } as const
  const note = useChange(addNote, offline)
  const task = useChange(addTask, offline)
  const need = useChange(addNeed, offline)
  const goal = useChange(addGoal, offline)
  const addNeeds = async ([code, ...rest]: readonly string[], at = 0): Promise<Sent<unknown>> => {
    ids.more[at] ??= newId()
    const sent = await need.send({ id, needId: ids.more[at], code: code ?? '' })
    return sent.ok && rest.length ? addNeeds(rest, at + 1) : sent
  }
  return ({ what, kind, text, dueOn, legal, source, needs, goalId }) => {
    if (what === 'note') return note.send({ id, noteId: ids.one, kind, text })
    if (what === 'need') return addNeeds(needs)
    if (what === 'goal') return goal.send({ id, goalId: ids.one, text })
    const basis = what === 'deadline' && legal ? 'legal' : 'agreed'
    const plan = {
      text,
      dueOn: dueOn || null,
      basis,
      source: source || null,
      goalId: goalId || null,
    } as const
    return task.send({ id, taskId: ids.one, kind: what, ...plan })
  }
}

function Fields({ form, goals }: { readonly form: Typing<typeof empty>; readonly goals: Goals }) {
  const t = useT()
  const { what } = form.typed
  if (what === 'need') return <NeedPicker label={t('cases.field.need')} required {...form.field('needs')} />
  return (
    <>
      {what === 'note' && (
        <Select
          label={t('cases.field.kind')}
          options={noteKinds.map(value => ({ value, label: t(`cases.note.${value}`) }))}
          {...form.field('kind')}
        />
      )}
      <TextArea label={t('cases.field.text')} required {...form.field('text')} />
      {(what === 'action' || what === 'deadline') && (
        <DateInput label={t('cases.due_on')} required={what === 'deadline'} {...form.field('dueOn')} />
      )}
      {what === 'action' && goals.length > 0 && (
        <Select
          label={t('cases.goal')}
          options={goals.map(goal => ({ value: goal.id, label: goal.text }))}
          {...form.field('goalId')}
        />
      )}
      {what === 'deadline' && (
        <>
          <Check label={t('cases.field.legal')} {...form.field('legal')} />
          <TextInput label={t('cases.field.source')} {...form.field('source')} />
        </>
      )}
    </>
  )
}
