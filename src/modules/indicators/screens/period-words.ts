import { useT } from '#staff/hooks.ts'

/** A quarter or a year as one says it. */
export function usePeriodWords() {
  const t = useT()
  return (period: string): string => {
    const year = period.slice(0, 4)
    return period.length > 4
      ? t('indicators.quarter', { number: period[6] ?? '', year })
      : t('indicators.year', { year })
  }
}
