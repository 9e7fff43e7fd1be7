import { useEffect, useState } from 'preact/hooks'
import { useChange, useT } from '#staff/hooks.ts'
import { Select } from '#ui/Select.tsx'
import { TextInput } from '#ui/TextInput.tsx'
import { recognise } from '../contract.ts'
import { channels } from '../domain/contact.ts'
import type { ContactDraft } from './form.ts'
import { type Known, KnownCaller } from './KnownCaller.tsx'

interface Props {
  readonly draft: ContactDraft
  readonly number: string
  readonly onNumber: (number: string) => void
  readonly onChange: (part: Partial<ContactDraft>) => void
}

/** On top: how long, by which way, whether this caller was here before, what must not be done. */
export function CallerLine({ draft, number, onNumber, onChange }: Props) {
  const t = useT()
  const asking = useChange(recognise)
  const [known, setKnown] = useState<Known | null>(null)
  const ask = async () => {
    if (number.replace(/\D/g, '').length < 7) return setKnown(null)
    const sent = await asking.send({ number })
    setKnown(sent.ok && !sent.waiting ? sent.reply : null)
  }
  useEffect(() => {
    if (number === '') setKnown(null)
  }, [number])
  return (
    <section class="card row caller">
      <Timer since={draft.startedAt} />
      <Select
        label={t('contacts.channel')}
        required
        value={draft.channel}
        options={channels
          .filter(one => one !== 'web')
          .map(one => ({ value: one, label: t(`contacts.channel.${one}`) }))}
        onChange={channel => onChange({ channel })}
      />
      {/* Left with Tab or Enter, the number is asked about and never shown again. */}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: listens to the field inside */}
      <div onFocusOut={() => void ask()} onKeyDown={event => event.key === 'Enter' && void ask()}>
        <TextInput label={t('contacts.number')} type="tel" value={number} onChange={onNumber} />
      </div>
      <div role="status" style={known ? { flexBasis: '100%' } : undefined}>
        {known && <KnownCaller known={known} draft={draft} onChange={onChange} />}
      </div>
    </section>
  )
}

function Timer({ since }: { readonly since: string }) {
  const [now, setNow] = useState(Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000)
    return () => clearInterval(timer)
  }, [])
  const seconds = since ? Math.max(0, Math.floor((now - Date.parse(since)) / 1000)) : 0
  const two = (n: number) => String(n).padStart(2, '0')
  return (
    <b role="timer">
      {two(Math.floor(seconds / 60))}:{two(seconds % 60)}
    </b>
  )
}
