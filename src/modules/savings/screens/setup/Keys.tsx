import { useState } from 'preact/hooks'
import { useT } from '#staff/hooks.ts'
import { Notice } from '#ui/Notice.tsx'
import { TextInput } from '#ui/TextInput.tsx'
import { shortestPin } from '../box/seal.ts'
import { Big, Face } from '../Parts.tsx'
import type { Plan } from './plan.ts'

interface Props {
  readonly plan: Plan
  readonly onPins: (pins: readonly string[]) => Promise<void>
}

/** Hands the phone to each key-holder in turn: her own number, twice, seen by nobody else. */
export function Keys({ plan, onPins }: Props) {
  const t = useT()
  const [pins, setPins] = useState<readonly string[]>([])
  const [pin, setPin] = useState('')
  const [again, setAgain] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const holder = plan.keyHolders[pins.length] ?? plan.keyHolders.at(-1) ?? 0
  const name = plan.members[holder]?.name ?? ''
  const submit = async (event: Event) => {
    event.preventDefault()
    if (pin.length < shortestPin) return setProblem(t('savings.keys.short', { count: shortestPin }))
    if (pin !== again) return setProblem(t('savings.keys.not_the_same'))
    setProblem(null)
    setPin('')
    setAgain('')
    const all = [...pins, pin]
    if (all.length < 3) return setPins(all)
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
        <Face number={holder + 1} />
        <b>{t('savings.keys.give_phone', { name })}</b>
      </p>
      <TextInput
        {...{
          label: t('savings.keys.new'),
          name: 'pin',
          type: 'password',
          inputMode: 'numeric',
          maxLength: 12,
        }}
        {...{ code: true, value: pin, onChange: (typed: string) => setPin(typed.replace(/\D/g, '')) }}
      />
      <TextInput
        {...{ label: t('savings.keys.again'), name: 'pin-again', type: 'password', inputMode: 'numeric' }}
        {...{ maxLength: 12, code: true, value: again }}
        onChange={(typed: string) => setAgain(typed.replace(/\D/g, ''))}
      />
      {problem && (
        <Notice tone="danger" live>
          {problem}
        </Notice>
      )}
      <Big main submit icon="key" busy={busy}>
        {pins.length < 2 ? t('ui.next') : t('savings.set_up.begin')}
      </Big>
      <p class="soft">{t('savings.keys.forget')}</p>
    </form>
  )
}
