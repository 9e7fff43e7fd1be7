import type { Translate } from '#i18n/translate.ts'
import type { Option } from '#ui/Select.tsx'

const countries = [
  ...([
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
  ] as const),
]

/** The countries that have a name in the reader's language. */
export const countryOptions = (t: Translate): Option[] =>
  countries.map(code => ({ value: code, label: t(`country.${code}`) }))

/** The country in words where it is one of those, else its code. */
export function countryName(t: Translate, code: string): string {
  const known = countries.find(one => one === code)
  return known ? t(`country.${known}`) : code
}
