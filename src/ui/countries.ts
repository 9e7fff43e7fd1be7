import type { Translate } from '#i18n/translate.ts'
import type { Option } from './Select.tsx'

/** Those that have a name in every language: where people come from and go to most, the region first. */
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

export const countryOptions = (t: Translate): Option<Country>[] =>
  countries.map(code => ({ value: code, label: t(`country.${code}`) }))

/** In words where it is one of those, else its code. */
export function countryName(t: Translate, code: string): string {
  const known = countries.find(one => one === code)
  return known ? t(`country.${known}`) : code
}
