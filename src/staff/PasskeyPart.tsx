import { useEffect, useState } from 'preact/hooks'
import { Button } from '#ui/Button.tsx'
import { Check } from '#ui/Choice.tsx'
import { FormDialog } from '#ui/Form.tsx'
import { Notice } from '#ui/Notice.tsx'
import { announce } from './announce.ts'
import { useForm } from './form.ts'
import { addPasskey, dropPasskey } from './opening.ts'
import { PinInput, usePinTry } from './PinDialog.tsx'
import { reader } from './session.ts'
import { passkeysSeal } from './sync/passkey.ts'
import { hasPasskey, mayPasskey } from './sync/safe.ts'
import { useValue } from './value.ts'

/** Beside the PIN: what unlocks the device itself. Nothing where the device has no passkeys that seal. */
export function PasskeyPart() {
  const { t } = useValue(reader)
  const isSet = useValue(hasPasskey)
  const isAllowed = useValue(mayPasskey)
  const [isAble, setAble] = useState(false)
  const [asking, setAsking] = useState(false)
  useEffect(() => {
    void passkeysSeal().then(setAble)
  }, [])
  const drop = async () => {
    await dropPasskey()
    announce(t('ui.saved'))
  }
  if (!isSet && !isAble) return null
  if (!isAllowed) return <p class="small soft">{t('staff.device.passkey.forbidden')}</p>
  return (
    <>
      <h3>{t('staff.lock.passkey')}</h3>
      <p class="small soft">{t(isSet ? 'staff.device.passkey.on' : 'staff.device.passkey.offer')}</p>
      <div>
        {isSet ? (
          <Button onClick={() => void drop()}>{t('staff.device.passkey.drop')}</Button>
        ) : (
          <Button icon="key" onClick={() => setAsking(true)}>
            {t('staff.device.passkey.set')}
          </Button>
        )}
      </div>
      {asking && <PasskeyDialog onClose={() => setAsking(false)} />}
    </>
  )
}

/** Says whom it lets in before it is done, and lets nobody press it by mistake. */
function PasskeyDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useValue(reader)
  const [wrong, tryPin] = usePinTry()
  const form = useForm({
    start: { alone: false, old: '' },
    check: ({ alone }) => ({ alone: !alone && t('staff.device.passkey.notAlone') }),
    send: ({ old }) => tryPin(addPasskey(old)),
    onDone: onClose,
  })
  const { value, onChange } = form.field('alone')
  return (
    <FormDialog
      title={t('staff.lock.passkey')}
      onClose={onClose}
      onCancel={onClose}
      form={form}
      submit={t('staff.device.passkey.set')}
      icon="key"
    >
      <Notice tone="danger">{t('staff.device.passkey.warning')}</Notice>
      <Check label={t('staff.device.passkey.alone')} value={value} onChange={onChange} />
      <PinInput name="old" label={t('staff.lock.pin')} {...form.field('old')} error={wrong} />
    </FormDialog>
  )
}
