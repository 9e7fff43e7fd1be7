import type { Currency } from '#lib/money.ts'
import { useData, useFormat, useT } from '#staff/hooks.ts'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { Table } from '#ui/Table.tsx'
import { Skeleton } from '#ui/Waiting.tsx'
import { readFigures } from '../contract.ts'

/** How much was claimed and how much came in a quarter, the current one where none is said, by currency; small numbers are hidden. */
export function RecoveredFigures(given: { readonly quarter?: string }) {
  const t = useT()
  const { today, money, number } = useFormat()
  const day = today()
  const quarter = given.quarter ?? `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`
  const { data, error, loading } = useData(readFigures, { quarter })
  if (error && !data) return <ErrorNote problem={error} />
  if (loading) return <Skeleton />
  const sum = (amount: number | null, currency: Currency) =>
    amount === null ? '…' : money({ amount, currency }, { whole: true })
  const count = (n: number | null) => (n === null ? '…' : number(n))
  return (
    <section class="card stack" aria-labelledby="recovered-figures">
      <h2 id="recovered-figures">{t('claims.figures.title', { quarter })}</h2>
      {data && data.rows.length === 0 && <p class="soft">{t('claims.figures.empty')}</p>}
      {data && data.rows.length > 0 && (
        <Table
          caption={t('claims.figures.title', { quarter })}
          columns={[
            { label: t('claims.figures.currency'), cell: row => row.currency },
            { label: t('claims.figures.claims'), number: true, cell: row => count(row.claims) },
            { label: t('claims.figures.claimed'), number: true, cell: row => sum(row.claimed, row.currency) },
            { label: t('claims.figures.paid'), number: true, cell: row => count(row.paidClaims) },
            {
              label: t('claims.figures.recovered'),
              number: true,
              cell: row => sum(row.recovered, row.currency),
            },
          ]}
          rows={data.rows}
          rowKey={row => row.currency}
        />
      )}
      <p class="small soft">{t('claims.figures.definition', { threshold: data?.threshold ?? 5 })}</p>
    </section>
  )
}
