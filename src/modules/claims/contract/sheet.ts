import * as v from 'valibot'
import { calendarDay, flag, maybe, oneOf, optionalText, whole } from '#lib/contract.ts'
import { isDay } from '#lib/day.ts'
import { maintenanceCountries, taxStatuses } from '../domain/check-law.ts'
import { workKinds } from '../domain/law.ts'
import { debtKinds, roundings, wageCountries } from '../domain/sheet.ts'

// A sheet as it is sent and kept. Amounts are decimal text with at most two places.

export const amountText = v.pipe(v.string(), v.regex(/^\d{1,10}(\.\d{1,2})?$/, 'not_an_amount'))
const percentText = v.pipe(v.string(), v.regex(/^\d{1,3}(\.\d{1,6})?$/, 'not_a_number'))
const hoursText = v.pipe(
  v.string(),
  v.regex(/^\d{1,2}(\.\d{1,4})?$/, 'not_a_number'),
  v.check(text => Number(text) > 0 && Number(text) <= 24, 'not_a_number'),
)
const month = v.pipe(
  v.string(),
  v.check(text => isDay(`${text}-01`), 'not_a_day'),
)
const claimDay = v.pipe(
  calendarDay,
  v.check(day => day >= '1991-01-01' && day <= '2100-12-31', 'not_a_day'),
)
const rows = <S extends v.GenericSchema>(item: S, max: number) =>
  v.pipe(v.array(item), v.maxLength(max, 'too_many'))

export const wageSheet = v.pipe(
  v.object({
    country: oneOf(wageCountries),
    asOf: claimDay,
    rounding: oneOf(roundings),
    debts: rows(
      v.object({
        id: v.pipe(v.string(), v.regex(/^[a-z0-9_-]{1,40}$/, 'not_a_code')),
        label: optionalText(100),
        kind: oneOf(debtKinds),
        due: claimDay,
        amount: amountText,
        agreedDailyPercent: maybe(percentText),
        payments: rows(v.object({ date: claimDay, amount: amountText }), 50),
      }),
      200,
    ),
    work: rows(
      v.object({
        date: claimDay,
        kind: oneOf(workKinds),
        hours: hoursText,
        hourlyRate: amountText,
        paid: amountText,
      }),
      400,
    ),
    months: rows(v.object({ month, gross: amountText, withheld: maybe(amountText) }), 120),
    taxStatus: maybe(oneOf(taxStatuses)),
    dismissedOn: maybe(claimDay),
  }),
  v.check(sheet => new Set(sheet.debts.map(debt => debt.id)).size === sheet.debts.length, 'not_one_of'),
)

export const maintenanceSheet = v.pipe(
  v.object({
    country: oneOf(maintenanceCountries),
    children: whole(1, 20),
    asOf: claimDay,
    fixed: maybe(amountText),
    writOn: maybe(claimDay),
    debtorHid: v.optional(flag, false),
    months: rows(
      v.object({ month, income: maybe(amountText), minimumWage: maybe(amountText), paid: amountText }),
      240,
    ),
  }),
  v.check(sheet => new Set(sheet.months.map(one => one.month)).size === sheet.months.length, 'not_one_of'),
)
