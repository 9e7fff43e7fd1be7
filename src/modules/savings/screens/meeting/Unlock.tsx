import { useState } from 'preact/hooks'
import { useT } from '#staff/hooks.ts'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { Notice } from '#ui/Notice.tsx'
import { Select } from '#ui/Select.tsx'
import { currentMembers } from '../../domain/book.ts'
import { Big, Tile } from '../Parts.tsx'
import { useGroup, useNameOf, useRecord } from '../use-group.ts'

/** Who opened the box with her key; where one of three was not there, a member saw it. */
export function Unlock() {
  const t = useT()
  const { group, book } = useGroup()
  const { write, problem, busy } = useRecord()
  const nameOf = useNameOf()
  const [witness, setWitness] = useState('')
  const keys = book.governance?.keyHolders ?? []
  const holders = group.opened.holders.flatMap(index => keys[index] ?? [])
  const needsWitness = holders.length < keys.length
  const isFirst = book.held === 1
  const open = async () => {
    const next = isFirst ? 'count_in' : 'recall'
    const isDone = await write(
      ...(book.meeting?.step === 'open' ? [{ kind: 'step_taken', step: 'unlock' } as const] : []),
      { kind: 'box_unlocked', holders, witness: witness || null },
      { kind: 'step_taken', step: next, ...(isFirst ? { reason: 'first meeting' } : {}) },
    )
    if (isDone) scrollTo(0, 0)
  }
  return (
    <>
      <ul class="tiles">
        {holders.map(holder => (
          <Tile key={holder} member={holder} note={t('savings.unlock.key')} done />
        ))}
      </ul>
      {needsWitness && (
        <>
          <Notice tone="due">{t('savings.unlock.witness_how')}</Notice>
          <Select
            label={t('savings.unlock.witness')}
            value={witness}
            required
            options={currentMembers(book)
              .filter(({ id }) => !holders.includes(id))
              .map(({ id }) => ({ value: id, label: nameOf(id) }))}
            onChange={setWitness}
          />
        </>
      )}
      <ErrorNote problem={problem} />
      <Big main icon="key" busy={busy} disabled={needsWitness && !witness} onClick={() => void open()}>
        {t('savings.unlock.open')}
      </Big>
    </>
  )
}
