import { useState } from 'preact/hooks'
import { newId } from '#lib/ids.ts'
import {
  announce,
  forget,
  navigate,
  useActs,
  useChange,
  useData,
  useDraft,
  useFormat,
  usePlace,
  useT,
  useTitle,
} from '#staff/hooks.ts'
import { Button } from '#ui/Button.tsx'
import { Choice, MultiChoice } from '#ui/Choice.tsx'
import { DateInput } from '#ui/DateInput.tsx'
import { ErrorNote, type ProblemLike } from '#ui/ErrorNote.tsx'
import { TextArea } from '#ui/TextArea.tsx'
import { TextInput } from '#ui/TextInput.tsx'
import { Skeleton } from '#ui/Waiting.tsx'
import { readGroup } from '../../contract/programme.ts'
import { correctVisit, listVisits, recordVisit } from '../../contract/visits.ts'
import { phoneStates, visitHelp, visitProblems } from '../../domain/programme.ts'
import { visitFields } from '../decided-fields.ts'
import type { Visit } from './VisitCard.tsx'
import { answers, blankVisit, draftOf, seenOf, type VisitDraft } from './visit-form.ts'

/** What was seen at a visit: planned before (`?visit=`), new, or corrected (`?correct=`). Works without a network. */
export function VisitScreen({ id: groupId }: { readonly id: string }) {
  const t = useT()
  const { query } = usePlace()
  const correcting = query.get('correct')
  const title = t(correcting ? 'savings.visit.correct' : 'savings.visit.record')
  useTitle(title)
  const group = useData(readGroup, { id: groupId }).data
  return (
    <div class="stack">
      <h1>{group ? `${title}: ${group.name}` : title}</h1>
      <p class="soft">{t('savings.visit.how')}</p>
      {correcting ? (
        <Correct groupId={groupId} id={correcting} />
      ) : (
        <Record groupId={groupId} planned={query.get('visit')} />
      )}
    </div>
  )
}

interface RecordProps {
  readonly groupId: string
  readonly planned: string | null
}

function Record({ groupId, planned }: RecordProps) {
  const t = useT()
  const { today } = useFormat()
  const [id] = useState(() => planned ?? newId())
  const draft = `savings.visit.${groupId}`
  const change = useChange(recordVisit, { offline: true, label: 'savings.visit.record', draft })
  const save = async (form: VisitDraft) => {
    const sent = await change.send({ id, groupId, ...seenOf(form, today()) })
    if (!sent.ok) return false
    forget('/savings')
    announce(t(sent.waiting ? 'ui.savedOnDevice' : 'ui.saved'))
    navigate(`/groups/${groupId}`)
    return true
  }
  const state = { problem: change.error, errors: change.fieldErrors, busy: change.sending }
  return <VisitForm draft={draft} initial={blankVisit(today())} onSave={save} hasNext {...state} />
}

function Correct({ groupId, id }: { readonly groupId: string; readonly id: string }) {
  const { data, error, reload } = useData(listVisits, { groupId, limit: 100 })
  const visit = data?.items.find(one => one.id === id)
  if (!visit)
    return error || data ? (
      <ErrorNote problem={error ?? { code: 'not_found' }} onRetry={reload} />
    ) : (
      <Skeleton />
    )
  return <Corrected key={visit.version} visit={visit} />
}

function Corrected({ visit }: { readonly visit: Visit }) {
  const t = useT()
  const { today } = useFormat()
  const { id, version, groupId } = visit
  const change = useChange(correctVisit, { fields: visitFields })
  const save = async (form: VisitDraft) => {
    const { nextOn: _, ...seen } = seenOf(form, today())
    const before = form.version === version ? visit : null
    const input = { id, version: form.version ?? version, ...seen }
    if (!(await change.send(input, { before })).ok) return false
    forget('/savings')
    announce(t('ui.saved'))
    navigate(`/groups/${groupId}`)
    return true
  }
  return (
    <VisitForm
      draft={`savings.visit.${id}`}
      initial={{ ...draftOf(visit, today()), version }}
      onSave={save}
      {...{ problem: change.error, errors: change.fieldErrors, busy: change.sending }}
    />
  )
}

interface FormProps {
  readonly draft: string
  readonly initial: VisitDraft
  readonly problem: ProblemLike | null
  readonly errors: Readonly<Record<string, string>>
  readonly busy: boolean
  readonly hasNext?: boolean
  readonly onSave: (form: VisitDraft) => Promise<boolean>
}

function VisitForm({ draft: name, initial, problem, errors, busy, hasNext, onSave }: FormProps) {
  const t = useT()
  const [form, setForm, draft] = useDraft(name, initial)
  const set = (part: Partial<VisitDraft>) => setForm(before => ({ ...before, ...part }))
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
      <Met form={form} errors={errors} onChange={set} />
      <Looked form={form} errors={errors} onChange={set} />
      <section class="card stack">
        <TextArea
          label={t('savings.visit.note')}
          value={form.note}
          error={errors.note}
          onChange={note => set({ note })}
        />
        {hasNext && (
          <DateInput
            label={t('savings.visit.next_on')}
            value={form.nextOn}
            error={errors.nextOn}
            onChange={nextOn => set({ nextOn })}
          />
        )}
      </section>
      <ErrorNote problem={problem} />
      <div class="row">
        <Button type="submit" look="main" shortcut="Ctrl+Enter" busy={busy}>
          {t('ui.save')}
        </Button>
      </div>
    </form>
  )
}

interface PartProps {
  readonly form: VisitDraft
  readonly errors: Readonly<Record<string, string>>
  readonly onChange: (part: Partial<VisitDraft>) => void
}

function Met({ form, errors, onChange }: PartProps) {
  const t = useT()
  return (
    <section class="card stack">
      <DateInput
        required
        label={t('savings.visit.day')}
        value={form.madeOn}
        error={errors.madeOn}
        onChange={madeOn => onChange({ madeOn })}
      />
      <YesNo
        label={t('savings.visit.meeting_held')}
        value={form.meetingHeld}
        onChange={meetingHeld => onChange({ meetingHeld })}
      />
      <div class="cols even">
        <Count
          label={t('savings.visit.members_counted')}
          value={form.membersCounted}
          error={errors.membersCounted}
          onChange={membersCounted => onChange({ membersCounted })}
        />
        <Count
          label={t('savings.visit.women_counted')}
          value={form.womenCounted}
          error={errors.womenCounted}
          onChange={womenCounted => onChange({ womenCounted })}
        />
        <Count
          label={t('savings.visit.present_counted')}
          value={form.presentCounted}
          error={errors.presentCounted}
          onChange={presentCounted => onChange({ presentCounted })}
        />
      </div>
    </section>
  )
}

function Looked({ form, errors, onChange }: PartProps) {
  const t = useT()
  return (
    <section class="card stack">
      <YesNo
        label={t('savings.visit.three_keys')}
        value={form.threeKeys}
        onChange={threeKeys => onChange({ threeKeys })}
      />
      <YesNo
        label={t('savings.visit.box_agrees')}
        value={form.boxAgrees}
        onChange={boxAgrees => onChange({ boxAgrees })}
      />
      <div class="cols even">
        <Count
          label={t('savings.visit.passbooks_seen')}
          value={form.passbooksSeen}
          error={errors.passbooksSeen}
          onChange={passbooksSeen => onChange({ passbooksSeen })}
        />
        <Count
          label={t('savings.visit.passbooks_wrong')}
          value={form.passbooksWrong}
          error={errors.passbooksWrong}
          onChange={passbooksWrong => onChange({ passbooksWrong })}
        />
      </div>
      <Choice
        label={t('savings.visit.phone_state')}
        value={form.phoneState}
        options={phoneStates.map(value => ({ value, label: t(`savings.visit.phone.${value}`) }))}
        onChange={phoneState => onChange({ phoneState })}
      />
      <MultiChoice
        label={t('savings.visit.problems')}
        value={form.problems}
        options={visitProblems.map(value => ({ value, label: t(`savings.problem.${value}`) }))}
        onChange={problems => onChange({ problems })}
      />
      <MultiChoice
        label={t('savings.visit.helped_with')}
        value={form.helpedWith}
        options={visitHelp.map(value => ({ value, label: t(`savings.help.${value}`) }))}
        onChange={helpedWith => onChange({ helpedWith })}
      />
    </section>
  )
}

interface FieldProps<Value> {
  readonly label: string
  readonly value: Value
  readonly error?: string | undefined
  readonly onChange: (value: Value) => void
}

function YesNo({ label, value, onChange }: FieldProps<VisitDraft['meetingHeld']>) {
  const t = useT()
  return (
    <Choice
      label={label}
      value={value}
      options={answers.map(one => ({ value: one, label: t(`ui.${one}`) }))}
      onChange={onChange}
    />
  )
}

function Count({ label, value, error, onChange }: FieldProps<string>) {
  return <TextInput label={label} inputMode="numeric" value={value} error={error} onChange={onChange} />
}
