import { useState } from 'preact/hooks'
import { useT } from '#staff/hooks.ts'
import { Dialog } from '#ui/Dialog.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { TextInput } from '#ui/TextInput.tsx'
import { currentMembers, stampsOf } from '../../domain/book.ts'
import { catchUpPrice, liveStamps } from '../../domain/saving.ts'
import { Big, Sum } from '../Parts.tsx'
import { useGroup, useMoney, useRecord } from '../use-group.ts'
import { Who } from '../Who.tsx'

/** Who comes late to a cycle buys shares at what they are worth now, so that nobody pays for her. */
export function Newcomer({ onClose }: { readonly onClose: () => void }) {
  const t = useT()
  const { group, book } = useGroup()
  const money = useMoney(group.lid.currency)
  const { write, problem, busy } = useRecord()
  const members = currentMembers(book).map(({ id }) => id)
  // Those who have the fewest are meant first.
  const order = members.toSorted((a, b) => stampsOf(book, a) - stampsOf(book, b))
  const [chosen, setChosen] = useState<string[]>([])
  const [typed, setTyped] = useState('')
  const price = catchUpPrice(book)
  const average = members.length === 0 ? 0 : Math.floor(liveStamps(book) / members.length)
  const stamps = Number(typed)
  const [member] = chosen
  const isSound = member !== undefined && Number.isSafeInteger(stamps) && stamps > 0
  const save = async (event: Event) => {
    event.preventDefault()
    if (isSound && (await write({ kind: 'catch_up_bought', member, stamps }))) onClose()
  }
  return (
    <Dialog title={t('savings.newcomer')} onClose={onClose}>
      <form class="stack" onSubmit={event => void save(event)}>
        <p>{t('savings.newcomer.how', { price: money.show(price) })}</p>
        <Who {...{ label: t('savings.who'), members: order, chosen, onChange: setChosen }} />
        <TextInput
          {...{ label: t('savings.shares.how_many'), value: typed, inputMode: 'numeric', code: true }}
          hint={t('savings.newcomer.average', { count: average })}
          onChange={text => setTyped(text.replace(/\D/g, ''))}
        />
        {stamps > 0 && <Sum label={t('savings.newcomer.pays')} amount={stamps * price} />}
        <ErrorNote problem={problem} />
        <Big main submit icon="check" busy={busy} disabled={!isSound}>
          {t('ui.save')}
        </Big>
      </form>
    </Dialog>
  )
}
