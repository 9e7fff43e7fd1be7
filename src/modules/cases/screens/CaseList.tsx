import { useState } from 'preact/hooks'
import type { ReplyOf, SentOf } from '#lib/contract.ts'
import { hrefOf, navigate, useActs, useData, useMay, usePlace, useT, useTitle } from '#staff/hooks.ts'
import { Button, LinkButton } from '#ui/Button.tsx'
import { Check } from '#ui/Choice.tsx'
import { Empty } from '#ui/Empty.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { Select } from '#ui/Select.tsx'
import { Table } from '#ui/Table.tsx'
import { TextInput } from '#ui/TextInput.tsx'
import { Skeleton } from '#ui/Waiting.tsx'
import { listCases } from '../contract.ts'
import { riskLevels } from '../domain/triage.ts'
import { BreakGlass } from './BreakGlass.tsx'
import { CaseTags } from './CaseTags.tsx'
import { DueTag } from './DueTag.tsx'
import { HandOversForYou } from './HandOversForYou.tsx'

type Filter = SentOf<typeof listCases>
type Line = ReplyOf<typeof listCases>['items'][number]

/** Cases one may read, with the filters that are used most; `j` and `k` move, Enter opens. */
export function CaseList() {
  const t = useT()
  useTitle(t('cases.nav'))
  const query = new URLSearchParams(usePlace().query)
  const [filter, setFilter] = useState<Filter>({
    scope: query.get('scope') === 'all' ? 'all' : 'mine',
    ...(query.get('text') ? { text: query.get('text') ?? '' } : {}),
  })
  const [glass, setGlass] = useState(false)
  const mayBreak = useMay('cases.break_glass')
  const { data, error, loading, reload } = useData(listCases, filter)
  const rows = data?.items ?? []
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
      <Filters filter={filter} onChange={setFilter} />
      <ErrorNote problem={error} onRetry={reload} />
      {loading && !data && <Skeleton />}
      {data && rows.length === 0 && <Empty icon="case" title={t('cases.list.empty')} />}
      {rows.length > 0 && <CaseTable rows={rows} />}
      {data?.next && <Button onClick={() => setFilter({ ...filter, limit: 200 })}>{t('ui.showAll')}</Button>}
      {glass && <BreakGlass onClose={() => setGlass(false)} />}
    </div>
  )
}

function Filters({ filter, onChange }: { filter: Filter; onChange: (filter: Filter) => void }) {
  const t = useT()
  const { risk: _risk, text: _text, ...plain } = filter
  const keepText = filter.text ? { text: filter.text } : {}
  const keepRisk = filter.risk ? { risk: filter.risk } : {}
  return (
    <div class="cols three">
      <TextInput
        label={t('cases.filter.text')}
        type="search"
        value={filter.text ?? ''}
        onChange={text => onChange({ ...plain, ...keepRisk, ...(text.trim() ? { text } : {}) })}
      />
      <Select
        label={t('cases.filter.whose')}
        value={filter.scope ?? 'mine'}
        options={(['mine', 'team', 'all'] as const).map(value => ({
          value,
          label: t(`cases.scope.${value}`),
        }))}
        onChange={scope => onChange({ ...filter, scope })}
      />
      <Select
        label={t('cases.filter.risk')}
        value={filter.risk ?? 'any'}
        options={(['any', ...riskLevels] as const).map(value => ({
          value,
          label: value === 'any' ? t('cases.filter.any') : t(`cases.risk.${value}`),
        }))}
        onChange={risk => onChange({ ...plain, ...keepText, ...(risk === 'any' ? {} : { risk }) })}
      />
      <div class="row">
        <Check
          label={t('cases.filter.overdue')}
          value={filter.overdue === true}
          onChange={overdue => onChange({ ...filter, overdue })}
        />
        <Check
          label={t('cases.filter.waiting')}
          value={filter.waiting === true}
          onChange={waiting => onChange({ ...filter, waiting })}
        />
      </div>
    </div>
  )
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
          cell: row => (
            <>
              {row.nextStep} <DueTag day={row.nextStepOn ?? row.dueOn} />
            </>
          ),
        },
        { label: t('cases.column.who'), cell: row => row.responsible?.name ?? t('cases.nobody') },
        { label: t('cases.reference'), cell: row => row.reference },
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
