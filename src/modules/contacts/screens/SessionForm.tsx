import type { Day } from '#lib/day.ts'
import { listMembers } from '#modules/accounts/contract.ts'
import { type ApiProblem, useActs, useData, useDraft, useT } from '#staff/hooks.ts'
import { Button } from '#ui/Button.tsx'
import { MultiChoice } from '#ui/Choice.tsx'
import { countryOptions } from '#ui/countries.ts'
import { DateInput } from '#ui/DateInput.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { Select } from '#ui/Select.tsx'
import { TextArea } from '#ui/TextArea.tsx'
import { TextInput } from '#ui/TextInput.tsx'
import type { Materials } from '../domain/contact.ts'
import { MaterialFields, wholeOf } from './MaterialFields.tsx'
import { Place } from './Who.tsx'

export interface SessionDraft {
  readonly day: Day | ''
  readonly country: string | null
  readonly placeId: string | null
  readonly placeText: string
  readonly team: string
  readonly workerIds: string[]
  readonly personsReached: number
  readonly consultations: number
  readonly materials: Materials
  readonly note: string
}

interface Props {
  readonly draft: string
  readonly initial: SessionDraft
  readonly problem: ApiProblem | null
  readonly errors: Readonly<Record<string, string>>
  readonly busy: boolean
  /** Whether it was saved, or is kept to be sent. */
  readonly onSave: (form: SessionDraft) => Promise<boolean>
}

/** Where a team was, whom it reached, what it handed out. */
export function SessionForm({ draft: name, initial, problem, errors, busy, onSave }: Props) {
  const t = useT()
  const [form, setForm, draft] = useDraft(name, initial)
  const change = (part: Partial<SessionDraft>) => setForm(before => ({ ...before, ...part }))
  const save = async () => {
    if (await onSave(form)) await draft.clear()
  }
  useActs([{ key: 'Ctrl+Enter', label: t('ui.save'), run: () => void save() }])
  return (
    <form
      class="stack"
      onSubmit={event => {
        event.preventDefault()
        void save()
      }}
    >
      <ErrorNote problem={problem} />
      <Where form={form} errors={errors} onChange={change} />
      <section class="card stack">
        <div class="cols even">
          {(['personsReached', 'consultations'] as const).map(field => (
            <TextInput
              key={field}
              label={t(figureLabels[field])}
              inputMode="numeric"
              value={form[field] ? String(form[field]) : ''}
              error={errors[field]}
              onChange={typed => change({ [field]: wholeOf(typed) })}
            />
          ))}
        </div>
        <MaterialFields
          value={form.materials}
          errors={errors}
          onChange={materials => change({ materials })}
        />
        <TextArea label={t('contacts.session.note')} value={form.note} onChange={note => change({ note })} />
      </section>
      <div class="row">
        <Button type="submit" look="main" shortcut="Ctrl+Enter" busy={busy}>
          {t('ui.save')}
        </Button>
      </div>
    </form>
  )
}

const figureLabels = {
  personsReached: 'contacts.session.persons_reached',
  consultations: 'contacts.session.consultations',
} as const

interface WhereProps {
  readonly form: SessionDraft
  readonly errors: Readonly<Record<string, string>>
  readonly onChange: (part: Partial<SessionDraft>) => void
}

function Where({ form, errors, onChange }: WhereProps) {
  const t = useT()
  const members = (useData(listMembers, {}).data?.items ?? []).filter(one => one.active)
  return (
    <section class="card stack">
      <div class="cols even">
        <DateInput
          label={t('contacts.session.day')}
          required
          value={form.day}
          error={errors.day}
          onChange={day => onChange({ day })}
        />
        <Select
          label={t('contacts.country')}
          value={form.country ?? ''}
          options={countryOptions(t)}
          onChange={country => onChange({ country: country || null, placeId: null })}
        />
        <Place draft={form} error={errors.placeText} onChange={onChange} />
        <TextInput
          label={t('contacts.session.team')}
          value={form.team}
          onChange={team => onChange({ team })}
        />
      </div>
      {members.length > 0 && (
        <MultiChoice
          label={t('contacts.session.workers')}
          value={form.workerIds}
          options={members.map(({ userId, name }) => ({ value: userId, label: name }))}
          onChange={workerIds => onChange({ workerIds })}
        />
      )}
    </section>
  )
}
