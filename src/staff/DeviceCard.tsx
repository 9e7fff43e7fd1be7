import { useState } from 'preact/hooks'
import { Button } from '#ui/Button.tsx'
import { Select } from '#ui/Select.tsx'
import { PasskeyPart } from './PasskeyPart.tsx'
import { PinDialog } from './PinDialog.tsx'
import { lockNow, me, reader } from './session.ts'
import { hasPin, idleMinutes, safe, setMinutes } from './sync/safe.ts'
import { useValue } from './value.ts'

const choices = ['1', '5', '15', '30'] as const

/** What opens this device, and when it locks itself. */
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
          required
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
      {isSet && <PasskeyPart />}
    </section>
  )
}
