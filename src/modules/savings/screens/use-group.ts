import { useState } from 'preact/hooks'
import { amountText, type Currency, isCurrency, parseAmount } from '#lib/money.ts'
import { Refusal } from '#lib/refusal.ts'
import { announce, useFormat, useT } from '#staff/hooks.ts'
import { useValue } from '#staff/value.ts'
import type { ProblemLike } from '#ui/ErrorNote.tsx'
import type { Book } from '../domain/book.ts'
import type { Constitution } from '../domain/constitution.ts'
import { bookOf, type OpenGroup, openGroup, record, type Told } from './box/group.ts'

/** The open group with its book. Only below a `Frame`, which sees to it that it is open. */
export function useGroup(): { group: OpenGroup; book: Book; rules: Constitution } {
  const open = useValue(openGroup)
  if (!open) throw new Error('the box is locked')
  const book = bookOf(open.group)
  return { group: open.group, book, rules: book.rules as Constitution } // a book begins with its rules
}

/** Amounts of this group as people write them, and back: null where it is not an amount. */
export function useMoney(currencyCode: string) {
  const format = useFormat()
  const currency: Currency = isCurrency(currencyCode) ? currencyCode : 'USD'
  return {
    show: (amount: number) => format.money({ amount, currency }, { whole: true }),
    /** Without the currency, for tables whose caption names it. */
    bare: (amount: number) => {
      const [whole = '', decimals = ''] = amountText(amount, currency).split('.')
      const places = /^0*$/.test(decimals) ? 0 : decimals.length
      return format.number(Number(`${whole}.${decimals}`), { decimals: places })
    },
    name: currency,
    /** `10` or `10.50`, as it is typed. */
    plain: (amount: number) => amountText(amount, currency).replace(/\.0+$/, ''),
    read: (text: string) => parseAmount(text.replace(',', '.').replaceAll(/\s/g, ''), currency),
  }
}

/** Sums of many groups, each in its own currency; a dash where nothing is known. */
export function useMoneyOf(): (amount: number | null, currency: string) => string {
  const format = useFormat()
  return (amount, currency) =>
    amount === null || !isCurrency(currency) ? '–' : format.money({ amount, currency }, { whole: true })
}

/** A member's number in the group, from 1, as it stands on her picture and her passbook. */
export function numberOf(book: Book, member: string): number {
  return [...book.members.keys()].indexOf(member) + 1
}

/** The end of a line's seal, short enough to be written into the notebook. */
export const codeOf = (hash: string): string => hash.slice(0, 8).toUpperCase()

/** The name the group uses; after it was erased, the number alone. */
export function useNameOf(): (member: string) => string {
  const { group, book } = useGroup()
  const t = useT()
  return member =>
    group.people[member]?.name || t('savings.member_number', { number: numberOf(book, member) })
}

/** Writes into the book; what the group's rules refuse stands beside the button until the next try. */
export function useRecord() {
  const { group } = useGroup()
  const t = useT()
  const [problem, setProblem] = useState<ProblemLike | null>(null)
  const [busy, setBusy] = useState(false)
  const write = async (...happenings: readonly Told[]): Promise<boolean> => {
    setBusy(true)
    setProblem(null)
    try {
      await record(group, ...happenings)
      announce(t('ui.savedOnDevice'))
      return true
    } catch (error) {
      setProblem(problemOf(error))
      return false
    } finally {
      setBusy(false)
    }
  }
  return { write, problem, busy, setProblem }
}

/** A refusal is told by its code; a disk that cannot be written is told as such. */
export function problemOf(error: unknown): ProblemLike {
  if (error instanceof Refusal) return { code: error.code }
  return error instanceof DOMException ? { code: 'savings.not_written' } : { code: 'fault_of_ours' }
}
