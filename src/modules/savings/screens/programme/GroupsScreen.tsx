import { useEffect, useState } from 'preact/hooks'
import type { ReplyOf } from '#lib/contract.ts'
import type { Day } from '#lib/day.ts'
import { hrefOf, useData, useFormat, useMay, useT } from '#staff/hooks.ts'
import { Button, LinkButton } from '#ui/Button.tsx'
import { Empty } from '#ui/Empty.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { Table } from '#ui/Table.tsx'
import { Tag } from '#ui/Tag.tsx'
import { Skeleton } from '#ui/Waiting.tsx'
import { listGroups, readProgramme } from '../../contract/programme.ts'
import { useMoneyOf } from '../use-group.ts'
import { GroupFilters } from './GroupFilters.tsx'
import { type Narrowed, useNarrowed } from './narrow.ts'

type Row = ReplyOf<typeof listGroups>['items'][number]
const atOnce = 50

/** The organisation's groups with their sums, those not heard of for longest first. */
export function GroupsScreen() {
  const t = useT()
  const mayRegister = useMay('savings.register')
  const [narrowed, narrow] = useNarrowed()
  const programme = useData(readProgramme, {})
  const { data } = programme
  const isEmpty = data !== undefined && data.open + data.closed === 0
  return (
    <div class="stack">
      <div class="row apart">
        <h1>{t('savings.groups')}</h1>
        <div class="row">
          <LinkButton icon="chart" href={hrefOf('/groups/figures')}>
            {t('savings.figures')}
          </LinkButton>
          <LinkButton icon="calendar" href={hrefOf('/groups/visits')}>
            {t('savings.visits')}
          </LinkButton>
          <LinkButton icon="plant" href={hrefOf('/groups/goods')}>
            {t('savings.goods')}
          </LinkButton>
          <LinkButton icon="phone" href={hrefOf('/group')}>
            {t('savings.shelf')}
          </LinkButton>
        </div>
      </div>
      {!data && <ErrorNote problem={programme.error} onRetry={programme.reload} />}
      {programme.loading && <Skeleton />}
      {isEmpty && (
        <Empty icon="people" title={t('savings.groups.empty')}>
          <p>{t('savings.groups.empty_how')}</p>
        </Empty>
      )}
      {data && !isEmpty && (
        <>
          <Overview programme={data} onNarrow={narrow} />
          <GroupFilters programme={data} narrowed={narrowed} onNarrow={narrow} isList />
          <Pages key={JSON.stringify(narrowed)} narrowed={narrowed} />
          {mayRegister && <p class="soft">{t('savings.page.register')}</p>}
        </>
      )}
    </div>
  )
}

interface OverviewProps {
  readonly programme: ReplyOf<typeof readProgramme>
  readonly onNarrow: (change: Narrowed) => void
}

/** What needs somebody, each a press away from its list. */
function Overview({ programme, onNarrow }: OverviewProps) {
  const t = useT()
  const { number } = useFormat()
  return (
    <div class="row">
      <span class="soft">{t('savings.programme.groups', { number: number(programme.open) })}</span>
      {programme.attention > 0 && (
        <Button look="quiet" icon="warning" onClick={() => onNarrow({ attention: true })}>
          {t('savings.programme.attention', { number: number(programme.attention) })}
        </Button>
      )}
      {programme.silences
        .filter(({ silence, groups }) => silence !== 'fresh' && groups > 0)
        .map(({ silence, groups }) => (
          <Button key={silence} look="quiet" icon="clock" onClick={() => onNarrow({ silence })}>
            {`${t(`savings.silence.${silence}`)}: ${number(groups)}`}
          </Button>
        ))}
      {programme.visitsDue > 0 && (
        <LinkButton look="quiet" icon="calendar" href={hrefOf('/groups/visits')}>
          {t('savings.programme.visits_due', { number: number(programme.visitsDue) })}
        </LinkButton>
      )}
    </div>
  )
}

function Pages({ narrowed }: { readonly narrowed: Narrowed }) {
  const t = useT()
  const [cursors, setCursors] = useState<readonly (string | undefined)[]>([undefined])
  return (
    <>
      {cursors.map((cursor, index) => (
        <Page
          key={cursor ?? ''}
          narrowed={narrowed}
          cursor={cursor}
          onMore={index === cursors.length - 1 ? next => setCursors(known => [...known, next]) : undefined}
          label={t('ui.more')}
        />
      ))}
    </>
  )
}

interface PageProps {
  readonly narrowed: Narrowed
  readonly cursor: string | undefined
  readonly onMore: ((next: string) => void) | undefined
  readonly label: string
}

function Page({ narrowed, cursor, onMore, label }: PageProps) {
  const t = useT()
  const asked = useSettled(narrowed)
  const { data, error, loading, reload } = useData(listGroups, {
    ...{ ...asked, limit: atOnce },
    ...(cursor ? { cursor } : {}),
  })
  if (!data) return error ? <ErrorNote problem={error} onRetry={reload} /> : loading ? <Skeleton /> : null
  if (data.items.length === 0) return <Empty icon="people" title={t('savings.filter.none_fit')} />
  const { next } = data
  return (
    <>
      <GroupTable rows={data.items} />
      {onMore && next && <Button onClick={() => onMore(next)}>{label}</Button>}
    </>
  )
}

/** What is typed is asked for once the fingers rest. */
function useSettled(narrowed: Narrowed): Narrowed {
  const [settled, setSettled] = useState(narrowed)
  useEffect(() => {
    const waiting = setTimeout(() => setSettled(narrowed), 250)
    return () => clearTimeout(waiting)
  }, [JSON.stringify(narrowed)])
  return settled
}

function GroupTable({ rows }: { readonly rows: readonly Row[] }) {
  const t = useT()
  const format = useFormat()
  const money = useMoneyOf()
  return (
    <Table
      caption={t('savings.groups')}
      rows={rows}
      rowKey={row => row.id}
      href={row => hrefOf(`/groups/${row.id}`)}
      columns={[
        {
          label: t('savings.group'),
          cell: row => [row.name, row.village, row.district].filter(Boolean).join(', '),
        },
        { label: t('savings.last_meeting'), cell: row => <LastMeeting row={row} /> },
        { label: t('savings.agent'), cell: row => row.agent ?? t('savings.agent.none') },
        {
          label: t('savings.last_visit'),
          cell: row => (row.visitedOn ? format.relativeDay(row.visitedOn as Day) : '–'), // the server keeps days only
        },
        { label: t('savings.members'), cell: row => row.members ?? '–', number: true },
        { label: t('savings.saved'), cell: row => money(row.savings, row.currency), number: true },
        { label: t('savings.lent'), cell: row => money(row.lent, row.currency), number: true },
      ]}
    />
  )
}

function LastMeeting({ row }: { readonly row: Row }) {
  const t = useT()
  const format = useFormat()
  return (
    <span class="row">
      {row.lastOn ? format.relativeDay(row.lastOn as Day) : t('savings.silence.never')}
      {row.openForks > 0 && <Tag tone="danger">{t('savings.fork')}</Tag>}
      {row.openForks === 0 && row.setAside > 0 && <Tag tone="due">{t('savings.set_aside')}</Tag>}
      {row.closedOn ? (
        <Tag>{t('savings.closed')}</Tag>
      ) : (
        (row.silence === 'silent' || row.silence === 'stale') && (
          <Tag tone={row.silence === 'silent' ? 'danger' : 'due'}>{t('savings.stale')}</Tag>
        )
      )}
    </span>
  )
}
