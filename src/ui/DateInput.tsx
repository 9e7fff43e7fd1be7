import { formatDay, formatRelativeDay } from '#i18n/format.ts'
import type { Locale } from '#i18n/locales.ts'
import { type Day, daysBetween, isDay } from '#lib/day.ts'
import { Field, type FieldProps } from './Field.tsx'
import { useWords } from './words.ts'

interface Props extends FieldProps {
  /** A day, or empty. */
  readonly value: Day | ''
  readonly onChange: (value: Day | '') => void
  readonly min?: Day | undefined
  readonly max?: Day | undefined
}

/** The device's own calendar, and below it the day in words: a wrong month shows at once. */
export function DateInput(props: Props) {
  const { value, onChange, min, max } = props
  const { locale, today } = useWords()
  const said = value && isDay(value) ? inWords(locale, value, today()) : ''
  const hint = [said, props.hint].filter(Boolean).join(' · ')
  return (
    <Field {...props} hint={hint || undefined}>
      {parts => (
        <input
          {...parts}
          class="input"
          type="date"
          value={value}
          min={min}
          max={max}
          onInput={({ currentTarget }) => onChange(isDay(currentTarget.value) ? currentTarget.value : '')}
        />
      )}
    </Field>
  )
}

/** Beyond a year nobody counts days: a birth day is said as a day. */
function inWords(locale: Locale, day: Day, today: Day): string {
  return Math.abs(daysBetween(day, today)) > 366
    ? formatDay(locale, day)
    : formatRelativeDay(locale, day, today)
}
