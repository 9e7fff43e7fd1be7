import { useT } from '#staff/hooks.ts'
import { MultiChoice } from '#ui/Choice.tsx'
import { type ClaimKind, evidenceKinds, type Evidence as Kind } from '../domain/record.ts'

interface Props {
  readonly kind: ClaimKind
  readonly value: readonly Kind[]
  readonly onChange: (value: Kind[]) => void
}

/** What is at hand to prove it; what is not ticked is still to be looked for. */
export function Evidence({ kind, value, onChange }: Props) {
  const t = useT()
  return (
    <MultiChoice
      label={t('claims.evidence')}
      hint={t('claims.evidence.hint')}
      value={value}
      options={evidenceKinds[kind].map(one => ({ value: one, label: t(`claims.evidence.${one}`) }))}
      onChange={onChange}
    />
  )
}
