import { isDay } from '#lib/day.ts'
import { useT } from '#staff/hooks.ts'
import { Button } from '#ui/Button.tsx'
import { Check, MultiChoice } from '#ui/Choice.tsx'
import { DateInput } from '#ui/DateInput.tsx'
import { TimeInput } from '#ui/TimeInput.tsx'
import { weekdays } from '../domain/directory.ts'
import type { Schedule } from './service-draft.ts'

interface Props {
  readonly value: readonly Schedule[]
  readonly onChange: (value: Schedule[]) => void
  readonly errors: Readonly<Record<string, string>>
}

/** Weekly hours in lines, and days on which it is otherwise. Rules by the month or with an interval stay as they are. */
export function HoursEditor({ value, onChange, errors }: Props) {
  const t = useT()
  const rows = value.map((row, index) => ({ row, index }))
  const put = (index: number, part: Partial<Schedule>) =>
    onChange(value.map((row, at) => (at === index ? { ...row, ...part } : row)))
  const drop = (index: number) => onChange(value.filter((_, at) => at !== index))
  const others = rows.filter(({ row }) => !isWeekly(row) && row.freq)
  return (
    <section class="card stack">
      <h2>{t('directory.service.hours')}</h2>
      {value.length === 0 && <p class="soft">{t('directory.hours_unknown')}</p>}
      {rows
        .filter(({ row }) => isWeekly(row))
        .map(({ row, index }) => (
          <div key={index} class="stack">
            <MultiChoice
              label={t('directory.hours.days')}
              options={weekdays.map((day, at) => ({ value: day, label: t(`ui.weekday.${(at + 1) as 1}`) }))}
              value={weekdays.filter(day => row.byday?.includes(day))}
              onChange={days => put(index, { byday: weekdays.filter(day => days.includes(day)) })}
              error={errors[`schedules[${index}].byday`]}
            />
            <Times row={row} onChange={part => put(index, part)} onRemove={() => drop(index)} />
          </div>
        ))}
      {others.map(({ index }) => (
        <div key={index} class="row">
          <span class="soft">{t('directory.hours.other_rule')}</span>
          <Button icon="close" onClick={() => drop(index)}>
            {t('ui.remove')}
          </Button>
        </div>
      ))}
      <div class="row">
        <Button icon="plus" onClick={() => onChange([...value, weekly(weekdays.slice(0, 5), 540, 1020)])}>
          {t('directory.hours.add')}
        </Button>
        {!value.some(row => isWeekly(row) && row.byday?.length === 7 && isRound(row)) && (
          <Button
            icon="clock"
            onClick={() => onChange([...value.filter(row => !isWeekly(row)), weekly(weekdays, 0, 1440)])}
          >
            {t('directory.hours.always')}
          </Button>
        )}
      </div>
      <h3>{t('directory.hours.exceptions')}</h3>
      {rows
        .filter(({ row }) => !row.freq)
        .map(({ row, index }) => (
          <Exception
            key={index}
            row={row}
            onChange={part => put(index, part)}
            onRemove={() => drop(index)}
            error={errors[`schedules[${index}].from`] ?? errors[`schedules[${index}].until`]}
          />
        ))}
      <div>
        <Button
          icon="calendar"
          onClick={() => onChange([...value, { freq: null, from: null, until: null, closed: true }])}
        >
          {t('directory.hours.add_exception')}
        </Button>
      </div>
    </section>
  )
}

/** What a line of days and times can show. */
function isWeekly(row: Schedule): boolean {
  return row.freq === 'WEEKLY' && (row.interval ?? 1) === 1 && !row.from && !row.until && !row.closed
}

const isRound = ({ opens = 0, closes = 1440 }: Schedule) => opens === 0 && closes === 1440

const weekly = (days: readonly string[], opens: number, closes: number): Schedule => ({
  freq: 'WEEKLY',
  byday: [...days],
  opens,
  closes,
})

interface LineProps {
  readonly row: Schedule
  readonly onChange: (part: Partial<Schedule>) => void
  readonly onRemove: () => void
}

/** From–to, or the whole day; closing at or before opening means past midnight. */
function Times({ row, onChange, onRemove }: LineProps) {
  const t = useT()
  const round = isRound(row)
  return (
    <div class="row">
      {!row.closed && (
        <Check
          label={t('directory.hours.always')}
          value={round}
          onChange={on => onChange(on ? { opens: 0, closes: 1440 } : { opens: 540, closes: 1020 })}
        />
      )}
      {!row.closed && !round && (
        <>
          <TimeInput
            label={t('directory.hours.from')}
            value={Number(row.opens ?? 0)}
            onChange={opens => onChange({ opens })}
          />
          <TimeInput
            label={t('directory.hours.to')}
            value={Number(row.closes ?? 1440)}
            onChange={closes => onChange({ closes })}
          />
        </>
      )}
      <Button icon="close" onClick={onRemove}>
        {t('ui.remove')}
      </Button>
    </div>
  )
}

function Exception({ row, onChange, onRemove, error }: LineProps & { error: string | undefined }) {
  const t = useT()
  const day = (text: string | null | undefined) => (text && isDay(text) ? text : '')
  const from = day(row.from)
  return (
    <div class="stack">
      <div class="cols even">
        <DateInput
          label={t('directory.hours.first_day')}
          value={from}
          onChange={value => onChange({ from: value || null, until: day(row.until) || value || null })}
          error={error}
        />
        <DateInput
          label={t('directory.hours.last_day')}
          value={day(row.until)}
          min={from || undefined}
          onChange={value => onChange({ until: value || null })}
        />
      </div>
      <Check
        label={t('directory.hours.closed')}
        value={row.closed === true}
        onChange={closed => onChange(closed ? { closed } : { closed, opens: 540, closes: 1020 })}
      />
      <Times row={row} onChange={onChange} onRemove={onRemove} />
    </div>
  )
}
