import { useState } from 'preact/hooks'
import { useT } from '#staff/hooks.ts'
import { Button } from '#ui/Button.tsx'
import { Empty } from '#ui/Empty.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { currentMembers } from '../../domain/book.ts'
import type { Lot } from '../../domain/goods-book.ts'
import { hasGoods, isGoods } from '../../domain/goods-book.ts'
import type { GoodsHappening } from '../../domain/goods-journal.ts'
import { mayWrite } from '../../domain/phone-log.ts'
import { Frame } from '../Frame.tsx'
import { Big } from '../Parts.tsx'
import { useSentence } from '../sentences.ts'
import { useGroup, useNameOf, useRecord } from '../use-group.ts'
import { HarvestForm, ReceiveForm } from './BringForm.tsx'
import { Earlier } from './Earlier.tsx'
import { LotList } from './LotList.tsx'
import { UseForm } from './UseForm.tsx'

/** What the group was given and harvested, and what becomes of it; in or between meetings, beside the money. */
export function GoodsScreen({ id }: { readonly id: string }) {
  const t = useT()
  return (
    <Frame id={id} title={t('savings.goods')} whole>
      {() => <Goods />}
    </Frame>
  )
}

type Doing = { readonly what: 'receive' | 'harvest' } | { readonly what: 'use'; readonly lot: Lot } | null

function Goods() {
  const t = useT()
  const { group, book } = useGroup()
  const nameOf = useNameOf()
  const { write, problem, busy, setProblem } = useRecord()
  const [doing, setDoing] = useState<Doing>(null)
  const writes = mayWrite(group.log) && group.log.entries.length > 0
  const lots = [...book.goods.lots.values()]
  const go = (next: Doing) => {
    setProblem(null)
    setDoing(next)
    scrollTo(0, 0)
  }
  const save = async (happening: GoodsHappening) => {
    if (await write(happening)) go(null)
  }
  const members = currentMembers(book).map(({ id }) => ({ value: id, label: nameOf(id) }))
  const form = {
    currency: group.lid.currency,
    members,
    problem,
    busy,
    onSave: (one: GoodsHappening) => void save(one),
  }
  return (
    <>
      <h1>{t('savings.goods')}</h1>
      {doing && (
        <>
          {doing.what === 'receive' && <ReceiveForm {...form} />}
          {doing.what === 'harvest' && <HarvestForm {...form} lots={lots} />}
          {doing.what === 'use' && <UseForm {...form} lot={doing.lot} lots={lots} />}
          <Button icon="back" onClick={() => go(null)}>
            {t('ui.cancel')}
          </Button>
        </>
      )}
      {!doing && (
        <>
          {writes && book.goods.told === 0 && <Earlier />}
          {writes && (
            <>
              <Big main icon="download" onClick={() => go({ what: 'receive' })}>
                {t('savings.goods.receive')}
              </Big>
              <Big main icon="plant" onClick={() => go({ what: 'harvest' })}>
                {t('savings.goods.harvest')}
              </Big>
            </>
          )}
          {lots.length === 0 ? (
            <Empty icon="plant" title={t('savings.goods.empty')}>
              <p>{t('savings.goods.empty_how')}</p>
            </Empty>
          ) : (
            <>
              <h2>{t('savings.goods.have')}</h2>
              <LotList {...{ lots, nameOf }} onChoose={writes ? lot => go({ what: 'use', lot }) : null} />
            </>
          )}
          <Records writes={writes} />
        </>
      )}
    </>
  )
}

/** Everything that was written of goods, what was taken back struck out. */
function Records({ writes }: { readonly writes: boolean }) {
  const t = useT()
  const { group, book } = useGroup()
  const { write, problem, busy } = useRecord()
  const sentence = useSentence()
  const events = group.log.entries.flatMap(({ event }) => (isGoods(event) ? [event] : [])).toReversed()
  if (events.length === 0) return null
  return (
    <details class="card">
      <summary>
        <b>{t('savings.goods.records')}</b>
      </summary>
      <ErrorNote problem={problem} />
      <ul class="list">
        {events.map(event => (
          <li key={event.id} class="row apart">
            {hasGoods(book.goods, event.id) ? <span>{sentence(event)}</span> : <s>{sentence(event)}</s>}
            {writes && hasGoods(book.goods, event.id) && (
              <Button
                look="quiet"
                icon="back"
                busy={busy}
                onClick={() => void write({ kind: 'corrected', corrects: event.id, reason: 'taken back' })}
              >
                {t('savings.take_back')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </details>
  )
}
