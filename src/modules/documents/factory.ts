import type { ClaimFacts } from './domain/fill.ts'

/** A claim as letters print it, for tests: one month of pay in Russia, paid in part, with three hours of overtime. */
export function aClaim(given: Partial<ClaimFacts> = {}): ClaimFacts {
  return {
    kind: 'wage',
    country: 'RU',
    currency: 'RUB',
    asOf: '2026-08-31',
    principal: 3000000,
    compensation: 353500,
    workOwed: 50000,
    total: 3403500,
    unknownFrom: null,
    debts: [{ id: 'may', label: '', due: '2026-05-15', amount: 4500000, paid: 1500000 }],
    lines: [
      {
        debt: 'may',
        from: '2026-05-16',
        to: '2026-06-20',
        days: 36,
        base: 4500000,
        ratePercent: '14.5',
        divisor: 150,
        factor: '1',
        amount: 156600,
      },
    ],
    work: [
      {
        date: '2026-05-10',
        kind: 'overtime',
        hours: '3',
        hourlyRate: 25000,
        due: 125000,
        paid: 75000,
        owed: 50000,
      },
    ],
    months: [],
    citations: [
      { rule: 'ru.lc.236', source: 'W01: art. 236', checked: '2026-11-22', from: null },
      {
        rule: 'ru_key_rate',
        source: 'Key rate of the Bank of Russia: CBR1',
        checked: '2026-11-22',
        from: null,
      },
    ],
    ...given,
  }
}
