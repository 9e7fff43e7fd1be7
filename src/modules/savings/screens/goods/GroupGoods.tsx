import { useState } from 'preact/hooks'
import type { ReplyOf, SentOf } from '#lib/contract.ts'
import { newId } from '#lib/ids.ts'
import {
  forget,
  hrefOf,
  type Sent,
  useChange,
  useData,
  useForm,
  useFormat,
  useT,
  useTitle,
} from '#staff/hooks.ts'
import { Button } from '#ui/Button.tsx'
import { Empty } from '#ui/Empty.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { FormDialog } from '#ui/Form.tsx'
import { Tag } from '#ui/Tag.tsx'
import { TextInput } from '#ui/TextInput.tsx'
import { Skeleton } from '#ui/Waiting.tsx'
import { readGoods, recordGoods } from '../../contract/goods.ts'
import { seasonOf } from '../../domain/goods.ts'
import { isGoods, type Lot } from '../../domain/goods-book.ts'
import type { GoodsHappening } from '../../domain/goods-journal.ts'
import { HarvestForm, ReceiveForm } from './BringForm.tsx'
import { thingsOf, useGoodsSentence } from './goods-sentence.ts'
import { Keeper } from './Keeper.tsx'
import { LotList } from './LotList.tsx'
import { SummaryCard } from './SummaryCard.tsx'
import { UseForm } from './UseForm.tsx'
import '../group.css'

type Goods = ReplyOf<typeof readGoods>
type Event = SentOf<typeof recordGoods>['event']
type Doing = { readonly what: 'receive' | 'harvest' } | { readonly what: 'use'; readonly lot: Lot } | null

/** The goods of one group: the agent's book of a group without phone, or the sums of one that keeps its own. */
export function GroupGoods({ id }: { readonly id: string }) {
  const t = useT()
  useTitle(t('savings.goods'))
  const { data, error, reload } = useData(readGoods, { id })
  if (!data) return error ? <ErrorNote problem={error} onRetry={reload} /> : <Skeleton />
  const again = () => {
    forget(`/savings/groups/${id}/goods`)
    forget('/savings/goods')
    reload()
  }
  return <Book goods={data} onChanged={again} />
}

function useWriting(goods: Goods, onChanged: () => void) {
  const change = useChange(recordGoods, { offline: true, label: 'savings.goods', chain: goods.id })
  const send = async (event: Event) => {
    const sent = await change.send({ id: goods.id, event })
    if (sent.ok && !sent.waiting) onChanged()
    return sent
  }
  return { send, problem: change.error, busy: change.sending }
}

function Book({ goods, onChanged }: { readonly goods: Goods; readonly onChanged: () => void }) {
  const t = useT()
  const [doing, setDoing] = useState<Doing>(null)
  const { send, problem, busy } = useWriting(goods, onChanged)
  const lots: Lot[] = goods.lots.map(lot => ({ ...lot, season: seasonOf(lot.day) }))
  const save = async (happening: GoodsHappening) => {
    if ((await send({ ...happening, id: newId() } as Event)).ok) setDoing(null) // days are of the date field
  }
  const form = {
    currency: goods.currency,
    members: null,
    problem,
    busy,
    onSave: (one: GoodsHappening) => void save(one),
  }
  const nameOf = (number: string) => t('savings.member_number', { number })
  return (
    <div class="stack">
      <h1>{goods.village ? `${goods.name}, ${goods.village}` : goods.name}</h1>
      <p>
        <a href={hrefOf('/groups/goods')}>{t('savings.goods.report')}</a>
      </p>
      {doing ? (
        <section class="card stack">
          {doing.what === 'receive' && <ReceiveForm {...form} />}
          {doing.what === 'harvest' && <HarvestForm {...form} lots={lots} />}
          {doing.what === 'use' && <UseForm {...form} lot={doing.lot} lots={lots} />}
          <Button onClick={() => setDoing(null)}>{t('ui.cancel')}</Button>
        </section>
      ) : (
        <>
          <Keeper goods={goods} />
          {goods.may.record && (
            <div class="row">
              <Button look="main" icon="download" onClick={() => setDoing({ what: 'receive' })}>
                {t('savings.goods.part.received')}
              </Button>
              <Button look="main" icon="plant" onClick={() => setDoing({ what: 'harvest' })}>
                {t('savings.goods.part.harvested')}
              </Button>
            </div>
          )}
          {goods.may.record && <p class="soft small">{t('savings.goods.waits')}</p>}
          {goods.lines.length === 0 ? (
            <Empty icon="plant" title={t('savings.goods.empty')}>
              <p>{t('savings.goods.empty_how')}</p>
            </Empty>
          ) : (
            <SummaryCard summary={goods.summary} members={goods.members} />
          )}
          {lots.length > 0 && (
            <>
              <h2>{t('savings.goods.have')}</h2>
              <LotList
                {...{ lots, nameOf }}
                onChoose={goods.may.record ? lot => setDoing({ what: 'use', lot }) : null}
              />
            </>
          )}
          <Records {...{ goods, send }} />
        </>
      )}
    </div>
  )
}

interface RecordsProps {
  readonly goods: Goods
  readonly send: ReturnType<typeof useWriting>['send']
}

function Records({ goods, send }: RecordsProps) {
  const t = useT()
  const format = useFormat()
  const [wrong, setWrong] = useState<string | null>(null)
  const events = goods.records.map(record => record.event)
  const things = thingsOf(events.filter(event => isGoods(event)))
  const sentence = useGoodsSentence(lot => things.get(lot))
  if (events.length === 0) return null
  return (
    <section class="card stack">
      <h2>{t('savings.goods.records')}</h2>
      <ul class="list">
        {goods.records.toReversed().map(({ event, recordedAt, imported, takenBack }) => {
          if (!isGoods(event)) return null
          return (
            <li key={event.id} class="row apart">
              <span>
                {takenBack ? <s>{sentence(event)}</s> : sentence(event)}{' '}
                <span class="small soft">
                  {format.day(event.day, 'medium')} · {format.instant(recordedAt, 'short')}
                </span>{' '}
                {imported && <Tag>{t('savings.goods.imported')}</Tag>}
              </span>
              {goods.may.record && !takenBack && (
                <Button look="quiet" icon="back" onClick={() => setWrong(event.id)}>
                  {t('savings.take_back')}
                </Button>
              )}
            </li>
          )
        })}
      </ul>
      {wrong && (
        <TakeBack
          onClose={() => setWrong(null)}
          onReason={reason => send({ kind: 'corrected', id: newId(), corrects: wrong, reason })}
        />
      )}
    </section>
  )
}

interface TakeBackProps {
  readonly onClose: () => void
  readonly onReason: (reason: string) => Promise<Sent<unknown>>
}

function TakeBack({ onClose, onReason }: TakeBackProps) {
  const t = useT()
  const form = useForm({
    start: { reason: '' },
    send: ({ reason }) => onReason(reason.trim()),
    onDone: onClose,
  })
  const title = t('savings.take_back')
  return (
    <FormDialog title={title} onClose={onClose} form={form} submit={title}>
      <TextInput
        label={t('savings.goods.taken_back_why')}
        maxLength={200}
        required
        autoFocus
        {...form.field('reason')}
      />
    </FormDialog>
  )
}
