import { useState } from 'preact/hooks'
import type { ReplyOf } from '#lib/contract.ts'
import type { Day } from '#lib/day.ts'
import { ApiProblem, call, hrefOf, useData, useFormat, useT, useTitle } from '#staff/hooks.ts'
import { Button, LinkButton } from '#ui/Button.tsx'
import { Choice } from '#ui/Choice.tsx'
import { Empty } from '#ui/Empty.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { Table } from '#ui/Table.tsx'
import { Tag, type Tone } from '#ui/Tag.tsx'
import { Skeleton } from '#ui/Waiting.tsx'
import { listErasures } from '../contract.ts'
import { DecideErasure } from './DecideErasure.tsx'

type Page = ReplyOf<typeof listErasures>
export type Erasure = Page['items'][number]

const shown = ['waiting', 'done', 'declined'] as const

/** What is to be erased, by request and by rule: a supervisor looks and decides. */
export function ErasureList() {
  const t = useT()
  useTitle(t('keeping.erasures'))
  const [state, setState] = useState<(typeof shown)[number]>('waiting')
  const { data, error, loading, reload } = useData(listErasures, { state }, { keep: false })
  const [deciding, setDeciding] = useState<Erasure | null>(null)
  return (
    <div class="stack">
      <h1>{t('keeping.erasures')}</h1>
      <p class="soft">{t('keeping.erasures.what')}</p>
      <Choice
        label={t('keeping.state')}
        value={state}
        options={shown.map(value => ({ value, label: t(`keeping.state.${value}`) }))}
        onChange={setState}
      />
      <ErrorNote problem={error} onRetry={reload} />
      {loading && <Skeleton />}
      {data && data.items.length === 0 && <Empty icon="check" title={t('keeping.erasures.none')} />}
      {data && data.items.length > 0 && (
        <Rows
          key={`${state} ${data.items[0]?.id} ${data.items.length}`}
          first={data}
          state={state}
          onDecide={setDeciding}
        />
      )}
      {deciding && (
        <DecideErasure
          erasure={deciding}
          onClose={() => {
            setDeciding(null)
            reload()
          }}
        />
      )}
    </div>
  )
}

interface RowsProps {
  readonly first: Page
  readonly state: (typeof shown)[number]
  readonly onDecide: (erasure: Erasure) => void
}

function Rows({ first, state, onDecide }: RowsProps) {
  const t = useT()
  const { instant } = useFormat()
  const [rest, setRest] = useState<Page | null>(null)
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const next = rest ? rest.next : first.next
  const more = async () => {
    if (next === null) return
    try {
      const page = await call(listErasures, { state, cursor: next })
      setRest({ items: [...(rest?.items ?? []), ...page.items], next: page.next })
      setProblem(null)
    } catch (error) {
      setProblem(error instanceof ApiProblem ? error : new ApiProblem(0, { code: 'network' }))
    }
  }
  return (
    <>
      <Table
        caption={t('keeping.erasures')}
        rows={[...first.items, ...(rest?.items ?? [])]}
        rowKey={row => row.id}
        columns={[
          { label: t('keeping.column.what'), cell: row => <What erasure={row} /> },
          {
            label: t('keeping.column.why'),
            cell: row => `${t(`keeping.asked_by.${row.askedBy}`)}${row.note ? `: ${row.note}` : ''}`,
          },
          {
            label: t('keeping.column.asked'),
            cell: row =>
              `${instant(row.requestedAt, 'medium')}${row.requestedBy ? ` · ${row.requestedBy.name}` : ''}`,
          },
          {
            label: t('keeping.state'),
            cell: row => <Tag tone={toneOf[row.state]}>{t(`keeping.state.${row.state}`)}</Tag>,
          },
          { label: '', cell: row => <Act erasure={row} onDecide={onDecide} /> },
        ]}
      />
      <ErrorNote problem={problem} />
      {next !== null && <Button onClick={() => void more()}>{t('ui.more')}</Button>}
    </>
  )
}

const toneOf: Readonly<Record<Erasure['state'], Tone | undefined>> = {
  waiting: 'due',
  approved: 'accent',
  done: 'ok',
  declined: undefined,
}

export function What({ erasure }: { readonly erasure: Erasure }) {
  const t = useT()
  const { day } = useFormat()
  if (erasure.person)
    return (
      <a href={hrefOf(`/people/${erasure.person.id}`)}>
        {erasure.person.label} · {erasure.person.reference}
      </a>
    )
  if (erasure.beforeDay)
    // Contracts carry days as text.
    return (
      <span>
        {t('keeping.before', { kind: t(`keeping.kind.${erasure.kind}`), day: day(erasure.beforeDay as Day) })}
      </span>
    )
  return <span>{t(`keeping.kind.${erasure.kind}`)}</span>
}

function Act({
  erasure,
  onDecide,
}: {
  readonly erasure: Erasure
  readonly onDecide: (erasure: Erasure) => void
}) {
  const t = useT()
  if (erasure.state === 'done')
    return (
      <LinkButton href={hrefOf(`/erasures/${erasure.id}/proof`)} icon="document">
        {t('keeping.proof')}
      </LinkButton>
    )
  return erasure.may.decide ? <Button onClick={() => onDecide(erasure)}>{t('keeping.decide')}</Button> : null
}
