import { type Day, dayIn, type Instant } from '#lib/day.ts'
import { claimBasis, payDays } from '../content/checks.ts'
import type { PayDayLaw } from '../domain/check-law.ts'
import { type WageFigures, wageFigures } from '../domain/figures.ts'
import type { WageSheet } from '../domain/sheet.ts'
import { type Problem, payDayLaw, readWageForm, type Typed, wageFields } from '../domain/wage-form.ts'
import { wageFacts } from './letter.ts'

type Form = Readonly<Record<string, string | string[]>>

/** What the public page was told and what comes of it; nothing of it is written anywhere. */
export interface ToldWages {
  readonly typed: Typed
  readonly today: Day
  readonly problems: Readonly<Record<string, Problem>>
  readonly claim: {
    readonly sheet: WageSheet
    readonly figures: WageFigures
    /** The law whose latest pay day was taken, where the worker did not know the day. */
    readonly assumed: PayDayLaw | null
  } | null
}

/** The five answers of a posted form, and the claim they make: the same figures as `claims compute`. */
export async function wagesToldIn(form: Form, now: Instant): Promise<ToldWages> {
  const typed: Typed = Object.fromEntries(
    wageFields.flatMap(name => {
      const value = form[name]
      return typeof value === 'string' && value !== '' ? [[name, value.slice(0, 40)]] : []
    }),
  )
  const today = dayIn(now, typed.country === 'KZ' ? 'Asia/Almaty' : 'Europe/Moscow')
  const { sheet, problems, assumed } = readWageForm(typed, today, payDays())
  if (!sheet) return { typed, today, problems, claim: null }
  const { basis } = await claimBasis()
  return { typed, today, problems, claim: { sheet, figures: wageFigures(sheet, today, basis), assumed } }
}

/** The latest pay day of each country, where its law may be relied on today. */
export const latestPayDays = (today: Day) => ({
  RU: payDayLaw('RU', today, payDays())?.day ?? null,
  KZ: payDayLaw('KZ', today, payDays())?.day ?? null,
})

/** For the letter: the claim told on the public page, its months named by `nameOf` (`2026-05` → a month in words). */
export const toldWagesForLetter = (
  { sheet, figures }: NonNullable<ToldWages['claim']>,
  nameOf: (month: string) => string,
) => wageFacts(sheet, figures, nameOf)
