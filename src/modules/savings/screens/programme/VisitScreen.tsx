import { useState } from 'preact/hooks'
import { newId } from '#lib/ids.ts'
import {
  navigate,
  type StaffForm,
  type Typing,
  useActs,
  useChange,
  useData,
  useForm,
  useFormat,
  usePlace,
  useT,
  useTitle,
} from '#staff/hooks.ts'
import { Choice, MultiChoice } from '#ui/Choice.tsx'
import { DateInput } from '#ui/DateInput.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { Form } from '#ui/Form.tsx'
import { TextArea } from '#ui/TextArea.tsx'
import { TextInput } from '#ui/TextInput.tsx'
import { Skeleton } from '#ui/Waiting.tsx'
import { readGroup } from '../../contract/programme.ts'
import { correctVisit, listVisits, recordVisit } from '../../contract/visits.ts'
import { phoneStates, visitHelp, visitProblems } from '../../domain/programme.ts'
import { visitFields } from '../decided-fields.ts'
import type { Visit } from './VisitCard.tsx'
import { answers, blankVisit, draftOf, seenOf, type VisitDraft, wrongIn } from './visit-form.ts'

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
  const form = useForm({
    draft,
    start: blankVisit(today()),
    check: typed => wrongIn(typed, today(), t),
    send: typed => change.send({ id, groupId, ...seenOf(typed, today()) }),
    forget: '/savings',
    onDone: () => navigate(`/groups/${groupId}`),
  })
  return <VisitForm form={form} hasNext />
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
  const change = useChange(correctVisit, { fields: visitFields })
  const form = useForm({
    draft: `savings.visit.${visit.id}`,
    start: { ...draftOf(visit, today()), version: visit.version } as VisitDraft,
    of: visit,
    check: typed => wrongIn(typed, today(), t),
    // What was typed outlives a newer version of the visit; saving then asks about both.
    send: (typed, read) => {
      const { nextOn: _, ...seen } = seenOf(typed, today())
      const input = { id: read.id, version: typed.version ?? read.version, ...seen }
      return change.send(input, { before: typed.version === read.version ? read : null })
    },
    forget: '/savings',
    onDone: () => navigate(`/groups/${visit.groupId}`),
  })
  return <VisitForm form={form} />
}

interface FormProps {
  readonly form: StaffForm<VisitDraft>
  readonly hasNext?: boolean
}

function VisitForm({ form, hasNext }: FormProps) {
  const t = useT()
  useActs([{ key: 'Ctrl+Enter', label: t('ui.save'), run: form.submit }])
  return (
    <Form form={form} submit={t('ui.save')} shortcut="Ctrl+Enter">
      <Met form={form} />
      <Looked form={form} />
      <section class="card stack">
        <TextArea label={t('savings.visit.note')} {...form.field('note')} />
        {hasNext && <DateInput label={t('savings.visit.next_on')} {...form.field('nextOn')} />}
      </section>
    </Form>
  )
}

interface PartProps {
  readonly form: Typing<VisitDraft>
}

function Met({ form }: PartProps) {
  const t = useT()
  return (
    <section class="card stack">
      <DateInput label={t('savings.visit.day')} required {...form.field('madeOn')} />
      <YesNo label={t('savings.visit.meeting_held')} {...form.field('meetingHeld')} />
      <div class="cols even">
        <Count label={t('savings.visit.members_counted')} {...form.field('membersCounted')} />
        <Count label={t('savings.visit.women_counted')} {...form.field('womenCounted')} />
        <Count label={t('savings.visit.present_counted')} {...form.field('presentCounted')} />
      </div>
    </section>
  )
}

function Looked({ form }: PartProps) {
  const t = useT()
  return (
    <section class="card stack">
      <YesNo label={t('savings.visit.three_keys')} {...form.field('threeKeys')} />
      <YesNo label={t('savings.visit.box_agrees')} {...form.field('boxAgrees')} />
      <div class="cols even">
        <Count label={t('savings.visit.passbooks_seen')} {...form.field('passbooksSeen')} />
        <Count label={t('savings.visit.passbooks_wrong')} {...form.field('passbooksWrong')} />
      </div>
      <Choice
        label={t('savings.visit.phone_state')}
        options={phoneStates.map(value => ({ value, label: t(`savings.visit.phone.${value}`) }))}
        {...form.field('phoneState')}
      />
      <MultiChoice
        label={t('savings.visit.problems')}
        options={visitProblems.map(value => ({ value, label: t(`savings.problem.${value}`) }))}
        {...form.field('problems')}
      />
      <MultiChoice
        label={t('savings.visit.helped_with')}
        options={visitHelp.map(value => ({ value, label: t(`savings.help.${value}`) }))}
        {...form.field('helpedWith')}
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
