import { useState } from 'preact/hooks'
import type { ReplyOf } from '#lib/contract.ts'
import { call, hrefOf, useData, useFormat, useMay, useT, useTitle } from '#staff/hooks.ts'
import { Button } from '#ui/Button.tsx'
import { Empty } from '#ui/Empty.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { List } from '#ui/List.tsx'
import { Tag } from '#ui/Tag.tsx'
import { Skeleton } from '#ui/Waiting.tsx'
import { listReceived } from '../contract.ts'
import { Organisations } from './Organisations.tsx'

type Page = ReplyOf<typeof listReceived>
type Question = Page['items'][number]

/** What others ask about persons who may be ours; and, for supervisors, whose questions are looked at. */
export function QueueScreen() {
  const t = useT()
  useTitle(t('tracing.queue'))
  const maySet = useMay('tracing.answer_for')
  const { data, error, loading, reload } = useData(listReceived, {}, { keep: false })
  return (
    <div class="stack">
      <h1>{t('tracing.queue')}</h1>
      <p class="soft">{t('tracing.queue.what')}</p>
      <ErrorNote problem={error} onRetry={reload} />
      {loading && <Skeleton />}
      {data && <Questions first={data} />}
      {maySet && <Organisations />}
    </div>
  )
}

function Questions({ first }: { readonly first: Page }) {
  const t = useT()
  const [later, setLater] = useState<readonly Page[]>([])
  const [busy, setBusy] = useState(false)
  const pages = [first, ...later]
  const items = pages.flatMap(page => page.items)
  const cursor = pages.at(-1)?.next
  const more = async () => {
    setBusy(true)
    const page = await call(listReceived, { cursor: cursor ?? undefined }).catch(() => null)
    if (page) setLater([...later, page])
    setBusy(false)
  }
  const open = items.filter(one => one.state === 'open')
  const over = items.filter(one => one.state === 'match')
  return (
    <>
      {open.length === 0 && <Empty icon="check" title={t('tracing.queue.none')} />}
      {open.length > 0 && <Rows label={t('tracing.queue')} rows={open} />}
      {over.length > 0 && (
        <>
          <h2>{t('tracing.queue.over')}</h2>
          <Rows label={t('tracing.queue.over')} rows={over} />
        </>
      )}
      {cursor && (
        <Button busy={busy} onClick={() => void more()}>
          {t('ui.more')}
        </Button>
      )}
    </>
  )
}

function Rows({ label, rows }: { readonly label: string; readonly rows: readonly Question[] }) {
  const t = useT()
  const { day, dayOf, list } = useFormat()
  return (
    <List label={label} rows={rows} rowKey={one => one.id}>
      {one => (
        <a href={hrefOf(`/tracing/${one.id}`)}>
          <span>
            <b>{list(one.persons.map(person => person.label))}</b>{' '}
            {one.state === 'open' && (
              <Tag tone="due">{t('tracing.until', { day: day(dayOf(one.dueAt)) })}</Tag>
            )}
            {one.persons
              .filter(person => person.wish !== null)
              .map(person => (
                <Tag key={person.personId}>{t(`tracing.wish.${person.wish ?? 'no'}`)}</Tag>
              ))}
            <br />
            <span class="small soft">
              {one.from.name} · {t(`tracing.kind.${one.kind}`)}
              {one.reference && ` · ${t('referrals.reference', { reference: one.reference })}`}
            </span>
          </span>
        </a>
      )}
    </List>
  )
}
