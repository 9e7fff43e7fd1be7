import { useState } from 'preact/hooks'
import { Button } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { Notice } from '#ui/Notice.tsx'
import { Select } from '#ui/Select.tsx'
import { TextInput } from '#ui/TextInput.tsx'
import { announce } from './announce.ts'
import { lockNow, me, reader } from './session.ts'
import { outbox, silentSince } from './sync/outbox.ts'
import { hasPin, idleMinutes, safe, setMinutes, setPin, shortestPin } from './sync/safe.ts'
import { useValue } from './value.ts'

const choices = ['1', '5', '15', '30'] as const

/** The PIN of this device, and when it locks itself. */
export function DeviceCard() {
  const { t } = useValue(reader)
  const isSet = useValue(hasPin)
  const state = useValue(safe)
  const minutes = String(useValue(idleMinutes))
  const [asking, setAsking] = useState(false)
  const who = useValue(me)
  if (state !== 'open' || !who) return null
  return (
    <section class="card stack">
      <h2>{t('staff.device.title')}</h2>
      <p class="small soft">{t(isSet ? 'staff.device.withPin' : 'staff.device.withoutPin')}</p>
      {isSet && (
        <Select
          label={t('staff.device.minutes')}
          value={minutes}
          options={choices.map(value => ({
            value,
            label: t('staff.device.afterMinutes', { count: Number(value) }),
          }))}
          onChange={value => void setMinutes(who.userId, Number(value))}
        />
      )}
      <div class="row">
        <Button look={isSet ? undefined : 'main'} onClick={() => setAsking(true)}>
          {t(isSet ? 'staff.device.change' : 'staff.device.set')}
        </Button>
        {isSet && <Button onClick={() => void lockNow()}>{t('staff.lock.now')}</Button>}
      </div>
      {asking && <PinDialog onClose={() => setAsking(false)} />}
    </section>
  )
}

/** Over every screen where somebody works without a network on a device that could not be opened again without one. */
export function PinLine() {
  const { t } = useValue(reader)
  const isSet = useValue(hasPin)
  const state = useValue(safe)
  const waiting = useValue(outbox)
  const since = useValue(silentSince)
  const [asking, setAsking] = useState(false)
  if (state !== 'open' || isSet || (since === null && !waiting.some(item => !item.problem))) return null
  return (
    <div class="updateline no-print">
      <span>{t('staff.device.offer')}</span>
      <Button onClick={() => setAsking(true)}>{t('staff.device.set')}</Button>
      {asking && <PinDialog onClose={() => setAsking(false)} />}
    </div>
  )
}

function PinDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useValue(reader)
  const [hadPin] = useState(hasPin.get())
  const [form, setForm] = useState({ old: '', pin: '', again: '' })
  const [wrong, setWrong] = useState<'old' | 'short' | 'again' | null>(null)
  const [busy, setBusy] = useState(false)
  const submit = async (event: Event) => {
    event.preventDefault()
    if (form.pin.length < shortestPin) return setWrong('short')
    if (form.pin !== form.again) return setWrong('again')
    setBusy(true)
    const done = await setPin(me.get()?.userId ?? '', form.pin, hadPin ? form.old : null).catch(() => false)
    setBusy(false)
    if (!done) return setWrong('old')
    announce(t('ui.saved'))
    onClose()
  }
  const field = (name: keyof typeof form, label: string, error: string | undefined, hint?: string) => (
    <TextInput
      label={label}
      hint={hint}
      type="password"
      name={name}
      autocomplete="off"
      required
      maxLength={64}
      value={form[name]}
      onChange={typed => setForm({ ...form, [name]: typed })}
      error={error}
    />
  )
  return (
    <Dialog title={t(hadPin ? 'staff.device.change' : 'staff.device.set')} onClose={onClose}>
      <form class="stack" onSubmit={event => void submit(event)}>
        <p>{t('staff.device.how')}</p>
        {hadPin && field('old', t('staff.device.old'), undefined)}
        {field(
          'pin',
          t('staff.device.new'),
          wrong === 'short' ? t('ui.field.tooShort', { limit: shortestPin }) : undefined,
          t('staff.device.rule', { limit: shortestPin }),
        )}
        {field('again', t('staff.device.again'), wrong === 'again' ? t('staff.device.differs') : undefined)}
        {wrong === 'old' && (
          <Notice tone="danger" live>
            {t(hadPin ? 'staff.device.oldWrong' : 'ui.notSaved')}
          </Notice>
        )}
        <div class="row end">
          <Button onClick={onClose}>{t('ui.cancel')}</Button>
          <Button type="submit" look="main" busy={busy}>
            {t('ui.save')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
