/** All a screen needs of the shell. See README.md beside this file. */
import { useEffect, useMemo } from 'preact/hooks'
import * as format from '#i18n/format.ts'
import type { Translate } from '#i18n/translate.ts'
import { type Day, dayIn, type Instant } from '#lib/day.ts'
import type { Money } from '#lib/money.ts'
import { title } from './announce.ts'
import { place } from './router.ts'
import { type Me, me, reader } from './session.ts'
import { useValue } from './value.ts'

export { type Act, useActs } from './acts.ts'
export { announce, remember } from './announce.ts'
export { ApiProblem, addressOf, call } from './api.ts'
export { type Change, type ChangeOptions, type FieldToDecide, type Sent, useChange } from './change.ts'
export { type Data, forget, useData } from './data.ts'
export { dropDraft, useDraft } from './draft.ts'
export { type StaffForm, type Typing, useForm } from './form.ts'
export { hrefOf, Link, navigate, textOfHash } from './router.ts'
export type { Me } from './session.ts'
export { refreshMe, speak, wordsOf } from './session.ts'
export type { DecidedField } from './sync/decide.ts'

/** Who is signed in. Only for screens that are not `open`. */
export function useMe(): Me {
  const known = useValue(me)
  if (!known) throw new Error('nobody is signed in')
  return known
}

/** Whether this person may try an action at all. */
export function useMay(action: string): boolean {
  return useValue(me)?.actions.includes(action) ?? false
}

export const useT = (): Translate => useValue(reader).t

export const useLocale = () => useValue(reader).locale

/** The address: path below /app, query, hash. */
export const usePlace = () => useValue(place)

/** The heading of the window, read out when a screen opens. */
export function useTitle(text: string): void {
  useEffect(() => {
    title.set(text)
  }, [text])
}

/** `format.ts` bound to the reader's language and the organisation's clock. */
export function useFormat() {
  const { locale } = useValue(reader)
  const timeZone = useValue(me)?.organisation.timeZone ?? 'Asia/Dushanbe'
  return useMemo(() => formatsOf(locale, timeZone), [locale, timeZone])
}

function formatsOf(locale: Me['locale'], timeZone: string) {
  const today = () => dayIn(new Date().toISOString() as Instant, timeZone)
  return {
    locale,
    timeZone,
    today,
    number: (n: number, options?: { decimals?: number }) => format.formatNumber(locale, n, options),
    percent: (share: number, options?: { decimals?: number }) => format.formatPercent(locale, share, options),
    day: (day: Day, style?: format.DayStyle) => format.formatDay(locale, day, style),
    relativeDay: (day: Day) => format.formatRelativeDay(locale, day, today()),
    /** Contracts carry instants as text. */
    instant: (at: string, style?: format.DayStyle) =>
      format.formatInstant(locale, at as Instant, timeZone, style),
    time: (at: string) => format.formatTime(locale, at as Instant, timeZone),
    dayOf: (at: string) => dayIn(at as Instant, timeZone),
    duration: (minutes: number, style?: 'long' | 'short') => format.formatDuration(locale, minutes, style),
    money: (money: Money, options?: { names?: boolean; whole?: boolean }) =>
      format.formatMoney(locale, money, options),
    list: (items: readonly string[]) => format.formatList(locale, items),
    fileSize: (bytes: number) => format.formatFileSize(locale, bytes),
  }
}
