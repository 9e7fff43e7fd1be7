import { useEffect, useRef } from 'preact/hooks'
import type { SentOf } from '#lib/contract.ts'
import { hrefOf, navigate, useActs, useFormat, usePlace, useT, useTitle } from '#staff/hooks.ts'
import { useList } from '#staff/list.ts'
import { Button } from '#ui/Button.tsx'
import { Choice } from '#ui/Choice.tsx'
import { Empty } from '#ui/Empty.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { Table } from '#ui/Table.tsx'
import { Tabs } from '#ui/Tabs.tsx'
import { Tag } from '#ui/Tag.tsx'
import { Skeleton } from '#ui/Waiting.tsx'
import { listReferrals } from '../contract.ts'
import { type ReferralLine, stateWords, toneOf, useReader } from './reader.ts'

const directions = ['in', 'out'] as const
const states = ['waiting', 'open', 'overdue', 'ended'] as const

/** What came in and what went out. */
export function ReferralList() {
  const t = useT()
  useTitle(t('referrals.title'))
  const { query } = usePlace()
  const direction = directions.find(one => one === query.get('direction')) ?? 'in'
  const state = states.find(one => one === query.get('state')) ?? 'waiting'
  const go = (to: { direction: string; state: string }) =>
    navigate(`/referrals?${new URLSearchParams(to)}`, { replace: true })
  return (
    <div class="stack">
      <h1>{t('referrals.title')}</h1>
      <Tabs
        label={t('referrals.direction')}
        at={direction}
        onChange={name => go({ direction: name, state })}
        tabs={directions.map(name => ({ name, label: t(`referrals.direction.${name}`) }))}
      >
        <Choice
          label={t('referrals.which')}
          value={state}
          options={states.map(value => ({ value, label: t(`referrals.which.${value}`) }))}
          onChange={value => go({ direction, state: value })}
        />
        <Rows input={{ direction, state }} />
      </Tabs>
    </div>
  )
}

function Rows({ input }: { readonly input: SentOf<typeof listReferrals> }) {
  const t = useT()
  const { data, items: rows, more, busy, error, problem, loading, reload } = useList(listReferrals, input)
  return (
    <>
      <ErrorNote problem={error} onRetry={reload} />
      {loading && <Skeleton />}
      {data && rows.length === 0 && (
        <Empty icon="referral" title={t('referrals.none')}>
          <p>{t(input.direction === 'out' ? 'referrals.none.out' : 'referrals.none.in')}</p>
        </Empty>
      )}
      {rows.length > 0 && <RowTable rows={rows} />}
      <ErrorNote problem={problem} />
      {more && (
        <Button busy={busy} onClick={more}>
          {t('ui.more')}
        </Button>
      )}
    </>
  )
}

function RowTable({ rows }: { readonly rows: readonly ReferralLine[] }) {
  const t = useT()
  const reader = useReader()
  const { instant } = useFormat()
  const box = useRowKeys()
  const other = (line: ReferralLine) => (line.direction === 'in' ? line.from.name : line.to.name)
  return (
    <div ref={box}>
      <Table
        caption={t('referrals.title')}
        rows={rows}
        rowKey={line => line.id}
        href={line => hrefOf(`/referrals/${line.id}`)}
        columns={[
          { label: t('referrals.seen.need'), cell: line => reader.name(line.needCode) },
          { label: t('referrals.with'), cell: other },
          { label: t('referrals.seen.urgency'), cell: line => <Urgency line={line} /> },
          {
            label: t('referrals.state'),
            cell: line => (
              <>
                <Tag tone={toneOf(line)}>{t(`referrals.status.${line.status}`)}</Tag>{' '}
                <span class="small soft">{stateWords(line, t, instant)}</span>
              </>
            ),
          },
          { label: t('referrals.number'), cell: line => line.reference },
        ]}
      />
    </div>
  )
}

export function Urgency({ line }: { readonly line: Pick<ReferralLine, 'urgency'> }) {
  const t = useT()
  const tone = { danger_now: 'danger', today: 'due', soon: undefined } as const
  return <Tag tone={tone[line.urgency]}>{t(`referrals.urgency.${line.urgency}`)}</Tag>
}

/** j and k move among the rows by moving the focus, so that Enter is the browser's own. */
function useRowKeys() {
  const t = useT()
  const box = useRef<HTMLDivElement>(null)
  const at = useRef(-1)
  const step = (by: number) => {
    const links = [...(box.current?.querySelectorAll<HTMLElement>('tbody th a') ?? [])]
    const focused = links.indexOf(document.activeElement as HTMLElement)
    at.current = Math.max(0, Math.min(links.length - 1, (focused < 0 ? at.current : focused) + by))
    links[at.current]?.focus()
  }
  useActs([
    { key: 'j', label: t('referrals.key.next'), run: () => step(1) },
    { key: 'k', label: t('referrals.key.previous'), run: () => step(-1) },
  ])
  useEffect(() => {
    at.current = -1
  }, [])
  return box
}
