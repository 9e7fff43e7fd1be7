import { useState } from 'preact/hooks'
import { useT } from '#staff/hooks.ts'
import { Notice } from '#ui/Notice.tsx'
import { TextInput } from '#ui/TextInput.tsx'
import { shortestPin } from './box/seal.ts'
import { Big } from './Parts.tsx'

interface Props {
  readonly keyHolders: number
  /** Resolves to false where the numbers do not open it. */
  readonly onPins: (pins: (string | null)[]) => Promise<boolean>
}

/** Each key-holder types her own number; one of three may be away, then two open it. */
export function PinForm({ keyHolders, onPins }: Props) {
  const t = useT()
  const [pins, setPins] = useState<readonly string[]>(Array.from({ length: keyHolders }, () => ''))
  const [busy, setBusy] = useState(false)
  const [wrong, setWrong] = useState(false)
  const given = pins.map(pin => (pin.length >= shortestPin ? pin : null))
  const enough = given.filter(pin => pin !== null).length >= 2
  const submit = async (event: Event) => {
    event.preventDefault()
    if (!enough || busy) return
    setBusy(true)
    setWrong(false)
    const isRight = await onPins(given).catch(() => false)
    setBusy(false)
    if (isRight) return
    setWrong(true)
    setPins(pins.map(() => ''))
  }
  return (
    <form class="card stack" onSubmit={event => void submit(event)}>
      <p>{t('savings.keys.how')}</p>
      {pins.map((pin, index) => (
        <TextInput
          key={index}
          label={t('savings.keys.of', { number: index + 1 })}
          type="password"
          name={`key-${index + 1}`}
          inputMode="numeric"
          autocomplete="off"
          maxLength={12}
          code
          value={pin}
          onChange={typed => setPins(pins.map((one, at) => (at === index ? typed.replace(/\D/g, '') : one)))}
        />
      ))}
      {wrong && (
        <Notice tone="danger" live>
          {t('savings.keys.wrong')}
        </Notice>
      )}
      <Big main submit icon="key" busy={busy} disabled={!enough}>
        {busy ? t('savings.keys.opening') : t('savings.keys.open')}
      </Big>
    </form>
  )
}
