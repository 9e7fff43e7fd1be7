import { useState } from 'preact/hooks'
import { useT } from '#staff/hooks.ts'
import { Dialog } from '#ui/Dialog.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { TextInput } from '#ui/TextInput.tsx'
import { floorPart } from '../../domain/amount.ts'
import { currentMembers, savingsOf, stampsOf } from '../../domain/book.ts'
import { Big, Sum } from '../Parts.tsx'
import { useGroup, useRecord } from '../use-group.ts'
import { Who } from '../Who.tsx'

/** Shares back at the price that was paid, for an emergency. */
export function Withdraw({ onClose }: { readonly onClose: () => void }) {
  const t = useT()
  const { book } = useGroup()
  const { write, problem, busy } = useRecord()
  const [chosen, setChosen] = useState<string[]>([])
  const [member = ''] = chosen
  const [typed, setTyped] = useState('')
  const stamps = Number(typed)
  const held = stampsOf(book, member)
  const isSound = member !== '' && Number.isSafeInteger(stamps) && stamps >= 1 && stamps <= held
  const paid = isSound ? floorPart(savingsOf(book, member), { num: stamps, den: held }, 1) : 0
  const save = async (event: Event) => {
    event.preventDefault()
    if (!isSound) return
    if (await write({ kind: 'shares_withdrawn', member, stamps })) onClose()
  }
  return (
    <Dialog title={t('savings.shares.withdraw')} onClose={onClose}>
      <form class="stack" onSubmit={event => void save(event)}>
        <p>{t('savings.shares.withdraw_how')}</p>
        <Who
          {...{ label: t('savings.who'), chosen, onChange: setChosen }}
          members={currentMembers(book).flatMap(({ id }) => (stampsOf(book, id) > 0 ? [id] : []))}
          noteOf={id => `${t('savings.shares')}: ${stampsOf(book, id)}`}
        />
        <TextInput
          {...{ label: t('savings.shares.how_many'), value: typed, inputMode: 'numeric', code: true }}
          onChange={text => setTyped(text.replace(/\D/g, ''))}
        />
        {isSound && <Sum label={t('savings.withdraw.gets')} amount={paid} />}
        <ErrorNote problem={problem} />
        <Big main submit icon="check" busy={busy} disabled={!isSound}>
          {t('savings.give')}
        </Big>
      </form>
    </Dialog>
  )
}
