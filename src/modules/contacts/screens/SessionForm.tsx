import type { Day } from '#lib/day.ts'
import { listMembers } from '#modules/accounts/contract.ts'
import { type StaffForm, useActs, useData, useT } from '#staff/hooks.ts'
import { MultiChoice } from '#ui/Choice.tsx'
import { countryOptions } from '#ui/countries.ts'
import { DateInput } from '#ui/DateInput.tsx'
import { Form } from '#ui/Form.tsx'
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
  readonly form: StaffForm<SessionDraft>
}

/** Where a team was, whom it reached, what it handed out. */
export function SessionForm({ form }: Props) {
  const t = useT()
  useActs([{ key: 'Ctrl+Enter', label: t('ui.save'), run: form.submit }])
  return (
    <Form form={form} submit={t('ui.save')} shortcut="Ctrl+Enter">
      <Where form={form} />
      <section class="card stack">
        <div class="cols even">
          {(['personsReached', 'consultations'] as const).map(name => (
            <TextInput
              key={name}
              label={t(figureLabels[name])}
              inputMode="numeric"
              value={form.typed[name] ? String(form.typed[name]) : ''}
              error={form.errors[name]}
              onChange={typed => form.set({ [name]: wholeOf(typed) })}
            />
          ))}
        </div>
        <MaterialFields {...form.field('materials')} errors={form.errors} />
        <TextArea label={t('contacts.session.note')} {...form.field('note')} />
      </section>
    </Form>
  )
}

const figureLabels = {
  personsReached: 'contacts.session.persons_reached',
  consultations: 'contacts.session.consultations',
} as const

function Where({ form }: Props) {
  const t = useT()
  const members = (useData(listMembers, {}).data?.items ?? []).filter(one => one.active)
  return (
    <section class="card stack">
      <div class="cols even">
        <DateInput label={t('contacts.session.day')} required {...form.field('day')} />
        <Select
          label={t('contacts.country')}
          value={form.typed.country ?? ''}
          options={countryOptions(t)}
          onChange={country => form.set({ country: country || null, placeId: null })}
        />
        <Place draft={form.typed} error={form.errors.placeText} onChange={form.set} />
        <TextInput label={t('contacts.session.team')} {...form.field('team')} />
      </div>
      {members.length > 0 && (
        <MultiChoice
          label={t('contacts.session.workers')}
          options={members.map(({ userId, name }) => ({ value: userId, label: name }))}
          {...form.field('workerIds')}
        />
      )}
    </section>
  )
}
