import { useState } from 'preact/hooks'
import { Button } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { Notice } from '#ui/Notice.tsx'
import { navigate } from './router.ts'
import { reader, signOut } from './session.ts'
import { outbox } from './sync/outbox.ts'
import { useValue } from './value.ts'

/** Says what will be gone from this device before it is. */
export function SignOut({ onClose }: { readonly onClose: () => void }) {
  const { t } = useValue(reader)
  const waiting = useValue(outbox)
  const [busy, setBusy] = useState(false)
  const leave = async () => {
    setBusy(true)
    await signOut()
    navigate('/sign-in', { replace: true })
  }
  return (
    <Dialog title={t('staff.signOut')} onClose={onClose}>
      <p>{t('staff.signOut.what')}</p>
      {waiting.length > 0 && (
        <Notice tone="danger">{t('staff.signOut.unsent', { count: waiting.length })}</Notice>
      )}
      <div class="row end">
        <Button onClick={onClose}>{t('ui.cancel')}</Button>
        <Button look={waiting.length ? 'danger' : 'main'} busy={busy} onClick={() => void leave()}>
          {waiting.length ? t('staff.signOut.anyway') : t('staff.signOut')}
        </Button>
      </div>
    </Dialog>
  )
}
