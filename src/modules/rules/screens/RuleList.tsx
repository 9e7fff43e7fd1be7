import { useState } from 'preact/hooks'
import { addMonths, type Day } from '#lib/day.ts'
import { hrefOf, useData, useFormat, useT, useTitle } from '#staff/hooks.ts'
import { Check } from '#ui/Choice.tsx'
import { DateInput } from '#ui/DateInput.tsx'
import { Empty } from '#ui/Empty.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { List } from '#ui/List.tsx'
import { Select } from '#ui/Select.tsx'
import { Tag } from '#ui/Tag.tsx'
import { Skeleton } from '#ui/Waiting.tsx'
import { useWords } from '#ui/words.ts'
import { listChanges, listRules } from '../contract.ts'

const countries = ['RU', 'KZ', 'EAEU', 'CIS', 'TJ', 'KG', 'UZ'] as const

/** All rules in hand; what awaits a lawyer; what changed since a day. */
export function RuleList() {
  const t = useT()
  const [country, setCountry] = useState<string>('RU')
  const [awaiting, setAwaiting] = useState(false)
  const { locale } = useWords()
  const { data, error, reload } = useData(listRules, country === 'all' ? { locale } : { country, locale })
  useTitle(t('rules.list.title'))
  const rules = (data?.items ?? []).filter(rule => !awaiting || !rule.reviewed)
  const name = (code: string) =>
    code === 'EAEU'
      ? t('rules.union.eaeu')
      : code === 'CIS'
        ? t('rules.union.cis')
        : t(`country.${code as 'RU'}`)
  return (
    <div class="stack">
      <h1>{t('rules.list.title')}</h1>
      <p class="soft">{t('rules.list.what')}</p>
      <div class="cols">
        <section class="card stack">
          <div class="cols even">
            <Select
              label={t('rules.list.country')}
              required
              value={country}
              options={[
                { value: 'all', label: t('rules.list.all') },
                ...countries.map(code => ({ value: code, label: name(code) })),
              ]}
              onChange={setCountry}
            />
            <Check label={t('rules.list.awaiting')} value={awaiting} onChange={setAwaiting} />
          </div>
          <ErrorNote problem={error} onRetry={reload} />
          {!data && !error && <Skeleton />}
          {data && rules.length === 0 && <Empty icon="law" title={t('rules.list.none')} />}
          {rules.length > 0 && (
            <List label={t('rules.list.title')} rows={rules} rowKey={rule => rule.id}>
              {rule => (
                <a href={hrefOf(`/rules/${rule.id}`)}>
                  <span>
                    <b>{rule.title}</b>{' '}
                    <Tag tone={rule.reviewed ? 'ok' : 'due'}>
                      {rule.reviewed ? t('rules.reviewed') : t('rules.awaiting')}
                    </Tag>
                    <br />
                    <span class="small soft">{[rule.who, rule.says].filter(Boolean).join(' · ')}</span>
                  </span>
                </a>
              )}
            </List>
          )}
        </section>
        <Changes />
      </div>
    </div>
  )
}

function Changes() {
  const t = useT()
  const format = useFormat()
  const { locale } = useWords()
  const [since, setSince] = useState<Day | ''>(addMonths(format.today(), -12))
  const { data, error, reload } = useData(listChanges, since === '' ? null : { since, locale })
  return (
    <section class="card stack">
      <h2>{t('rules.changes.title')}</h2>
      <DateInput label={t('rules.changes.since')} value={since} onChange={setSince} />
      <ErrorNote problem={error} onRetry={reload} />
      {data?.items.length === 0 && <p class="soft">{t('rules.changes.none')}</p>}
      <ul class="stack plain">
        {data?.items.slice(0, 50).map(({ on, kind, rule, title, version }) => (
          <li key={`${on} ${kind} ${rule} ${version}`}>
            <span class="small soft">
              {format.day(on as Day)} · {t(`rules.change.${kind}`)}
            </span>
            <br />
            <a href={hrefOf(`/rules/${rule}`)}>{title}</a>
          </li>
        ))}
      </ul>
    </section>
  )
}
