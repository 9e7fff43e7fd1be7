import { useState } from 'preact/hooks'
import { Button } from '#ui/Button.tsx'
import type { PinDialog } from './PinDialog.tsx'
import { reader } from './session.ts'
import { outbox, silentSince } from './sync/outbox.ts'
import { hasPin, safe } from './sync/safe.ts'
import { useValue } from './value.ts'

/** Over every screen where somebody works without a network on a device that could not be opened again without one. */
export function PinLine() {
  const { t } = useValue(reader)
  const isSet = useValue(hasPin)
  const state = useValue(safe)
  const waiting = useValue(outbox)
  const since = useValue(silentSince)
  const [dialog, setDialog] = useState<{ readonly Shown: typeof PinDialog } | null>(null)
  if (state !== 'open' || isSet || (since === null && !waiting.some(item => !item.problem))) return null
  const ask = async () => setDialog({ Shown: (await import('./PinDialog.tsx')).PinDialog })
  return (
    <div class="updateline no-print">
      <span>{t('staff.device.offer')}</span>
      <Button onClick={() => void ask()}>{t('staff.device.set')}</Button>
      {dialog && <dialog.Shown onClose={() => setDialog(null)} />}
    </div>
  )
}
