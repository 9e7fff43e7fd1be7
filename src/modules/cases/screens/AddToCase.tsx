import { useState } from 'preact/hooks'
import type { ReplyOf } from '#lib/contract.ts'
import type { Day } from '#lib/day.ts'
import { newId } from '#lib/ids.ts'
import { NeedPicker } from '#modules/directory/screens/parts.ts'
import { forget, useChange, useDraft, useT } from '#staff/hooks.ts'
import { Button } from '#ui/Button.tsx'
import { Check, Choice } from '#ui/Choice.tsx'
import { DateInput } from '#ui/DateInput.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { Select } from '#ui/Select.tsx'
import { TextArea } from '#ui/TextArea.tsx'
import { TextInput } from '#ui/TextInput.tsx'
import { addGoal, addNeed, addNote, addTask, type readCase } from '../contract.ts'
import { type NoteKind, noteKinds } from '../domain/timeline.ts'

const things = ['note', 'action', 'deadline', 'goal', 'need'] as const
type Thing = (typeof things)[number]

interface Form {
  what: Thing
  kind: NoteKind
  text: string
  dueOn: Day | ''
  legal: boolean
  source: string
  needs: readonly string[]
  goalId: string
}
type Goals = ReplyOf<typeof readCase>['goals']
const empty: Form = {
  what: 'note',
  kind: 'call',
  text: '',
  dueOn: '',
  legal: false,
  source: '',
  needs: [],
  goalId: '',
}

interface Props {
  readonly caseId: string
  readonly goals: Goals
  readonly onClose: () => void
}

/** One dialog for what is added all day: a note, an action, a deadline, a goal, a need. Kept while typing; works offline. */
export function AddToCase({ caseId, goals, onClose }: Props) {
  const t = useT()
  const [form, setForm, draft] = useDraft<Form>(`cases.add.${caseId}`, empty)
  const [ids] = useState(() => ({ one: newId(), more: [] as string[] }))
  const offline = { offline: true, label: 'cases.add', chain: caseId, draft: `cases.add.${caseId}` } as const
  const note = useChange(addNote, offline)
  const task = useChange(addTask, offline)
  const need = useChange(addNeed, offline)
  const goal = useChange(addGoal, offline)
  const busy = goal.sending || note.sending || task.sending || need.sending
  const send = async () => {
    const { what, kind, text, dueOn, legal, source, goalId } = form
    if (what === 'note') return note.send({ id: caseId, noteId: ids.one, kind, text })
    if (what === 'need') return addNeeds()
    if (what === 'goal') return goal.send({ id: caseId, goalId: ids.one, text })
    const basis = what === 'deadline' && legal ? 'legal' : 'agreed'
    const plan = {
      text,
      dueOn: dueOn || null,
      basis,
      source: source || null,
      goalId: goalId || null,
    } as const
    return task.send({ id: caseId, taskId: ids.one, kind: what, ...plan })
  }
  const addNeeds = async () => {
    let last = null
    for (const [index, code] of form.needs.entries()) {
      ids.more[index] ??= newId()
      last = await need.send({ id: caseId, needId: ids.more[index], code })
      if (!last.ok) return last
    }
    return last
  }
  const submit = async (event: Event) => {
    event.preventDefault()
    const sent = await send()
    if (!sent?.ok) return
    await draft.clear()
    forget(`/cases/${caseId}`)
    onClose()
  }
  return (
    <Dialog title={t('cases.add')} onClose={onClose}>
      <form class="stack" onSubmit={event => void submit(event)}>
        <ErrorNote problem={note.error ?? task.error ?? need.error ?? goal.error} />
        <Choice
          label={t('cases.add.what')}
          value={form.what}
          options={things.map(value => ({ value, label: t(`cases.add.${value}`) }))}
          onChange={what => setForm({ ...form, what })}
        />
        <Fields
          form={form}
          goals={goals}
          onChange={setForm}
          errors={{ ...note.fieldErrors, ...task.fieldErrors, ...goal.fieldErrors }}
        />
        <Button type="submit" look="main" busy={busy}>
          {t('ui.save')}
        </Button>
      </form>
    </Dialog>
  )
}

interface FieldsProps {
  readonly form: Form
  readonly goals: Goals
  readonly onChange: (form: Form) => void
  readonly errors: Readonly<Record<string, string>>
}

function Fields({ form, goals, onChange, errors }: FieldsProps) {
  const t = useT()
  const set = (change: Partial<Form>) => onChange({ ...form, ...change })
  if (form.what === 'need')
    return (
      <NeedPicker
        label={t('cases.field.need')}
        value={form.needs}
        onChange={needs => set({ needs })}
        required
      />
    )
  return (
    <>
      {form.what === 'note' && (
        <Select
          label={t('cases.field.kind')}
          value={form.kind}
          options={noteKinds.map(value => ({ value, label: t(`cases.note.${value}`) }))}
          onChange={kind => set({ kind })}
        />
      )}
      <TextArea
        label={t('cases.field.text')}
        required
        value={form.text}
        onChange={text => set({ text })}
        error={errors.text}
      />
      {(form.what === 'action' || form.what === 'deadline') && (
        <DateInput
          label={t('cases.due_on')}
          required={form.what === 'deadline'}
          value={form.dueOn}
          onChange={dueOn => set({ dueOn })}
          error={errors.dueOn}
        />
      )}
      {form.what === 'action' && goals.length > 0 && (
        <Select
          label={t('cases.goal')}
          value={form.goalId}
          options={goals.map(goal => ({ value: goal.id, label: goal.text }))}
          onChange={goalId => set({ goalId })}
        />
      )}
      {form.what === 'deadline' && (
        <>
          <Check label={t('cases.field.legal')} value={form.legal} onChange={legal => set({ legal })} />
          <TextInput
            label={t('cases.field.source')}
            value={form.source}
            onChange={source => set({ source })}
          />
        </>
      )}
    </>
  )
}
