import { useState } from 'preact/hooks'
import type { Day } from '#lib/day.ts'
import { newId } from '#lib/ids.ts'
import { useChange, useT } from '#staff/hooks.ts'
import { Button } from '#ui/Button.tsx'
import { Check, Choice, MultiChoice } from '#ui/Choice.tsx'
import { DateInput } from '#ui/DateInput.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { TextInput } from '#ui/TextInput.tsx'
import { addWay, updateWay, type WayView } from '../contract.ts'
import { type Answerer, answerers, type WayKind, wayKinds } from '../domain/safe-way.ts'
import { wayFields } from './decided-fields.ts'
import { clockOf, minuteOf, optionsOf } from './options.ts'
import { useWayWords } from './useWayWords.ts'

interface Props {
  readonly personId: string
  /** Null for a new one. */
  readonly way: WayView | null
  readonly onClose: () => void
  readonly onSaved: () => void
}

interface Draft {
  readonly kind: WayKind
  readonly number: string
  readonly detail: string
  readonly days: readonly string[]
  readonly from: string
  readonly to: string
  readonly whoMayAnswer: Answerer
  readonly mayLeaveMessage: boolean
  readonly messagesOnly: boolean
  readonly sharedPhone: boolean
  readonly codeWord: string
  readonly coverStory: string
  readonly safeUntil: Day | ''
}

function draftOf(way: WayView | null): Draft {
  return {
    kind: way?.kind ?? 'phone',
    number: '',
    detail: way?.detail ?? '',
    days: way?.days.map(String) ?? [],
    from: clockOf(way?.fromMinute ?? null),
    to: clockOf(way?.toMinute ?? null),
    whoMayAnswer: way?.whoMayAnswer ?? 'person',
    mayLeaveMessage: way?.mayLeaveMessage ?? false,
    messagesOnly: way?.messagesOnly ?? false,
    sharedPhone: way?.sharedPhone ?? false,
    codeWord: way?.codeWord ?? '',
    coverStory: way?.coverStory ?? '',
    safeUntil: way?.safeUntil ?? '',
  }
}

const sentOf = ({ from, to, days, safeUntil, ...same }: Draft, way: WayView | null) => ({
  ...same,
  days: days.map(Number),
  fromMinute: minuteOf(from),
  // Midnight as an end is the end of the day.
  toMinute: minuteOf(to) === 0 ? 1440 : minuteOf(to),
  safeUntil: safeUntil || null,
  timeZone: way?.timeZone ?? null,
  note: way?.note ?? null,
})

/** As it is sent when nothing is changed; of the number only its end is known here. */
const wayInput = (way: WayView) => ({
  ...sentOf(draftOf(way), way),
  number: way.hasNumber ? `… ${way.numberEnd ?? ''}` : null,
})

export function WayDialog({ personId, way, onClose, onSaved }: Props) {
  const t = useT()
  const [draft, setDraft] = useState(() => draftOf(way))
  const [id] = useState(newId)
  const shown = useWayWords()
  const adding = useChange(addWay)
  const changing = useChange(updateWay, { fields: wayFields, inputOf: wayInput, shown })
  const change = way ? changing : adding
  const set = (part: Partial<Draft>) => setDraft({ ...draft, ...part })
  const save = async (event: Event) => {
    event.preventDefault()
    const fields = sentOf(draft, way)
    const sent = way
      ? await changing.send({ ...fields, personId, id: way.id, version: way.version }, { before: way })
      : await adding.send({ ...fields, personId, id })
    if (sent.ok) onSaved()
  }
  return (
    <Dialog title={t(way ? 'ui.edit' : 'people.way.add')} onClose={onClose} wide>
      <form class="stack" onSubmit={event => void save(event)}>
        <ErrorNote problem={change.error} />
        <Choice
          label={t('people.way.kind')}
          value={draft.kind}
          options={optionsOf(wayKinds, kind => t(`people.way.kind.${kind}`))}
          onChange={kind => set({ kind })}
        />
        {draft.kind !== 'none' && (
          <WayFields draft={draft} set={set} errors={change.fieldErrors} old={way !== null} />
        )}
        <div class="row end">
          <Button type="submit" look="main" busy={change.sending}>
            {t('ui.save')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

interface FieldsProps {
  readonly draft: Draft
  readonly set: (part: Partial<Draft>) => void
  readonly errors: Readonly<Record<string, string>>
  readonly old: boolean
}

function WayFields({ draft, set, errors, old }: FieldsProps) {
  const t = useT()
  const weekdays = ([1, 2, 3, 4, 5, 6, 7] as const).map(one => ({
    value: String(one),
    label: t(`ui.weekday.${one}`),
  }))
  return (
    <>
      <div class="cols even">
        {draft.kind !== 'in_person' && (
          <TextInput
            label={t('people.way.number')}
            type="tel"
            hint={old ? t('people.way.number.kept') : undefined}
            value={draft.number}
            onChange={number => set({ number })}
            error={errors.number}
          />
        )}
        <TextInput label={t('people.way.detail')} value={draft.detail} onChange={detail => set({ detail })} />
      </div>
      <MultiChoice
        label={t('people.way.days')}
        value={draft.days}
        options={weekdays}
        onChange={days => set({ days })}
      />
      <div class="cols even">
        <TextInput
          label={t('people.way.from')}
          placeholder="20:00"
          value={draft.from}
          onChange={from => set({ from })}
          error={errors.fromMinute}
        />
        <TextInput
          label={t('people.way.to')}
          placeholder="22:00"
          value={draft.to}
          onChange={to => set({ to })}
          error={errors.toMinute}
        />
      </div>
      <Choice
        label={t('people.way.answers')}
        value={draft.whoMayAnswer}
        options={optionsOf(answerers, one => t(`people.way.answers.${one}`))}
        onChange={whoMayAnswer => set({ whoMayAnswer })}
      />
      <div>
        <Check
          label={t('people.way.leave_message')}
          value={draft.mayLeaveMessage}
          onChange={mayLeaveMessage => set({ mayLeaveMessage })}
        />
        <Check
          label={t('people.way.messages_only')}
          value={draft.messagesOnly}
          onChange={messagesOnly => set({ messagesOnly })}
        />
        <Check
          label={t('people.way.shared')}
          value={draft.sharedPhone}
          onChange={sharedPhone => set({ sharedPhone })}
        />
      </div>
      <div class="cols even">
        <TextInput
          label={t('people.way.code_word')}
          value={draft.codeWord}
          onChange={codeWord => set({ codeWord })}
        />
        <TextInput
          label={t('people.way.cover_story')}
          value={draft.coverStory}
          onChange={coverStory => set({ coverStory })}
        />
      </div>
      <DateInput
        label={t('people.way.safe_until')}
        value={draft.safeUntil}
        onChange={safeUntil => set({ safeUntil })}
        error={errors.safeUntil}
      />
    </>
  )
}
