import { useFormat, useT } from '#staff/hooks.ts'
import { clockOf } from './options.ts'

export function useWayWords() {
  const t = useT()
  const format = useFormat()
  return (name: string, value: unknown): string | undefined => {
    if (value === null || value === undefined) return undefined
    if (name === 'days') return format.list((value as number[]).map(day => t(`ui.weekday.${day as 1}`)))
    if (name === 'fromMinute' || name === 'toMinute') return clockOf(Number(value))
    return undefined
  }
}
