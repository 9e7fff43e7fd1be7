import { useState } from 'preact/hooks'
import type { Translate } from '#i18n/translate.ts'
import { FormDialog } from '#ui/Form.tsx'
import { TextInput } from '#ui/TextInput.tsx'
import { ApiProblem } from './api.ts'
import type { Sent } from './change.ts'
import { useForm } from './form.ts'
import { choosePin } from './opening.ts'
import { reader } from './session.ts'
import { hasPin, shortestPin, type Unlocked } from './sync/safe.ts'
import { useValue } from './value.ts'

/** Gives this device a PIN, or another one. */
export function PinDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useValue(reader)
  const [hadPin] = useState(hasPin.get())
  const [wrong, tryPin] = usePinTry()
  const form = useForm({
    start: { old: '', pin: '', again: '' },
    check: ({ pin, again }) => ({
      pin: pin.length < shortestPin && t('ui.field.tooShort', { limit: shortestPin }),
      again: pin !== again && t('staff.device.differs'),
    }),
    send: ({ old, pin }) => tryPin(choosePin(pin, hadPin ? old : null)),
    onDone: onClose,
  })
  const title = t(hadPin ? 'staff.device.change' : 'staff.device.set')
  return (
    <FormDialog title={title} onClose={onClose} onCancel={onClose} form={form} submit={t('ui.save')}>
      <p>{t('staff.device.how')}</p>
      {hadPin && <PinInput name="old" label={t('staff.device.old')} {...form.field('old')} error={wrong} />}
      <PinInput
        name="pin"
        label={t('staff.device.new')}
        hint={t('staff.device.rule', { limit: shortestPin })}
        {...form.field('pin')}
      />
      <PinInput name="again" label={t('staff.device.again')} {...form.field('again')} />
    </FormDialog>
  )
}

interface PinInputProps {
  readonly name: string
  readonly label: string
  readonly hint?: string
  readonly value: string
  readonly onChange: (typed: string) => void
  readonly error: string | undefined
}

export function PinInput(props: PinInputProps) {
  return <TextInput type="password" autocomplete="off" required maxLength={64} {...props} />
}

/** For forms that ask for the PIN until now: what is wrong with it, and how it is tried where others are sent. */
export function usePinTry() {
  const { t } = useValue(reader)
  const [wrong, setWrong] = useState<string>()
  const tryPin = async (trying: Promise<Unlocked | { readonly state: 'none' }>): Promise<Sent<null>> => {
    setWrong(undefined)
    const tried = await trying
    if (tried.state === 'open') return { ok: true, waiting: false, reply: null }
    if (tried.state === 'wrong') setWrong(wrongPin(t, tried))
    return {
      ok: false,
      problem: new ApiProblem(0, { code: tried.state === 'none' ? 'no_passkey' : 'invalid' }),
    }
  }
  return [wrong, tryPin] as const
}

function wrongPin(t: Translate, { left, waitUntil }: Extract<Unlocked, { state: 'wrong' }>): string {
  const count = Math.ceil((waitUntil - Date.now()) / 1000)
  return [t('staff.lock.wrong', { count: left }), count > 0 && t('staff.lock.wait', { count })]
    .filter(Boolean)
    .join(' ')
}
