import { useFormat, useT } from '#staff/hooks.ts'

/** A figure as it stands in a table: a dash where it is hidden. */
export function useShown() {
  const t = useT()
  const { number } = useFormat()
  return ({ count, atLeast }: { readonly count: number | null; readonly atLeast: boolean }): string => {
    if (count === null) return '–'
    return atLeast ? t('indicators.at_least', { count: number(count) }) : number(count)
  }
}
