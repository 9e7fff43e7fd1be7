import { Field } from './Field.tsx'

interface Props {
  readonly label: string
  /** Minutes after midnight; 1440 is shown as 00:00. */
  readonly value: number
  readonly onChange: (minutes: number) => void
}

/** A time of day, by the device's own field. */
export function TimeInput({ label, value, onChange }: Props) {
  const shown = `${String(Math.floor(value / 60) % 24).padStart(2, '0')}:${String(value % 60).padStart(2, '0')}`
  return (
    <Field label={label}>
      {parts => (
        <input
          {...parts}
          class="input"
          type="time"
          value={shown}
          onInput={({ currentTarget }) => {
            const [hour, minute] = currentTarget.value.split(':').map(Number)
            if (hour !== undefined && minute !== undefined) onChange(hour * 60 + minute)
          }}
        />
      )}
    </Field>
  )
}
