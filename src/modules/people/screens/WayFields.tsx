import type { Day } from '#lib/day.ts'
import { type Typing, useT } from '#staff/hooks.ts'
import { Check, Choice, MultiChoice } from '#ui/Choice.tsx'
import { DateInput } from '#ui/DateInput.tsx'
import { TextInput } from '#ui/TextInput.tsx'
import type { WayView } from '../contract.ts'
import { type Answerer, answerers, type WayKind } from '../domain/safe-way.ts'
import { clockOf, minuteOf, optionsOf } from './options.ts'

/** What is typed of a way. */
export interface WayDraft {
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

export function wayDraft(way: WayView | null): WayDraft {
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

/** As the contract wants it. */
export const sentWay = ({ from, to, days, safeUntil, ...same }: WayDraft, way: WayView | null) => ({
  ...same,
  days: days.map(Number),
  fromMinute: minuteOf(from),
  // Midnight as an end is the end of the day.
  toMinute: minuteOf(to) === 0 ? 1440 : minuteOf(to),
  safeUntil: safeUntil || null,
  timeZone: way?.timeZone ?? null,
  note: way?.note ?? null,
})

/** Number, hours, who may answer, what must not happen: wherever a way is entered. */
export function WayFields({ form, old }: { readonly form: Typing<WayDraft>; readonly old: boolean }) {
  const t = useT()
  const weekdays = ([1, 2, 3, 4, 5, 6, 7] as const).map(one => ({
    value: String(one),
    label: t(`ui.weekday.${one}`),
  }))
  return (
    <>
      <div class="cols even">
        {form.typed.kind !== 'in_person' && (
          <TextInput
            label={t('people.way.number')}
            type="tel"
            hint={old ? t('people.way.number.kept') : undefined}
            {...form.field('number')}
          />
        )}
        <TextInput label={t('people.way.detail')} {...form.field('detail')} />
      </div>
      <MultiChoice label={t('people.way.days')} options={weekdays} {...form.field('days')} />
      <div class="cols even">
        <TextInput
          label={t('people.way.from')}
          placeholder="20:00"
          {...form.field('from')}
          error={form.errors.fromMinute}
        />
        <TextInput
          label={t('people.way.to')}
          placeholder="22:00"
          {...form.field('to')}
          error={form.errors.toMinute}
        />
      </div>
      <Choice
        label={t('people.way.answers')}
        options={optionsOf(answerers, one => t(`people.way.answers.${one}`))}
        {...form.field('whoMayAnswer')}
      />
      <div>
        <Check label={t('people.way.leave_message')} {...form.field('mayLeaveMessage')} />
        <Check label={t('people.way.messages_only')} {...form.field('messagesOnly')} />
        <Check label={t('people.way.shared')} {...form.field('sharedPhone')} />
      </div>
      <div class="cols even">
        <TextInput label={t('people.way.code_word')} {...form.field('codeWord')} />
        <TextInput label={t('people.way.cover_story')} {...form.field('coverStory')} />
      </div>
      <DateInput label={t('people.way.safe_until')} {...form.field('safeUntil')} />
    </>
  )
}
