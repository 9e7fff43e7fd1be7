import { useMemo, useState } from 'preact/hooks'
import type { ReplyOf } from '#lib/contract.ts'
import { hrefOf, navigate, useActs, useMay, useMe, usePlace, useT, useTitle } from '#staff/hooks.ts'
import { useList } from '#staff/list.ts'
import { Button, LinkButton } from '#ui/Button.tsx'
import { Empty } from '#ui/Empty.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { Table } from '#ui/Table.tsx'
import { Skeleton } from '#ui/Waiting.tsx'
import { findCases, listCases } from '../contract.ts'
import { BreakGlass } from './BreakGlass.tsx'
import { addressOf, type CaseFilter, CaseFilters, CaseOrder, filterOf, type scopes } from './CaseFilters.tsx'
import { CaseTags } from './CaseTags.tsx'
import { DueTag } from './DueTag.tsx'
import { HandOversForYou } from './HandOversForYou.tsx'

type Line = ReplyOf<typeof listCases>['items'][number]

/**
 * Cases one may read, with the filters that are used most; `j` and `k` move, Enter opens. The filters stand in the
 * address, so that whoever comes back from a file finds them as they were.
 */
export function CaseList() {
  const t = useT()
  useTitle(t('cases.nav'))
  const usual = useUsualScope()
  const { query, hash } = usePlace()
  const filter = filterOf(query, hash, usual)
  const setFilter = (next: CaseFilter) => navigate(`/cases${addressOf(next, usual)}`, { replace: true })
  const [glass, setGlass] = useState(false)
  const mayBreak = useMay('cases.break_glass')
  const list = useList(questionOf(filter), filter)
  const { data, items: rows, more, busy, error, problem, loading, reload } = list
  // Drawn anew with other rows only, not with each letter of a filter.
  const table = useMemo(() => rows.length > 0 && <CaseTable rows={rows} />, [rows])
  useRowKeys(rows)
  useActs([{ key: 'n', label: t('cases.open.title'), run: () => navigate('/cases/new') }])
  return (
    <div class="stack">
      <div class="row apart">
        <h1>{t('cases.nav')}</h1>
        <span class="row">
          {mayBreak && (
            <Button icon="lock" onClick={() => setGlass(true)}>
              {t('cases.glass.title')}
            </Button>
          )}
          <LinkButton look="main" icon="plus" shortcut="n" href={hrefOf('/cases/new')}>
            {t('cases.open.title')}
          </LinkButton>
        </span>
      </div>
      <HandOversForYou />
      <CaseFilters filter={filter} usual={usual} onChange={setFilter} />
      <div class="row apart">
        <CaseOrder filter={filter} onChange={setFilter} />
        <a href={hrefOf('/hand-overs')}>{t('cases.hand_overs.title')}</a>
      </div>
      <ErrorNote problem={error} onRetry={reload} />
      {loading && !data && <Skeleton />}
      {data && rows.length === 0 && <Empty icon="case" title={t('cases.list.empty')} />}
      {table}
      <ErrorNote problem={problem} />
      {more && (
        <Button busy={busy} onClick={more}>
          {t('cases.list.more')}
        </Button>
      )}
      {glass && <BreakGlass onClose={() => setGlass(false)} />}
    </div>
  )
}

/** Words that were typed do not travel in an address; without them the answer may be kept for offline. */
const questionOf = (filter: CaseFilter) => (filter.text === undefined ? listCases : findCases)

/** Who supervises looks after a team, or after everything where nobody was put into teams; others after their own. */
function useUsualScope(): (typeof scopes)[number] {
  const { roles, teamIds } = useMe()
  if (!roles.includes('supervisor')) return 'mine'
  return teamIds.length ? 'team' : 'all'
}

function CaseTable({ rows }: { rows: readonly Line[] }) {
  const t = useT()
  return (
    <Table
      caption={t('cases.nav')}
      rows={rows}
      rowKey={row => row.id}
      href={row => hrefOf(`/cases/${row.id}`)}
      columns={[
        { label: t('cases.column.case'), cell: row => row.title },
        { label: t('cases.column.state'), cell: row => <CaseTags {...row} /> },
        {
          label: t('cases.column.next'),
          cell: row =>
            (row.nextStep || row.nextStepOn || row.dueOn) && (
              <>
                {row.nextStep} <DueTag day={row.nextStepOn ?? row.dueOn} />
              </>
            ),
        },
        { label: t('cases.column.who'), cell: row => row.responsible?.name ?? t('cases.nobody') },
        { label: t('cases.reference'), cell: row => <span class="nowrap">{row.reference}</span> },
      ]}
    />
  )
}

/** The focus moves over the names of the rows, so that Enter and a screen reader do what they always do. */
function useRowKeys(rows: readonly Line[]): void {
  const t = useT()
  const move = (step: number) => {
    const links = [...document.querySelectorAll<HTMLAnchorElement>('main th[scope=row] a')]
    const at = links.indexOf(document.activeElement as HTMLAnchorElement)
    links[Math.max(0, Math.min(links.length - 1, at + step))]?.focus()
  }
  useActs(
    rows.length
      ? [
          { key: 'j', label: t('ui.next'), run: () => move(1) },
          { key: 'k', label: t('ui.back'), run: () => move(-1) },
        ]
      : [],
  )
}
