import { useState } from 'preact/hooks'
import { useT } from '#staff/hooks.ts'
import { Notice } from '#ui/Notice.tsx'
import { TextInput } from '#ui/TextInput.tsx'
import { shortestPin } from '../box/seal.ts'
import { Big, Face } from '../Parts.tsx'

export interface Holder {
  readonly number: number
  readonly name: string
}

interface Props {
  readonly holders: readonly Holder[]
  /** What stands on the button of the last one. */
  readonly last: string
  readonly onPins: (pins: readonly string[]) => Promise<void>
}

/** Hands the phone to each key-holder in turn: her own number, twice, seen by nobody else. */
export function Keys({ holders, last, onPins }: Props) {
  const t = useT()
  const [pins, setPins] = useState<readonly string[]>([])
  const [pin, setPin] = useState('')
  const [again, setAgain] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const holder = holders[pins.length] ?? holders.at(-1)
  const submit = async (event: Event) => {
    event.preventDefault()
    if (busy) return
    if (pin.length < shortestPin) return setProblem(t('savings.keys.short', { count: shortestPin }))
    if (pin !== again) return setProblem(t('savings.keys.not_the_same'))
    setProblem(null)
    setPin('')
    setAgain('')
    const all = [...pins, pin]
    if (all.length < holders.length) {
      document.querySelector<HTMLInputElement>('input[name=pin]')?.focus()
      return setPins(all)
    }
    setBusy(true)
    await onPins(all).catch(() => {
      setProblem(t('savings.no_storage'))
      setBusy(false)
    })
  }
  return (
    <form class="stack" onSubmit={event => void submit(event)}>
      <h1>{t('savings.keys.choose')}</h1>
      <p class="row">
        <Face number={holder?.number ?? 0} />
        <b>{t('savings.keys.give_phone', { name: holder?.name ?? '' })}</b>
      </p>
      <TextInput
        {...{ label: t('savings.keys.new'), name: 'pin', type: 'password', inputMode: 'numeric' }}
        {...{ maxLength: 12, code: true, value: pin, onChange: typed => setPin(typed.replace(/\D/g, '')) }}
      />
      <TextInput
        {...{ label: t('savings.keys.again'), name: 'pin-again', type: 'password', inputMode: 'numeric' }}
        {...{
          maxLength: 12,
          code: true,
          value: again,
          onChange: typed => setAgain(typed.replace(/\D/g, '')),
        }}
      />
      {problem && (
        <Notice tone="danger" live>
          {problem}
        </Notice>
      )}
      <Big main submit icon="key" busy={busy}>
        {pins.length < holders.length - 1 ? t('ui.next') : last}
      </Big>
      <p class="soft">{t('savings.keys.forget')}</p>
    </form>
  )
}
