import { useState } from 'preact/hooks'
import type { SentOf } from '#lib/contract.ts'
import { isDay } from '#lib/day.ts'
import { listMembers } from '#modules/accounts/contract.ts'
import { useData, useT } from '#staff/hooks.ts'
import { Button } from '#ui/Button.tsx'
import { DateInput } from '#ui/DateInput.tsx'
import { Select } from '#ui/Select.tsx'
import type { listLines } from '../contract.ts'
import type { LogWords } from './log-words.ts'

export type LogFilter = SentOf<typeof listLines>

interface Props {
  readonly filter: LogFilter
  readonly words: LogWords
  /** The one record that is asked about, as the reader saw it. */
  readonly about: string | null
  readonly onChange: (filter: LogFilter) => void
}

/** What, by whom and when: nothing has to be typed. */
export function LogFilters({ filter, words, about, onChange }: Props) {
  const t = useT()
  const members = useData(listMembers, {}).data?.items ?? []
  const [area, setArea] = useState('')
  const actions = words.areas.find(one => one.code === area)?.actions ?? []
  const choose = (code: string) => {
    setArea(code)
    onChange({ ...filter, doing: code ? `${code}.` : null, action: null })
  }
  const from = dayOf(filter.from)
  const to = dayOf(filter.to)
  return (
    <div class="card stack">
      <div class="cols three">
        <Select
          label={t('audit.log.area')}
          value={area}
          options={words.areas.map(({ code, name }) => ({ value: code, label: name }))}
          onChange={choose}
        />
        {area !== '' && (
          <Select
            label={t('audit.log.doing')}
            value={filter.action ?? ''}
            options={actions.map(code => ({ value: code, label: words.action(code) }))}
            onChange={action => onChange({ ...filter, action: action || null })}
          />
        )}
        <Select
          label={t('audit.log.who')}
          value={filter.userId ?? ''}
          options={members.map(member => ({ value: member.userId, label: member.name }))}
          onChange={userId => onChange({ ...filter, userId: userId || null })}
        />
        <DateInput
          label={t('audit.log.from')}
          value={from}
          max={to || undefined}
          onChange={day => onChange({ ...filter, from: day || null })}
        />
        <DateInput
          label={t('audit.log.to')}
          value={to}
          min={from || undefined}
          onChange={day => onChange({ ...filter, to: day || null })}
        />
      </div>
      {filter.thingId && (
        <div class="row">
          <span>{t('audit.log.about', { thing: about ?? '' })}</span>
          <Button onClick={() => onChange({ ...filter, thingId: null })}>{t('audit.log.about.all')}</Button>
        </div>
      )}
    </div>
  )
}

const dayOf = (text: string | null | undefined) => (text && isDay(text) ? text : '')
