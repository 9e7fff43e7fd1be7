import type { Translate } from '#i18n/translate.ts'
import type { Day } from '#lib/day.ts'
import { isDay } from '#lib/day.ts'
import type { ClaimWarning } from '../domain/claim.ts'
import type { WorkKind } from '../domain/law.ts'
import type { MaintenanceWarning } from '../domain/maintenance.ts'

interface Said {
  readonly code: ClaimWarning['code'] | MaintenanceWarning['code']
  readonly details: Readonly<Record<string, string>>
}

/** A warning in the reader's words: days as days, debts by their names, kinds of work as the screen calls them. */
export function warningText(
  { code, details }: Said,
  t: Translate,
  day: (day: Day) => string,
  nameOf: (debt: string) => string,
): string {
  const shown: Record<string, string> = { debt: '', month: '', day: '' }
  for (const [name, value] of Object.entries(details)) {
    if (name === 'debt') shown[name] = nameOf(value)
    else if (name === 'kind') shown[name] = t(`claims.work.kind.${value as WorkKind}`)
    else shown[name] = isDay(value) ? day(value) : value
  }
  return t(`claims.warning.${code}`, shown)
}
