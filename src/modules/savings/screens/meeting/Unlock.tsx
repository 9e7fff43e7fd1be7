import { useState } from 'preact/hooks'
import { useT } from '#staff/hooks.ts'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { Notice } from '#ui/Notice.tsx'
import { currentMembers } from '../../domain/book.ts'
import { openedBy } from '../box/group.ts'
import { Big, Tile } from '../Parts.tsx'
import { useGroup, useRecord } from '../use-group.ts'
import { Who } from '../Who.tsx'

/** Who opened the box with her key; where one of three was not there, a member saw it. */
export function Unlock() {
  const t = useT()
  const { group, book } = useGroup()
  const { write, problem, busy } = useRecord()
  const [witnesses, setWitnesses] = useState<string[]>([])
  const [witness = null] = witnesses
  const keys = book.governance?.keyHolders ?? []
  const holders = openedBy(group).filter(holder => keys.includes(holder))
  const needsWitness = holders.length < keys.length
  const isFirst = book.held === 1
  const open = async () => {
    const next = isFirst ? 'count_in' : 'recall'
    const isDone = await write(
      ...(book.meeting?.step === 'open' ? [{ kind: 'step_taken', step: 'unlock' } as const] : []),
      { kind: 'box_unlocked', holders, witness },
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
          <Who
            {...{ label: t('savings.unlock.witness'), chosen: witnesses, onChange: setWitnesses }}
            members={currentMembers(book).flatMap(({ id }) => (holders.includes(id) ? [] : [id]))}
          />
        </>
      )}
      <div class="sticky stack">
        <ErrorNote problem={problem} />
        <Big main icon="key" busy={busy} disabled={needsWitness && !witness} onClick={() => void open()}>
          {t('savings.unlock.open')}
        </Big>
      </div>
    </>
  )
}
