import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/min'

/**
 * A telephone number as typed, in its one international form (`+992901234567`); null where it is none. `country` (two
 * letters) is where a number without a country code is from.
 */
export function readPhone(typed: string, country: string): string | null {
  const home = isSupportedCountry(country) ? (country as CountryCode) : undefined
  const found = parsePhoneNumberFromString(typed.trim(), {
    ...(home ? { defaultCountry: home } : {}),
    extract: false,
  })
  return found?.isPossible() ? found.number : null
}

/** For reading aloud and dialling: `+992 90 123 4567`. */
export function showPhone(number: string): string {
  return parsePhoneNumberFromString(number)?.formatInternational() ?? number
}
