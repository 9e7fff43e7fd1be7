import { useEffect, useState } from 'preact/hooks'
import { useWords } from './words.ts'

/** The shape of what is coming: no jump when it arrives. */
export function Skeleton({ lines = 4 }: { readonly lines?: number }) {
  const { t } = useWords()
  return (
    <div class="skeleton" role="status" aria-label={t('ui.loading')}>
      {Array.from({ length: lines }, (_, index) => (
        <i key={index} />
      ))}
    </div>
  )
}

/** Appears only when something takes longer than a second; `label` says what is being done. */
export function Spinner({ label }: { readonly label?: string | undefined }) {
  const { t } = useWords()
  const late = useLate(1000)
  return late ? (
    <span class="spinner" role="status">
      {label ?? t('ui.loading')}
    </span>
  ) : null
}

function useLate(milliseconds: number): boolean {
  const [late, setLate] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), milliseconds)
    return () => clearTimeout(timer)
  }, [milliseconds])
  return late
}
