import type { ReplyOf } from '#lib/contract.ts'
import type { Day } from '#lib/day.ts'
import type { readCase } from '#modules/cases/contract.ts'
import { navigate, useChange, useForm, useT } from '#staff/hooks.ts'
import { Button } from '#ui/Button.tsx'
import { Check } from '#ui/Choice.tsx'
import { countryName } from '#ui/countries.ts'
import { DateInput } from '#ui/DateInput.tsx'
import { Form } from '#ui/Form.tsx'
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
  const change = useChange(assess)
  const form = useForm({
    start: initial,
    send: typed => {
      const events = typed.events.map(({ kind, date, until }) => ({
        kind,
        date,
        until: until === '' || !withEnd.includes(kind) ? null : until,
        months: null,
      }))
      return change.send({ ...typed, id: caseId, assessmentId, version, events })
    },
    forget: `/cases/${caseId}`,
    told: t('rules.case.saved'),
    onDone: () => navigate(`/cases/${caseId}/stay/${assessmentId}`),
  })
  const { typed, set, errors } = form
  const setEvent = (index: number, part: Partial<DraftEvent>) =>
    set({ events: typed.events.map((event, at) => (at === index ? { ...event, ...part } : event)) })
  const land = (code: string) => ({
    value: code,
    label: code === 'MD' ? t('rules.country.MD') : countryName(t, code),
  })
  return (
    <Form card form={form} submit={t('rules.case.save')}>
      {persons.length > 1 && (
        <Select
          label={t('rules.case.person')}
          value={typed.personId ?? ''}
          options={persons.map(person => ({ value: person.id, label: person.label }))}
          onChange={personId => set({ personId: personId || null })}
        />
      )}
      <div class="cols even">
        <Select
          label={t('rules.case.citizenship')}
          required
          options={citizenships.map(land)}
          {...form.field('citizenship')}
        />
        <Select
          label={t('rules.case.destination')}
          required
          options={askedDestinations.map(land)}
          {...form.field('destination')}
        />
      </div>
      <Select
        label={t('rules.case.purpose')}
        required
        options={purposes.map(one => ({ value: one, label: t(`rules.purpose.${one}`) }))}
        {...form.field('purpose')}
      />
      <h2>{t('rules.case.events')}</h2>
      {typed.events.map((event, index) => (
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
              error={errors[`events[${index}].date`]}
            />
            {withEnd.includes(event.kind) && (
              <DateInput
                label={t('rules.case.until')}
                value={event.until}
                onChange={until => setEvent(index, { until })}
                error={errors[`events[${index}].until`]}
              />
            )}
          </div>
          {typed.events.length > 1 && (
            <span>
              <Button
                look="quiet"
                icon="close"
                onClick={() => set({ events: typed.events.filter((_, at) => at !== index) })}
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
          onClick={() => set({ events: [...typed.events, { kind: 'registered', date: '', until: '' }] })}
        >
          {t('rules.case.add_event')}
        </Button>
      </span>
      {typed.destination === 'RU' && (
        <Check label={t('rules.case.keep_paying')} {...form.field('keepPaying')} />
      )}
    </Form>
  )
}
