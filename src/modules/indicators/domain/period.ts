import type { Day } from '#lib/day.ts'

/** `2026-Q3` or `2026`. Quarters do not overlap, so no two of them can be subtracted from each other (README). */
export const periodShape = /^20\d{2}(-Q[1-4])?$/

export interface Quarter {
  readonly name: string
  readonly from: Day
  readonly to: Day
  readonly months: readonly string[]
}

const lastDays = ['31', '30', '30', '31']

export function quarter(year: number, number: number): Quarter {
  const month = (n: number) => `${year}-${String(n).padStart(2, '0')}`
  const first = number * 3 - 2
  return {
    name: `${year}-Q${number}`,
    from: `${month(first)}-01` as Day, // made of a checked year and a month that exists
    to: `${month(first + 2)}-${lastDays[number - 1]}` as Day,
    months: [month(first), month(first + 1), month(first + 2)],
  }
}

/** The quarters of a period that have begun by `today`. */
export function quartersOf(period: string, today: Day): Quarter[] {
  const year = Number(period.slice(0, 4))
  const numbers = period.length > 4 ? [Number(period[6])] : [1, 2, 3, 4]
  return numbers.map(number => quarter(year, number)).filter(({ from }) => from <= today)
}

/** The quarter of a day. */
export function quarterOf(day: Day): string {
  return `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`
}

/** The newest first: this quarter and those before it, with the years they make. */
export function periodsUntil(today: Day, quarters: number): string[] {
  const found: string[] = []
  let [year, number] = [Number(today.slice(0, 4)), Number(quarterOf(today)[6])]
  for (let left = quarters; left > 0; left--) {
    if (!found.includes(String(year))) found.push(String(year))
    found.push(`${year}-Q${number}`)
    if (--number === 0) [year, number] = [year - 1, 4]
  }
  return found
}

/** The last quarter that is over: the one a report is about. */
export function finishedQuarter(today: Day): string {
  const [year, number] = [Number(today.slice(0, 4)), Number(quarterOf(today)[6])]
  return number === 1 ? `${year - 1}-Q4` : `${year}-Q${number - 1}`
}

/** Whether the numbers of a period can still grow. */
export const isOver = (period: string, today: Day): boolean =>
  period.length > 4 ? period < quarterOf(today) : period < today.slice(0, 4)
