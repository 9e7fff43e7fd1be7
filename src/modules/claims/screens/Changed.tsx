import { hrefOf, useFormat, useT } from '#staff/hooks.ts'
import { Button, LinkButton } from '#ui/Button.tsx'
import { Notice } from '#ui/Notice.tsx'
import type { Claim } from './useSaveClaim.ts'

interface Props {
  readonly theirs: Claim
  readonly onKeepMine: (version: number) => void
}

/** Somebody else saved the claim meanwhile: theirs is a click away, what was typed here stays until one decides. */
export function Changed({ theirs, onKeepMine }: Props) {
  const t = useT()
  const { money } = useFormat()
  return (
    <Notice tone="due" live>
      <p>{t('ui.error.conflict')}</p>
      <p>
        {t('ui.conflict.theirs')}: {money({ amount: theirs.total, currency: theirs.currency })}
      </p>
      <span class="row">
        <Button onClick={() => onKeepMine(theirs.version)}>{t('claims.keep_mine')}</Button>
        <LinkButton href={hrefOf(`/claims/${theirs.id}`)}>{t('ui.conflict.theirs')}</LinkButton>
      </span>
    </Notice>
  )
}
