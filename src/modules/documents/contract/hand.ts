import { formatDay, formatMoney, formatNumber } from '#i18n/format.ts'
import type { Hand } from '../domain/fill.ts'
import type { Language } from '../domain/template.ts'

/** How days and sums are written in a language, the same on the server and on the screen. */
export function handOf(language: Language): Hand {
  return {
    day: day => formatDay(language, day, 'long'),
    shortDay: day => formatDay(language, day, 'short'),
    money: (amount, currency) => formatMoney(language, { amount, currency }),
    figure: amount => formatNumber(language, amount / 100, { decimals: 2 }),
    number: text => (text === '' || Number.isNaN(Number(text)) ? text : formatNumber(language, Number(text))),
  }
}
