import { useState } from 'preact/hooks'
import { locales } from '#i18n/locales.ts'
import type { SentOf } from '#lib/contract.ts'
import { type Day, isDay } from '#lib/day.ts'
import { listMembers } from '#modules/accounts/contract.ts'
import { NeedPicker } from '#modules/directory/screens/parts.ts'
import { textOfHash, useData, useT } from '#staff/hooks.ts'
import { Button } from '#ui/Button.tsx'
import { DateInput } from '#ui/DateInput.tsx'
import { Select } from '#ui/Select.tsx'
import { TextInput } from '#ui/TextInput.tsx'
import type { findContacts } from '../contract.ts'
import { channels, outcomes } from '../domain/contact.ts'

export type LogFilter = Omit<SentOf<typeof findContacts>, 'limit' | 'cursor'>

const names = [
  ...(['from', 'to', 'need', 'outcome', 'channel', 'language', 'urgency'] as const),
  ...(['workerId', 'personId', 'caseId', 'sessionId'] as const),
]

/** The filters that stand in the address; the server says what it does not understand. */
export function filterOf(query: URLSearchParams, hash: string): LogFilter {
  const text = textOfHash(hash)
  return {
    ...Object.fromEntries(names.flatMap(name => (query.get(name) ? [[name, query.get(name)]] : []))),
    ...(text === '' ? {} : { text }),
  }
}

/** Words typed may be a name: they stand behind the #, which no server sees. */
export function addressOf({ text, ...filter }: LogFilter): string {
  const said = Object.entries(filter).flatMap(([name, value]) => (value ? [[name, String(value)]] : []))
  const query = new URLSearchParams(said).toString()
  return `${query && `?${query}`}${text ? `#${encodeURIComponent(text)}` : ''}`
}

interface Props {
  readonly filter: LogFilter
  readonly onChange: (filter: LogFilter) => void
}

/** Period, need, outcome, channel, language, colleague and words. */
export function LogFilters({ filter, onChange }: Props) {
  const t = useT()
  const members = useData(listMembers, {}).data?.items ?? []
  const set = (part: Partial<Record<(typeof names)[number] | 'text', string>>) =>
    // Empty parts are left out of the address by `addressOf`.
    onChange({ ...filter, ...part } as LogFilter)
  return (
    <div class="stack">
      <div class="cols three">
        <DateInput
          label={t('contacts.filter.from')}
          value={dayOf(filter.from)}
          onChange={from => set({ from })}
        />
        <DateInput label={t('contacts.filter.to')} value={dayOf(filter.to)} onChange={to => set({ to })} />
        <Words key={filter.text} text={filter.text ?? ''} onChange={text => set({ text })} />
        <Select
          label={t('contacts.outcome')}
          value={filter.outcome ?? ''}
          options={outcomes.map(value => ({ value, label: t(`contacts.outcome.${value}`) }))}
          onChange={outcome => set({ outcome })}
        />
        <Select
          label={t('contacts.channel')}
          value={filter.channel ?? ''}
          options={channels.map(value => ({ value, label: t(`contacts.channel.${value}`) }))}
          onChange={channel => set({ channel })}
        />
        <Select
          label={t('ui.language')}
          value={filter.language ?? ''}
          options={locales.map(value => ({ value: value as string, label: t(`language.${value}`) }))}
          onChange={language => set({ language })}
        />
        <Select
          label={t('contacts.worker')}
          value={filter.workerId ?? ''}
          options={members.map(({ userId, name }) => ({ value: userId, label: name }))}
          onChange={workerId => set({ workerId })}
        />
        <NeedPicker
          label={t('contacts.needs')}
          value={filter.need ? [filter.need] : []}
          onChange={codes => set({ need: codes.at(-1) ?? '' })}
        />
      </div>
      <div class="row">
        <Button look="quiet" icon="close" onClick={() => onChange({})}>
          {t('contacts.clear_filter')}
        </Button>
      </div>
    </div>
  )
}

/** Asked for when the field is left or Enter pressed, not with every letter. */
function Words({ text, onChange }: { readonly text: string; readonly onChange: (text: string) => void }) {
  const t = useT()
  const [typed, setTyped] = useState(text)
  const take = () => {
    if (typed.trim() !== text) onChange(typed.trim())
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: listens to the field inside
    <div onFocusOut={take} onKeyDown={event => event.key === 'Enter' && take()}>
      <TextInput label={t('contacts.filter.text')} type="search" value={typed} onChange={setTyped} />
    </div>
  )
}

/** What stands in the address may be anything. */
const dayOf = (text: string | undefined): Day | '' => (text && isDay(text) ? text : '')
