import { currencies, isCurrency, type Money, parseAmount } from '#lib/money.ts'

export { currencies }

/** Money recovered, as typed. Null where none was typed. */
export function recoveredOf({
  amount,
  currency,
}: {
  readonly amount: string
  readonly currency: string
}): Money | null | 'no_currency' | 'not_a_number' {
  if (!amount.trim()) return null
  if (!isCurrency(currency)) return 'no_currency'
  const parsed = parseAmount(amount, currency)
  return parsed === null || parsed < 0 ? 'not_a_number' : { amount: parsed, currency }
}
