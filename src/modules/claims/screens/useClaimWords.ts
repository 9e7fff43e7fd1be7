import { isDay } from '#lib/day.ts'
import { isCurrency, parseAmount } from '#lib/money.ts'
import { useFormat, useT } from '#staff/hooks.ts'
import type { MaintenanceSheet, SheetDebt, SheetMonth, SheetWork } from '../domain/sheet.ts'

/** Rows of a sheet in words, one after the other. */
export function useClaimWords(currency: string) {
  const t = useT()
  const format = useFormat()
  const money = (text: string) => {
    if (!isCurrency(currency)) return text
    const amount = parseAmount(text, currency)
    return amount === null ? text : format.money({ amount, currency })
  }
  const day = (text: string) => (isDay(text) ? format.day(text) : text)
  const debt = ({ label, kind, due, amount, payments }: SheetDebt) => {
    const paid = payments.map(({ date, amount }) => `${t('claims.debt.paid')} ${day(date)}: ${money(amount)}`)
    return [`${label ?? t(`claims.debt.kind.${kind}`)} ${day(due)}: ${money(amount)}`, ...paid].join(', ')
  }
  const work = ({ date, kind, hours, hourlyRate, paid }: SheetWork) =>
    `${day(date)} ${t(`claims.work.kind.${kind}`)}: ${hours} × ${money(hourlyRate)}, ${t('claims.debt.paid')} ${money(paid)}`
  const month = ({ month, gross, withheld }: SheetMonth) =>
    [`${month}: ${money(gross)}`, withheld && `${t('claims.month.withheld')} ${money(withheld)}`]
      .filter(Boolean)
      .join(', ')
  const income = ({ month, income, paid }: MaintenanceSheet['months'][number]) =>
    `${month}: ${income ? money(income) : '–'}, ${t('claims.debt.paid')} ${money(paid)}`
  // What each field holds is said by the sheet.
  const rows: Readonly<Record<string, (row: never) => string>> = {
    'wage.debts': debt,
    'wage.work': work,
    'wage.months': month,
    'maintenance.months': income,
  }
  return (name: string, value: unknown): string | undefined => {
    const word = rows[name]
    if (word && Array.isArray(value)) return value.map(row => word(row as never)).join('; ')
    return name === 'maintenance.fixed' && value ? money(String(value)) : undefined
  }
}
