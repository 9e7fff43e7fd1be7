import { useState } from 'preact/hooks'
import { useChange, useT } from '#staff/hooks.ts'
import { Button } from '#ui/Button.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { revealNumber } from '../contract.ts'

/** The whole number, asked for; gone again when the screen is left, and never kept on the device. */
export function RevealNumber({ id, way }: { readonly id: string; readonly way: number }) {
  const t = useT()
  const [number, setNumber] = useState<string | null>(null)
  const change = useChange(revealNumber)
  const ask = async () => {
    const sent = await change.send({ id, way })
    if (sent.ok && !sent.waiting) setNumber(sent.reply.shown)
  }
  if (number !== null)
    return (
      <p style={{ fontSize: '1.6rem' }} role="status">
        <b>{number}</b>
      </p>
    )
  return (
    <div class="stack">
      <ErrorNote problem={change.error} />
      <p class="small">{t('referrals.number.what')}</p>
      <Button busy={change.sending} onClick={() => void ask()}>
        {t('referrals.number.show')}
      </Button>
    </div>
  )
}
