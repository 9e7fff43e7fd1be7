import { useState } from 'preact/hooks'
import type { ReplyOf } from '#lib/contract.ts'
import { useData, useFormat, useT } from '#staff/hooks.ts'
import { Button } from '#ui/Button.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { Timeline } from '#ui/Timeline.tsx'
import { Skeleton } from '#ui/Waiting.tsx'
import { history } from '../contract.ts'
import { useEntryWords } from './entry-words.ts'

type Item = ReplyOf<typeof history>['items'][number]

interface Props {
  readonly id: string
  /** Names of places and addresses, by id. */
  readonly names?: Readonly<Record<string, string>> | undefined
}

/** Who changed an entry, when, and what; asked for when it is wanted. */
export function HistoryList({ id, names }: Props) {
  const t = useT()
  const format = useFormat()
  const [open, setOpen] = useState(false)
  const { data, error, reload } = useData(history, open ? { id } : null, { keep: false })
  return (
    <section class="stack">
      <div>
        <Button icon="clock" expanded={open} onClick={() => setOpen(!open)}>
          {t('directory.history')}
        </Button>
      </div>
      {open && <ErrorNote problem={error} onRetry={reload} />}
      {open && !data && !error && <Skeleton />}
      {open && data?.items.length === 0 && <p class="soft">{t('directory.history.none')}</p>}
      {open && data && data.items.length > 0 && (
        <Timeline
          label={t('directory.history')}
          entries={data.items.map(item => ({
            id: item.id,
            title: t(`directory.history.${item.action}`),
            when: `${format.instant(item.at)} · ${item.actorName}`,
            body: item.action === 'update' ? <Changes item={item} names={names} /> : undefined,
          }))}
        />
      )}
    </section>
  )
}

function Changes({ item, names }: { readonly item: Item; readonly names: Props['names'] }) {
  const { label, shown } = useEntryWords(names)
  const lines = item.changes.map(({ field, before, after }) => ({
    field,
    name: label(field) ?? field,
    before: shown(field, before) || '–',
    after: shown(field, after) || '–',
  }))
  return (
    <dl class="small">
      {lines.map(({ field, name, before, after }) => (
        <div key={field}>
          <dt class="soft">{name}</dt>
          <dd>
            <del>{before}</del> → <ins>{after}</ins>
          </dd>
        </div>
      ))}
    </dl>
  )
}
