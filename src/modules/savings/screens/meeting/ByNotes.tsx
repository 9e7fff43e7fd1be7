import { useState } from 'preact/hooks'
import { useT } from '#staff/hooks.ts'
import { TextInput } from '#ui/TextInput.tsx'
import { notes } from '../Notes.tsx'
import { useGroup, useMoney } from '../use-group.ts'

/** How many of each note: the phone multiplies and adds. What is smaller than the notes goes as a sum. */
export function ByNotes({ label, onSum }: { readonly label: string; readonly onSum: (sum: string) => void }) {
  const t = useT()
  const { group } = useGroup()
  const money = useMoney(group.lid.currency)
  const [counts, setCounts] = useState<Readonly<Record<number, string>>>({})
  const [coins, setCoins] = useState('')
  const known = notes[group.lid.currency]
  if (!known) return null
  const change = (next: Readonly<Record<number, string>>, small: string) => {
    setCounts(next)
    setCoins(small)
    const whole = known.reduce((sum, note) => sum + note * Number(next[note] || 0), 0)
    const rest = small === '' ? 0 : money.read(small)
    if (rest !== null) onSum(money.plain((money.read(String(whole)) ?? 0) + rest))
  }
  return (
    <details>
      <summary>{label}</summary>
      <div class="by-notes">
        {known.map(note => (
          <TextInput
            key={note}
            label={`${note} ×`}
            inputMode="numeric"
            maxLength={4}
            value={counts[note] ?? ''}
            onChange={typed => change({ ...counts, [note]: typed.replace(/\D/g, '') }, coins)}
          />
        ))}
        <TextInput
          label={t('savings.count.coins')}
          inputMode="decimal"
          maxLength={12}
          value={coins}
          onChange={typed => change(counts, typed)}
        />
      </div>
    </details>
  )
}
