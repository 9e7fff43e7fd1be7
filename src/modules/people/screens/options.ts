import type { Translate } from '#i18n/translate.ts'
import type { Option } from '#ui/Select.tsx'

/** Codes as options of a field, in the reader's words. */
export function optionsOf<Code extends string>(
  codes: readonly Code[],
  wordOf: (code: Code) => string,
): Option<Code>[] {
  return codes.map(code => ({ value: code, label: wordOf(code) }))
}

const countries = [
  'TJ',
  'KG',
  'UZ',
  'KZ',
  'RU',
  'TM',
  'AZ',
  'TR',
  'BY',
  'AM',
  'AF',
  'CN',
  'KR',
  'AE',
  'PL',
  'DE',
  'US',
] as const
type Country = (typeof countries)[number]

export const countryOptions = (t: Translate) => optionsOf(countries, code => t(`country.${code}`))

/** The country in words where it is one of the region's, else its code. */
export const countryName = (t: Translate, code: string) =>
  (countries as readonly string[]).includes(code) ? t(`country.${code as Country}`) : code

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
