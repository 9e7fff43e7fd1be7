import { useFormat, useT } from '#staff/hooks.ts'
import { Select } from '#ui/Select.tsx'
import { type Dimension, dimensionsOf, mayCross, measures } from '../domain/figure.ts'
import { periodsUntil } from '../domain/period.ts'
import type { Asked } from './asked.ts'
import { usePeriodWords } from './period-words.ts'

interface Props {
  readonly asked: Asked
  readonly onAsk: (change: Partial<Asked>) => void
  readonly values: readonly { readonly key: string; readonly label: string }[]
}

export function FigureFilters({ asked, onAsk, values }: Props) {
  const t = useT()
  const { today } = useFormat()
  const periodWords = usePeriodWords()
  const option = (value: Dimension) => ({ value, label: t(`indicators.dimension.${value}`) })
  const known = dimensionsOf[asked.measure]
  const seconds = known.filter(one => mayCross(asked.measure, asked.by, one)).map(option)
  return (
    <div class="cols three">
      <Select
        label={t('indicators.figures.measure')}
        required
        value={asked.measure}
        options={measures.map(value => ({ value, label: t(`indicators.measure.${value}`) }))}
        onChange={measure => onAsk({ measure })}
      />
      <Select
        label={t('indicators.period')}
        required
        value={asked.period}
        options={periodsUntil(today(), 12).map(value => ({ value, label: periodWords(value) }))}
        onChange={period => onAsk({ period })}
      />
      <Select
        label={t('indicators.figures.by')}
        required
        value={asked.by}
        options={known.map(option)}
        onChange={by => onAsk({ by })}
      />
      <Select
        label={t('indicators.figures.across')}
        value={asked.across}
        options={seconds}
        onChange={across => onAsk({ across })}
      />
      <Select
        label={t('indicators.figures.filter_by')}
        value={asked.filterBy}
        options={seconds}
        onChange={filterBy => onAsk({ filterBy })}
      />
      {asked.filterBy && (
        <Select
          label={t('indicators.figures.filter_value')}
          value={asked.filter}
          options={values.map(({ key, label }) => ({ value: key, label }))}
          onChange={filter => onAsk({ filter })}
        />
      )}
    </div>
  )
}
