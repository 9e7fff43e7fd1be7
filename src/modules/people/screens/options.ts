import type { Option } from '#ui/Select.tsx'

/** Codes as options of a field, in the reader's words. */
export function optionsOf<Code extends string>(
  codes: readonly Code[],
  wordOf: (code: Code) => string,
): Option<Code>[] {
  return codes.map(code => ({ value: code, label: wordOf(code) }))
}

/** `1230` as `20:30`, for fields of the time of day; empty where nothing is said. */
export const clockOf = (minute: number | null) =>
  minute === null
    ? ''
    : `${String(Math.floor(minute / 60) % 24).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`

/** `20:30` as 1230; null for anything else. */
export function minuteOf(clock: string): number | null {
  const [, hours, minutes] = /^(\d{1,2})[:.](\d{2})$/.exec(clock.trim()) ?? []
  const minute = Number(hours) * 60 + Number(minutes)
  return minute < 1440 ? minute : null
}
