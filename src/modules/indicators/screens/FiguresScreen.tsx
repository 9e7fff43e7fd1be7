import { useState } from 'preact/hooks'
import { RecoveredFigures } from '#modules/claims/screens/parts.ts'
import { SavingsFigures } from '#modules/savings/screens/parts.ts'
import { addressOf, hrefOf, useData, useMay, useT } from '#staff/hooks.ts'
import { LinkButton } from '#ui/Button.tsx'
import { Check } from '#ui/Choice.tsx'
import { Empty } from '#ui/Empty.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { Skeleton } from '#ui/Waiting.tsx'
import { exportCsv, exportXlsx, readFigures } from '../contract.ts'
import { type Asked, inputOf, useAsked } from './asked.ts'
import { Definitions } from './Definitions.tsx'
import { FigureFilters } from './FigureFilters.tsx'
import { FigureTable } from './FigureTable.tsx'

export function FiguresScreen() {
  const t = useT()
  const [asked, ask] = useAsked()
  const seesClaims = useMay('claims.figures')
  const seesGroups = useMay('savings.totals')
  const { data, error, loading } = useData(readFigures, inputOf(asked))
  return (
    <div class="stack">
      <div class="row apart">
        <h1>{t('indicators.figures.title')}</h1>
        <LinkButton href={hrefOf('/report')} icon="print">
          {t('indicators.report.title')}
        </LinkButton>
      </div>
      <FigureFilters asked={asked} onAsk={ask} values={data?.filters ?? []} />
      {error && !data && <ErrorNote problem={error} />}
      {loading && <Skeleton />}
      {data && (
        <section class="card stack">
          {data.rows.length ? (
            <FigureTable figures={data} />
          ) : (
            <Empty icon="chart" title={t('indicators.figures.empty')} />
          )}
          <Definitions
            threshold={data.threshold}
            definitions={[{ name: t(`indicators.measure.${data.measure}`), text: data.definition }]}
          />
          <Exports asked={asked} />
        </section>
      )}
      {seesClaims && <RecoveredFigures />}
      {seesGroups && <SavingsFigures />}
    </div>
  )
}

function Exports({ asked }: { asked: Asked }) {
  const t = useT()
  const [hxl, setHxl] = useState(false)
  const input = { ...inputOf(asked), hxl }
  return (
    <div class="row">
      <LinkButton href={addressOf(exportCsv, input)} icon="download">
        {t('indicators.figures.csv')}
      </LinkButton>
      <LinkButton href={addressOf(exportXlsx, input)} icon="download">
        {t('indicators.figures.xlsx')}
      </LinkButton>
      <Check label={t('indicators.figures.hxl')} value={hxl} onChange={setHxl} />
    </div>
  )
}
