import { useState } from 'preact/hooks'
import { useT } from '#staff/hooks.ts'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { Select } from '#ui/Select.tsx'
import { currentMembers } from '../../domain/book.ts'
import type { Governance, Office } from '../../domain/group.ts'
import { Big } from '../Parts.tsx'
import { offices } from '../setup/plan.ts'
import { useGroup, useNameOf, useRecord } from '../use-group.ts'
import { useVote } from '../VoteFields.tsx'
import { Who } from '../Who.tsx'

/** Elections each cycle, or somebody in office who goes: chosen anew, the votes counted, and it holds. */
export function ChangeOffices({ onDone }: { readonly onDone: () => void }) {
  const t = useT()
  const { book } = useGroup()
  const nameOf = useNameOf()
  const { write, problem, busy } = useRecord()
  const { vote, fields } = useVote()
  const before = book.governance as Governance // a book begins with it
  const members = currentMembers(book).map(({ id }) => id)
  const [held, setHeld] = useState<Partial<Record<Office, string>>>(before.offices)
  const [keys, setKeys] = useState<string[]>(before.keyHolders.filter(id => members.includes(id)))
  const save = async () => {
    const still = Object.entries(held).filter(([, member]) => members.includes(member))
    const governance: Governance = {
      ...before,
      offices: Object.fromEntries(still) as Governance['offices'], // the same keys as before
      keyHolders: keys,
    }
    if (vote && (await write({ kind: 'governance_set', governance, vote }))) onDone()
  }
  return (
    <>
      <h1>{t('savings.offices.change')}</h1>
      {offices.map(office => (
        <Select
          key={office}
          label={t(`savings.office.${office}`)}
          value={members.includes(held[office] ?? '') ? (held[office] as string) : ''}
          options={members.map((id, index) => ({ value: id, label: `${index + 1}. ${nameOf(id)}` }))}
          onChange={member => {
            const { [office]: _, ...others } = held
            setHeld(member === '' ? others : { ...others, [office]: member })
          }}
        />
      ))}
      <Who
        {...{ label: t('savings.set_up.key_holders'), members, chosen: keys, most: 3, onChange: setKeys }}
      />
      <p class="soft">{t('savings.set_up.key_holders_how')}</p>
      {fields}
      <ErrorNote problem={problem} />
      <Big main icon="check" busy={busy} disabled={!vote || keys.length !== 3} onClick={() => void save()}>
        {t('savings.decided')}
      </Big>
      <Big icon="back" onClick={onDone}>
        {t('ui.cancel')}
      </Big>
    </>
  )
}
