import { useT } from '#staff/hooks.ts'
import { Button } from '#ui/Button.tsx'
import { MultiChoice } from '#ui/Choice.tsx'
import { TimeInput } from '#ui/TimeInput.tsx'

interface Hours {
  readonly days: readonly (number | string)[]
  readonly from: number | string
  readonly to: number | string
}

interface Props {
  readonly value: readonly Hours[]
  readonly onChange: (value: { days: number[]; from: number; to: number }[]) => void
}

const week = ['1', '2', '3', '4', '5', '6', '7'] as const

/** On which days from when till when; closing at or before opening means past midnight. */
export function OpeningHours({ value, onChange }: Props) {
  const t = useT()
  const rows = value.map(({ days, from, to }) => ({
    days: days.map(Number),
    from: Number(from),
    to: Number(to),
  }))
  const put = (index: number, change: Partial<(typeof rows)[number]>) =>
    onChange(rows.map((row, at) => (at === index ? { ...row, ...change } : row)))
  return (
    <div class="stack">
      <h2>{t('organisations.hours')}</h2>
      {rows.length === 0 && <p class="soft">{t('organisations.hours.none')}</p>}
      {rows.map((row, index) => (
        <div key={index} class="stack">
          <MultiChoice
            label={t('organisations.hours.days')}
            options={week.map(day => ({ value: day, label: t(`ui.weekday.${day}`) }))}
            value={row.days.map(String)}
            onChange={days => put(index, { days: days.map(Number).sort() })}
          />
          <div class="row">
            <TimeInput
              label={t('organisations.hours.from')}
              value={row.from}
              onChange={from => put(index, { from })}
            />
            <TimeInput
              label={t('organisations.hours.to')}
              value={row.to}
              onChange={to => put(index, { to })}
            />
            <Button icon="close" onClick={() => onChange(rows.filter((_, at) => at !== index))}>
              {t('ui.remove')}
            </Button>
          </div>
        </div>
      ))}
      <div>
        <Button
          icon="plus"
          onClick={() => onChange([...rows, { days: [1, 2, 3, 4, 5], from: 540, to: 1020 }])}
        >
          {t('organisations.hours.add')}
        </Button>
      </div>
    </div>
  )
}
