import { useState } from 'preact/hooks'
import { useT } from '#staff/hooks.ts'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { Select } from '#ui/Select.tsx'
import { boxedOf } from '../../domain/goods-record.ts'
import { AmountDialog, Big } from '../Parts.tsx'
import { useGroup, useMoney, useRecord } from '../use-group.ts'
import { useGoodsWords } from './use-goods-words.ts'

/** At a meeting: the money of a sale comes into the box, by an ordinary entry that names the sale. */
export function BoxSale() {
  const t = useT()
  const { group, book } = useGroup()
  const { write, problem } = useRecord()
  const words = useGoodsWords()
  const { show } = useMoney(group.lid.currency)
  const [sale, setSale] = useState('')
  const [open, setOpen] = useState(false)
  const sales = [...book.goods.uses.values()].flatMap(use => {
    const lot = book.goods.lots.get(use.lot)
    const left = use.paid?.currency === group.lid.currency ? use.paid.amount - boxedOf(book, use.id) : 0
    return lot && left > 0 ? [{ id: use.id, left, item: words.item(lot.item) }] : []
  })
  const chosen = sales.find(one => one.id === sale) ?? sales[0]
  if (!chosen) return null
  const save = async (amount: number) => {
    const what = t('savings.goods.boxed_what', { item: chosen.item })
    const isDone = await write({
      kind: 'donation_received',
      amount,
      to: 'cash:loan_fund',
      what,
      sale: chosen.id,
    })
    if (isDone) setOpen(false)
  }
  return (
    <>
      <Big icon="plant" onClick={() => setOpen(true)}>
        {t('savings.goods.boxed')}
      </Big>
      {open && (
        <AmountDialog
          key={chosen.id}
          {...{ title: t('savings.goods.boxed'), label: t('savings.amount'), confirm: t('ui.save') }}
          first={chosen.left}
          onClose={() => setOpen(false)}
          onAmount={amount => void save(amount)}
          problem={<ErrorNote problem={problem} />}
        >
          <Select
            {...{
              label: t('savings.goods.boxed_which'),
              value: chosen.id,
              onChange: setSale,
              required: true,
            }}
            options={sales.map(({ id, item, left }) => ({ value: id, label: `${item}: ${show(left)}` }))}
          />
        </AmountDialog>
      )}
    </>
  )
}
