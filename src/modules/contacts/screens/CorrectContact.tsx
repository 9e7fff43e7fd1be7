import type { SentOf } from '#lib/contract.ts'
import { NeedPicker } from '#modules/directory/screens/parts.ts'
import { type StaffForm, type Typing, useChange, useForm, useT } from '#staff/hooks.ts'
import { FormDialog } from '#ui/Form.tsx'
import { Select } from '#ui/Select.tsx'
import { TextArea } from '#ui/TextArea.tsx'
import { TextInput } from '#ui/TextInput.tsx'
import { correctContact } from '../contract.ts'
import { channels, type NotRequest, notRequests, type Outcome, outcomes } from '../domain/contact.ts'
import type { Contact } from './ContactDetail.tsx'
import { contactFields } from './decided-fields.ts'
import { type ContactContent, contentOf, sentContent } from './form.ts'
import { MaterialFields, wholeOf } from './MaterialFields.tsx'
import { Signs } from './Signs.tsx'
import { useFieldWords } from './useFieldWords.ts'
import { Who } from './Who.tsx'

interface Correction extends ContactContent {
  readonly minutes: string
  readonly outcome: Outcome | ''
  readonly notRequest: NotRequest | ''
}

type Typed = Correction & { readonly reason: string }

interface Props {
  readonly contact: Contact
  readonly onClose: () => void
  readonly onSaved: () => void
}

/** Corrects a contact; what stood there is kept. Where somebody else was faster, field by field. */
export function CorrectContact({ contact, onClose, onSaved }: Props) {
  const t = useT()
  const words = useFieldWords()
  const shown = (name: string, value: unknown) => {
    if (name !== 'personId') return words.value(name, value)
    return value === form.typed.personId ? form.typed.personLabel : undefined
  }
  const change = useChange(correctContact, { fields: contactFields, inputOf, shown })
  const form: StaffForm<Typed> = useForm({
    start: { ...correctionOf(contact), reason: '' },
    of: contact,
    check: ({ outcome }) => ({ outcome: outcome === '' && t('ui.field.missing') }),
    send: (typed, before) => {
      const outcome = typed.outcome as Outcome // checked above
      return change.send({ ...sentCorrection(typed, before), outcome, reason: typed.reason }, { before })
    },
    onDone: onSaved,
  })
  return (
    <FormDialog title={t('contacts.correct')} onClose={onClose} wide form={form} submit={t('ui.save')}>
      <Content form={form} />
      <TextInput label={t('contacts.correct.reason')} {...form.field('reason')} />
    </FormDialog>
  )
}

function Content({ form }: { readonly form: Typing<Typed> }) {
  const t = useT()
  return (
    <>
      <div class="cols three">
        <Select
          label={t('contacts.channel')}
          required
          options={channels.map(value => ({ value, label: t(`contacts.channel.${value}`) }))}
          {...form.field('channel')}
        />
        <TextInput label={t('contacts.minutes')} inputMode="numeric" {...form.field('minutes')} />
        <Select
          label={t('contacts.outcome')}
          required
          options={outcomes.map(value => ({ value, label: t(`contacts.outcome.${value}`) }))}
          {...form.field('outcome')}
        />
        {form.typed.outcome === 'not_a_request' && (
          <Select
            label={t('contacts.not_request')}
            required
            options={notRequests.map(value => ({ value, label: t(`contacts.not_request.${value}`) }))}
            {...form.field('notRequest')}
          />
        )}
      </div>
      <NeedPicker label={t('contacts.needs')} {...form.field('needs')} />
      <Who draft={form.typed} onChange={form.set} />
      <TextArea label={t('contacts.said')} maxLength={10_000} {...form.field('said')} />
      <TextArea label={t('contacts.advised')} maxLength={10_000} {...form.field('advised')} />
      <Signs {...form.field('signs')} />
      <MaterialFields {...form.field('materials')} errors={form.errors} />
    </>
  )
}

function correctionOf(contact: Contact): Correction {
  const { durationSeconds } = contact
  return {
    ...contentOf(contact),
    minutes: durationSeconds === null ? '' : String(Math.ceil(durationSeconds / 60)),
    outcome: contact.outcome ?? '',
    notRequest: contact.notRequest ?? '',
  }
}

/** What the form does not show stays as it is. */
function sentCorrection(draft: Correction, on: Contact): Omit<SentOf<typeof correctContact>, 'outcome'> {
  const untouched = draft.minutes === correctionOf(on).minutes
  const typed = draft.minutes === '' ? null : wholeOf(draft.minutes) * 60
  return {
    ...sentContent(draft),
    ...{
      id: on.id,
      version: on.version,
      startedAt: on.startedAt,
      caseId: on.caseId,
      dangerNow: on.dangerNow,
    },
    needs: draft.outcome === 'not_a_request' ? [] : [...draft.needs],
    notRequest: draft.outcome === 'not_a_request' ? draft.notRequest || null : null,
    durationSeconds: untouched ? on.durationSeconds : typed,
  }
}

/** As it is sent when nothing is changed. */
const inputOf = (contact: Contact) => {
  const same = correctionOf(contact)
  const person = contact.personId ? { id: contact.personId, name: contact.personLabel ?? '' } : null
  return { ...sentCorrection(same, contact), outcome: contact.outcome, person }
}
