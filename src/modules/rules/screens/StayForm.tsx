import { useState } from 'preact/hooks'
import type { ReplyOf } from '#lib/contract.ts'
import type { Day } from '#lib/day.ts'
import type { readCase } from '#modules/cases/contract.ts'
import { announce, forget, navigate, useChange, useT } from '#staff/hooks.ts'
import { Button } from '#ui/Button.tsx'
import { Check } from '#ui/Choice.tsx'
import { countryName } from '#ui/countries.ts'
import { DateInput } from '#ui/DateInput.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { Select } from '#ui/Select.tsx'
import { assess } from '../contract.ts'
import { type EventKind, eventKinds } from '../domain/pack.ts'
import { type Purpose, purposes } from '../domain/question.ts'
import { askedDestinations, citizenships } from '../domain/questionnaire.ts'

interface DraftEvent {
  readonly kind: EventKind
  readonly date: Day | ''
  readonly until: Day | ''
}

export interface StayDraft {
  readonly personId: string | null
  readonly citizenship: string
  readonly destination: string
  readonly purpose: Purpose
  readonly keepPaying: boolean
  readonly events: readonly DraftEvent[]
}

export const emptyStay = (personId: string | null, citizenship: string): StayDraft => ({
  personId,
  citizenship,
  destination: 'RU',
  purpose: 'work',
  keepPaying: false,
  events: [{ kind: 'entry', date: '', until: '' }],
})

interface Props {
  readonly caseId: string
  readonly assessmentId: string
  readonly persons: ReplyOf<typeof readCase>['persons']
  readonly initial: StayDraft
  readonly version: number | null
}

const withEnd: readonly EventKind[] = ['contract', 'residence_permit', 'patent_issued', 'patent_paid']

/** What the engine asks: who, where, what for, and what happened on which day. */
export function StayForm({ caseId, assessmentId, persons, initial, version }: Props) {
  const t = useT()
  const [form, setForm] = useState(initial)
  const change = useChange(assess)
  const set = (part: Partial<StayDraft>) => setForm({ ...form, ...part })
  const setEvent = (index: number, part: Partial<DraftEvent>) =>
    set({ events: form.events.map((event, at) => (at === index ? { ...event, ...part } : event)) })
  const save = async (submitted: Event) => {
    submitted.preventDefault()
    const events = form.events.map(({ kind, date, until }) => ({
      kind,
      date,
      until: until === '' || !withEnd.includes(kind) ? null : until,
      months: null,
    }))
    const sent = await change.send({ ...form, id: caseId, assessmentId, version, events })
    if (!sent.ok) return
    forget(`/cases/${caseId}`)
    announce(t('rules.case.saved'))
    navigate(`/cases/${caseId}/stay/${assessmentId}`)
  }
  const land = (code: string) => ({
    value: code,
    label: code === 'MD' ? t('rules.country.MD') : countryName(t, code),
  })
  return (
    <form class="card stack" onSubmit={event => void save(event)}>
      <ErrorNote problem={change.error} />
      {persons.length > 1 && (
        <Select
          label={t('rules.case.person')}
          value={form.personId ?? ''}
          options={persons.map(person => ({ value: person.id, label: person.label }))}
          onChange={personId => set({ personId: personId || null })}
        />
      )}
      <div class="cols even">
        <Select
          label={t('rules.case.citizenship')}
          required
          value={form.citizenship}
          options={citizenships.map(land)}
          onChange={citizenship => set({ citizenship })}
          error={change.fieldErrors.citizenship}
        />
        <Select
          label={t('rules.case.destination')}
          required
          value={form.destination}
          options={askedDestinations.map(land)}
          onChange={destination => set({ destination })}
          error={change.fieldErrors.destination}
        />
      </div>
      <Select
        label={t('rules.case.purpose')}
        required
        value={form.purpose}
        options={purposes.map(one => ({ value: one, label: t(`rules.purpose.${one}`) }))}
        onChange={purpose => set({ purpose })}
      />
      <h2>{t('rules.case.events')}</h2>
      {form.events.map((event, index) => (
        <fieldset key={index} class="field stack">
          <legend class="hidden">
            {t('rules.case.event')} {index + 1}
          </legend>
          <div class="cols even">
            <Select
              label={t('rules.case.event')}
              required
              value={event.kind}
              options={eventKinds.map(kind => ({ value: kind, label: t(`rules.event.${kind}`) }))}
              onChange={kind => setEvent(index, { kind })}
            />
            <DateInput
              label={t('rules.check.on')}
              required
              value={event.date}
              onChange={date => setEvent(index, { date })}
              error={change.fieldErrors[`events[${index}].date`]}
            />
            {withEnd.includes(event.kind) && (
              <DateInput
                label={t('rules.case.until')}
                value={event.until}
                onChange={until => setEvent(index, { until })}
                error={change.fieldErrors[`events[${index}].until`]}
              />
            )}
          </div>
          {form.events.length > 1 && (
            <span>
              <Button
                look="quiet"
                icon="close"
                onClick={() => set({ events: form.events.filter((_, at) => at !== index) })}
              >
                {t('rules.case.remove_event')}
              </Button>
            </span>
          )}
        </fieldset>
      ))}
      <span>
        <Button
          icon="plus"
          onClick={() => set({ events: [...form.events, { kind: 'registered', date: '', until: '' }] })}
        >
          {t('rules.case.add_event')}
        </Button>
      </span>
      {form.destination === 'RU' && (
        <Check
          label={t('rules.case.keep_paying')}
          value={form.keepPaying}
          onChange={keepPaying => set({ keepPaying })}
        />
      )}
      <Button type="submit" look="main" busy={change.sending}>
        {t('rules.case.save')}
      </Button>
    </form>
  )
}
