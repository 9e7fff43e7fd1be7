import { useState } from 'preact/hooks'
import { useT } from '#staff/hooks.ts'
import { Dialog } from '#ui/Dialog.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { Select } from '#ui/Select.tsx'
import { TextInput } from '#ui/TextInput.tsx'
import { currentMembers, stampsOf } from '../../domain/book.ts'
import { Big } from '../Parts.tsx'
import { useGroup, useNameOf, useRecord } from '../use-group.ts'

/** Shares back at the price that was paid, for an emergency. */
export function Withdraw({ onClose }: { readonly onClose: () => void }) {
  const t = useT()
  const { book } = useGroup()
  const nameOf = useNameOf()
  const { write, problem, busy } = useRecord()
  const [member, setMember] = useState('')
  const [typed, setTyped] = useState('')
  const stamps = Number(typed)
  const save = async (event: Event) => {
    event.preventDefault()
    if (!member || !Number.isSafeInteger(stamps) || stamps < 1) return
    if (await write({ kind: 'shares_withdrawn', member, stamps })) onClose()
  }
  return (
    <Dialog title={t('savings.shares.withdraw')} onClose={onClose}>
      <form class="stack" onSubmit={event => void save(event)}>
        <p>{t('savings.shares.withdraw_how')}</p>
        <Select
          {...{ label: t('savings.who'), value: member, required: true, onChange: setMember }}
          options={currentMembers(book)
            .filter(({ id }) => stampsOf(book, id) > 0)
            .map(({ id }) => ({ value: id, label: `${nameOf(id)} (${stampsOf(book, id)})` }))}
        />
        <TextInput
          {...{ label: t('savings.shares.how_many'), value: typed, onChange: setTyped, inputMode: 'numeric' }}
          code
        />
        <ErrorNote problem={problem} />
        <Big main submit icon="check" busy={busy}>
          {t('savings.give')}
        </Big>
      </form>
    </Dialog>
  )
}
