import { useState } from 'preact/hooks'
import type { ReplyOf, SentOf } from '#lib/contract.ts'
import { addressOf, hrefOf, useData, useFormat, useMay, useT, useTitle } from '#staff/hooks.ts'
import { LinkButton } from '#ui/Button.tsx'
import { Choice } from '#ui/Choice.tsx'
import { Empty } from '#ui/Empty.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { Select } from '#ui/Select.tsx'
import { Table } from '#ui/Table.tsx'
import { Skeleton } from '#ui/Waiting.tsx'
import { exportGoods, goodsBy, goodsReport } from '../../contract/goods.ts'
import { SummaryCard, useSummaryWords } from './SummaryCard.tsx'
import { useGoodsWords } from './use-goods-words.ts'

type By = (typeof goodsBy)[number]
type Report = ReplyOf<typeof goodsReport>

/** What groups were given and harvested: by season, district or group; who is missing is said beside it. */
export function GoodsReport() {
  const t = useT()
  useTitle(t('savings.goods.report'))
  const words = useGoodsWords()
  const may = { export: useMay('savings.export_goods'), write: useMay('savings.record_goods') }
  const [by, setBy] = useState<By>('season')
  const [season, setSeason] = useState('')
  const input: SentOf<typeof goodsReport> = { by, ...(season ? { season } : {}) }
  const { data, error, reload } = useData(goodsReport, input)
  return (
    <div class="stack">
      <div class="row apart">
        <h1>{t('savings.goods.report')}</h1>
        {may.write && (
          <LinkButton look="main" icon="plus" href={hrefOf('/groups/self-help/new')}>
            {t('savings.self_help.new')}
          </LinkButton>
        )}
      </div>
      <div class="row">
        <Choice
          {...{ label: t('savings.goods.by_what'), value: by, onChange: setBy }}
          options={goodsBy.map(one => ({ value: one, label: t(`savings.goods.by.${one}`) }))}
        />
        <Select
          {...{ label: t('savings.goods.column.season'), value: season || 'all', required: true }}
          options={[
            { value: 'all', label: t('savings.goods.all_seasons') },
            ...(data?.seasons ?? []).map(one => ({ value: one, label: words.season(one) })),
          ]}
          onChange={one => setSeason(one === 'all' ? '' : one)}
        />
      </div>
      <ErrorNote problem={error} onRetry={reload} />
      {!data && !error && <Skeleton />}
      {data && <Figures data={data} by={by} />}
      <div class="row">
        {may.export && (
          <LinkButton icon="download" href={addressOf(exportGoods, season ? { season } : {})}>
            CSV
          </LinkButton>
        )}
        {may.write && (
          <LinkButton icon="upload" href={hrefOf('/groups/goods/import')}>
            {t('savings.goods.import')}
          </LinkButton>
        )}
      </div>
    </div>
  )
}

function Figures({ data, by }: { readonly data: Report; readonly by: By }) {
  const t = useT()
  const format = useFormat()
  const words = useGoodsWords()
  const said = useSummaryWords()
  if (data.rows.length === 0)
    return (
      <Empty icon="plant" title={t('savings.goods.report_empty')}>
        <p>{t('savings.goods.report_empty_how')}</p>
      </Empty>
    )
  const nameOf = ({ key, label }: Report['rows'][number]) =>
    by === 'season' ? words.season(key) : label || t('savings.goods.no_place')
  const { silent, groups, total } = data
  return (
    <>
      <SummaryCard summary={total.summary} members={total.members} />
      {silent + total.uncounted > 0 && (
        <ul class="small soft">
          {silent > 0 && <li>{t('savings.goods.silent', { count: silent, all: groups })}</li>}
          {total.uncounted > 0 && <li>{t('savings.goods.uncounted', { count: total.uncounted })}</li>}
        </ul>
      )}
      <div class="small" style={{ overflowX: 'auto' }}>
        <Table
          caption={t('savings.goods.report')}
          rows={data.rows}
          rowKey={row => row.key}
          {...(by === 'group'
            ? { href: (row: Report['rows'][number]) => hrefOf(`/groups/${row.key}/goods`) }
            : {})}
          columns={[
            { label: t(`savings.goods.by.${by}`), cell: nameOf },
            ...(by === 'group'
              ? []
              : [
                  {
                    label: t('savings.goods.groups'),
                    cell: (row: Report['rows'][number]) => format.number(row.groups),
                    number: true,
                  },
                ]),
            { label: t('savings.members'), cell: row => format.number(row.members), number: true },
            { label: t('savings.goods.harvested'), cell: row => said.harvested(row.summary), number: true },
            {
              label: t('savings.goods.harvest_worth'),
              cell: row => said.money(row.summary, 'harvest'),
              number: true,
            },
            {
              label: t('savings.goods.per_member'),
              cell: row => said.perMember(row.summary, row.members),
              number: true,
            },
            { label: t('savings.goods.sold'), cell: row => said.money(row.summary, 'sold'), number: true },
            { label: t('savings.goods.given'), cell: row => said.money(row.summary, 'given'), number: true },
            { label: t('savings.goods.passed_on'), cell: row => said.passOn(row.summary), number: true },
            { label: t('savings.goods.repaid'), cell: row => said.repaid(row.summary), number: true },
          ]}
        />
      </div>
      <p class="small soft">{t('savings.goods.definition')}</p>
    </>
  )
}
