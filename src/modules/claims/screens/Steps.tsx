import type { ComponentChildren } from 'preact'
import { useT } from '#staff/hooks.ts'
import { Button } from '#ui/Button.tsx'

interface Props {
  readonly at: number
  readonly of: number
  readonly onGo: (step: number) => void
  readonly children?: ComponentChildren
}

/** On a phone one part of the form at a time; on a desk all of it, and this is not there. */
export function Steps({ at, of, onGo }: Props) {
  const t = useT()
  const go = (step: number) => {
    onGo(step)
    scrollTo(0, 0)
  }
  return (
    <div class="claim-steps row apart">
      <Button icon="back" disabled={at === 0} onClick={() => go(at - 1)}>
        {t('ui.back')}
      </Button>
      <span class="small soft">{t('claims.step.of', { number: at + 1, all: of })}</span>
      <Button
        look={at < of - 1 ? 'main' : undefined}
        icon="next"
        disabled={at === of - 1}
        onClick={() => go(at + 1)}
      >
        {t('ui.next')}
      </Button>
    </div>
  )
}
