import { useState } from 'preact/hooks'
import { useT } from '#staff/hooks.ts'
import { Button } from '#ui/Button.tsx'
import { ErrorNote, type ProblemLike } from '#ui/ErrorNote.tsx'
import { Notice } from '#ui/Notice.tsx'
import type { GoodsRecord } from '../../contract/goods.ts'
import { type Book, currentMembers } from '../../domain/book.ts'
import { isGoods } from '../../domain/goods-book.ts'
import { readEarlier } from '../box/line.ts'
import { Big } from '../Parts.tsx'
import { useGroup, useRecord } from '../use-group.ts'
import { thingsOf, useGoodsSentence } from './goods-sentence.ts'

type Record = Exclude<GoodsRecord, { kind: 'corrected' }>

/**
 * Before the first record of its own the group may take over what its agent wrote: shown first, then written here as it was,
 * each under its own id. From then on this phone's book is the one that counts.
 */
export function Earlier() {
  const t = useT()
  const { group, book } = useGroup()
  const [found, setFound] = useState<readonly Record[] | null>(null)
  const [problem, setProblem] = useState<ProblemLike | null>(null)
  const [busy, setBusy] = useState(false)
  const look = async () => {
    setBusy(true)
    setProblem(null)
    try {
      const records = await readEarlier(group)
      setFound(records.filter(record => isGoods(record)).map(record => withMembers(book, record)))
    } catch (error) {
      const { code } = error as Partial<ProblemLike>
      setProblem({ code: code ?? 'fault_of_ours' })
    } finally {
      setBusy(false)
    }
  }
  return (
    <Notice>
      <p>{t('savings.goods.begin_how')}</p>
      <ErrorNote problem={problem} />
      {found === null && group.lid.registered && (
        <Button icon="download" busy={busy} onClick={() => void look()}>
          {t('savings.goods.earlier')}
        </Button>
      )}
      {found?.length === 0 && <p>{t('savings.goods.earlier_none')}</p>}
      {found && found.length > 0 && <Found records={found} />}
    </Notice>
  )
}

function Found({ records }: { readonly records: readonly Record[] }) {
  const t = useT()
  const { write, problem, busy } = useRecord()
  const things = thingsOf(records)
  const sentence = useGoodsSentence(lot => things.get(lot))
  return (
    <>
      <ul class="list">
        {records.map(record => (
          <li key={record.id}>{sentence(record)}</li>
        ))}
      </ul>
      <p>{t('savings.goods.earlier_how')}</p>
      <ErrorNote problem={problem} />
      <Big main icon="check" busy={busy} onClick={() => void write(...records)}>
        {t('savings.goods.earlier_take')}
      </Big>
    </>
  )
}

/** The agent knows members by their number, as it stands on their picture here. Of who is no member the group has it. */
function withMembers(book: Book, record: Record): Record {
  const ids = [...book.members.keys()]
  const current = new Set(currentMembers(book).map(({ id }) => id))
  const of = (number: string | null) => {
    const id = number === null ? undefined : ids[Number(number) - 1]
    return id !== undefined && current.has(id) ? id : null
  }
  if (record.kind === 'goods_grew') return record
  return record.kind === 'goods_used'
    ? { ...record, to: of(record.to) }
    : { ...record, member: of(record.member) }
}
