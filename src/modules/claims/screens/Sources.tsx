import type { Day } from '#lib/day.ts'
import { useFormat, useT } from '#staff/hooks.ts'

interface Cited {
  readonly rule: string
  readonly source: string
  readonly checked: Day | null
}

/** The rules and tables a figure rests on, each with its source and the day it was looked at. */
export function Sources({ citations }: { readonly citations: readonly Cited[] }) {
  const t = useT()
  const { day } = useFormat()
  const once = citations.filter(
    (one, n) => citations.findIndex(other => other.rule === one.rule && other.source === one.source) === n,
  )
  if (once.length === 0) return null
  return (
    <details>
      <summary>{t('claims.sources')}</summary>
      <ul class="small">
        {once.map(one => (
          <li key={one.rule + one.source}>
            <code>{one.rule}</code> · {one.source} ·{' '}
            {one.checked
              ? t('claims.sources.checked', { day: day(one.checked, 'short') })
              : t('claims.sources.unchecked')}
          </li>
        ))}
      </ul>
    </details>
  )
}
