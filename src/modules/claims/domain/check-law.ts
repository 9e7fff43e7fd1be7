import type { Currency } from '#lib/money.ts'
import type { Dated } from './law.ts'

// Dated versions of what a claim is checked against: `content/rates/claim-checks.yaml`.

export const maintenanceCountries = ['RU', 'TJ', 'KG', 'UZ', 'KZ'] as const
export type MaintenanceCountry = (typeof maintenanceCountries)[number]

export const taxStatuses = ['non_resident', 'resident', 'eaeu', 'patent'] as const
export type TaxStatus = (typeof taxStatuses)[number]

/** How many months after the day the pay was due (or a dismissal order was handed over) one may still go to court. */
export interface LimitationLaw extends Dated {
  readonly country: 'RU' | 'KZ'
  readonly claim: 'pay' | 'dismissal'
  readonly months: number
  /** What must be gone through before the court. */
  readonly first: 'commission' | null
}

/** The latest day of the next month on which pay for a month must have come: taken where the day agreed is not known. */
export interface PayDayLaw extends Dated {
  readonly country: 'RU' | 'KZ'
  readonly day: number
}

/** Income tax by the part of the year's income; `rate` null where it is not known. */
export interface TaxLaw extends Dated {
  readonly country: 'RU'
  readonly statuses: readonly TaxStatus[]
  readonly scale: readonly { readonly upTo: string | null; readonly rate: string | null }[]
}

export interface MinimumWageLaw extends Dated {
  readonly country: 'RU'
}

/** The lowest pay of a full month, in whole units of the currency. */
export interface MinimumWage {
  readonly country: string
  readonly currency: Currency
  readonly from: string
  readonly to: string | null
  readonly value: string
  readonly sources: string
}

/** Shares of earnings for one, two, three and more children; the floor is in minimum wages of the month, for each child. */
export interface MaintenanceLaw extends Dated {
  readonly country: MaintenanceCountry
  readonly currency: Currency
  readonly shares: readonly string[]
  readonly floor: { readonly perChild: string } | null
  /** How far back before the writ was presented arrears are taken; null where that is not known. */
  readonly yearsBack: number | null
}

export interface CheckBasis {
  readonly limitation: readonly LimitationLaw[]
  readonly tax: readonly TaxLaw[]
  readonly minimumWageLaw: readonly MinimumWageLaw[]
  readonly minimumWages: readonly MinimumWage[]
  readonly maintenance: readonly MaintenanceLaw[]
}
