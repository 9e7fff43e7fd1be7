import type { Instant } from '#lib/day.ts'
import { useFormat, useT } from '#staff/hooks.ts'
import { Tag } from '#ui/Tag.tsx'
import type { Comparison } from '../contract/duplicates.ts'

/** How alike two files are, in words. */
export function Judged({ kind, why }: Pick<Comparison, 'kind' | 'why'>) {
  const t = useT()
  const { list } = useFormat()
  return (
    <>
      <Tag tone={kind === 'same' ? 'accent' : undefined}>{t(`people.pairs.kind.${kind}`)}</Tag>{' '}
      <span class="small soft">{list([...why])}</span>
    </>
  )
}

/** Who said that they are two persons, when and why. */
export function Decision({ decision }: { readonly decision: NonNullable<Comparison['decision']> }) {
  const t = useT()
  const { instant } = useFormat()
  const when = instant(decision.at as Instant)
  return (
    <span class="small" style={{ display: 'block' }}>
      {t('people.pairs.decided', { name: decision.by ?? '–', when })}{' '}
      {t(`people.pairs.because.${decision.because}`)}
    </span>
  )
}
